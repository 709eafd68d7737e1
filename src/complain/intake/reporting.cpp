#include "complain/intake/reporting.hpp"

#include "complain/intake/file_type.hpp"
#include "complain/notice/sealed_wish.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/crypto/stream.hpp"
#include "platform/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace complain {

namespace {

using platform::Refusal;

/// A piece is a row of its own: small enough that no statement holds a whole video.
constexpr std::size_t piece_bytes = std::size_t{256} << 10;

[[noreturn]] void refuse(const std::string& said) {
    throw Refusal{Refusal::Kind::Invalid, said};
}

std::string field(const http::Request& request, std::string_view name, std::size_t at_most,
                  std::string_view title) {
    const auto typed = text::trim(request.form(name).value_or(""));
    if (text::length(typed) > at_most)
        refuse(fmt::format("“{}”最多写{}个字，请写短一些", title, at_most));
    return std::string{typed};
}

std::optional<AboutRecord> record_in(const http::Request& request) {
    const auto id = field(request, "record", 80, "记录");
    if (id.empty()) return std::nullopt;
    AboutRecord out;
    out.id = id;
    const auto version = field(request, "version", 18, "版本");
    std::from_chars(version.data(), version.data() + version.size(), out.version);
    out.sentence = field(request, "sentence", 400, "原文");
    out.what = field(request, "what", 40, "问题");
    return out;
}

/// Whoever chose to stay unnamed and typed a name is asked which of the two they meant.
std::optional<Identity> identity_in(const http::Request& request) {
    Identity out{field(request, "own_name", longest_name, "姓名"),
                 field(request, "own_phone", longest_phone, "电话"),
                 field(request, "own_reach", longest_reach, "怎么找到您")};
    const bool is_named = request.form("named").value_or("") == "yes";
    if (is_named && out.name.empty()) refuse("选了“实名”，请写上姓名；不想写姓名，就选“匿名”");
    if (is_named) return out;
    if (!out.name.empty() || !out.phone.empty() || !out.reach.empty())
        refuse("您写了姓名或者联系办法，选的是“匿名”：要留名请选“实名”，不留就把它们删掉");
    return std::nullopt;
}

/// One file on its way into the store.
class FileSealer {
public:
    FileSealer(db::Transaction& tx, const std::string& token, std::int64_t number)
        : tx_(tx),
          token_(token),
          number_(number),
          key_(crypto::random_secret(crypto::stream_key_bytes)),
          sealer_(key_) {}

    void add(std::string_view bytes) {
        hash_.add(bytes);
        size_ += bytes.size();
        pending_ += bytes;
        while (pending_.size() > piece_bytes) {
            put(sealer_.seal(std::string_view{pending_}.substr(0, piece_bytes)));
            pending_.erase(0, piece_bytes);
        }
    }
    Attachment finish(std::string_view type) {
        // The last piece is filled up, so that the size does not betray the photo.
        pending_ = crypto::padded(pending_, 4096);
        put(sealer_.seal_last(pending_));
        return {std::string{type},
                platform::to_hex(crypto::bytes(hash_.finish())),
                static_cast<std::int64_t>(size_),
                std::string{key_.view()},
                sealer_.header(),
                pieces_};
    }

private:
    void put(const std::string& sealed) {
        public_rows::insert_piece(tx_, token_, number_, pieces_++, sealed);
    }

    db::Transaction& tx_;
    const std::string& token_;
    std::int64_t number_, pieces_ = 0;
    crypto::Secret key_;
    crypto::StreamSealer sealer_;
    crypto::Sha256 hash_;
    std::string pending_;
    std::size_t size_ = 0;
};

FileType type_of(const http::Upload& file) {
    std::string first;
    file.content->each([&](std::string_view piece) {
        if (first.size() < telling_bytes) first += piece.substr(0, telling_bytes - first.size());
    });
    const auto type = file_type_of(first);
    if (!type) refuse("只能交照片、录音、视频和PDF文件，请换一个文件再交");
    if (file.size > largest(type->kind))
        refuse(fmt::format("这个文件太大，最大{}MB，请换小一点的", largest(type->kind) >> 20U));
    return *type;
}

std::vector<FileType> types_of(const std::vector<http::Upload>& files) {
    std::vector<FileType> out;
    out.reserve(files.size());
    for (const auto& file : files)
        out.push_back(type_of(file));
    const auto photos = std::ranges::count(out, FileType::Kind::Photo, &FileType::kind);
    if (photos > 9) refuse("照片最多交9张");
    if (out.size() > most_files) refuse("文件太多了，照片最多9张，录音、视频各一个");
    return out;
}

}  // namespace

Form form_of(const http::Request& request) {
    Form out;
    const auto concerns = concerns_named(request.form("concerns").value_or(""));
    if (!concerns) refuse("请选一下这件事涉及什么人");
    out.told.concerns = *concerns;
    out.told.post = field(request, "post", 60, "职务");
    out.told.kind = field(request, "kind", 20, "想要什么");
    const auto place = field(request, "place", 12, "地方");
    std::from_chars(place.data(), place.data() + place.size(), out.told.place);
    out.told.text = field(request, "text", longest_text, "内容");
    out.told.record = record_in(request);
    const bool is_said = out.told.record && !out.told.record->what.empty();
    if (text::length(out.told.text) < shortest_text && !is_said)
        refuse(
            fmt::format("请把事情写清楚一些，至少{}个字：什么时候、在哪里、什么事", shortest_text));
    if (out.told.text.empty()) out.told.text = out.told.record->what;
    out.identity = identity_in(request);
    out.told.by_helper = request.form("by") == helper;
    out.notice = field(request, "notice", 120, "手机号或邮箱");
    return out;
}

