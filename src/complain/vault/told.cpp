#include "complain/vault/told.hpp"

#include "complain/vault/reading.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"

#include <algorithm>

namespace complain {

namespace {

json::Object file_json(const Attachment& file) {
    return {{"type", file.type},
            {"sha256", file.sha256},
            {"size", file.size},
            {"key", platform::to_base64(file.key)},
            {"header", platform::to_base64(file.header)},
            {"pieces", file.pieces}};
}

Attachment file_from(const json::Fields& fields) {
    Attachment file;
    file.type = fields.text("type", "类型", 80);
    file.sha256 = fields.text("sha256", "摘要", 64);
    file.size = fields.integer("size", "大小");
    file.key = platform::from_base64(fields.text("key", "钥匙", 64)).value_or("");
    file.header = platform::from_base64(fields.text("header", "头", 64)).value_or("");
    file.pieces = fields.integer("pieces", "段数");
    return file;
}

json::Object record_json(const AboutRecord& record) {
    return {{"id", record.id},
            {"version", record.version},
            {"sentence", record.sentence},
            {"what", record.what}};
}

bool is_sound(const Attachment& file) {
    return file.key.size() == 32 && file.header.size() == 24 && file.size >= 0 && file.pieces > 0;
}

}  // namespace

const std::vector<ConcernsEntry>& all_concerns() {
    static const std::vector<ConcernsEntry> table{
        {Concerns::Nobody, "nobody", "不涉及具体的人，是钱、事情或办事的问题", false},
        {Concerns::Village, "village", "村（社区）干部", false},
        {Concerns::Town, "town", "乡镇（街道）干部", false},
        {Concerns::County, "county", "县里部门、单位的干部", false},
        {Concerns::Leader, "leader", "县级领导（县委、县政府、人大、政协等）", true},
        {Concerns::Discipline, "discipline", "县纪委监委的领导、干部，或受理信访举报的人", true},
        {Concerns::Other, "other", "企业、承包人、其他村民", false},
        {Concerns::Unknown, "unknown", "说不清楚", false},
    };
    return table;
}

const ConcernsEntry& entry_of(Concerns concerns) {
    return all_concerns().at(static_cast<std::size_t>(concerns));
}

std::optional<Concerns> concerns_named(std::string_view name) {
    for (const auto& one : all_concerns())
        if (one.name == name) return one.concerns;
    return std::nullopt;
}

std::string told_text(const Told& told) {
    json::Object out{{"v", 1},
                     {"concerns", entry_of(told.concerns).name},
                     {"post", told.post},
                     {"kind", told.kind},
                     {"place", told.place},
                     {"text", told.text}};
    json::Array record;
    if (told.record) record.push_back(record_json(*told.record));
    out["record"] = std::move(record);
    json::Array files;
    for (const auto& file : told.files)
        files.push_back(file_json(file));
    out["files"] = std::move(files);
    if (told.by_helper) out["by"] = helper;
    return json::write(out);
}

std::optional<Told> told_from(std::string_view text) {
    auto told = read_sealed(text, [](const json::Fields& fields) {
        Told out;
        out.concerns =
            concerns_named(fields.text("concerns", "涉及", 20)).value_or(Concerns::Unknown);
        out.post = fields.maybe_text("post", "职务", 60).value_or("");
        out.kind = fields.maybe_text("kind", "性质", 20).value_or("");
        out.place = fields.integer("place", "地方");
        out.text = fields.text("text", "内容", longest_text);
        for (const auto& one : fields.objects("record", "记录"))
            out.record =
                AboutRecord{one.text("id", "记录", 80), one.integer("version", "版本"),
                            one.text("sentence", "原文", 400), one.text("what", "问题", 40)};
        for (const auto& one : fields.objects("files", "文件"))
            out.files.push_back(file_from(one));
        out.by_helper = fields.maybe_text("by", "谁填的", 20) == helper;
        return out;
    });
    if (!told || told->files.size() > most_files || !std::ranges::all_of(told->files, is_sound))
        return std::nullopt;
    return told;
}

}  // namespace complain
