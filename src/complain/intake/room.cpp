#include "complain/intake/room.hpp"

#include "complain/intake/parcels.hpp"
#include "platform/core/refusal.hpp"

namespace complain {

void Room::require() {
    const auto now = clock_.now();
    const bool is_full = seen_.with([&](Seen& seen) {
        const auto age = now - seen.at;
        if (age >= std::chrono::milliseconds{0} && age < std::chrono::seconds{1})
            return seen.is_full;
        db::Reader reader{store_};
        seen = {now, public_rows::waiting(reader) >= most_waiting};
        return seen.is_full;
    });
    if (is_full)
        throw platform::Refusal{platform::Refusal::Kind::TooMany,
                                "现在交的人太多，请过一会儿再交；您写的内容还在这一页上"};
}

}  // namespace complain
