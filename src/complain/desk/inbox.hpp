#pragma once

#include "complain/vault/parcel.hpp"
#include "platform/db/db.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace complain {

/// What the office lays down for a reporter.
struct OutgoingItem {
    std::string look_up;
    std::int64_t number = 0;
    std::string sealed;
};

/// The public zone's complaints as the office reaches them. The office always calls.
class Inbox {
public:
    virtual ~Inbox() = default;
    /// Whose keys new reports are sealed to.
    virtual void publish(const WindowKeys& keys) = 0;
    /// The oldest parcels, at most `limit`; they stay until taken() names them.
    virtual std::vector<Parcel> oldest(int limit) = 0;
    virtual void each_piece(const Parcel& parcel,
                            const std::function<void(std::int64_t file, std::int64_t piece,
                                                     const std::string& sealed)>& use) = 0;
    /// The office has them; twice does no harm.
    virtual void taken(const std::vector<std::string>& tokens) = 0;
    virtual void lay_down(const std::vector<OutgoingItem>& items) = 0;
};

/// Of a public store that this process can open.
class StoreInbox final : public Inbox {
public:
    explicit StoreInbox(db::Pool& public_store) : store_(public_store) {}

    void publish(const WindowKeys& keys) override;
    std::vector<Parcel> oldest(int limit) override;
    void each_piece(
        const Parcel& parcel,
        const std::function<void(std::int64_t, std::int64_t, const std::string&)>& use) override;
    void taken(const std::vector<std::string>& tokens) override;
    void lay_down(const std::vector<OutgoingItem>& items) override;

private:
    db::Pool& store_;
    std::string published_;
};

}  // namespace complain
