#pragma once

#include "platform/db/db.hpp"
#include "platform/db/migrate.hpp"

#include <memory>
#include <span>
#include <string>

namespace testing {

/// A fresh store for one test, migrated: a SQLite file in a folder of its own, or a schema of its
/// own on the server that MINGBAI_TEST_POSTGRESQL names (a postgresql:// URL; see
/// tools/with-postgresql). Gone with the object.
class Store {
public:
    explicit Store(std::span<const db::Migration> migrations = {});
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    db::Pool& pool() { return *pool_; }
    /// For a second Pool on the same store.
    const db::Location& location() const { return place_->location; }

private:
    /// Makes the store's place and clears it away, also when the migrations throw.
    struct Place {
        Place();
        ~Place();
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;

        std::string folder;  // SQLite only
        db::Location location;
    };

    std::unique_ptr<Place> place_;
    std::unique_ptr<db::Pool> pool_;
};

}  // namespace testing
