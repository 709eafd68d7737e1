#include "app/serve/carrier.hpp"

#include "disclose/disclose.hpp"
#include "platform/core/encoding.hpp"

namespace app {

namespace {

class LocalCarrier final : public Carrier {
public:
    explicit LocalCarrier(County& county)
        : office_(county.office()),
          feed_(county.office(), county.public_zone(), county.clock(), feed_settings(county)),
          mailbox_(county.public_zone(), county.clock()) {}

    portal::Pushed push() override { return feed_.push(); }
    portal::Mailbox& mailbox() override { return mailbox_; }
    std::int64_t waiting() override {
        db::Reader office{office_};
        return disclose::log_size(office) - portal::projection::position(office);
    }

private:
    db::Pool& office_;
    portal::Feed feed_;
    portal::StoreMailbox mailbox_;
};

class RemoteCarrier final : public Carrier {
public:
    explicit RemoteCarrier(County& county)
        : zone_(public_machine(county), county.keys().signing_key(), county.clock()),
          feed_(county.office(), zone_, county.keys().signing_key(), county.clock(),
                feed_settings(county), county.folder()) {}

    portal::Pushed push() override { return feed_.push(); }
    portal::Mailbox& mailbox() override { return zone_; }
    std::int64_t waiting() override { return feed_.waiting(); }
    void stop() override { zone_.stop(); }

private:
    portal::RemoteZone zone_;
    portal::RemoteFeed feed_;
};

}  // namespace

portal::FeedSettings feed_settings(const County& county) {
    portal::FeedSettings out{county.config().title,
                             county.is_demo() ? portal::County::Demo : portal::County::Real,
                             county.config().site};
    if (county.config().self_online)
        out.site["self_key"] = platform::to_base64(county.keys().box_key().public_key());
    out.site.emplace("complaints", "1");
    return out;
}

http_client::Settings public_machine(const County& county) {
    return {http_client::server_of(county.config().push).value_or(""), county.config().push_ca};
}

std::unique_ptr<Carrier> carrier_of(County& county) {
    if (county.has_public_zone()) return std::make_unique<LocalCarrier>(county);
    return std::make_unique<RemoteCarrier>(county);
}

}  // namespace app
