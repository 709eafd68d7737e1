#pragma once

#include "complain/vault/parcel.hpp"
#include "platform/db/db.hpp"

#include <compare>
#include <cstdint>
#include <set>
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

/// Where a piece stands in its parcel's files; what is made without words stands before the first.
struct PieceKey {
    std::int64_t file = -1, piece = -1;
    auto operator<=>(const PieceKey&) const = default;
};

/// A piece of a file (文件分片), sealed: 256 KiB and a little.
struct Piece {
    PieceKey key;
    std::string sealed;
};

/// The public zone's complaints as the office reaches them. The office always calls.
class Inbox {
public:
    virtual ~Inbox() = default;
    /// Whose keys new reports are sealed to.
    virtual void publish(const WindowKeys& keys) = 0;
    /// The oldest parcels, at most `limit` and some megabytes, but for those whose tokens are in
    /// `except`; they stay until taken() names them. One that cannot be read has a token and a
    /// look-up and no text.
    virtual std::vector<Parcel> oldest(int limit, const std::set<std::string>& except) = 0;
    /// The next pieces behind `after`, about a megabyte; none: that was all.
    virtual std::vector<Piece> pieces(const std::string& token, const PieceKey& after) = 0;
    /// The office has them; twice does no harm.
    virtual void taken(const std::vector<std::string>& tokens) = 0;
    virtual void lay_down(const std::vector<OutgoingItem>& items) = 0;
    /// Makes a document public under that name, in place of what it said before; twice does no
    /// harm.
    virtual void show(const std::string& name, const std::string& text) = 0;
};

/// Of a public store that this process can open.
class StoreInbox final : public Inbox {
public:
    explicit StoreInbox(db::Pool& public_store) : store_(public_store) {}

    void publish(const WindowKeys& keys) override;
    std::vector<Parcel> oldest(int limit, const std::set<std::string>& except) override;
    std::vector<Piece> pieces(const std::string& token, const PieceKey& after) override;
    void taken(const std::vector<std::string>& tokens) override;
    void lay_down(const std::vector<OutgoingItem>& items) override;
    void show(const std::string& name, const std::string& text) override;

private:
    db::Pool& store_;
    std::string published_;
};

}  // namespace complain
