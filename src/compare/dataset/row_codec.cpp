#include "compare/dataset/row_codec.hpp"

#include "platform/core/refusal.hpp"

#include <array>
#include <cstring>

namespace compare {

namespace {

template <class Number>
void put(Number number, std::string& to) {
    std::array<char, sizeof number> bytes{};
    std::memcpy(bytes.data(), &number, bytes.size());
    to.append(bytes.data(), bytes.size());
}

}  // namespace

void pack(std::span<const Kept> row, std::string& to) {
    for (const Kept& value : row) {
        to += static_cast<char>(value.kind);
        if (value.kind == Kept::Kind::Number || value.kind == Kept::Kind::Person)
            put(value.number, to);
        if (value.kind == Kept::Kind::Text || value.kind == Kept::Kind::Person) {
            put(static_cast<std::uint32_t>(value.bytes.size()), to);
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

std::int64_t Unpacker::number() {
    std::int64_t value = 0;
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
    return value;
}

std::string_view Unpacker::text() {
    std::uint32_t size = 0;
    std::memcpy(&size, take(sizeof size).data(), sizeof size);
    return take(size);
}

const std::vector<engine::Value>* Unpacker::next() {
    if (rest_.empty()) return nullptr;
    for (engine::Value& value : row_) {
        switch (static_cast<Kept::Kind>(take(1).front())) {
            case Kept::Kind::Null: value = {}; break;
            case Kept::Kind::Number: value = engine::Value::of(number()); break;
            case Kept::Kind::Text: value = engine::Value::of(text()); break;
            case Kept::Kind::Person: {
                const std::int64_t birth = number();
                value = {false, birth, text()};
                if (value.bytes.size() < 16) platform::bug("a person of a registry has no key");
                break;
            }
            default: platform::bug("a chunk of a registry holds no such value");
        }
    }
    return &row_;
}

}  // namespace compare
