#pragma once

#include "complain/cases/office.hpp"
#include "complain/desk/inbox.hpp"

namespace complain {

/// Carries complaints between the zones (内外网往来): takes parcels in, each in one transaction,
/// and lays down what reporters are to read. A kill between the zones loses nothing and doubles
/// nothing: a parcel is known by its token, an item by its number. For one thread.
class Courier {
public:
    Courier(const Office& office, Inbox& inbox) : office_(office), inbox_(inbox) {}

    /// Everything that waits, a bounded number; how much there was.
    int carry();

private:
    void publish_keys();
    void take(const Parcel& parcel);
    void take_report(db::Transaction& tx, const Parcel& parcel);
    void take_upward(db::Transaction& tx, const Parcel& parcel);
    void take_message(db::Transaction& tx, const Parcel& parcel, std::int64_t id);
    void take_evaluation(db::Transaction& tx, const Parcel& parcel, std::int64_t id);
    int lay_down();

    Office office_;
    Inbox& inbox_;
};

}  // namespace complain
