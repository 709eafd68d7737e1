#include "platform/http/errors.hpp"
#include "platform/http/multipart.hpp"

#include <cstdlib>
#include <string>

namespace {

/// Writes down what the parser says, so that two readings can be compared.
class Recorder final : public http::MultipartParser::Sink {
public:
    std::string text;

private:
    void begin(http::MultipartParser::Head head) override {
        text += "(" + head.name + "|" + head.filename.value_or("-") + "|" + head.content_type + ")";
    }
    void data(std::string_view bytes) override { text += bytes; }
    void end() override { text += "."; }
};

/// What is read when the input comes in pieces of this size; "!" at the end when it is refused.
std::string read(std::string_view input, std::size_t piece) {
    Recorder recorder;
    http::MultipartParser parser{"b", recorder};
    try {
        for (std::size_t at = 0; at < input.size(); at += piece)
            parser.put(input.substr(at, piece));
        parser.finish();
    } catch (const http::Fault&) {
        recorder.text += "!";
    }
    return recorder.text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    const std::string_view input{reinterpret_cast<const char*>(bytes), size};
    const auto boundary = http::multipart_boundary(input);
    if (boundary && (boundary->empty() || boundary->size() > 70)) std::abort();
    const auto whole = read(input, input.size() + 1);
    // Cut otherwise it must say the same; a refused one may have told more or less before it was
    // refused.
    for (std::size_t piece : {std::size_t{1}, std::size_t{5}}) {
        const auto cut = read(input, piece);
        if (whole.ends_with('!') != cut.ends_with('!')) std::abort();
        if (!whole.ends_with('!') && whole != cut) std::abort();
    }
    return 0;
}
