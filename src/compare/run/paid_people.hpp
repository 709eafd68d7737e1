#pragma once

#include "domain/keyring.hpp"
#include "platform/crypto/secret.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace compare {

/// Everybody who is paid, with the sealed number: what comparing numbers begins with.
class PaidPeople {
public:
    struct Person {
        std::string key;     ///< 16 bytes
        std::string sealed;  ///< the number
        std::vector<std::pair<std::string, std::int64_t>>
            places;  ///< name key and region, each once
    };

    void add(std::string_view key, std::string_view sealed, std::string_view name_key,
             std::int64_t region);
    const std::vector<Person>& all() const { return people_; }
    void clear();

private:
    std::vector<Person> people_;
    std::unordered_map<std::string, std::size_t> at_;
};

/// The first 17 digits of many numbers, in memory that is locked and wiped.
class LockedNumbers {
public:
    explicit LockedNumbers(std::size_t capacity) : memory_(capacity * sizeof(std::uint64_t)) {}

    void add(std::uint64_t number);
    std::span<const std::uint64_t> all() const {
        return {reinterpret_cast<const std::uint64_t*>(memory_.data()), size_};
    }

private:
    crypto::Secret memory_;
    std::size_t size_ = 0;
};

/// Overwrites what a number stood in.
void wipe(std::string& text);

}  // namespace compare
