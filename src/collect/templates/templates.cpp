#include "collect/templates/templates.hpp"

#include "collect/templates/draft.hpp"
#include "ledger/keys.hpp"
#include "ledger/regions.hpp"
#include "platform/core/refusal.hpp"
#include "platform/sheet/writer.hpp"

#include <algorithm>
#include <set>

namespace collect {

namespace {

using guard::Permission;
using platform::Refusal;

constexpr int narrow = 14;
constexpr int wide = 24;

struct Lists {
    std::vector<std::string> programs, regions;
};

/// The programs and places that the officer may hand in for; every one for the tables above the
/// payments.
Lists lists_for(db::Session& session, const guard::Actor& actor, const ledger::Regions& regions) {
    Lists lists;
    const auto grants = actor.reach(Permission::ImportTables);
    const auto any = [&](const guard::Scope& scope) {
        return actor.is_system() || actor.may(Permission::ImportFundTables) ||
               std::any_of(grants.begin(), grants.end(),
                           [&](const guard::Grant& grant) { return grant.covers(scope); });
    };
    std::set<std::string> codes;
    ledger::each_program(session, [&](const ledger::ProgramEntry& program) {
        if (any({std::nullopt, program.department})) codes.insert(program.code);
    });
    lists.programs.assign(codes.begin(), codes.end());
    for (const auto& region : regions.all()) {
        if (!region.successor && any({region.code, std::nullopt}))
            lists.regions.push_back(region.code.text());
    }
    return lists;
}

/// What a column's cells are chosen from; empty where anything may stand.
std::vector<std::string> choices_of(const Field& field, const Lists& lists) {
    switch (field.reading) {
        case Reading::Program: return lists.programs;
        case Reading::Region:
        case Reading::OptionalRegion: return lists.regions;
        case Reading::YesNo: return {"是", "否"};
        case Reading::Result: return {"成功", "退回", "在途"};
        default: break;
    }
    if (field.title == "发放状态") return {"成功", "退回", "在途"};
    if (field.title == "资金级次") return {"中央", "省级", "市级", "县级"};
    if (field.title == "发放周期") return {"按月", "按季", "按年", "一次性"};
    if (field.title == "发放方式") return {"一卡通", "部门发放", "直接支付"};
    if (field.title == "数据来源") return {"填报", "一卡通"};
    return {};
}

/// Columns of digits that a spreadsheet would round or rewrite as a number.
bool holds_numbers(const Field& field) {
    switch (field.reading) {
        case Reading::Key:
        case Reading::IdNumber:
        case Reading::Account:
        case Reading::Region:
        case Reading::OptionalRegion:
        case Reading::Program:
        case Reading::Period: return true;
        default: return false;
    }
}

void add_table(const Form& form, const Lists& lists, sheet::Writer& out) {
    std::vector<int> widths;
    std::vector<std::string> titles;
    for (const auto& field : form.fields) {
        const bool long_number =
            field.reading == Reading::IdNumber || field.reading == Reading::Account;
        widths.push_back(long_number ? wide : narrow);
        titles.push_back(std::string(field.title) + (field.required ? "*" : ""));
    }
    out.add_sheet(std::string(ledger::table(form.kind).title), widths);
    out.header(titles);
    for (std::size_t f = 0; f < form.fields.size(); ++f) {
        if (holds_numbers(form.fields[f])) out.text_column(static_cast<int>(f), widths[f]);
        if (const auto choices = choices_of(form.fields[f], lists); !choices.empty())
            out.choices(static_cast<int>(f), choices);
    }
}

void add_notes(const Form& form, sheet::Writer& out) {
    out.add_sheet("填写说明", std::array{wide, narrow, 60});
    out.header(std::array<std::string, 3>{"列", "必须填写吗", "怎么填"});
    for (const auto& field : form.fields) {
        out.row();
        out.text(field.title);
        out.text(field.required ? "必填" : "选填");
        out.text(field.hint);
    }
}

void add_regions(const ledger::Regions& regions, const Lists& lists, sheet::Writer& out) {
    out.add_sheet("区划对照", std::array{wide, 40});
    out.header(std::array<std::string, 2>{"十二位代码", "名称"});
    for (const auto& region : regions.all()) {
        const auto code = region.code.text();
        if (!std::binary_search(lists.regions.begin(), lists.regions.end(), code)) continue;
        out.row();
        out.text(code);
        const auto* parent = regions.find(region.parent);
        out.text((parent != nullptr ? parent->name : "") + region.name);
    }
}

}  // namespace

std::string Templates::workbook(const guard::Actor& actor, ledger::TableKind kind,
                                Content content) const {
    guard_.gate.require(actor, Permission::ImportTables);
    const bool draft = content == Content::Draft;
    if (draft && kind != ledger::TableKind::Payment)
        throw Refusal{Refusal::Kind::Invalid, "只有个人补助资金发放表可以带出上一期的草稿。"};
    const auto& form = collect::form(kind);
    if (draft) guard_.gate.record(actor, "collect.draft", "table:payment");
    db::Reader reader{guard_.store};
    const auto regions = ledger::Regions::load(reader);
    const auto lists = lists_for(reader, actor, regions);
    sheet::Writer out;
    add_table(form, lists, out);
    if (draft) write_draft(reader, actor, keys_, regions, out);
    add_notes(form, out);
    const bool places = std::any_of(form.fields.begin(), form.fields.end(), [](const Field& field) {
        return field.reading == Reading::Region;
    });
    if (places) add_regions(regions, lists, out);
    return out.finish();
}

}  // namespace collect
