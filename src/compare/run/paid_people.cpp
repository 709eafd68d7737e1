#include "compare/run/paid_people.hpp"

#include "platform/core/refusal.hpp"

#include <openssl/crypto.h>

#include <algorithm>
#include <cstring>

namespace compare {

void PaidPeople::add(std::string_view key, std::string_view sealed, std::string_view name_key,
                     std::int64_t region) {
    const auto [found, fresh] = at_.try_emplace(std::string{key}, people_.size());
    if (fresh) people_.push_back({std::string{key}, std::string{sealed}, {}});
    auto& places = people_[found->second].places;
    const std::pair<std::string, std::int64_t> place{name_key, region};
    if (std::ranges::find(places, place) == places.end()) places.push_back(place);
}

void PaidPeople::clear() {
    people_.clear();
    at_.clear();
}

void LockedNumbers::add(std::uint64_t number) {
    if ((size_ + 1) * sizeof number > memory_.size()) platform::bug("more numbers than announced");
    std::memcpy(memory_.data() + size_ * sizeof number, &number, sizeof number);
    ++size_;
}

void wipe(std::string& text) {
    OPENSSL_cleanse(text.data(), text.size());
    text.clear();
}

}  // namespace compare
