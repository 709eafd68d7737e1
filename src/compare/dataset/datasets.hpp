#pragma once

#include "compare/dataset/row_codec.hpp"
#include "compare/rules/rule.hpp"
#include "domain/keyring.hpp"
#include "guard/gate.hpp"
#include "platform/core/clock.hpp"
#include "platform/crypto/seal.hpp"
#include "platform/db/db.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace compare {

/// What the back office half of this slice works on.
struct Office {
    db::Pool& pool;
    const domain::Keyring& keys;
    const platform::Clock& clock;
    guard::Gate& gate;
    const RuleBook& book;
};

/// The formalities without which no registry loads (入库手续).
struct Formalities {
    std::string name, owner, purpose, approval;
    int maximum_age_days = 0;
    int keep_days = 0;  ///< a delivery is destroyed so many days after it came
};

/// One delivery of a registry (一次交付).
struct DatasetVersion {
    std::int64_t id = 0, number = 0;
    std::string dataset;
    std::int64_t as_of = 0, destroy_by = 0;  ///< days
    std::string file_name;
    std::int64_t rows = 0, accepted = 0, rejected = 0;
    std::string digest;  ///< 32 bytes, keyed
    std::int64_t imported_at = 0;
    bool destroyed = false;
};

/// The registries of a county.
class Datasets {
public:
    explicit Datasets(const Office& office);

    /// Refuses (Invalid) an unknown registry and missing formalities. One audit row.
    void register_dataset(const guard::Actor& actor, const Formalities& formalities);
    std::optional<Formalities> formalities(db::Session& session, const std::string& name) const;
    std::vector<Formalities> registered(db::Session& session) const;
    /// Newest first within a registry.
    std::vector<DatasetVersion> versions(db::Session& session) const;
    /// The newest delivery of each registry that has rows, on `day`.
    std::vector<DatasetVersion> current(db::Session& session) const;
    /// Every row of a delivery, in the order of the spec's fields: a person is the number as text.
    /// Error where a chunk does not open.
    void rows(db::Session& session, const DatasetVersion& version, const DatasetSpec& spec,
              const std::function<void(const std::vector<engine::Value>&)>& use) const;
    /// Deletes the rows of every delivery whose time is over; one audit row each. Answers how many.
    int destroy_expired();

    const crypto::FieldCipher& cipher() const { return cipher_; }
    const Office& office() const { return office_; }

private:
    Office office_;
    crypto::FieldCipher cipher_;
};

/// Fills in the formalities of every registry that has none, as `init --demo` does.
void register_demonstration(Datasets& datasets);

/// "dataset version 7 chunk 3": what a chunk is bound to.
std::string chunk_context(std::int64_t version, std::int64_t chunk);

}  // namespace compare
