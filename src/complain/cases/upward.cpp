#include "complain/cases/upward.hpp"

#include "complain/vault/reading.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"

namespace complain {

namespace {

std::string text_of(const UpwardPackage& package) {
    json::Object out{{"v", 1},
                     {"kind", name_of(package.kind)},
                     {"look_up", platform::to_base64(package.look_up)},
                     {"case_public", platform::to_base64(package.case_public)},
                     {"sealed", platform::to_base64(package.sealed)},
                     {"copy", platform::to_base64(package.copy)},
                     {"files", package.files}};
    if (!package.identity.empty()) out["identity"] = platform::to_base64(package.identity);
    return json::write(out);
}

std::optional<UpwardPackage> read(const json::Fields& fields) {
    const auto kind = parcel_kind_named(fields.text("kind", "类型", 20));
    if (!kind || fields.integer("v", "版本") != 1) return std::nullopt;
    UpwardPackage out{*kind,
                      bytes_in(fields, "look_up"),
                      bytes_in(fields, "case_public"),
                      bytes_in(fields, "sealed"),
                      bytes_in(fields, "copy"),
                      fields.integer("files", "文件数"),
                      bytes_in(fields, "identity")};
    if (out.look_up.size() != 32 || out.case_public.size() != 32 || out.files < 0)
        return std::nullopt;
    return out;
}

}  // namespace

std::string upward_package(const store::CaseRow& row, const CaseKey& key, std::string_view above) {
    auto copy = key.for_holder(above);
    if (!copy) platform::bug("the level above has no key");
    return text_of({Parcel::Kind::Report, row.look_up, row.case_public, row.report,
                    std::move(*copy), row.files});
}

std::string upward_package(const Parcel& parcel) {
    return text_of({parcel.kind, parcel.look_up, parcel.case_public, parcel.sealed,
                    parcel.copies.empty() ? "" : parcel.copies.front().sealed, parcel.files,
                    parcel.identity.empty() ? "" : parcel.identity.front().sealed});
}

std::optional<UpwardPackage> upward_package_from(std::string_view text) {
    return read_sealed(text, read).value_or(std::nullopt);
}

}  // namespace complain
