#include "complain/exchange/organs.hpp"

#include "complain/cases/arrival.hpp"
#include "complain/cases/upward.hpp"
#include "complain/desk/courier.hpp"
#include "complain/exchange/letters.hpp"
#include "complain/exchange/new_file.hpp"
#include "complain/sql.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

namespace complain {

namespace {

using guard::Permission;
using platform::Refusal;

struct Waiting {
    std::int64_t id = 0;
    std::string look_up, sealed;
    std::int64_t answered = 0;
};

[[noreturn]] void refuse(const char* why) {
    throw Refusal{Refusal::Kind::Conflict, why};
}

Parcel parcel_of(const ReadPackage& read, platform::Instant now) {
    Parcel out;
    out.token = read.token;
    out.look_up = read.package.look_up;
    out.case_public = read.package.case_public;
    out.sealed = read.package.sealed;
    out.files = read.package.files;
    out.at = blurred(now);
    return out;
}

void put_pieces(db::Transaction& tx, const ReadPackage& read) {
    for (const auto& [file, pieces] : read.pieces)
        for (std::size_t i = 0; i < pieces.size(); ++i)
            store::insert_piece(tx, read.token, file, static_cast<std::int64_t>(i), pieces[i]);
}

}  // namespace

std::string source_of(const Organ& organ) {
    return "organ " + organ.name;
}

void publish_organs(db::Pool& pool, const std::vector<Organ>& organs) {
    db::Transaction tx{pool};
    tx.run(sql::delete_organs);
    for (const auto& one : organs)
        if (!one.box.empty() && !one.title.empty())
            tx.run(sql::insert_organ, {one.name, one.title, db::Blob{one.box}});
    tx.commit();
}

void hand_to_organ(db::Transaction& tx, const store::CaseRow& row, const CaseKey& key,
                   const Body& body) {
    struct Found {
        std::string name, box;
    };
    const auto found = tx.one(sql::select_organ, {body.department}, [](const db::Row& entry) {
        return Found{std::string{entry.text(0)}, entry.blob(1).bytes};
    });
    if (!found) return;
    tx.run(sql::insert_outgoing,
           {found->name, db::Blob{row.token}, db::Blob{upward_package(row, key, found->box)}});
}

void OrganDesk::take_in(const guard::Actor& actor, const Organ& from, const ReadPackage& read) {
    office_.gate.require(actor, Permission::OperateSystem);
    db::Transaction tx{office_.pool};
    read.package.kind == Parcel::Kind::Report ? take_report(tx, from, read)
                                              : take_message(tx, read);
    office_.gate.record(tx, actor, "complain.take_package", fmt::format("organ:{}", from.name));
    tx.commit();
}

void OrganDesk::take_report(db::Transaction& tx, const Organ& from, const ReadPackage& read) {
    const auto key = CaseKey::of_holder(read.package.copy, office_.keys.box_key());
    if (!key || key->public_key() != read.package.case_public)
        refuse("这份案件包不是封给本机关的，打不开，请退回");
    const auto holders = office_.vault.holders(tx, Permission::IntakeComplaint);
    if (holders.empty())
        refuse("还没有受理人员开过保管箱，收进来也没人打得开；请受理人员先登录一次");
    const auto parcel = parcel_of(read, office_.clock.now());
    ComplaintState state;
    state.received = parcel.at;
    const auto id = store::insert(tx, parcel, fresh_number(), state);
    if (!id) {
        // Known, unless it is one of our own that went round in a circle.
        const auto known = store::by_look_up(tx, read.package.look_up);
        const auto row = known ? store::find(tx, *known) : std::nullopt;
        if (!row || row->token != read.token) refuse("这一件的编号和本机关已有的冲突，请退回");
        return;
    }
    for (const auto& holder : holders)
        if (const auto copy = key->for_holder(holder.public_key))
            store::put_key(tx, *id, holder.id.value(), *copy, std::nullopt, office_.clock.now());
    begin_arrival(tx, office_, *store::find(tx, *id), platform::local_date(office_.clock.now()));
    put_pieces(tx, read);
    tx.run(sql::insert_foreign, {*id, source_of(from), db::Blob{read.package.look_up}});
}

void OrganDesk::take_message(db::Transaction& tx, const ReadPackage& read) {
    const auto id = store::by_look_up(tx, read.package.look_up);
    if (!id) refuse("这是后来补充的材料，原来的一件还没有收进来，请先收那一件");
    store::add_said(tx, *id, store::Ear::Reporter, read.package.sealed, read.token);
}

std::vector<std::string> OrganDesk::write_answers(const guard::Actor& actor, const Organ& to,
                                                  const std::filesystem::path& folder) {
    office_.gate.require(actor, Permission::OperateSystem);
    make_private_folder(folder);
    db::Transaction tx{office_.pool};
    const auto waiting =
        tx.all(sql::select_foreign_answers, {source_of(to)}, [](const db::Row& row) {
            return Waiting{row.integer(0), row.blob(1).bytes, row.blob(2).bytes, row.integer(3)};
        });
    std::vector<std::string> names;
    names.reserve(waiting.size());
    for (const auto& one : waiting) {
        const CaseAnswer answer{to.name, one.look_up, one.sealed,
                                platform::from_millis(one.answered)};
        names.push_back(
            fmt::format("{}-{}.answer", platform::to_hex(one.look_up.substr(0, 8)), one.answered));
        write_new_file(folder / names.back(), answer_file(answer, office_.keys.signing_key()));
        tx.run(sql::clear_foreign_answer, {one.id});
    }
    office_.gate.record(tx, actor, "complain.export_answers", fmt::format("organ:{}", to.name));
    tx.commit();
    return names;
}

}  // namespace complain
