#pragma once

#include "complain/cases/case_store.hpp"
#include "complain/cases/office.hpp"
#include "complain/desk/inbox.hpp"

namespace complain {

/// Carries complaints between the zones (内外网往来): takes parcels in, each in one transaction,
/// and lays down what reporters are to read. A kill between the zones loses nothing and doubles
/// nothing: a parcel is known by its token, an item by its number. For one thread.
class Courier {
public:
    Courier(const Office& office, Inbox& inbox) : office_(office), inbox_(inbox) {}

    /// Everything that waits, a bounded number; how much there was. Throws what one parcel failed
    /// of, after all others are carried; it is tried again.
    int carry();

private:
    void publish_keys();
    void take(const Parcel& parcel);
    void take_report(db::Transaction& tx, const Parcel& parcel);
    void take_upward(db::Transaction& tx, const Parcel& parcel);
    void take_message(db::Transaction& tx, const Parcel& parcel, store::CaseRow& row);
    void take_evaluation(db::Transaction& tx, const Parcel& parcel, store::CaseRow& row);
    void reporters_step(db::Transaction& tx, store::CaseRow& row, Move move,
                        const Details& details);
    int lay_down();

    Office office_;
    Inbox& inbox_;
};

}  // namespace complain
