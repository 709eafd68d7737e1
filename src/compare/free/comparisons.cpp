#include "compare/free/comparisons.hpp"

#include "compare/free/answer.hpp"
#include "compare/run/inputs.hpp"
#include "compare/sql.hpp"
#include "platform/core/refusal.hpp"
#include "platform/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace compare::free {

namespace {

using guard::Permission;
using platform::Refusal;

constexpr std::chrono::milliseconds kept_for = std::chrono::hours{24};
constexpr std::size_t shortest_reason = 5;
constexpr json::Limits kept_limits{16U << 20U, 16};

std::string question_context(std::int64_t id) {
    return fmt::format("compare free question {}", id);
}

std::string result_context(std::int64_t id) {
    return fmt::format("compare free result {}", id);
}

void check_reason(const std::string& reason) {
    if (text::length(reason) < shortest_reason)
        throw Refusal{Refusal::Kind::Invalid,
                      fmt::format("请写明为什么要对这两份名单，至少{}个字", shortest_reason)};
    refuse_numbers(reason, "理由");
}

std::string audit_detail(const CheckedQuestion& question, const std::string& reason) {
    const auto side = [](const CheckedSide& one) {
        return fmt::format("{}.{}", one.table->name, one.key->name);
    };
    return json::write(json::Object{
        {"first", side(question.first)},
        {"second", side(question.second)},
        {"conditions", question.first.conditions.size() + question.second.conditions.size()},
        {"want", question.want == Want::Both ? "both" : "first_only"},
        {"reason", reason}});
}

std::set<std::string> tables_of(const CheckedQuestion& question) {
    return {question.first.table->name, question.second.table->name};
}

/// The newest deliveries of what is compared, and of the approved exceptions that payments know.
std::vector<DatasetVersion> deliveries_of(const Datasets& datasets, db::Session& session,
                                          const std::set<std::string>& tables) {
    auto deliveries = datasets.current(session);
    std::erase_if(deliveries, [&](const DatasetVersion& one) {
        return one.dataset != "exemptions" && !tables.contains(one.dataset);
    });
    return deliveries;
}

[[noreturn]] void refuse_for(const engine::Error& error, std::chrono::seconds limit) {
    switch (error.kind()) {
        case engine::Error::Kind::Time:
            throw Refusal{Refusal::Kind::Invalid,
                          fmt::format("对了{}秒还没有结果，已停止。请加条件缩小名单，或换一种对法",
                                      limit.count())};
        case engine::Error::Kind::Memory:
        case engine::Error::Kind::Broken:
            throw Refusal{Refusal::Kind::Invalid,
                          "两份名单太大，内存不够，已停止。请加条件缩小名单"};
        case engine::Error::Kind::Statement:
        case engine::Error::Kind::Missing: break;
    }
    throw error;
}

json::Array sources_of(const Office& office, const std::vector<DatasetVersion>& deliveries,
                       const std::set<std::string>& tables) {
    json::Array out;
    for (const DatasetVersion& one : deliveries)
        if (const auto* spec = office.book.dataset(one.dataset);
            spec != nullptr && tables.contains(one.dataset))
            out.push_back(json::Value(
                fmt::format("{}（{}，第{}次交付，截止{}）", spec->title, spec->owner, one.number,
                            platform::format_date(platform::from_days(one.as_of)))));
    return out;
}

}  // namespace

Comparisons::Comparisons(const Office& office, jobs::Queue& queue)
    : office_(office), queue_(queue), cipher_(office.keys.derived("mingbai compare free v1")) {}

void Comparisons::refuse_unloaded(db::Session& session, const CheckedQuestion& question) const {
    const auto current = Datasets{office_}.current(session);
    for (const CheckedSide* side : {&question.first, &question.second})
        if (side->table->is_registry &&
            std::ranges::find(current, side->table->name, &DatasetVersion::dataset) ==
                current.end())
            throw Refusal{
                Refusal::Kind::Invalid,
                fmt::format("基础库“{}”还没有数据，请先到“基础库”登记和上传", side->table->title)};
}

