#pragma once

#include "compare/dataset/datasets.hpp"
#include "guard/audit.hpp"
#include "ledger/regions.hpp"
#include "platform/pdf/pdf.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace compare {

/// A delivery as the record of processing names it.
struct DeliveryRecord {
    std::int64_t number = 0, as_of = 0, destroy_by = 0;  ///< days
    std::int64_t accepted = 0, rejected = 0;
    platform::Instant imported_at;
    std::string officer;  ///< empty: the system
    std::optional<platform::Instant> destroyed_at;
    std::int64_t runs = 0;  ///< finished ones that used it
};

/// A registry with all that was done with it.
struct RegistryRecord {
    const DatasetSpec* spec = nullptr;
    Formalities formalities;
    std::vector<DeliveryRecord> deliveries;
    std::vector<std::string> rules;  ///< "P01 死亡人员领取补助"
};

/// What the store knows of the processing of personal information by the comparison.
struct ProcessingRecord {
    std::string county;
    platform::Instant at;
    bool demo = false;
    std::vector<RegistryRecord> registries;         ///< registered ones
    std::vector<std::string> unregistered;          ///< titles
    std::map<std::string, std::int64_t> runs;       ///< finished ones by month, "2017-09"
    std::map<std::string, guard::AuditCount> acts;  ///< from the audit chain, by action
};

enum class Demonstration { No, Yes };

ProcessingRecord processing_record(const Datasets& datasets, db::Session& session,
                                   const ledger::Regions& regions, Demonstration demo);

/// 个人信息保护影响评估, as 个人信息保护法 §55 and §56 ask before sensitive information is handled.
/// What the program does not know is room to fill in.
pdf::Document impact_assessment(const ProcessingRecord& record);
/// 个人信息处理活动记录, to be kept for three years (§56).
pdf::Document processing_register(const ProcessingRecord& record);

/// Prints one of both, "assessment" or "register", and leaves an audit row. Refuses (Forbidden)
/// who may not manage registries, (NotFound) any other name.
struct PrintedPaper {
    std::string file_name, bytes;
};
PrintedPaper print_paper(const Datasets& datasets, const guard::Actor& actor,
                         const ledger::Regions& regions, Demonstration demo, std::string_view name);

}  // namespace compare
