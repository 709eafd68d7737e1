#include "guard/password.hpp"

#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/crypto/password.hpp"
#include "platform/crypto/seal.hpp"
#include "platform/text/text.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace guard {

namespace {

constexpr int at_once = 2;
constexpr std::size_t shortest = 10;
constexpr std::size_t longest = 128;
/// Without 0, o, 1, l and i: read out by telephone, written on paper.
constexpr std::string_view letters = "23456789abcdefghjkmnpqrstuvwxyz";
/// Of the usual ones, those long enough to pass the first test; compared without case and digits'
/// tails, so that "Password2017" is found too.
constexpr std::array<std::string_view, 14> usual = {
    "password", "passw0rd", "p@ssword", "p@ssw0rd", "qwertyuiop",    "asdfghjkl",  "1qaz2wsx",
    "iloveyou", "woaini",   "admin",    "mingbai",  "administrator", "abcdefghij", "zhangsan"};
constexpr std::string_view runs = "01234567890123456789 98765432109876543210";

std::string lower(std::string_view text) {
    std::string out{text};
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

std::string_view without_tail(std::string_view text) {
    const auto last = text.find_last_not_of("0123456789!@#.");
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

bool is_usual(std::string_view password) {
    if (runs.find(password) != std::string_view::npos) return true;
    if (password.find_first_not_of(password.front()) == std::string_view::npos) return true;
    const auto stem = without_tail(password);
    return std::any_of(usual.begin(), usual.end(),
                       [&](std::string_view one) { return password == one || stem == one; });
}

[[noreturn]] void refuse(const char* message) {
    throw platform::Refusal{platform::Refusal::Kind::Invalid, message};
}

}  // namespace

/// One of the two places, held while it lives.
class Passwords::Turn {
public:
    explicit Turn(Passwords& owner) : owner_(owner) {
        std::unique_lock lock{owner_.mutex_};
        const auto soon = std::chrono::seconds{5};
        if (!owner_.freed_.wait_for(lock, soon, [this] { return owner_.running_ < at_once; }))
            throw platform::Refusal{platform::Refusal::Kind::TooMany, "登录的人较多，请稍后再试。"};
        ++owner_.running_;
    }
    ~Turn() {
        {
            std::lock_guard lock{owner_.mutex_};
            --owner_.running_;
        }
        owner_.freed_.notify_one();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

private:
    Passwords& owner_;
};

Passwords::Passwords() : nobodys_(crypto::hash_password(crypto::random_bytes(16))) {}

std::string Passwords::hash(std::string_view password) {
    Turn turn{*this};
    return crypto::hash_password(password);
}

bool Passwords::matches(std::string_view password, const std::optional<std::string>& hash) {
    Turn turn{*this};
    return crypto::password_matches(password, hash.value_or(nobodys_)) && hash.has_value();
}

std::string Passwords::wrap(const crypto::Secret& key, std::string_view password) {
    Turn turn{*this};
    return crypto::wrap(key, password);
}

std::optional<crypto::Secret> Passwords::unwrap(std::string_view wrapped,
                                                std::string_view password) {
    Turn turn{*this};
    return crypto::unwrap(wrapped, password);
}

std::string random_password() {
    std::string out;
    constexpr std::size_t even = 256 - 256 % letters.size();  // beyond it letters would be uneven
    while (out.size() < 19) {
        if (out.size() % 5 == 4) out += '-';
        const auto byte = static_cast<unsigned char>(crypto::random_bytes(1).front());
        if (byte < even) out += letters[byte % letters.size()];
    }
    return out;
}

void require_strong(std::string_view password, std::string_view login) {
    if (text::length(password) < shortest) refuse("新密码至少 10 个字符，建议用几个不相干的词。");
    if (password.size() > longest) refuse("新密码太长，请不超过 128 个字节。");
    const std::string folded = lower(password);
    if (folded == lower(login) || without_tail(folded) == without_tail(lower(login)))
        refuse("新密码不能与登录名相同，请另设一个。");
    if (is_usual(folded)) refuse("新密码太常见，容易被猜到，请另设一个。");
}

}  // namespace guard
