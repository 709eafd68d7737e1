#include "compare/run/paid_people.hpp"

#include "compare/near/near_numbers.hpp"
#include "platform/core/refusal.hpp"

#include <openssl/crypto.h>

#include <algorithm>

namespace compare {

namespace {

/// 11 to 82 for the province, and not the invented 430299 outside a demonstration.
bool may_be_a_county(std::string_view number, bool demo) {
    if (number.starts_with("430299")) return demo;
    return number >= "11" && number < "83" && number.substr(4, 2) != "00";
}

}  // namespace

void LockedNumbers::add(std::uint64_t number) {
    constexpr std::size_t first_bytes = 8192;
    if ((size_ + 1) * sizeof number > memory_.size()) {
        crypto::Secret larger{std::max(first_bytes, memory_.size() * 2)};
        if (size_ > 0) std::memcpy(larger.data(), memory_.data(), size_ * sizeof number);
        memory_ = std::move(larger);
    }
    std::memcpy(memory_.data() + size_ * sizeof number, &number, sizeof number);
    ++size_;
}

PersonBytes person_bytes(std::string_view sixteen_bytes) {
    if (sixteen_bytes.size() != 16) platform::bug("a person's key has sixteen bytes");
    PersonBytes key;
    std::memcpy(key.data(), sixteen_bytes.data(), key.size());
    return key;
}

void PaidPeople::add(std::string_view key, std::string_view sealed, std::uint32_t name,
                     std::int64_t region) {
    const PersonBytes bytes = person_bytes(key);
    const auto [found, fresh] = at_.try_emplace(bytes, static_cast<std::uint32_t>(people_.size()));
    if (fresh) {
        people_.push_back(bytes);
        take_number(sealed);
    }
    places_.push_back({found->second, name, region});
}

void PaidPeople::take_number(std::string_view sealed) {
    auto number = keys_.reveal(sealed, "payment.id_number");
    if (!number)
        throw platform::Refusal{platform::Refusal::Kind::Invalid,
                                "台账里有身份证号密文解不开，请先运行 verify 核验"};
    numbers_.add(seventeen_digits(*number).value_or(0));
    issued_.push_back(may_be_a_county(*number, demo_));
    wipe(*number);
}

void PaidPeople::settle() {
    std::ranges::sort(places_);
    places_.erase(std::unique(places_.begin(), places_.end()), places_.end());
    at_.clear();
}

bool PaidPeople::has_name(std::uint32_t person, std::uint32_t name) const {
    const auto at = std::ranges::lower_bound(
        places_, Place{person, name, std::numeric_limits<std::int64_t>::min()});
    return at != places_.end() && at->person == person && at->name == name;
}

void wipe(std::string& text) {
    OPENSSL_cleanse(text.data(), text.size());
    text.clear();
}

}  // namespace compare
