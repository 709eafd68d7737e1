#include "compare/free/own_rules.hpp"

#include "compare/sql.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace compare::free {

namespace {

using guard::Permission;
using platform::Refusal;

constexpr std::array<std::string_view, 3> state_names{"draft", "on", "withdrawn"};

/// Bound to its id: a text put in another rule's place does not open.
std::string context_of(std::string_view id) {
    return fmt::format("compare own rule {}", id);
}

std::string sealed_text(const RuleTexts& texts) {
    return json::write(json::Object{{"yml", texts.yml}, {"find", texts.find}});
}

/// The rule in a text that opened; what is kept in the text as its status was the author's draft.
Rule opened(std::string_view id, const std::string& text, OwnState state) {
    const auto fields = json::Fields::read(text, {1U << 20U, 4});
    Rule rule = read_rule({fmt::format("本县规则{}", id), fields.text("yml", "规则", 100'000)},
                          fields.text("find", "查询", 100'000));
    rule.status = state == OwnState::On ? RuleStatus::On : RuleStatus::Draft;
    return rule;
}

/// One rule that this program cannot read any more must not keep the others from running.
std::optional<Rule> rule_or_nothing(std::string_view id, const std::string& text, OwnState state) {
    try {
        return opened(id, text, state);
    } catch (const Refusal&) {
        return std::nullopt;
    }
}

void check(const RuleWords& words) {
    const auto need = [](bool there, const char* what) {
        if (!there)
            throw Refusal{Refusal::Kind::Invalid, fmt::format("保存为规则要写明{}，请补上", what)};
    };
    need(!words.title.empty(), "名称");
    need(!words.why.empty(), "为什么查");
    need(!words.innocent.empty(), "哪些情况是清白的");
    need(!words.verify.empty(), "怎样核实");
    constexpr std::array severities{Severity::Blue, Severity::Yellow, Severity::Orange,
                                    Severity::Red};
    need(std::ranges::any_of(severities,
                             [&](Severity one) { return name_of(one) == words.severity; }),
         "严重程度");
    std::vector<std::string> all{words.title, words.why};
    all.insert(all.end(), words.innocent.begin(), words.innocent.end());
    all.insert(all.end(), words.verify.begin(), words.verify.end());
    for (const std::string& text : all)
        refuse_numbers(text, "规则");
}

std::int64_t officer_of(const guard::Actor& actor) {
    if (!actor.is_officer()) throw Refusal{Refusal::Kind::Forbidden, "本县规则要由具名的人办理"};
    return actor.id.value();
}

std::vector<Rule> living(const Office& office) {
    db::Reader reader{office.pool};
    std::vector<Rule> rules;
    for (OwnRule& own : OwnRules{office}.all(reader))
        if (own.rule && own.state != OwnState::Withdrawn) rules.push_back(std::move(*own.rule));
    return rules;
}

}  // namespace

std::string_view name_of(OwnState state) {
    return state_names[static_cast<std::size_t>(state)];
}

OwnRules::OwnRules(const Office& office)
    : office_(office), cipher_(office.keys.derived("mingbai compare own rules v1")) {}

std::string OwnRules::save(const guard::Actor& actor, const Question& question,
                           const RuleWords& words) {
    office_.gate.require(actor, Permission::FreeComparison);
    const std::int64_t officer = officer_of(actor);
    check(words);
    const Catalogue catalogue{office_.book};
    const CheckedQuestion checked = free::check(question, catalogue);
    db::Transaction tx{office_.pool};
    const auto number =
        *tx.one(sql::count_own_rules, {}, [](const db::Row& row) { return row.integer(0); }) + 1;
    const std::string id = fmt::format("Z{:02}", number);
    const std::string text = sealed_text(texts_of(id, checked, words));
    opened(id, text, OwnState::Draft);  // what would not open again is refused now
    const db::Blob sealed{cipher_.seal(text, context_of(id))};
    tx.run(sql::insert_own_rule,
           {number, id, sealed, platform::to_millis(office_.clock.now()), officer});
    office_.gate.record(tx, actor, "compare.save_rule", "rule:" + id);
    tx.commit();
    return id;
}

OwnRule OwnRules::locked(db::Transaction& tx, const std::string& id) const {
    auto found = tx.one(sql::lock_own_rule, {id}, [&](const db::Row& row) { return rule_of(row); });
    if (!found) throw Refusal{Refusal::Kind::NotFound, "没有这条本县规则，请刷新列表"};
    return std::move(*found);
}

void OwnRules::decide(db::Transaction& tx, const guard::Actor& actor, const std::string& id,
                      OwnState state) {
    tx.run(sql::update_own_rule,
           {id, name_of(state), platform::to_millis(office_.clock.now()), officer_of(actor)});
    office_.gate.record(tx, actor,
                        state == OwnState::On ? "compare.approve_rule" : "compare.withdraw_rule",
                        "rule:" + id);
}

void OwnRules::approve(const guard::Actor& actor, const std::string& id) {
    office_.gate.require(actor, Permission::FreeComparison);
    db::Transaction tx{office_.pool};
    const OwnRule own = locked(tx, id);
    if (own.author == officer_of(actor))
        throw Refusal{Refusal::Kind::Forbidden, "不能启用自己保存的规则，请由他人审定"};
    if (own.state != OwnState::Draft)
        throw Refusal{Refusal::Kind::Conflict, "这条规则已经启用或撤回，请刷新列表"};
    if (!own.rule) throw Refusal{Refusal::Kind::Conflict, "这条规则的内容已损坏，请撤回后重新保存"};
    decide(tx, actor, id, OwnState::On);
    tx.commit();
}

void OwnRules::withdraw(const guard::Actor& actor, const std::string& id) {
    office_.gate.require(actor, Permission::FreeComparison);
    db::Transaction tx{office_.pool};
    if (locked(tx, id).state == OwnState::Withdrawn)
        throw Refusal{Refusal::Kind::Conflict, "这条规则已经撤回，请刷新列表"};
    decide(tx, actor, id, OwnState::Withdrawn);
    tx.commit();
}

OwnRule OwnRules::rule_of(const db::Row& row) const {
    OwnRule own;
    own.id = row.text(0);
    const auto state = std::ranges::find(state_names, row.text(2));
    own.state = static_cast<OwnState>(state - state_names.begin());
    own.saved_at = row.integer(3);
    own.author = row.integer(4);
    own.author_name = row.maybe_text(5).value_or("");
    own.decided_by = row.maybe_text(6);
    const auto text = cipher_.open(row.blob(1).bytes, context_of(own.id));
    if (text) own.rule = rule_or_nothing(own.id, *text, own.state);
    return own;
}

std::vector<OwnRule> OwnRules::all(db::Session& session) const {
    return session.all(sql::select_own_rules, {}, [&](const db::Row& row) { return rule_of(row); });
}

}  // namespace compare::free

namespace compare {

LocalOffice::LocalOffice(const Office& office)
    : book_(office.book.with(free::living(office))),
      office_{office.pool, office.keys, office.clock, office.gate, book_} {}

}  // namespace compare
