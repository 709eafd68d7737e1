#include "platform/core/refusal.hpp"
#include "platform/crypto/stream.hpp"
#include "platform/http/spool.hpp"

namespace http {

namespace {

constexpr std::size_t frame = 64 << 10;
constexpr std::size_t sealed_frame = frame + 17;

/// Opens frame by frame what lies sealed in `file_`.
class Sealed final : public Spooled {
public:
    Sealed(std::unique_ptr<Spooled> file, crypto::Secret key, std::string header)
        : file_(std::move(file)), key_(std::move(key)), header_(std::move(header)) {}

    void each(const std::function<void(std::string_view piece)>& use) const override {
        crypto::StreamOpener opener{key_, header_};
        std::string pending;
        const auto open = [&](std::string_view bytes) {
            const auto piece = opener.open(bytes);
            if (!piece) platform::bug("a spooled file was changed");
            if (!piece->empty()) use(*piece);
        };
        file_->each([&](std::string_view bytes) {
            pending += bytes;
            while (pending.size() > sealed_frame) {
                open(std::string_view{pending}.substr(0, sealed_frame));
                pending.erase(0, sealed_frame);
            }
        });
        open(pending);
    }

private:
    std::unique_ptr<Spooled> file_;
    crypto::Secret key_;
    std::string header_;
};

class Writer final : public SpoolWriter {
public:
    explicit Writer(std::unique_ptr<SpoolWriter> file)
        : file_(std::move(file)),
          key_(crypto::random_secret(crypto::stream_key_bytes)),
          sealer_(key_) {}

    void write(std::string_view bytes) override {
        pending_ += bytes;
        while (pending_.size() > frame) {
            file_->write(sealer_.seal(std::string_view{pending_}.substr(0, frame)));
            pending_.erase(0, frame);
        }
    }
    std::unique_ptr<Spooled> finish() override {
        file_->write(sealer_.seal_last(pending_));
        return std::make_unique<Sealed>(file_->finish(), std::move(key_), sealer_.header());
    }

private:
    std::unique_ptr<SpoolWriter> file_;
    crypto::Secret key_;
    crypto::StreamSealer sealer_;
    std::string pending_;
};

}  // namespace

std::unique_ptr<SpoolWriter> SealedFileSpool::create() {
    return std::make_unique<Writer>(files_.create());
}

}  // namespace http
