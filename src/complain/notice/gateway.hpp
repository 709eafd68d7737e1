#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace complain::notice {

enum class Channel { Phone, Mail };
std::string_view name_of(Channel channel);

/// Of an address without blanks. Refuses (Invalid) what is neither a telephone nor a mailbox.
Channel channel_of(std::string_view address);
bool is_address(std::string_view text);

/// One word to somebody outside (通知). It says that something waits, and nothing of what.
struct Notice {
    std::string id;  ///< the same when it is tried again
    Channel channel{};
    std::string address;
    std::string text;
};

/// It did not go out. The text holds no address.
class Undelivered : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// What carries notices out of the office (通知网关). For one thread.
class Gateway {
public:
    virtual ~Gateway() = default;
    virtual bool carries(Channel channel) const = 0;
    /// Throws Undelivered. Sending the same id again must do no harm.
    virtual void send(const Notice& notice) = 0;
};

/// A folder of JSON files, one a notice, from which the county's SMS platform takes them. A file is
/// there whole or not at all, and named by its id.
class FileDrop final : public Gateway {
public:
    explicit FileDrop(std::filesystem::path folder) : folder_(std::move(folder)) {}

    bool carries(Channel channel) const override { return channel == Channel::Phone; }
    void send(const Notice& notice) override;

private:
    std::filesystem::path folder_;
};

struct MailServer {
    std::string
        url;  ///< "smtps://host", "smtp://host" (STARTTLS), without TLS on this machine alone
    std::string from;  ///< "notice@example.gov.cn"
    std::string user = {}, password = {};
    std::filesystem::path ca_file = {};  ///< empty: the system's certificates
};
/// Whether such a server can be used: a scheme, a host, and nothing behind it.
bool is_mail_url(std::string_view url);
/// "a@b.cn", as far as a machine can tell, in ASCII.
bool is_mail_address(std::string_view text);

/// Mail over SMTP. Without TLS it speaks to this same machine only.
class Smtp final : public Gateway {
public:
    explicit Smtp(MailServer server) : server_(std::move(server)) {}

    bool carries(Channel channel) const override { return channel == Channel::Mail; }
    void send(const Notice& notice) override;

private:
    MailServer server_;
};

}  // namespace complain::notice
