#include "platform/db/postgresql_values.hpp"

#include <limits>

namespace db::postgresql {
namespace {

int length_of(std::size_t size) {
    if (size > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        throw Error{Error::Kind::Other, "a parameter is too long"};
    return static_cast<int>(size);
}

}  // namespace

Oid type_of(const Param& param) {
    constexpr Oid types[] = {type::unknown, type::int8, type::text, type::bytea, type::uuid};
    static_assert(std::variant_size_v<Param::Held> == std::size(types));
    return types[param.held().index()];
}

Arguments::Arguments(std::span<const Param> params) {
    numbers_.reserve(params.size() * sizeof(std::int64_t));  // never moves below
    formats_.assign(params.size(), 1);
    const auto add = [this](const char* bytes, std::size_t size) {
        values_.push_back(bytes);
        lengths_.push_back(length_of(size));
    };
    for (const Param& param : params) {
        const auto& held = param.held();
        if (const auto* number = std::get_if<std::int64_t>(&held)) {
            append_number(numbers_, *number);
            add(numbers_.data() + numbers_.size() - sizeof *number, sizeof *number);
        } else if (const auto* text = std::get_if<std::string_view>(&held)) {
            add(text->data() ? text->data() : "", text->size());  // a null pointer means NULL
        } else if (const auto* blob = std::get_if<const Blob*>(&held)) {
            add((*blob)->bytes.data(), (*blob)->bytes.size());
        } else if (const auto* uuid = std::get_if<const Uuid*>(&held)) {
            add((*uuid)->bytes.data(), (*uuid)->bytes.size());
        } else {
            add(nullptr, 0);
        }
    }
}

}  // namespace db::postgresql
