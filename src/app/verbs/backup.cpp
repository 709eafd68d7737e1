#include "platform/db/backup.hpp"

#include "app/county/county.hpp"
#include "app/verbs/verbs.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"

#include <boost/json.hpp>

#include <fstream>
#include <iostream>
#include <map>

namespace app {

namespace {

using platform::Refusal;
namespace fs = std::filesystem;

constexpr const char* manifest = "manifest.json";

std::string digest_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    crypto::Sha256 hash;
    std::string piece(1 << 20, '\0');
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
        hash.add(std::string_view(piece.data(), static_cast<std::size_t>(in.gcount())));
    }
    return platform::to_hex(crypto::bytes(hash.finish()));
}

std::map<std::string, std::string> digests(const fs::path& folder) {
    std::map<std::string, std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const auto name = fs::relative(entry.path(), folder).string();
        if (entry.is_regular_file() && name != manifest) out[name] = digest_of(entry.path());
    }
    return out;
}

void refuse_unless_empty(const fs::path& folder, const char* what) {
    if (fs::exists(folder) && !fs::is_empty(folder)) {
        throw Refusal{Refusal::Kind::Conflict,
                      fmt::format("{}的文件夹不是空的，换一个新文件夹", what)};
    }
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
}

void copy_tree(const fs::path& from, const fs::path& to) {
    if (fs::exists(from)) fs::copy(from, to, fs::copy_options::recursive);
}

void answer(const fs::path& folder, std::size_t files, Output output) {
    if (output == Output::Json)
        std::cout << boost::json::object{{"folder", folder.string()}, {"files", files}} << '\n';
    else
        std::cout << fmt::format("完成：{}，{}个文件，摘要已核对\n", folder.string(), files);
}

void check_manifest(const fs::path& from) {
    std::ifstream in{from / manifest};
    if (!in)
        throw Refusal{Refusal::Kind::NotFound, "备份文件夹里没有 manifest.json，不是完整的备份"};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    boost::system::error_code broken;
    const auto listed = boost::json::parse(text, broken);
    const auto found = digests(from);
    const bool same = !broken && listed.is_object() && listed.as_object().size() == found.size();
    for (const auto& [name, digest] : found) {
        const auto* entry = same ? listed.as_object().if_contains(name) : nullptr;
        if (entry != nullptr && entry->is_string() &&
            std::string_view(entry->as_string()) == digest)
            continue;
        throw Refusal{Refusal::Kind::Invalid,
                      "备份里的文件与清单不符：" + name + "，这份备份不能用"};
    }
    if (!same) throw Refusal{Refusal::Kind::Invalid, "备份里缺少清单所列的文件，这份备份不能用"};
}

}  // namespace

int backup(const fs::path& data, const fs::path& to, Output output) {
    County county{data};
    refuse_unless_empty(to, "--to ");
    // The public zone first: a push that falls between the two copies is sent again after a
    // restore. A public zone on another machine is not copied: it is pushed anew.
    if (county.has_public_zone()) db::back_up(county.config().public_zone, to / "public.store");
    db::back_up(county.config().office, to / "office.store");
    copy_tree(county.folder() / "county.toml", to / "county.toml");
    copy_tree(county.folder() / "keys", to / "keys");
    copy_tree(county.folder() / "spool", to / "spool");
    boost::json::object list;
    const auto files = digests(to);
    for (const auto& [name, digest] : files)
        list[name] = digest;
    std::ofstream out{to / manifest};
    out << boost::json::serialize(list) << '\n';
    out.close();
    if (!out) platform::bug("the manifest of a backup cannot be written");
    county.gate().record(guard::Actor::system(), "app.backup", "county:" + county.config().county);
    answer(to, files.size(), output);
    return 0;
}

int restore(const fs::path& from, const fs::path& data, Output output) {
    check_manifest(from);
    refuse_unless_empty(data, "--data ");
    copy_tree(from / "county.toml", data / "county.toml");
    copy_tree(from / "keys", data / "keys");
    copy_tree(from / "spool", data / "spool");
    const auto config = read_config(fs::absolute(data));
    db::restore(from / "office.store", config.office);
    if (config.push.empty()) db::restore(from / "public.store", config.public_zone);
    if (output == Output::Text) answer(data, digests(from).size(), output);
    return verify(data, output);
}

}  // namespace app
