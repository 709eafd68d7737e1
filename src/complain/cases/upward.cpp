#include "complain/cases/upward.hpp"

#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"

namespace complain {

namespace {

std::string package(std::string_view kind, const std::string& case_public,
                    const std::string& report, const std::string& copy, std::int64_t files) {
    return json::write(json::Object{{"v", 1},
                                    {"kind", kind},
                                    {"case_public", platform::to_base64(case_public)},
                                    {"sealed", platform::to_base64(report)},
                                    {"copy", platform::to_base64(copy)},
                                    {"files", files}});
}

}  // namespace

std::string upward_package(const store::CaseRow& row, const CaseKey& key, std::string_view above) {
    const auto copy = key.for_holder(above);
    if (!copy) platform::bug("the level above has no key");
    return package(name_of(Parcel::Kind::Report), row.case_public, row.report, *copy, row.files);
}

std::string upward_package(const Parcel& parcel) {
    return package(name_of(parcel.kind), parcel.case_public, parcel.sealed,
                   parcel.copies.empty() ? "" : parcel.copies.front().sealed, parcel.files);
}

}  // namespace complain
