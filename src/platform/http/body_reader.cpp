#include "platform/http/body_reader.hpp"

#include "platform/http/errors.hpp"
#include "platform/http/syntax.hpp"

namespace http {

namespace {

constexpr std::size_t part_limit = 1000;

}  // namespace

BodyReader::BodyReader(std::string_view content_type, BodyLimits limits, SpoolFactory* spool,
                       RawBody raw_body)
    : limits_(limits), spool_(spool), raw_body_(raw_body) {
    if (raw_body_ == RawBody::Spooled) return;
    if (auto boundary = multipart_boundary(content_type))
        multipart_.emplace(*boundary, static_cast<MultipartParser::Sink&>(*this));
}

BodyReader::~BodyReader() = default;

void BodyReader::put(std::string_view bytes) {
    size_ += bytes.size();
    if (size_ > limits_.body) throw Fault{413, std::string{default_message(413)}};
    if (multipart_)
        multipart_->put(bytes);
    else if (raw_body_ == RawBody::Spooled)
        spool_raw(bytes);
    else
        raw_ += bytes;
}

void BodyReader::spool_raw(std::string_view bytes) {
    if (spool_ == nullptr) throw Fault{400, "这里不能上传文件。"};
    if (!writer_) writer_ = spool_->create();
    writer_->write(bytes);
}

void BodyReader::finish(Request& request) {
    if (raw_body_ == RawBody::Spooled) {
        if (writer_) uploads_.push_back({{}, {}, {}, size_, writer_->finish()});
        writer_.reset();
        return request.set_form({}, std::move(uploads_));
    }
    if (!multipart_) return request.set_body(std::move(raw_));
    multipart_->finish();
    for (const auto& [name, value] : fields_)
        if (!syntax::is_utf8(value)) throw Fault{400, std::string{default_message(400)}};
    request.set_form(std::move(fields_), std::move(uploads_));
}

void BodyReader::begin(MultipartParser::Head head) {
    if (++parts_ > part_limit) throw Fault{413, std::string{default_message(413)}};
    if (!head.filename) {
        fields_.emplace_back(std::move(head.name), "");
        return;
    }
    skip_ = head.filename->empty();  // how browsers send "no file chosen"
    if (skip_) return;
    if (spool_ == nullptr) throw Fault{400, "这里不能上传文件。"};
    writer_ = spool_->create();
    uploads_.push_back({std::move(head.name), std::move(*head.filename),
                        std::move(head.content_type), 0, nullptr});
}

void BodyReader::data(std::string_view bytes) {
    if (skip_) return;
    if (!writer_) {
        fields_.back().second += bytes;
        return;
    }
    uploads_.back().size += bytes.size();
    if (uploads_.back().size > limits_.upload) throw Fault{413, "上传的文件太大，请拆分后再上传。"};
    writer_->write(bytes);
}

void BodyReader::end() {
    skip_ = false;
    if (!writer_) return;
    uploads_.back().content = writer_->finish();
    writer_.reset();
}

}  // namespace http
