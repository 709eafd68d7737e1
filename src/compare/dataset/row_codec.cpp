#include "compare/dataset/row_codec.hpp"

#include "platform/core/refusal.hpp"

#include <array>
#include <cstring>

namespace compare {

void pack(std::span<const Kept> row, std::string& to) {
    for (const Kept& value : row) {
        if (value.null) {
            to += '\0';
        } else if (value.is_number) {
            to += '\1';
            std::array<char, 8> bytes{};
            std::memcpy(bytes.data(), &value.number, bytes.size());
            to.append(bytes.data(), bytes.size());
        } else {
            to += '\2';
            const auto size = static_cast<std::uint32_t>(value.bytes.size());
            std::array<char, 4> bytes{};
            std::memcpy(bytes.data(), &size, bytes.size());
            to.append(bytes.data(), bytes.size());
            to += value.bytes;
        }
    }
}

std::string_view Unpacker::take(std::size_t size) {
    if (rest_.size() < size) platform::bug("a chunk of a registry ends in the middle of a row");
    const auto taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
}

const std::vector<engine::Value>* Unpacker::next() {
    if (rest_.empty()) return nullptr;
    for (engine::Value& value : row_) {
        const char kind = take(1).front();
        if (kind == '\0') {
            value = {};
        } else if (kind == '\1') {
            std::int64_t number = 0;
            std::memcpy(&number, take(8).data(), 8);
            value = engine::Value::of(number);
        } else {
            std::uint32_t size = 0;
            std::memcpy(&size, take(4).data(), 4);
            value = engine::Value::of(take(size));
        }
    }
    return &row_;
}

}  // namespace compare
