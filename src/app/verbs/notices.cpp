#include "app/verbs/notices.hpp"

#include "app/serve/notifier.hpp"
#include "platform/json/json.hpp"

#include <iostream>

namespace app {

int list_notices(const std::filesystem::path& data, Output output) {
    County county{data};
    const complain::notice::Notices notices{notice_office(county)};
    json::Array dead;
    for (const auto& one : notices.dead()) {
        const auto day = platform::format_date(platform::local_date(one.since));
        const bool is_phone = one.channel == complain::notice::Channel::Phone;
        if (output == Output::Text)
            std::cout << fmt::format("{}  {}  试过{}次，{}停下：{}\n", one.id,
                                     is_phone ? "手机" : "邮箱", one.tries, day, one.why);
        dead.push_back(json::Object{{"id", one.id},
                                    {"channel", complain::notice::name_of(one.channel)},
                                    {"tries", one.tries},
                                    {"since", day},
                                    {"why", one.why}});
    }
    if (output == Output::Text && dead.empty()) std::cout << "没有发不出去的通知\n";
    if (output == Output::Json)
        std::cout << json::write(json::Object{{"dead", std::move(dead)}}) << '\n';
    return 0;
}

int retry_notices(const std::filesystem::path& data, Output output) {
    County county{data};
    complain::notice::Notices notices{notice_office(county)};
    const auto count = notices.retry(guard::Actor::system());
    if (output == Output::Json)
        std::cout << json::write(json::Object{{"retried", count}}) << '\n';
    else
        std::cout << fmt::format("{}条通知重新排队\n", count);
    return 0;
}

int send_notices(const std::filesystem::path& data, Output output) {
    County county{data};
    const auto sent = notice_sender(county).send_due();
    if (output == Output::Json)
        std::cout << json::write(json::Object{{"sent", sent.sent}, {"failed", sent.failed}})
                  << '\n';
    else
        std::cout << fmt::format("发出{}条，没发出去{}条（会再试）\n", sent.sent, sent.failed);
    return sent.failed > 0 ? 2 : 0;
}

int notify_officer(const NoticeOptions& options, Output output) {
    County county{options.data};
    complain::notice::Notices notices{notice_office(county)};
    notices.wish_of_officer(guard::Actor::system(), options.login, options.address);
    if (output == Output::Json)
        std::cout << json::write(json::Object{{"login", options.login}}) << '\n';
    else
        std::cout << (options.address.empty() ? "已取消\n" : "已登记，每天最多提醒一次\n");
    return 0;
}

}  // namespace app
