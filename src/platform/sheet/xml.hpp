#pragma once

#include "platform/sheet/zip.hpp"

#include <expat.h>

#include <functional>
#include <string_view>

namespace sheet {

/// The attributes of one element, as expat hands them over.
class Attributes {
public:
    explicit Attributes(const char** pairs) : pairs_(pairs) {}
    /// "" if there is none of that qualified name.
    std::string_view operator[](std::string_view name) const;
    /// As above, under whatever namespace prefix: local("id") finds r:id.
    std::string_view local(std::string_view name) const;

private:
    const char** pairs_;
};

/// Reads one XML part, streaming; elements come under their local names. Refuses (Invalid)
/// malformed XML, any DOCTYPE and markup of absurd length.
class XmlReader {
public:
    virtual ~XmlReader() = default;
    XmlReader() = default;
    XmlReader(const XmlReader&) = delete;
    XmlReader& operator=(const XmlReader&) = delete;

    void parse(Zip& zip, std::string_view part);

protected:
    virtual void start(std::string_view element, const Attributes& attributes) = 0;
    virtual void end(std::string_view) {}
    virtual void characters(std::string_view) {}
    /// What pause() asked for: called outside the parser, so that it may throw.
    virtual void paused() {}

    /// Calls paused() once the tag at hand has been dealt with. For end() only.
    void pause();
    /// Ends parsing by this refusal. The handlers run inside a C library and must not throw it.
    void stop(std::function<void()> refusal);

private:
    struct Handlers;
    void feed(Zip::Part& part);

    XML_Parser parser_ = nullptr;
    std::function<void()> refusal_;
    std::size_t silent_ = 0;  // bytes since the parser last had something to say
};

}  // namespace sheet
