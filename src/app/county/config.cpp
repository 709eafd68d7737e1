#include "app/county/config.hpp"

#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <fstream>

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
    std::filesystem::permissions(folder / "county.toml", std::filesystem::perms::owner_read |
                                                             std::filesystem::perms::owner_write);
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
        config.public_zone = located(folder, required(table, "public", "url"),
                                     table["public"]["schema"].value_or(std::string{}));
        read_self(table, config);
        return config;
    } catch (const toml::parse_error& error) {
        throw Refusal{
            Refusal::Kind::Invalid,
            fmt::format("county.toml 第{}行读不懂，请核对引号和等号", error.source().begin.line)};
    }
}

}  // namespace app
