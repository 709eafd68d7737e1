#include "complain/exchange/handover.hpp"

#include "complain/exchange/letters.hpp"
#include "complain/exchange/new_file.hpp"
#include "complain/exchange/package_file.hpp"
#include "complain/sql.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"

namespace complain {

namespace {

using guard::Permission;
using platform::Refusal;

std::vector<WaitingPackage> waiting_in(db::Session& session) {
    return session.all(sql::select_upward, {}, [](const db::Row& row) {
        return WaitingPackage{row.blob(0).bytes, row.blob(1).bytes};
    });
}

}  // namespace

std::vector<std::string> Handover::write(const guard::Actor& actor,
                                         const std::filesystem::path& folder) {
    office_.gate.require(actor, Permission::OperateSystem);
    make_private_folder(folder);
    std::vector<std::string> names;
    db::Transaction tx{office_.pool};
    for (const auto& waiting : waiting_in(tx)) {
        names.push_back(platform::to_hex(waiting.token) + ".case");
        NewFile out{folder / names.back()};
        each_package_line(tx, office_.county, waiting, office_.keys.signing_key(),
                          [&out](std::string_view line) {
                              out.add(line);
                              out.add("\n");
                          });
        out.finish();
    }
    office_.gate.record(tx, actor, "complain.export_upward", "county:" + office_.county);
    tx.commit();
    return names;
}

void Handover::require(const guard::Actor& actor) const {
    office_.gate.require(actor, Permission::OperateSystem);
    if (office_.above_sign.empty())
        throw Refusal{Refusal::Kind::Conflict,
                      "还没有登记上一级机关的签名公钥，请在 county.toml 的 [complain] 里写 "
                      "above_sign"};
}

void Handover::require_ours(const std::string& county) const {
    if (county == office_.county) return;
    throw Refusal{Refusal::Kind::Invalid, "这份文件是给别的县的，没有办理，请退回上一级机关"};
}

void Handover::take_receipt(const guard::Actor& actor, std::string_view bytes) {
    require(actor);
    const auto receipt = receipt_from(bytes, office_.above_sign);
    require_ours(receipt.county);
    const db::Blob token{receipt.token};
    db::Transaction tx{office_.pool};
    const auto package = tx.one(sql::select_upward_package, {token},
                                [](const db::Row& row) { return row.blob(0).bytes; });
    if (!package)
        throw Refusal{Refusal::Kind::NotFound,
                      "没有等着这份回执的案件包：可能已经办过，或者不是本县交出的"};
    const auto sha256 = each_package_line(tx, office_.county, {receipt.token, *package},
                                          office_.keys.signing_key(), [](std::string_view) {});
    if (sha256 != receipt.sha256)
        throw Refusal{Refusal::Kind::Conflict,
                      "回执说的内容和本县保存的不一样，案件包没有删除，请重新导出再交一次"};
    tx.run(sql::delete_upward, {token});
    tx.run(sql::delete_token_pieces, {token});
    office_.gate.record(tx, actor, "complain.receipt", "county:" + office_.county);
    tx.commit();
}

void Handover::take_answer(const guard::Actor& actor, std::string_view bytes) {
    require(actor);
    const auto answer = answer_from(bytes, office_.above_sign);
    require_ours(answer.county);
    const auto at = platform::to_millis(answer.at);
    if (answer.look_up.size() != 32 || answer.sealed.empty() || at <= 0)
        throw Refusal{Refusal::Kind::Invalid, "答复包的内容不全，请对方用同一版本的程序重做"};
    db::Transaction tx{office_.pool};
    // Its moment for a number: behind all that the office said itself, and the same when it comes
    // twice.
    tx.run(sql::insert_answer, {db::Blob{answer.look_up}, at, db::Blob{answer.sealed}});
    office_.gate.record(tx, actor, "complain.relay_answer", "county:" + office_.county);
    tx.commit();
}

}  // namespace complain
