#include "app/county/county.hpp"

#include "app/county/keys.hpp"
#include "schema/schema.hpp"

namespace app {

County::County(const std::filesystem::path& folder)
    : folder_(std::filesystem::absolute(folder)),
      config_(read_config(folder_)),
      keys_(open_master_key(folder_, config_.purpose)),
      office_(config_.office),
      public_zone_(config_.public_zone),
      gate_(office_, clock_) {
    db::migrate(office_, schema::office());
    db::migrate(public_zone_, schema::public_zone());
}

}  // namespace app
