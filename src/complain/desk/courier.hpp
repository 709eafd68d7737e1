#pragma once

#include "complain/cases/case_store.hpp"
#include "complain/cases/office.hpp"
#include "complain/desk/inbox.hpp"
#include "complain/desk/set_aside.hpp"
#include "complain/notice/notices.hpp"

#include <exception>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace complain {

/// 受理编号: random, so that none can be guessed from another.
std::string fresh_number();

/// Carries complaints between the zones (内外网往来): takes parcels in, each in one transaction,
/// and lays down what reporters are to read. A kill between the zones loses nothing and doubles
/// nothing: a parcel is known by its token, a piece and an item by their numbers. A parcel that
/// cannot be taken is set aside, named in the log by its token alone. For one thread.
class Courier {
public:
    /// `channels`: how the county can tell a reporter that there is something to read.
    Courier(const Office& office, Inbox& inbox, WindowKeys::Channels channels = {})
        : office_(office),
          inbox_(inbox),
          channels_(channels),
          notices_({office.pool, office.gate, office.clock, office.keys}) {}

    /// Everything that waits, a bounded number; how much there was. Files come for half a minute at
    /// the most, the rest of them with the next call. Throws what the way or a store failed of.
    int carry();

private:
    /// What one call of carry() has done so far.
    struct Round {
        platform::Instant began{};
        std::set<std::string> held;  ///< cases whose report has not come
        std::vector<std::string> taken;
        std::vector<OutgoingItem> said;
        std::exception_ptr cut;  ///< the line, while files came over it
    };

    void publish_keys();
    void carry_one(Round& round, const Parcel& parcel);
    bool bring_pieces(const Round& round, const Parcel& parcel);
    void set_aside(Round& round, const Parcel& parcel);
    std::optional<OutgoingItem> take(const Parcel& parcel);
    void take_report(db::Transaction& tx, const Parcel& parcel);
    void take_wish(db::Transaction& tx, const Parcel& parcel);
    OutgoingItem take_upward(db::Transaction& tx, const Parcel& parcel);
    void take_message(db::Transaction& tx, const Parcel& parcel, store::CaseRow& row);
    void take_evaluation(db::Transaction& tx, const Parcel& parcel, store::CaseRow& row);
    void reporters_step(db::Transaction& tx, store::CaseRow& row, Move move,
                        const Details& details);
    int lay_down();

    Office office_;
    Inbox& inbox_;
    WindowKeys::Channels channels_;
    notice::Notices notices_;
    SetAside aside_;
};

}  // namespace complain