std::int64_t Comparisons::ask(const guard::Actor& actor, const Question& question,
                              const std::string& reason) {
    office_.gate.require(actor, Permission::FreeComparison);
    if (!actor.is_officer()) throw Refusal{Refusal::Kind::Forbidden, "自由比对要由具名的人提出"};
    check_reason(reason);
    const Catalogue catalogue{office_.book};
    const CheckedQuestion checked = check(question, catalogue);
    const auto now = office_.clock.now();
    db::Transaction tx{office_.pool};
    refuse_unloaded(tx, checked);
    tx.run(sql::delete_old_free, {platform::to_millis(now - kept_for)});
    if (tx.one(sql::select_unfinished_free, {actor.id.value()},
               [](const db::Row& row) { return row.integer(0); }))
        throw Refusal{Refusal::Kind::Conflict, "您上一次的对比还没有结束，请等它出结果"};
    const std::int64_t id = queue_.enqueue(tx, free_kind, "{}").value();
    json::Object kept = to_json(question);
    kept["reason"] = reason;
    const db::Blob sealed{cipher_.seal(json::write(kept), question_context(id))};
    tx.run(sql::insert_free, {id, sealed, platform::to_millis(now), actor.id.value()});
    office_.gate.record(tx, actor, "compare.free", fmt::format("free:{}", id),
                        audit_detail(checked, reason));
    tx.commit();
    queue_.ring();
    return id;
}

std::optional<Comparisons::Kept> Comparisons::find(db::Session& session, std::int64_t id) const {
    const auto row = session.one(sql::select_free, {id}, [](const db::Row& found) {
        return std::tuple{found.blob(0).bytes,
                          found.is_null(1) ? std::string{} : found.blob(1).bytes, found.integer(2),
                          found.integer(3)};
    });
    if (!row || std::get<3>(*row) < platform::to_millis(office_.clock.now() - kept_for))
        return std::nullopt;
    const auto& [sealed, sealed_result, officer, at] = *row;
    const auto question = cipher_.open(sealed, question_context(id));
    if (!question) throw Refusal{Refusal::Kind::Invalid, "这次对比的内容已损坏，请重新提出"};
    const auto fields = json::Fields::read(*question, kept_limits);
    Kept kept{officer, question_of(fields), fields.text("reason", "理由"), {}};
    if (sealed_result.empty()) return kept;
    const auto result = cipher_.open(sealed_result, result_context(id));
    if (!result) throw Refusal{Refusal::Kind::Invalid, "这次对比的结果已损坏，请重新提出"};
    kept.result = json::parse(*result, kept_limits).as_object();
    return kept;
}

Outcome Comparisons::outcome(db::Session& session, const guard::Actor& actor,
                             std::int64_t id) const {
    office_.gate.require(actor, Permission::FreeComparison);
    auto kept = find(session, id);
    const auto status = queue_.find(session, jobs::JobId{id});
    if (!kept || !status || !actor.is_officer() || kept->officer != actor.id.value())
        throw Refusal{Refusal::Kind::NotFound, "没有找到这次对比：结果只给提出的人看，保存一天"};
    return {*status, std::move(kept->question), std::move(kept->reason), std::move(kept->result)};
}

void Comparisons::run(const Work& work, const Runner::OpenEngine& open,
                      const ledger::Regions& regions) {
    db::Reader reader{office_.pool};
    const auto kept = find(reader, work.id);
    if (!kept) return;  // older than a day: nobody may see it any more
    const Catalogue catalogue{office_.book};
    const CheckedQuestion question = check(kept->question, catalogue);
    const Datasets datasets{office_};
    const auto tables = tables_of(question);
    const auto deliveries = deliveries_of(datasets, reader, tables);
    json::Object result;
    try {
        const auto engine = open();
        work.progress(10);
        const auto broken = Inputs{datasets, reader, *engine, work.demo}.load(tables, deliveries);
        if (!broken.empty()) throw Refusal{Refusal::Kind::Invalid, broken.begin()->second};
        engine->close_for_questions();
        work.progress(60);
        result = answer(*engine, question, regions, work.limit);
    } catch (const engine::Error& error) {
        refuse_for(error, work.limit);
    }
    result["sources"] = sources_of(office_, deliveries, tables);
    db::Transaction tx{office_.pool};
    const db::Blob sealed{cipher_.seal(json::write(result), result_context(work.id))};
    tx.run(sql::update_free, {work.id, sealed});
    tx.commit();
}

}  // namespace compare::free