Accepted accept_report(db::Pool& public_store, Form form, const std::vector<http::Upload>& files,
                       platform::Instant at) {
    const auto types = types_of(files);
    auto code = domain::ReceiptCode::fresh(domain::ReceiptKind::Case);
    std::vector<std::string> digests;
    db::Transaction tx{public_store};
    const auto keys = public_rows::window(tx).value_or(WindowKeys{});
    // First the parcel, which its pieces refer to; its text names their keys, so that it is sealed
    // once more at the end.
    auto parcel = seal_report(form.told, keys, code, at);
    if (form.identity)
        parcel.identity = seal_identity(*form.identity, parcel.case_public, parcel.lane, keys);
    parcel.files = static_cast<std::int64_t>(files.size());
    parcel.notice = notice::wish_for(keys, parcel.lane, form.notice);
    public_rows::insert(tx, parcel);
    for (std::size_t i = 0; i < files.size(); ++i) {
        FileSealer sealer{tx, parcel.token, static_cast<std::int64_t>(i)};
        files[i].content->each([&](std::string_view piece) { sealer.add(piece); });
        form.told.files.push_back(sealer.finish(types[i].type));
        digests.push_back(form.told.files.back().sha256);
    }
    if (!files.empty())
        public_rows::reseal(tx, parcel.token,
                            seal_for_case(parcel.case_public, told_text(form.told)));
    tx.commit();
    return {std::move(code), std::move(digests)};
}

std::optional<OpenedCase> open_case(db::Session& session, const domain::ReceiptCode& code) {
    const auto receipt = public_rows::receipt(session, code.look_up());
    // An unknown code costs as much as a wrong one.
    static const std::string nobodys =
        CaseKey::fresh().for_reporter(domain::ReceiptCode::fresh(domain::ReceiptKind::Case));
    const auto key = CaseKey::of_reporter(receipt ? receipt->reporter_copy : nobodys, code);
    if (!key) return std::nullopt;
    OpenedCase out;
    out.must_exchange = receipt->on_behalf;
    for (const auto& sealed : receipt->items) {
        const auto text = open_in_case(*key, sealed);
        auto item = text ? item_from(*text) : std::nullopt;
        if (item) out.items.push_back(std::move(*item));
    }
    return out;
}

bool exchange_code(db::Pool& public_store, const domain::ReceiptCode& old,
                   const domain::ReceiptCode& fresh) {
    db::Transaction tx{public_store};
    // The answer may have been lost on the way.
    const auto done = public_rows::receipt(tx, fresh.look_up());
    if (done && CaseKey::of_reporter(done->reporter_copy, fresh)) return true;
    const auto receipt = public_rows::receipt(tx, old.look_up());
    const auto key = receipt ? CaseKey::of_reporter(receipt->reporter_copy, old) : std::nullopt;
    if (!key ||
        !public_rows::exchange(tx, receipt->name, {fresh.look_up(), key->for_reporter(fresh)}))
        return false;
    tx.commit();
    return true;
}

namespace {

/// A case that its reporter has opened to add something.
struct OwnCase {
    std::string name;
    CaseKey key;
};

void add(db::Transaction& tx, const OwnCase& own, Parcel::Kind kind, std::string sealed,
         platform::Instant at) {
    Parcel parcel;
    parcel.token = crypto::random_bytes(16);
    parcel.look_up = own.name;
    parcel.kind = kind;
    parcel.sealed = std::move(sealed);
    parcel.at = blurred(at);
    public_rows::insert(tx, parcel);
}

OwnCase own_case(db::Session& session, const domain::ReceiptCode& code) {
    auto receipt = public_rows::receipt(session, code.look_up());
    auto key = receipt ? CaseKey::of_reporter(receipt->reporter_copy, code) : std::nullopt;
    if (!key) throw Refusal{Refusal::Kind::NotFound, "没有查到这个回执码，请核对后再输"};
    if (receipt->on_behalf) throw Refusal{Refusal::Kind::Conflict, "请先换成您自己的新码"};
    return {std::move(receipt->name), std::move(*key)};
}

}  // namespace

void add_message(db::Pool& public_store, const domain::ReceiptCode& code, std::string_view text,
                 platform::Instant at) {
    const auto typed = text::trim(text);
    if (typed.empty()) refuse("还没有写内容");
    if (text::length(typed) > 2000) refuse("一次最多写2000个字，请分几次写");
    Item item;
    item.type = Item::Type::Message;
    item.from_reporter = true;
    item.at = blurred(at);
    item.text = typed;
    db::Transaction tx{public_store};
    const auto own = own_case(tx, code);
    add(tx, own, Parcel::Kind::Message, seal_for_case(own.key.public_key(), item_text(item)), at);
    tx.commit();
}

void add_evaluation(db::Pool& public_store, const domain::ReceiptCode& code, Evaluation word,
                    platform::Instant at) {
    db::Transaction tx{public_store};
    const auto own = own_case(tx, code);
    const auto keys = public_rows::window(tx);
    const auto sealed =
        crypto::seal_to(keys ? keys->office : "", crypto::padded(name_of(word), 64));
    if (!sealed) throw Refusal{Refusal::Kind::Conflict, "现在还不能评价，请过一会儿再来"};
    add(tx, own, Parcel::Kind::Evaluation, *sealed, at);
    tx.commit();
}

}  // namespace complain
