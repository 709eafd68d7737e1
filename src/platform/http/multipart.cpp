#include "platform/http/multipart.hpp"

#include "platform/http/errors.hpp"
#include "platform/http/syntax.hpp"

#include <algorithm>

namespace http {

namespace {

constexpr std::size_t head_limit = 8 << 10;

[[noreturn]] void malformed() {
    throw Fault{400, "提交的表单不完整，请刷新页面后重新提交。"};
}

MultipartParser::Head read_head(std::string_view lines) {
    MultipartParser::Head head;
    bool named = false;
    while (!lines.empty()) {
        auto end = lines.find("\r\n");
        auto line = lines.substr(0, end);
        lines = end == std::string_view::npos ? std::string_view{} : lines.substr(end + 2);
        auto colon = line.find(':');
        if (colon == std::string_view::npos) malformed();
        auto value = syntax::trimmed(line.substr(colon + 1));
        if (syntax::same_word(line.substr(0, colon), "Content-Type")) head.content_type = value;
        if (!syntax::same_word(line.substr(0, colon), "Content-Disposition")) continue;
        if (!value.starts_with("form-data")) malformed();
        auto name = syntax::header_parameter(value, "name");
        if (!name || named) malformed();
        named = true;
        head.name = std::move(*name);
        head.filename = syntax::header_parameter(value, "filename");
    }
    if (!named || !syntax::is_utf8(head.name) || !syntax::is_utf8(head.filename.value_or("")))
        malformed();
    return head;
}

}  // namespace

MultipartParser::MultipartParser(std::string_view boundary, Sink& sink)
    : delimiter_("\r\n--" + std::string{boundary}), sink_(sink) {}

void MultipartParser::put(std::string_view bytes) {
    if (state_ == State::Epilogue) return;
    pending_ += bytes;
    while (step())
        continue;
    pending_.erase(0, at_);
    at_ = 0;
}

void MultipartParser::finish() const {
    if (state_ != State::Epilogue) malformed();
}

/// One step forward; false when more bytes are needed.
bool MultipartParser::step() {
    switch (state_) {
        case State::Preamble:
        case State::Body: return find_delimiter();
        case State::Delimiter: return after_delimiter();
        case State::Head: return head();
        case State::Epilogue: break;
    }
    at_ = pending_.size();
    return false;
}

bool MultipartParser::find_delimiter() {
    auto found = rest().find(delimiter_);
    bool complete = found != std::string_view::npos;
    // The last bytes may be the beginning of a delimiter whose end has not come yet.
    auto sure = complete ? found : rest().size() - std::min(rest().size(), delimiter_.size() - 1);
    if (state_ == State::Body && sure > 0) sink_.data(rest().substr(0, sure));
    consume(sure);
    if (!complete) return false;
    consume(delimiter_.size());
    if (state_ == State::Body) sink_.end();
    state_ = State::Delimiter;
    return true;
}

bool MultipartParser::after_delimiter() {
    if (rest().size() < 2) return false;
    auto next = rest().substr(0, 2);
    if (next != "--" && next != "\r\n") malformed();
    state_ = next == "--" ? State::Epilogue : State::Head;
    consume(2);
    return true;
}

bool MultipartParser::head() {
    auto end = rest().find("\r\n\r\n");
    if (std::min(end, rest().size()) > head_limit)
        throw Fault{431, "提交的表单有误，请刷新页面后重新提交。"};
    if (end == std::string_view::npos) return false;
    sink_.begin(read_head(rest().substr(0, end)));
    consume(end + 4);
    state_ = State::Body;
    return true;
}

std::optional<std::string> multipart_boundary(std::string_view content_type) {
    auto type = syntax::trimmed(content_type.substr(0, content_type.find(';')));
    if (!syntax::same_word(type, "multipart/form-data")) return std::nullopt;
    auto boundary = syntax::header_parameter(content_type, "boundary");
    if (!boundary || boundary->empty() || boundary->size() > 70) return std::nullopt;
    bool printable = std::all_of(boundary->begin(), boundary->end(),
                                 [](char c) { return c >= ' ' && c <= '~'; });
    return printable ? boundary : std::nullopt;
}

}  // namespace http
