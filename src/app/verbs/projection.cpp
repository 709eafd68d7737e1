#include "app/county/county.hpp"
#include "app/serve/carrier.hpp"
#include "app/verbs/verbs.hpp"
#include "disclose/disclose.hpp"
#include "platform/core/refusal.hpp"
#include "portal/feed/package_file.hpp"
#include "portal/zone/public_state.hpp"
#include "schema/schema.hpp"

#include <boost/json.hpp>

#include <iostream>

namespace app {

namespace {

using platform::Refusal;
namespace fs = std::filesystem;

void require_leaf(County& county, std::int64_t from) {
    db::Reader office{county.office()};
    const auto size = disclose::log_size(office);
    if (from <= size) return;
    throw Refusal{Refusal::Kind::Invalid,
                  fmt::format("--from 写的是第{}条，本县的公开日志只到第{}条", from, size)};
}

Config public_folder_config(const fs::path& data) {
    auto config = read_config(fs::absolute(data));
    if (config.office_key.empty()) {
        throw Refusal{
            Refusal::Kind::Invalid,
            "这个文件夹的 county.toml 里没有 office_key，不知道该信谁的数据包；外网文件夹请在"
            "内网用 mingbai public-folder 生成"};
    }
    return config;
}

}  // namespace

int export_projection(const fs::path& data, const fs::path& file, std::int64_t from,
                      Output output) {
    County county{data};
    require_leaf(county, from);
    const auto exported =
        portal::export_package(county.office(), county.clock(), feed_settings(county),
                               county.keys().signing_key(), from, file);
    county.gate().record(
        guard::Actor::system(), "app.export_projection", "county:" + county.config().county,
        fmt::format(R"({{"from":{},"to":{}}})", exported.header.from, exported.header.to));
    const auto bytes = static_cast<std::int64_t>(fs::file_size(file));
    if (output == Output::Json) {
        std::cout << boost::json::object{{"file", fs::absolute(file).string()},
                                         {"county", county.config().county},
                                         {"from", exported.header.from},
                                         {"to", exported.header.to},
                                         {"rows", exported.rows},
                                         {"bytes", bytes}}
                  << '\n';
    } else {
        std::cout << fmt::format(
            "已导出公开日志第{}到第{}条，{}行，{}字节。\n拷到外网机器后运行：mingbai projection "
            "apply "
            "--data 外网文件夹 文件\n下次只导出新的，用 --from {}\n",
            exported.header.from, exported.header.to, exported.rows, bytes, exported.header.to);
    }
    return 0;
}

int apply_projection(const fs::path& data, const fs::path& file, Output output) {
    const auto config = public_folder_config(data);
    db::Pool store{config.public_zone};
    db::migrate(store, schema::public_zone());
    const auto pushed = portal::apply_package(store, config.office_key, file);
    db::Reader reader{store};
    const auto state = portal::public_state(reader);
    if (output == Output::Json) {
        std::cout << boost::json::object{{"leaves", pushed.leaves},
                                         {"rows", pushed.rows},
                                         {"leaf", state.leaf}}
                  << '\n';
    } else {
        std::cout << fmt::format("已装入：新公开{}条，写了{}行，现在到公开日志第{}条\n",
                                 pushed.leaves, pushed.rows, state.leaf);
    }
    return 0;
}

namespace {

void tell_folder(const fs::path& folder, const std::string& county, const std::string& push,
                 Output output) {
    if (output == Output::Json) {
        std::cout << boost::json::object{{"folder", folder.string()},
                                         {"county", county},
                                         {"push", push}}
                  << '\n';
        return;
    }
    std::cout << fmt::format(
        "外网文件夹已做好：{}\n里面没有钥匙，也没有台账。整个拷到外网机器，在那里运行："
        "mingbai serve --zone public --data 文件夹\n",
        folder.string());
    if (push.empty())
        std::cout << "跨网闸时用 mingbai projection export 和 apply 传递；能直连时加 --push "
                     "地址重做一遍\n";
    else
        std::cout << "内网已改为推送到 " << push << "，重启内网服务后生效\n";
}

}  // namespace

int public_folder(const PublicFolderOptions& options, Output output) {
    if (!options.push.empty() && !http_client::server_of(options.push)) {
        throw Refusal{Refusal::Kind::Invalid,
                      "--push 要写成 https://主机，同一台机器上可写 http://127.0.0.1:端口"};
    }
    const auto folder = fs::absolute(options.to);
    if (fs::exists(folder) && !fs::is_empty(folder))
        throw Refusal{Refusal::Kind::Conflict, "--to 指定的文件夹不是空的，换一个新文件夹"};
    County county{options.data};
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
    auto config =
        new_config(folder, county.config().county, county.config().purpose, options.database);
    config.identity_sources = county.config().identity_sources;
    config.office_key = county.keys().signing_key().public_key();
    write_public_config(folder, config);
    {
        db::Pool store{config.public_zone};
        db::migrate(store, schema::public_zone());
    }
    if (!options.push.empty()) {
        // Where a county publishes is nothing that changes unnoticed.
        county.gate().record(guard::Actor::system(), "zone.push_to", "zone:public");
        write_push(county.folder(), options.push);
    }
    tell_folder(folder, config.county, options.push, output);
    return 0;
}

}  // namespace app
