#include "app/county/county.hpp"

#include "app/county/keys.hpp"
#include "platform/core/refusal.hpp"
#include "schema/schema.hpp"

namespace app {

namespace {

Config with_office(Config config) {
    if (!config.office.url.empty()) return config;
    throw platform::Refusal{platform::Refusal::Kind::Invalid,
                            "这个文件夹只有外网部分，内网的命令请在内网机器上运行"};
}

}  // namespace

County::County(const std::filesystem::path& folder)
    : folder_(std::filesystem::absolute(folder)),
      config_(with_office(read_config(folder_))),
      keys_(open_master_key(folder_, config_.purpose)),
      office_(config_.office),
      gate_(office_, clock_) {
    db::migrate(office_, schema::office());
    if (!config_.push.empty()) return;
    public_zone_.emplace(config_.public_zone);
    db::migrate(*public_zone_, schema::public_zone());
}

db::Pool& County::public_zone() {
    if (!public_zone_) platform::bug("the public store of this county is on another machine");
    return *public_zone_;
}

}  // namespace app
