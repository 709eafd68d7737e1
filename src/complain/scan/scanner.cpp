#include "complain/scan/scanner.hpp"

#include "platform/core/refusal.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>

namespace complain {

namespace {

using platform::Refusal;

constexpr int patience_seconds = 30;
constexpr std::size_t longest_answer = 1000, longest_name = 100;
/// clamd refuses larger pieces than it was told to take in one; this is far below.
constexpr std::size_t largest_piece = std::size_t{256} << 10;

/// One conversation with the daemon.
class Line {
public:
    explicit Line(int family) : socket_(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        const timeval patience{patience_seconds, 0};
        for (const int option : {SO_RCVTIMEO, SO_SNDTIMEO})
            ::setsockopt(socket_, SOL_SOCKET, option, &patience, sizeof patience);
    }
    ~Line() {
        if (socket_ >= 0) ::close(socket_);
    }
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    template <class Address>
    bool connect(const Address& address) const {
        return ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    /// Whether all of it went.
    bool send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    bool send_piece(std::string_view bytes) const {
        const std::uint32_t size = htonl(static_cast<std::uint32_t>(bytes.size()));
        std::array<char, sizeof size> head{};
        std::memcpy(head.data(), &size, sizeof size);
        return send({head.data(), head.size()}) && send(bytes);
    }
    /// Up to the zero that ends it, or whatever came before the line was cut.
    std::string answer() const {
        std::string out;
        std::array<char, 256> some{};
        while (out.size() < longest_answer && out.find('\0') == std::string::npos) {
            const auto got = ::recv(socket_, some.data(), some.size(), 0);
            if (got <= 0) break;
            out.append(some.data(), static_cast<std::size_t>(got));
        }
        return out;
    }

private:
    int socket_;
};

bool connect_to_path(const Line& line, const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::ranges::copy(path, std::begin(address.sun_path));  // at() has measured it
    return line.connect(address);
}

bool connect_to_port(const Line& line, int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return line.connect(address);
}

bool send_all(const Line& line, const Scanner::Pieces& pieces) {
    bool is_sent = line.send(std::string_view{"zINSTREAM\0", 10});
    pieces([&line, &is_sent](std::string_view bytes) {
        // An empty piece would end the file.
        while (is_sent && !bytes.empty()) {
            const auto piece = bytes.substr(0, largest_piece);
            is_sent = line.send_piece(piece);
            bytes.remove_prefix(piece.size());
        }
    });
    return is_sent && line.send_piece({});
}

/// Nothing that could be taken for a page or a sentence of ours.
std::string shown_name(std::string_view name) {
    std::string out;
    for (const char c : name.substr(0, longest_name)) {
        const bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                              (c >= 'a' && c <= 'z') ||
                              std::string_view{"._-:/+()"}.find(c) != std::string_view::npos;
        out += is_plain ? c : '_';
    }
    return out;
}

}  // namespace

Verdict verdict_of(std::string_view answer) {
    constexpr std::string_view before = "stream: ", found = " FOUND";
    answer = answer.substr(0, answer.find('\0'));
    while (answer.ends_with('\n') || answer.ends_with('\r'))
        answer.remove_suffix(1);
    if (!answer.starts_with(before)) return {};
    answer.remove_prefix(before.size());
    if (answer == "OK") return {Verdict::Kind::Clean};
    if (!answer.ends_with(found) || answer.size() == found.size()) return {};
    answer.remove_suffix(found.size());
    return {Verdict::Kind::Found, shown_name(answer)};
}

std::optional<Scanner> Scanner::at(std::string_view address) {
    constexpr std::string_view here = "127.0.0.1:", file = "unix:";
    Scanner out;
    if (address.starts_with(file)) {
        out.path_ = address.substr(file.size());
        const bool fits = out.path_.size() < sizeof sockaddr_un::sun_path;
        return fits && out.path_.starts_with('/') ? std::optional{out} : std::nullopt;
    }
    if (!address.starts_with(here)) return std::nullopt;
    const auto digits = address.substr(here.size());
    const auto* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, out.port_);
    const bool is_port =
        read.ec == std::errc{} && read.ptr == end && out.port_ > 0 && out.port_ <= 65535;
    return is_port ? std::optional{out} : std::nullopt;
}

Verdict Scanner::scan(const Pieces& pieces) const {
    if (!is_set_up()) return {};
    const Line line{path_.empty() ? AF_INET : AF_UNIX};
    const bool is_connected =
        path_.empty() ? connect_to_port(line, port_) : connect_to_path(line, path_);
    if (!is_connected) return {};
    // What is larger than it takes is cut off by the daemon, with a word that is neither of the
    // two.
    if (!send_all(line, pieces)) return {};
    return verdict_of(line.answer());
}

Verdict Scanner::scan(std::string_view bytes) const {
    return scan([bytes](const auto& use) { use(bytes); });
}

void require_clean(const Scanner& scanner, std::string_view bytes) {
    const auto found = found_in(scanner, bytes);
    if (!found) return;
    throw Refusal{
        Refusal::Kind::Conflict,
        fmt::format("这个文件里查出了病毒（{}），不能打开，也不能保存。原件还封存着，没有删除；"
                    "需要的话请反映人换一个文件再交",
                    *found)};
}

std::optional<std::string> found_in(const Scanner& scanner, std::string_view bytes) {
    if (!scanner.is_set_up()) return std::nullopt;
    auto verdict = scanner.scan(bytes);
    if (verdict.kind == Verdict::Kind::Clean) return std::nullopt;
    if (verdict.kind == Verdict::Kind::Found) return std::move(verdict.name);
    throw Refusal{Refusal::Kind::Conflict,
                  "打开前未能查毒，这个文件暂时不能打开。请过一会儿再试；一直这样，请告诉系统管理员"
                  "查毒服务没有回答，或者文件超过了它的大小上限"};
}

}  // namespace complain
