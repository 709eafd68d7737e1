#include "platform/crypto/stream.hpp"

#include "platform/core/refusal.hpp"

#include <sodium.h>

namespace crypto {

namespace {

static_assert(stream_key_bytes == crypto_secretstream_xchacha20poly1305_KEYBYTES);
using Native = crypto_secretstream_xchacha20poly1305_state;

const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* raw(std::string& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

void require_key(const Secret& key) {
    if (key.size() != stream_key_bytes) platform::bug("a stream's key has 32 bytes");
}

}  // namespace

struct StreamSealer::State {
    Native native{};
    bool ended = false;
    ~State() { sodium_memzero(&native, sizeof native); }

    std::string seal(std::string_view piece, unsigned char tag) {
        if (ended) platform::bug("a stream was sealed beyond its end");
        std::string out(piece.size() + crypto_secretstream_xchacha20poly1305_ABYTES, '\0');
        crypto_secretstream_xchacha20poly1305_push(&native, raw(out), nullptr, raw(piece),
                                                   piece.size(), nullptr, 0, tag);
        return out;
    }
};

StreamSealer::StreamSealer(const Secret& key)
    : state_(std::make_unique<State>()),
      header_(crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0') {
    require_key(key);
    crypto_secretstream_xchacha20poly1305_init_push(&state_->native, raw(header_), key.data());
}

StreamSealer::~StreamSealer() = default;
StreamSealer::StreamSealer(StreamSealer&&) noexcept = default;
StreamSealer& StreamSealer::operator=(StreamSealer&&) noexcept = default;

std::string StreamSealer::seal(std::string_view piece) {
    return state_->seal(piece, crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
}

std::string StreamSealer::seal_last(std::string_view piece) {
    auto out = state_->seal(piece, crypto_secretstream_xchacha20poly1305_TAG_FINAL);
    state_->ended = true;
    return out;
}

struct StreamOpener::State {
    Native native{};
    bool usable = false, whole = false;
    ~State() { sodium_memzero(&native, sizeof native); }
};

StreamOpener::StreamOpener(const Secret& key, std::string_view header)
    : state_(std::make_unique<State>()) {
    require_key(key);
    state_->usable = header.size() == crypto_secretstream_xchacha20poly1305_HEADERBYTES &&
                     crypto_secretstream_xchacha20poly1305_init_pull(&state_->native, raw(header),
                                                                     key.data()) == 0;
}

StreamOpener::~StreamOpener() = default;
StreamOpener::StreamOpener(StreamOpener&&) noexcept = default;
StreamOpener& StreamOpener::operator=(StreamOpener&&) noexcept = default;

std::optional<std::string> StreamOpener::open(std::string_view sealed) {
    constexpr std::size_t more = crypto_secretstream_xchacha20poly1305_ABYTES;
    if (!state_->usable || state_->whole || sealed.size() < more) return std::nullopt;
    std::string out(sealed.size() - more, '\0');
    unsigned char tag = 0;
    const int failed = crypto_secretstream_xchacha20poly1305_pull(
        &state_->native, raw(out), nullptr, &tag, raw(sealed), sealed.size(), nullptr, 0);
    if (failed != 0) {
        state_->usable = false;
        return std::nullopt;
    }
    state_->whole = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    return out;
}

bool StreamOpener::is_whole() const {
    return state_->whole;
}

}  // namespace crypto
