#include "platform/sheet/xml.hpp"

#include "platform/sheet/refuse.hpp"

#include <cstring>

namespace sheet {

namespace {

constexpr int chunk = 64 * 1024;
constexpr std::size_t longest_markup = 8U << 20U;

std::string_view local_name(const char* qualified) {
    const char* const colon = std::strrchr(qualified, ':');
    return colon == nullptr ? qualified : colon + 1;
}

}  // namespace

std::string_view Attributes::operator[](std::string_view name) const {
    for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
        if (name == *pair) return pair[1];
    }
    return {};
}

std::string_view Attributes::local(std::string_view name) const {
    for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
        if (name == local_name(*pair)) return pair[1];
    }
    return {};
}

struct XmlReader::Handlers {
    static XmlReader& of(void* self) {
        auto& reader = *static_cast<XmlReader*>(self);
        reader.silent_ = 0;
        return reader;
    }
    static void start(void* self, const char* element, const char** attributes) {
        of(self).start(local_name(element), Attributes{attributes});
    }
    static void end(void* self, const char* element) { of(self).end(local_name(element)); }
    static void characters(void* self, const char* text, int length) {
        of(self).characters({text, static_cast<std::size_t>(length)});
    }
    static void doctype(void* self, const char*, const char*, const char*, int) {
        of(self).stop(refuse::doctype);
    }
};

void XmlReader::parse(Zip& zip, std::string_view part_name) {
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser{
        XML_ParserCreate(nullptr), XML_ParserFree};
    if (!parser) throw std::bad_alloc{};
    parser_ = parser.get();
    refusal_ = nullptr;
    silent_ = 0;
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, Handlers::start, Handlers::end);
    XML_SetCharacterDataHandler(parser_, Handlers::characters);
    XML_SetStartDoctypeDeclHandler(parser_, Handlers::doctype);
    Zip::Part part{zip, part_name};
    feed(part);
    parser_ = nullptr;
}

void XmlReader::feed(Zip::Part& part) {
    for (std::size_t got = 1; got > 0;) {
        void* const buffer = XML_GetBuffer(parser_, chunk);
        if (buffer == nullptr) refuse::damaged();
        got = part.read({static_cast<char*>(buffer), chunk});
        silent_ += got;
        auto status = XML_ParseBuffer(parser_, static_cast<int>(got), got == 0);
        while (status == XML_STATUS_SUSPENDED) {
            paused();
            status = XML_ResumeParser(parser_);
        }
        if (status == XML_STATUS_ERROR && refusal_) refusal_();
        if (status == XML_STATUS_ERROR || silent_ > longest_markup) refuse::damaged();
    }
}

void XmlReader::pause() {
    XML_StopParser(parser_, XML_TRUE);
}

void XmlReader::stop(std::function<void()> refusal) {
    if (!refusal_) refusal_ = std::move(refusal);
    XML_StopParser(parser_, XML_FALSE);
}

}  // namespace sheet
