#include "complain/vault/item.hpp"

#include "complain/vault/reading.hpp"

namespace complain {

namespace {

std::string_view name_of(Item::Type type) {
    switch (type) {
        case Item::Type::Status: return "status";
        case Item::Type::Message: return "message";
        case Item::Type::Reply: return "reply";
    }
    platform::bug("no such item");
}

std::optional<Item::Type> type_named(std::string_view name) {
    for (const auto type : {Item::Type::Status, Item::Type::Message, Item::Type::Reply})
        if (name_of(type) == name) return type;
    return std::nullopt;
}

Item read(const json::Fields& fields) {
    Item out;
    out.type = type_named(fields.text("type", "类型", 20)).value_or(Item::Type::Message);
    out.at = platform::from_millis(fields.integer("at", "时间"));
    out.from_reporter = fields.boolean("from_reporter", "来自");
    out.text = fields.text("text", "内容", 20'000);
    out.number = fields.maybe_text("number", "编号", 20).value_or("");
    out.body = fields.maybe_text("body", "单位", 80).value_or("");
    out.promise = fields.maybe_text("promise", "时限", 80).value_or("");
    if (const auto due = fields.integer("due", "到期"); due >= 0) out.due = due;
    out.counts_workdays = fields.boolean("workdays", "工作日");
    out.may_add = fields.boolean("may_add", "可补充");
    out.may_evaluate = fields.boolean("may_evaluate", "可评价");
    return out;
}

}  // namespace

std::string item_text(const Item& item) {
    return json::write(json::Object{{"v", 1},
                                    {"type", name_of(item.type)},
                                    {"at", platform::to_millis(item.at)},
                                    {"from_reporter", item.from_reporter},
                                    {"text", item.text},
                                    {"number", item.number},
                                    {"body", item.body},
                                    {"promise", item.promise},
                                    {"due", item.due.value_or(-1)},
                                    {"workdays", item.counts_workdays},
                                    {"may_add", item.may_add},
                                    {"may_evaluate", item.may_evaluate}});
}

std::optional<Item> item_from(std::string_view text) {
    return read_sealed(text, read);
}

}  // namespace complain
