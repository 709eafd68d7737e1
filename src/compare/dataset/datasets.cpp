#include "compare/dataset/datasets.hpp"

#include "compare/sql.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

namespace compare {

namespace {

using guard::Permission;
using platform::Refusal;

Formalities formalities_of(const db::Row& row) {
    return {std::string{row.text(0)},         std::string{row.text(1)},
            std::string{row.text(2)},         std::string{row.text(3)},
            static_cast<int>(row.integer(4)), static_cast<int>(row.integer(5))};
}

DatasetVersion version_of(const db::Row& row) {
    return {row.integer(0), row.integer(2),           std::string{row.text(1)}, row.integer(3),
            row.integer(4), std::string{row.text(5)}, row.integer(6),           row.integer(7),
            row.integer(8), row.blob(9).bytes,        row.integer(10),          !row.is_null(11)};
}

std::optional<std::int64_t> officer_of(const guard::Actor& actor) {
    return actor.is_officer() ? std::optional{actor.id.value()} : std::nullopt;
}

void check(const Formalities& asked) {
    const auto refuse = [](std::string_view what) {
        throw Refusal{Refusal::Kind::Invalid, fmt::format("登记基础库要写明{}，请补上", what)};
    };
    if (asked.owner.empty()) refuse("数据提供单位");
    if (asked.purpose.empty()) refuse("使用目的和法律依据");
    if (asked.approval.empty()) refuse("批准文号");
    if (asked.maximum_age_days <= 0) refuse("数据最长有效天数");
    if (asked.keep_days <= 0) refuse("保存天数");
}

}  // namespace

std::string chunk_context(std::int64_t version, std::int64_t chunk) {
    return fmt::format("compare dataset {} chunk {}", version, chunk);
}

Datasets::Datasets(const Office& office)
    : office_(office), cipher_(office.keys.derived("mingbai compare datasets v1")) {}

void Datasets::register_dataset(const guard::Actor& actor, const Formalities& formalities) {
    office_.gate.require(actor, Permission::ManageDatasets);
    if (office_.book.dataset(formalities.name) == nullptr)
        throw Refusal{Refusal::Kind::Invalid,
                      fmt::format("没有名为“{}”的基础库，请用 dataset list 查看可用的名称",
                                  formalities.name)};
    check(formalities);
    db::Transaction tx{office_.pool};
    tx.run(sql::insert_dataset,
           {formalities.name, formalities.owner, formalities.purpose, formalities.approval,
            formalities.maximum_age_days, formalities.keep_days,
            platform::to_millis(office_.clock.now()), officer_of(actor)});
    office_.gate.record(tx, actor, "compare.register_dataset", "dataset:" + formalities.name);
    tx.commit();
}

std::optional<Formalities> Datasets::formalities(db::Session& session,
                                                 const std::string& name) const {
    return session.one(sql::select_dataset, {name}, formalities_of);
}

std::vector<Formalities> Datasets::registered(db::Session& session) const {
    return session.all(sql::select_datasets, {}, formalities_of);
}

std::vector<DatasetVersion> Datasets::versions(db::Session& session) const {
    return session.all(sql::select_dataset_versions, {}, version_of);
}

std::vector<DatasetVersion> Datasets::current(db::Session& session) const {
    std::vector<DatasetVersion> newest;
    for (DatasetVersion& version : versions(session)) {
        if (version.destroyed) continue;
        if (newest.empty() || newest.back().dataset != version.dataset)
            newest.push_back(std::move(version));
    }
    return newest;
}

void Datasets::rows(db::Session& session, const DatasetVersion& version, const DatasetSpec& spec,
                    const std::function<void(const std::vector<engine::Value>&)>& use) const {
    session.each(sql::select_dataset_chunks, {version.id}, [&](const db::Row& row) {
        const auto opened =
            cipher_.open(row.blob(1).bytes, chunk_context(version.id, row.integer(0)));
        if (!opened)
            throw Refusal{Refusal::Kind::Invalid,
                          fmt::format("基础库“{}”第{}次交付的数据已损坏，请重新导入", spec.title,
                                      version.number)};
        Unpacker unpacker{*opened, spec.fields.size()};
        while (const auto* values = unpacker.next())
            use(*values);
    });
}

int Datasets::destroy_expired() {
    const auto now = office_.clock.now();
    const auto today = platform::to_days(platform::local_date(now));
    db::Transaction tx{office_.pool};
    const auto expired = tx.all(sql::select_expired_versions, {today}, [](const db::Row& row) {
        return std::tuple{row.integer(0), std::string{row.text(1)}, row.integer(2)};
    });
    for (const auto& [id, dataset, number] : expired) {
        tx.run(sql::delete_dataset_chunks, {id});
        tx.run(sql::update_destroyed, {id, platform::to_millis(now)});
    }
    for (const auto& [id, dataset, number] : expired)
        office_.gate.record(tx, guard::Actor::system(), "compare.destroy_dataset",
                            fmt::format("dataset:{}/{}", dataset, number));
    tx.commit();
    return static_cast<int>(expired.size());
}

void register_demonstration(Datasets& datasets) {
    const Office& office = datasets.office();
    std::vector<Formalities> wanted;
    {
        db::Reader reader{office.pool};
        for (const DatasetSpec& spec : office.book.datasets())
            if (!datasets.formalities(reader, spec.name))
                wanted.push_back({spec.name, spec.owner, spec.purpose, "演示〔2017〕1号",
                                  spec.maximum_age_days, spec.keep_days});
    }
    for (const Formalities& one : wanted)
        datasets.register_dataset(guard::Actor::system(), one);
}

}  // namespace compare
