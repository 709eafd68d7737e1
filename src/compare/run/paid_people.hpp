#pragma once

#include "domain/keyring.hpp"
#include "platform/crypto/secret.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace compare {

/// The first 17 digits of many numbers, in memory that is locked and wiped.
class LockedNumbers {
public:
    void add(std::uint64_t number);
    std::span<const std::uint64_t> all() const {
        return {reinterpret_cast<const std::uint64_t*>(memory_.data()), size_};
    }

private:
    crypto::Secret memory_;
    std::size_t size_ = 0;
};

using PersonBytes = std::array<char, 16>;

PersonBytes person_bytes(std::string_view sixteen_bytes);
inline std::string_view view_of(const PersonBytes& key) {
    return {key.data(), key.size()};
}

/// Keys are digests: any eight bytes of one are a hash.
struct FirstBytes {
    std::size_t operator()(const PersonBytes& key) const {
        std::size_t hash = 0;
        std::memcpy(&hash, key.data(), sizeof hash);
        return hash;
    }
};

/// Everybody who is paid, each once, with the number: what comparing numbers begins with.
class PaidPeople {
public:
    /// A name that somebody is paid under, and where. People and names are their indexes.
    struct Place {
        std::uint32_t person = 0, name = 0;
        std::int64_t region = 0;

        friend auto operator<=>(const Place&, const Place&) = default;
    };

    PaidPeople(const domain::Keyring& keys, bool demo) : keys_(keys), demo_(demo) {}

    /// Refuses (Invalid) a sealed number that does not open.
    void add(std::string_view key, std::string_view sealed, std::uint32_t name,
             std::int64_t region);
    /// After the last: puts the places in order, each once.
    void settle();

    const std::vector<PersonBytes>& keys() const { return people_; }
    /// By person, name, region.
    const std::vector<Place>& places() const { return places_; }
    bool has_name(std::uint32_t person, std::uint32_t name) const;
    std::span<const std::uint64_t> numbers() const { return numbers_.all(); }
    /// Whether the number's first six digits can be a county's.
    bool is_issued(std::size_t person) const { return issued_[person]; }

private:
    void take_number(std::string_view sealed);

    const domain::Keyring& keys_;
    bool demo_;
    std::vector<PersonBytes> people_;
    boost::unordered_flat_map<PersonBytes, std::uint32_t, FirstBytes> at_;
    LockedNumbers numbers_;
    std::vector<bool> issued_;
    std::vector<Place> places_;
};

/// Overwrites what a number stood in.
void wipe(std::string& text);

}  // namespace compare
