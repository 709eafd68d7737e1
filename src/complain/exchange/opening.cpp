#include "complain/exchange/opening.hpp"

#include "complain/intake/file_type.hpp"
#include "complain/vault/item.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/stream.hpp"
#include "platform/text/text.hpp"

#include <fmt/format.h>

namespace complain {

namespace {

using platform::Refusal;

constexpr std::size_t longest_answer = 5000;

[[noreturn]] void refuse(const char* why) {
    throw Refusal{Refusal::Kind::Conflict, why};
}

std::string opened_file(const Attachment& file, const std::vector<std::string>& pieces) {
    crypto::StreamOpener opener{crypto::Secret{file.key}, file.header};
    std::string out, last;
    for (const auto& piece : pieces) {
        auto text = opener.open(piece);
        if (!text) refuse("案件包里有一个附件打不开，请对方重新导出再交一次");
        out += last;
        last = std::move(*text);
    }
    const auto unfilled = crypto::unpadded(last);
    if (!opener.is_whole() || !unfilled) refuse("案件包里有一个附件不完整，请对方重新导出再交一次");
    return out + *unfilled;
}

}  // namespace

const CaseKey& Opening::key_for(const ReadPackage& read) {
    const auto& package = read.package;
    if (package.kind == Parcel::Kind::Report) {
        auto key = CaseKey::of_holder(package.copy, key_);
        if (!key || key->public_key() != package.case_public)
            refuse("这份案件包不是封给本机关的，打不开，请退回");
        cases_.insert_or_assign(package.look_up, std::move(*key));
    }
    const auto found = cases_.find(package.look_up);
    if (found == cases_.end())
        refuse("这是后来补充的材料，要和原来的案件包放在一个文件夹里才能打开");
    return found->second;
}

OpenedPackage Opening::open(const ReadPackage& read) {
    const auto& key = key_for(read);
    const auto plain = open_in_case(key, read.package.sealed);
    if (!plain) refuse("案件包的内容打不开，请对方重新导出再交一次");
    OpenedPackage out;
    if (read.package.kind != Parcel::Kind::Report) {
        const auto item = item_from(*plain);
        if (!item) refuse("案件包的内容读不懂，请用新版本的程序打开");
        out.message = item->text;
        return out;
    }
    out.told = told_from(*plain);
    if (!out.told) refuse("案件包的内容读不懂，请用新版本的程序打开");
    out.identity = open_identity(read.package.identity, key_, key);
    for (const auto& file : out.told->files) {
        const auto pieces = read.pieces.find(static_cast<std::int64_t>(out.files.size()));
        if (pieces == read.pieces.end()) refuse("案件包里少了附件，请对方重新导出再交一次");
        out.files.push_back(opened_file(file, pieces->second));
    }
    return out;
}

std::string file_name(std::size_t number, std::string_view bytes) {
    const auto type = file_type_of(bytes.substr(0, telling_bytes));
    return fmt::format("附件{}{}", number + 1, type ? type->ending : ".bin");
}

std::string text_for_people(const OpenedPackage& opened) {
    if (!opened.told) return fmt::format("反映人补充：\n{}\n", opened.message);
    const auto& told = *opened.told;
    auto out = fmt::format("涉及：{}\n", entry_of(told.concerns).title);
    if (!told.post.empty()) out += fmt::format("职务：{}\n", told.post);
    if (opened.identity)
        out += fmt::format("反映人：{}，电话：{}，联系办法：{}\n", opened.identity->name,
                           opened.identity->phone, opened.identity->reach);
    if (told.place > 0) out += fmt::format("地方：{}\n", told.place);
    if (told.by_helper) out += "由别人代填\n";
    if (told.record)
        out += fmt::format("记录：{}（{}）\n", told.record->sentence, told.record->what);
    out += fmt::format("附件：{}个\n\n{}\n", told.files.size(), told.text);
    return out;
}

std::string answer_item(const UpwardPackage& package, std::string_view text, platform::Instant at) {
    Item item;
    item.type = Item::Type::Reply;
    item.at = at;
    item.text = text::trim(text);
    if (item.text.empty() || text::length(item.text) > longest_answer)
        throw Refusal{Refusal::Kind::Invalid,
                      fmt::format("答复要有内容，最多{}个字", longest_answer)};
    return seal_for_case(package.case_public, item_text(item));
}

}  // namespace complain
