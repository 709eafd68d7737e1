#include "complain/exchange/handover.hpp"

#include "complain/cases/case_store.hpp"
#include "complain/exchange/letters.hpp"
#include "complain/exchange/new_file.hpp"
#include "complain/exchange/package_file.hpp"
#include "complain/sql.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"

#include <algorithm>

namespace complain {

namespace {

using guard::Permission;
using platform::Refusal;

WaitingPackage waiting_of(const db::Row& row) {
    return {row.blob(0).bytes, row.blob(1).bytes};
}

std::vector<WaitingPackage> waiting_in(db::Session& session, const std::string& organ) {
    return organ.empty() ? session.all(sql::select_upward, {}, waiting_of)
                         : session.all(sql::select_outgoing, {organ}, waiting_of);
}

std::optional<std::string> package_in(db::Session& session, const std::string& organ,
                                      const db::Blob& token) {
    const auto read = [](const db::Row& row) { return row.blob(0).bytes; };
    return organ.empty() ? session.one(sql::select_upward_package, {token}, read)
                         : session.one(sql::select_outgoing_package, {token, organ}, read);
}

/// Of what goes upward nothing stays; a case that was transferred is still the county's own.
void let_go(db::Transaction& tx, const std::string& organ, const db::Blob& token) {
    if (!organ.empty()) {
        tx.run(sql::delete_outgoing, {token, organ});
        return;
    }
    tx.run(sql::delete_upward, {token});
    tx.run(sql::delete_token_pieces, {token});
}

}  // namespace

std::vector<std::string> Handover::write(const guard::Actor& actor,
                                         const std::filesystem::path& folder,
                                         const std::string& organ) {
    office_.gate.require(actor, Permission::OperateSystem);
    make_private_folder(folder);
    std::vector<std::string> names;
    db::Transaction tx{office_.pool};
    for (const auto& waiting : waiting_in(tx, organ)) {
        names.push_back(platform::to_hex(waiting.token) + ".case");
        NewFile out{folder / names.back()};
        each_package_line(tx, office_.county, waiting, office_.keys.signing_key(),
                          [&out](std::string_view line) {
                              out.add(line);
                              out.add("\n");
                          });
        out.finish();
    }
    office_.gate.record(tx, actor,
                        organ.empty() ? "complain.export_upward" : "complain.export_packages",
                        organ.empty() ? "county:" + office_.county : "organ:" + organ);
    tx.commit();
    return names;
}

Handover::Signer Handover::signer_of(FileKind kind, std::string_view bytes) const {
    if (office_.above_sign.empty() && office_.organs.empty())
        throw Refusal{Refusal::Kind::Conflict,
                      "还没有登记上一级机关的签名公钥，请在 county.toml 的 [complain] 里写 "
                      "above_sign"};
    for (const auto& one : office_.organs)
        if (is_signed_by(kind, bytes, one.sign)) return {one.name, one.sign};
    return {{}, office_.above_sign};
}

void Handover::require_ours(const std::string& county) const {
    if (county == office_.county) return;
    throw Refusal{Refusal::Kind::Invalid, "这份文件是给别的县的，没有办理，请退回上一级机关"};
}

void Handover::take_receipt(const guard::Actor& actor, std::string_view bytes) {
    office_.gate.require(actor, Permission::OperateSystem);
    const auto signer = signer_of(FileKind::Receipt, bytes);
    const auto receipt = receipt_from(bytes, signer.key);
    require_ours(receipt.county);
    const db::Blob token{receipt.token};
    db::Transaction tx{office_.pool};
    const auto package = package_in(tx, signer.organ, token);
    if (!package)
        throw Refusal{Refusal::Kind::NotFound,
                      "没有等着这份回执的案件包：可能已经办过，或者不是本县交出的"};
    const auto sha256 = each_package_line(tx, office_.county, {receipt.token, *package},
                                          office_.keys.signing_key(), [](std::string_view) {});
    if (sha256 != receipt.sha256)
        throw Refusal{Refusal::Kind::Conflict,
                      "回执说的内容和本县保存的不一样，案件包没有删除，请重新导出再交一次"};
    let_go(tx, signer.organ, token);
    office_.gate.record(tx, actor, "complain.receipt", "county:" + office_.county);
    tx.commit();
}

namespace {

/// Where the case itself is still here, because it was transferred, those who hold its key read the
/// answer too: it may have come back, and then somebody must go on with it.
void show_officers(db::Transaction& tx, const CaseAnswer& answer) {
    const auto id = store::by_look_up(tx, answer.look_up);
    const auto row = id ? store::lock(tx, *id) : std::nullopt;
    if (!row || row->state.is_sealed_up) return;
    const bool is_known = std::ranges::any_of(
        store::said(tx, *id),
        [&answer](const store::SaidRow& said) { return said.sealed == answer.sealed; });
    if (!is_known) store::add_said(tx, *id, store::Ear::Officers, answer.sealed);
}

}  // namespace

void Handover::take_answer(const guard::Actor& actor, std::string_view bytes) {
    office_.gate.require(actor, Permission::OperateSystem);
    const auto answer = answer_from(bytes, signer_of(FileKind::Answer, bytes).key);
    require_ours(answer.county);
    const auto at = platform::to_millis(answer.at);
    if (answer.look_up.size() != 32 || answer.sealed.empty() || at <= 0)
        throw Refusal{Refusal::Kind::Invalid, "答复包的内容不全，请对方用同一版本的程序重做"};
    db::Transaction tx{office_.pool};
    // Its moment for a number: behind all that the office said itself, and the same when it comes
    // twice.
    tx.run(sql::insert_answer, {db::Blob{answer.look_up}, at, db::Blob{answer.sealed}});
    show_officers(tx, answer);
    office_.gate.record(tx, actor, "complain.relay_answer", "county:" + office_.county);
    tx.commit();
}

}  // namespace complain
