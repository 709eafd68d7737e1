#include "app/county/config.hpp"

#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/http_client/http_client.hpp"
#include "portal/feed/package.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

namespace app {

namespace {

using platform::Refusal;

std::string required(const toml::table& table, std::string_view section, std::string_view name) {
    auto value = table[section][name].value<std::string>();
    if (!value)
        throw Refusal{Refusal::Kind::Invalid,
                      fmt::format("county.toml 里缺少 [{}] 的 {}", section, name)};
    return *value;
}

/// A relative SQLite path is relative to the county's folder, so that the folder can be moved.
db::Location located(const std::filesystem::path& folder, std::string url, std::string schema) {
    constexpr std::string_view sqlite = "sqlite:";
    if (url.starts_with(sqlite)) {
        const std::filesystem::path file = url.substr(sqlite.size());
        if (file.is_relative()) url = fmt::format("{}{}", sqlite, (folder / file).string());
    }
    return {std::move(url), std::move(schema)};
}

IdentityEntry identity_entry(const toml::table& table) {
    IdentityEntry out;
    out.name = table["name"].value_or(std::string{});
    out.kind = table["kind"].value_or(std::string{});
    out.title = table["title"].value_or(std::string{});
    out.url = table["url"].value_or(std::string{});
    const auto key = platform::from_base64(table["key"].value_or(std::string{}));
    out.public_key = key.value_or("");
    const bool is_kind = out.kind == "card" || out.kind == "provider";
    const bool is_key = key && (key->empty() || key->size() == 32);
    if (out.name.empty() || !is_kind || !is_key)
        throw Refusal{Refusal::Kind::Invalid,
                      "county.toml 里 [[self.source]] 要写 name，kind 写 card 或 provider，"
                      "key 写对方公钥的 base64"};
    return out;
}

void read_self(const toml::table& table, Config& config) {
    config.self_online = table["self"]["online"].value_or(true);
    if (const auto* sources = table["self"]["source"].as_array())
        sources->for_each([&config](const toml::table& one) {
            config.identity_sources.push_back(identity_entry(one));
        });
}

/// A public key in base64, or nothing written at all.
std::string key_in(const toml::table& table, std::string_view name, std::string_view where) {
    const auto text = table[name].value_or(std::string{});
    auto key = platform::from_base64(text).value_or("");
    if (!text.empty() && key.size() != 32)
        throw Refusal{
            Refusal::Kind::Invalid,
            fmt::format("county.toml 里 {} 的 {} 要写对方的公钥（44个字的base64）", where, name)};
    return key;
}

OrganEntry organ_entry(const toml::table& table) {
    constexpr std::string_view where = "[[complain.organ]]";
    OrganEntry out{table["name"].value_or(std::string{}), table["title"].value_or(std::string{}),
                   key_in(table, "box", where), key_in(table, "sign", where)};
    if (out.name.empty() || out.sign.empty())
        throw Refusal{Refusal::Kind::Invalid,
                      "county.toml 里 [[complain.organ]] 要写 name 和 sign（对方的签名公钥）"};
    return out;
}

void read_complaints(const toml::table& table, Config& config) {
    const auto* section = table["complain"].as_table();
    if (section == nullptr) return;
    config.complaints_above = key_in(*section, "above", "[complain]");
    config.complaints_above_sign = key_in(*section, "above_sign", "[complain]");
    config.complaints_above_title = (*section)["above_title"].value_or(std::string{});
    const auto* organs = (*section)["organ"].as_array();
    if (organs == nullptr) return;
    organs->for_each(
        [&config](const toml::table& one) { config.organs.push_back(organ_entry(one)); });
    std::set<std::string, std::less<>> known;
    for (const auto& one : config.organs)
        if (!known.insert(one.name).second ||
            (!one.title.empty() && !known.insert(one.title).second))
            throw Refusal{Refusal::Kind::Invalid,
                          "county.toml 里两个 [[complain.organ]] 的 name 或 title 相同，请改一个"};
}

void read_public(const std::filesystem::path& folder, const toml::table& table, Config& config) {
    const auto section = table["public"];
    config.push = section["push"].value_or(std::string{});
    config.push_ca = section["push_ca"].value_or(std::string{});
    if (config.push.empty()) {
        config.public_zone = located(folder, required(table, "public", "url"),
                                     section["schema"].value_or(std::string{}));
    } else if (!http_client::server_of(config.push)) {
        throw Refusal{Refusal::Kind::Invalid,
                      "county.toml 里 [public] 的 push 要写成 https://主机，本机可写 "
                      "http://127.0.0.1:端口"};
    }
    const auto key = section["office_key"].value_or(std::string{});
    config.office_key = platform::from_base64(key).value_or("");
    if (!key.empty() && config.office_key.size() != 32)
        throw Refusal{
            Refusal::Kind::Invalid,
            "county.toml 里 [public] 的 office_key 不对，请用 mingbai public-folder 重做"};
}

void read_site(const toml::table& table, Config& config) {
    const auto* site = table["site"].as_table();
    if (site == nullptr) return;
    for (const auto& [name, value] : *site) {
        const auto known = std::find(portal::projection::site_names.begin(),
                                     portal::projection::site_names.end(), name.str());
        const bool is_ours =
            name.str() == "self_key" || name.str() == "complaints";  // the program's to set
        if (known == portal::projection::site_names.end() || is_ours || !value.is_string()) {
            throw Refusal{Refusal::Kind::Invalid,
                          fmt::format("county.toml 的 [site] 里不认识 {}，或它不是引号里的文字",
                                      std::string(name.str()))};
        }
        if (const auto text = value.value_or(std::string{}); !text.empty())
            config.site.emplace(std::string(name.str()), text);
    }
    const auto url = config.site.find("url");
    if (url == config.site.end()) return;
    if (url->second.ends_with('/')) url->second.pop_back();
    if (!url->second.starts_with("https://") && !url->second.starts_with("http://")) {
        throw Refusal{Refusal::Kind::Invalid,
                      "county.toml 里 [site] 的 url 要写完整，如 https://mingbai.example.gov.cn"};
    }
}

void read_comparison(const toml::table& table, Config& config) {
    const auto section = table["compare"];
    auto& comparison = config.comparison;
    comparison.library = section["library"].value_or(std::string{});
    comparison.spill = section["spill"].value_or(std::string{});
    comparison.threads = section["threads"].value_or(comparison.threads);
    comparison.memory_megabytes = section["memory"].value_or(comparison.memory_megabytes);
    comparison.seconds = section["seconds"].value_or(comparison.seconds);
    comparison.hold_days = section["hold_days"].value_or(comparison.hold_days);
    comparison.restitution_days = section["restitution_days"].value_or(comparison.restitution_days);
    const auto is_fair = [](int days) { return days >= 1 && days <= 90; };
    if (!is_fair(comparison.hold_days) || !is_fair(comparison.restitution_days))
        throw Refusal{
            Refusal::Kind::Invalid,
            "county.toml 里 [compare] 的 hold_days、restitution_days 要在 1 到 90 天之间"};
    if (comparison.threads < 1 || comparison.memory_megabytes < 64 || comparison.seconds < 1)
        throw Refusal{
            Refusal::Kind::Invalid,
            "county.toml 里 [compare] 的 threads、seconds 至少是 1，memory（兆字节）至少是 64"};
}

std::string toml_text(const std::string& value) {
    std::ostringstream out;
    out << toml::value<std::string>{value};
    return out.str();
}

/// What the public zone needs of the identity sources: where their doors are, not their keys.
std::string doors_text(const std::vector<IdentityEntry>& sources) {
    std::string out;
    for (const auto& one : sources) {
        if (one.url.empty()) continue;
        out += fmt::format("\n[[self.source]]\n");
        for (const auto& [name, value] : {std::pair{"name", one.name},
                                          {"kind", one.kind},
                                          {"title", one.title},
                                          {"url", one.url}})
            out += fmt::format("{} = {}\n", name, toml_text(value));
    }
    return out;
}

void keep_private(const std::filesystem::path& file) {
    std::filesystem::permissions(
        file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

}  // namespace

Config new_config(const std::filesystem::path& folder, const std::string& county, Purpose purpose,
                  const std::string& database) {
    if (database.empty() || database == "sqlite") {
        return {county,
                purpose,
                {},
                {fmt::format("sqlite:{}", (folder / "office.db").string()), {}},
                {fmt::format("sqlite:{}", (folder / "public.db").string()), {}}};
    }
    if (!database.starts_with("postgresql://") && !database.starts_with("postgres://")) {
        throw Refusal{Refusal::Kind::Invalid,
                      "--database 只认 postgresql://… 的地址；不写则用 SQLite"};
    }
    // A rehearsal and the real county may share a server: each folder has schemas of its own.
    const auto own = platform::to_hex(crypto::random_bytes(4));
    return {county,
            purpose,
            {},
            {database, fmt::format("mingbai_{}_{}_office", county, own)},
            {database, fmt::format("mingbai_{}_{}_public", county, own)}};
}

void write_config(const std::filesystem::path& folder, const Config& config) {
    const auto url = [&](const db::Location& location, std::string_view file) {
        return location.schema.empty() ? fmt::format("sqlite:{}", file) : location.url;
    };
    std::ofstream out{folder / "county.toml"};
    out << fmt::format(R"(# 明白账：本县设置。改动后重启生效。
[county]
code = "{}"
purpose = "{}"   # real 正式，demo 演示与测试
title = "{}"

[office]         # 内网：台账、审核、人员
url = "{}"
schema = "{}"

[public]         # 外网：只有已公开的内容
url = "{}"
schema = "{}"

[self]           # 群众查自己的钱；内外网物理隔离时改为 false，网页会请群众到窗口查
online = {}
)",
                       config.county, config.purpose == Purpose::Demo ? "demo" : "real",
                       config.title, url(config.office, "office.db"), config.office.schema,
                       url(config.public_zone, "public.db"), config.public_zone.schema,
                       config.self_online);
    out.close();
    if (!out) platform::bug("county.toml cannot be written");
    keep_private(folder / "county.toml");
}

void write_public_config(const std::filesystem::path& folder, const Config& config) {
    const auto& store = config.public_zone;
    std::ofstream out{folder / "county.toml"};
    out << fmt::format(
        R"(# 明白账：外网设置，由内网的 mingbai public-folder 生成。这里没有钥匙，也没有台账。
[county]
code = "{}"
purpose = "{}"

[public]         # 外网：只有已公开的内容
url = "{}"
schema = "{}"
office_key = "{}"   # 本县内网的公钥：只收它签名的数据包和请求
{})",
        config.county, config.purpose == Purpose::Demo ? "demo" : "real",
        store.schema.empty() ? "sqlite:public.db" : store.url, store.schema,
        platform::to_base64(config.office_key), doors_text(config.identity_sources));
    out.close();
    if (!out) platform::bug("county.toml cannot be written");
    keep_private(folder / "county.toml");
}

void write_push(const std::filesystem::path& folder, const std::string& url) {
    const auto file = folder / "county.toml";
    std::string text;
    {
        std::ifstream in{file};
        bool in_public = false;
        for (std::string line; std::getline(in, line);) {
            if (line.starts_with('[')) in_public = line.starts_with("[public]");
            if (in_public && line.starts_with("push =")) continue;
            text += line + "\n";
            if (line.starts_with("[public]"))
                text +=
                    fmt::format("push = \"{}\"   # 外网机器的地址，内网把公开内容推到那里\n", url);
        }
    }
    // Beside it first: half a configuration would lock the county.
    const auto beside = folder / "county.toml.part";
    std::ofstream out{beside};
    out << text;
    out.close();
    if (!out) platform::bug("county.toml cannot be written");
    keep_private(beside);
    std::filesystem::rename(beside, file);
}

Config read_config(const std::filesystem::path& folder) {
    const auto file = folder / "county.toml";
    if (!std::filesystem::exists(file)) {
        throw Refusal{
            Refusal::Kind::Invalid,
            fmt::format(
                "{} 里没有 county.toml，先用 mingbai init --data {} --county 六位代码 建一个县",
                folder.string(), folder.string())};
    }
    try {
        const auto table = toml::parse_file(file.string());
        Config config;
        config.county = required(table, "county", "code");
        config.purpose =
            required(table, "county", "purpose") == "demo" ? Purpose::Demo : Purpose::Real;
        config.title = table["county"]["title"].value_or(std::string{});
        // A folder that only serves the public zone has no office part.
        if (table.contains("office")) {
            config.office = located(folder, required(table, "office", "url"),
                                    table["office"]["schema"].value_or(std::string{}));
        }
        read_public(folder, table, config);
        read_site(table, config);
        read_self(table, config);
        read_comparison(table, config);
        read_complaints(table, config);
        return config;
    } catch (const toml::parse_error& error) {
        throw Refusal{
            Refusal::Kind::Invalid,
            fmt::format("county.toml 第{}行读不懂，请核对引号和等号", error.source().begin.line)};
    }
}

}  // namespace app
