#pragma once

#include "compare/dataset/datasets.hpp"
#include "compare/hold/hold.hpp"

#include <optional>
#include <string>
#include <vector>

namespace compare {

/// Holds and their steps, sealed (compare_hold, compare_hold_step).
class HoldStore {
public:
    explicit HoldStore(const Office& office);

    /// What holds of the same person and program share: 16 bytes, keyed.
    std::string subject_of(const std::string& person, const std::string& program) const;
    /// Answers the hold's id.
    std::int64_t insert(db::Transaction& tx, const Hold& hold) const;
    /// The hold's next step.
    void insert(db::Transaction& tx, const Hold& hold, const HoldStep& step) const;
    /// Locks the hold until the transaction is over; nothing if there is none.
    std::optional<Hold> lock(db::Transaction& tx, std::int64_t id) const;
    /// Newest first.
    std::vector<Hold> all(db::Session& session) const;
    /// Whether the payment has made good a hold before.
    bool has_served(db::Session& session, const std::string& serial) const;

private:
    std::vector<Hold> read(db::Session& session, std::optional<std::int64_t> id) const;
    Hold hold_of(const db::Row& row) const;
    HoldStep step_of(const db::Row& row) const;
    std::string keyed(std::string_view label, std::string_view text) const;

    crypto::FieldCipher cipher_;
    crypto::Hmac hmac_;
};

}  // namespace compare
