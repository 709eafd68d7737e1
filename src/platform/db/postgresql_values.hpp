#pragma once

#include "platform/db/postgresql_result.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace db::postgresql {

/// Appends a number most significant byte first, as the protocol has it.
template <class Number>
void append_number(std::string& to, Number value) {
    for (int shift = static_cast<int>(sizeof value) * 8 - 8; shift >= 0; shift -= 8)
        to += static_cast<char>(
            static_cast<unsigned char>(static_cast<std::uint64_t>(value) >> shift));
}

/// The type a value is sent as; unknown for NULL.
Oid type_of(const Param& param);

/// Values as PQexecPrepared wants them, all in binary. Borrows what the parameters borrow.
class Arguments {
public:
    explicit Arguments(std::span<const Param> params);

    int count() const { return static_cast<int>(values_.size()); }
    const char* const* values() const { return values_.data(); }
    const int* lengths() const { return lengths_.data(); }
    const int* formats() const { return formats_.data(); }

private:
    std::string numbers_;
    std::vector<const char*> values_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
};

}  // namespace db::postgresql
