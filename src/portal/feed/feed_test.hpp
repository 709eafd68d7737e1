#pragma once

#include "disclose/disclose.hpp"
#include "ledger/testing/county_test.hpp"
#include "platform/core/encoding.hpp"
#include "portal/feed/feed.hpp"

#include <filesystem>
#include <string>
#include <vector>

/// What the tests of the way to the public zone share.
namespace portal::feed_test {

/// A county whose demo officers have signed, with an empty public store.
struct Town : ledger::test::County {
    testing::Store zone{schema::public_zone()};
    disclose::Office office{store.pool(), gate, clock, keys};
    guard::Actor reviewer = officer("reviewer", guard::Role::DepartmentReviewer);
    guard::Actor finance = officer("finance", guard::Role::FinanceReviewer);
    guard::Actor secrecy = officer("secrecy", guard::Role::SecrecyReviewer);
    guard::Actor publisher = officer("publisher", guard::Role::Publisher);
    guard::Actor leader = officer("leader", guard::Role::LeadingGroup);
    Feed feed{store.pool(), zone.pool(), clock, {"示例县明白账", portal::County::Demo}};

    Town() {
        disclose::sign_demo(office);
        hand_in(ledger::TableKind::Program, {program("MZ01"), program("CL01"), program("XX01")});
    }
    ledger::BatchId payments(const std::vector<ledger::test::Paid>& paid) {
        std::vector<ledger::Record> records;
        for (const auto& one : paid)
            records.push_back(payment(one));
        return hand_in(ledger::TableKind::Payment, records);
    }
    Pushed publish() {
        disclose::publish_all(office);
        return feed.push();
    }
    std::int64_t number(db::Query query) {
        db::Reader reader{zone.pool()};
        return reader.one(query, {}, [](const db::Row& row) { return row.integer(0); })
            .value_or(-1);
    }
    std::string text(db::Query query) {
        db::Reader reader{zone.pool()};
        return reader.one(query, {}, [](const db::Row& row) { return std::string(row.text(0)); })
            .value_or("");
    }
    /// All that a visitor could see, as one text.
    std::string dump() {
        std::string out;
        db::Reader reader{zone.pool()};
        const auto add = [&](db::Query query, int columns) {
            reader.each(query, {}, [&](const db::Row& row) {
                for (int i = 0; i < columns; ++i)
                    out += row.is_null(i) ? "-|" : std::string(row.text(i)) + "|";
                out += '\n';
            });
        };
        add("SELECT record_id, name, band, status, withdrawn, CAST(amount_fen AS TEXT), "
            "CAST(leaf AS TEXT) FROM portal_payment ORDER BY record_id",
            7);
        add("SELECT program, period, CAST(region AS TEXT), CAST(amount_fen AS TEXT), "
            "CAST(people AS TEXT) FROM portal_total ORDER BY program, period, region",
            5);
        add("SELECT program, CAST(region AS TEXT), CAST(people AS TEXT) FROM portal_people ORDER "
            "BY program, region",
            3);
        add("SELECT record_id, number, parent, CAST(amount_fen AS TEXT) FROM portal_fund ORDER BY "
            "record_id",
            4);
        add("SELECT code, name, profile, initials FROM portal_program ORDER BY code, year", 4);
        add("SELECT name, value FROM portal_site ORDER BY name", 2);
        return out;
    }
    void forget_cursors() {
        tamper("DELETE FROM portal_cursor");
        db::Transaction tx{zone.pool()};
        tx.run("UPDATE portal_site SET value = '0' WHERE name = 'pushed_leaf'");
        tx.run("DELETE FROM portal_site WHERE name = 'reference'");
        tx.commit();
    }
};

/// A folder that is gone with the object.
struct Folder {
    std::filesystem::path path = std::filesystem::temp_directory_path() /
                                 ("mingbai-feed-" + platform::to_hex(crypto::random_bytes(8)));
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
};

}  // namespace portal::feed_test
