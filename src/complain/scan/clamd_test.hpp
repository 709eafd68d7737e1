#pragma once

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <thread>

namespace complain::test {

/// The test file that every scanner calls a virus; in two halves, so that none calls this file one.
inline const std::string eicar =
    std::string{R"(X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-)"} + "ANTIVIRUS-TEST-FILE!$H+H*";

/// A clamd that knows one virus, on a socket of its own.
class Clamd {
public:
    enum class Mood {
        Well,
        Cuts,  ///< closes after the first piece, as for a file that is too large
        Odd,   ///< says what nobody expects
    };
    enum class On { Port, Path };

    explicit Clamd(Mood mood = Mood::Well, On on = On::Port)
        : mood_(mood), socket_(::socket(on == On::Port ? AF_INET : AF_UNIX, SOCK_STREAM, 0)) {
        on == On::Port ? bind_port() : bind_path();
        ::listen(socket_, 16);
        thread_ = std::thread{[this] { serve(); }};
    }
    ~Clamd() {
        ::shutdown(socket_, SHUT_RDWR);
        thread_.join();
        ::close(socket_);
        if (!path_.empty()) std::filesystem::remove(path_);
    }
    Clamd(const Clamd&) = delete;
    Clamd& operator=(const Clamd&) = delete;

    const std::string& address() const { return address_; }
    std::size_t bytes() const { return bytes_; }
    int asked() const { return asked_; }

private:
    void bind_port() {
        sockaddr_in here{};
        here.sin_family = AF_INET;
        here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::bind(socket_, reinterpret_cast<sockaddr*>(&here), sizeof here);
        socklen_t size = sizeof here;
        ::getsockname(socket_, reinterpret_cast<sockaddr*>(&here), &size);
        address_ = "127.0.0.1:" + std::to_string(ntohs(here.sin_port));
    }
    void bind_path() {
        path_ = std::filesystem::temp_directory_path() /
                ("clamd-" + std::to_string(::getpid()) + ".sock");
        std::filesystem::remove(path_);
        sockaddr_un here{};
        here.sun_family = AF_UNIX;
        const auto text = path_.string();
        text.copy(here.sun_path, sizeof here.sun_path - 1);
        ::bind(socket_, reinterpret_cast<sockaddr*>(&here), sizeof here);
        address_ = "unix:" + text;
    }
    void serve() {
        for (int line = ::accept(socket_, nullptr, nullptr); line >= 0;
             line = ::accept(socket_, nullptr, nullptr)) {
            ++asked_;
            answer(line);
            ::close(line);
        }
    }
    static std::string read(int line, std::size_t size) {
        std::string out(size, '\0');
        std::size_t have = 0;
        while (have < size) {
            const auto got = ::recv(line, out.data() + have, size - have, 0);
            if (got <= 0) return {};
            have += static_cast<std::size_t>(got);
        }
        return out;
    }
    void answer(int line) {
        if (read(line, 10) != std::string_view{"zINSTREAM\0", 10}) return;
        std::string file;
        while (true) {
            const auto head = read(line, 4);
            if (head.size() != 4) return;
            std::uint32_t size = 0;
            for (const unsigned char byte : head)
                size = size << 8U | byte;
            if (size == 0) break;
            file += read(line, size);
            if (mood_ == Mood::Cuts) return;
        }
        bytes_ += file.size();
        std::string said =
            file.find(eicar) == std::string::npos ? "stream: OK" : "stream: Eicar-Signature FOUND";
        if (mood_ == Mood::Odd) said = "INSTREAM: <b>busy</b>";
        ::send(line, said.c_str(), said.size() + 1, MSG_NOSIGNAL);
    }

    Mood mood_;
    int socket_;
    std::string address_;
    std::filesystem::path path_;
    std::atomic<std::size_t> bytes_ = 0;
    std::atomic<int> asked_ = 0;
    std::thread thread_;
};

}  // namespace complain::test
