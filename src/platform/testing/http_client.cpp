#include "platform/testing/http_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <optional>
#include <stdexcept>
#include <system_error>

namespace testing {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool same_word(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](char a, char b) { return lower(a) == lower(b); });
}

std::size_t number(std::string_view text, int base) {
    std::size_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value, base);
    return value;
}

/// Takes "HTTP/1.1 200 OK" and the header lines apart.
Answer read_head(std::string_view head) {
    Answer answer;
    if (head.size() > 12) answer.status = static_cast<int>(number(head.substr(9, 3), 10));
    for (auto end = head.find("\r\n"); end != std::string_view::npos; end = head.find("\r\n")) {
        head.remove_prefix(end + 2);
        auto line = head.substr(0, head.find("\r\n"));
        auto colon = line.find(": ");
        if (colon != std::string_view::npos)
            answer.headers.emplace_back(line.substr(0, colon), line.substr(colon + 2));
    }
    return answer;
}

}  // namespace

std::string Answer::header(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (same_word(key, name)) return value;
    return {};
}

std::string Answer::cookie(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (same_word(key, "Set-Cookie") && value.starts_with(std::string{name} + "="))
            return value.substr(0, value.find(';'));
    return {};
}

Connection::Connection(std::uint16_t port)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval patience{20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
        return;
    ::close(socket_);
    throw std::runtime_error{"cannot connect"};
}

Connection::~Connection() {
    ::close(socket_);
}

bool Connection::send(std::string_view bytes) {
    while (!bytes.empty()) {
        auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool Connection::fill() {
    std::array<char, 64 << 10> piece;
    auto got = ::recv(socket_, piece.data(), piece.size(), 0);
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
        throw std::runtime_error{"no answer in 20 s"};
    if (got <= 0) return false;
    buffer_.append(piece.data(), static_cast<std::size_t>(got));
    return true;
}

Answer Connection::read(bool head) {
    while (buffer_.find("\r\n\r\n") == std::string::npos)
        if (!fill()) return {};
    auto end = buffer_.find("\r\n\r\n");
    auto answer = read_head(std::string_view{buffer_}.substr(0, end));
    buffer_.erase(0, end + 4);
    if (head || answer.status == 100 || answer.status == 204 || answer.status == 304) return answer;
    if (answer.header("Transfer-Encoding") == "chunked") {
        read_chunks(answer.body);
        return answer;
    }
    auto length = answer.header("Content-Length");
    while (length.empty() || buffer_.size() < number(length, 10))
        if (!fill()) break;
    answer.body = buffer_.substr(0, length.empty() ? buffer_.size() : number(length, 10));
    buffer_.erase(0, answer.body.size());
    return answer;
}

/// Stops early, with what came, when the server breaks off.
void Connection::read_chunks(std::string& body) {
    for (;;) {
        while (buffer_.find("\r\n") == std::string::npos)
            if (!fill()) return;
        auto line = buffer_.find("\r\n");
        auto size = number(std::string_view{buffer_}.substr(0, line), 16);
        while (buffer_.size() < line + 2 + size + 2)
            if (!fill()) return;
        body += buffer_.substr(line + 2, size);
        buffer_.erase(0, line + 2 + size + 2);
        if (size == 0) return;
    }
}

bool Connection::closed() {
    return buffer_.empty() && !fill();
}

Answer fetch(std::uint16_t port, std::string_view method, std::string_view target,
             const Headers& headers, std::string_view body) {
    std::string request =
        std::string{method} + " " + std::string{target} + " HTTP/1.1\r\nHost: localhost\r\n";
    for (const auto& [name, value] : headers)
        request += name + ": " + value + "\r\n";
    if (!body.empty() || method == "POST" || method == "PUT")
        request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    request += "Connection: close\r\n\r\n";
    Connection connection{port};
    connection.send(request + std::string{body});
    return connection.read(method == "HEAD");
}

Answer fetch_raw(std::uint16_t port, std::string_view raw) {
    Connection connection{port};
    connection.send(raw);
    return connection.read();
}

}  // namespace testing
