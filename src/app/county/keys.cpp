#include "app/county/keys.hpp"

#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/crypto/seal.hpp"

#include <fmt/format.h>
#include <sodium.h>
#include <termios.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>

namespace app {

namespace {

using platform::Refusal;

constexpr std::size_t least_passphrase = 12;

std::string read_file(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

void write_private(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream out{file, std::ios::binary};
    std::filesystem::permissions(
        file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    out << bytes;
    out.close();
    if (!out) platform::bug("a key file cannot be written");
}

std::string without_newline(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.pop_back();
    return text;
}

/// Types without echo.
std::string ask(const std::string& prompt) {
    termios shown{};
    tcgetattr(STDIN_FILENO, &shown);
    termios hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    std::cerr << prompt;
    std::string line;
    std::getline(std::cin, line);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    std::cerr << '\n';
    return line;
}

/// From the service manager's credential folder, then from the file that MINGBAI_PASSPHRASE_FILE
/// names.
std::optional<std::string> handed_over() {
    if (const char* folder = std::getenv("CREDENTIALS_DIRECTORY"); folder != nullptr) {
        const auto file = std::filesystem::path(folder) / "mingbai.passphrase";
        if (std::filesystem::exists(file)) return without_newline(read_file(file));
    }
    if (const char* file = std::getenv("MINGBAI_PASSPHRASE_FILE"); file != nullptr)
        return without_newline(read_file(file));
    return std::nullopt;
}

[[noreturn]] void refuse_without_passphrase() {
    throw Refusal{
        Refusal::Kind::Forbidden,
        "需要本县的口令：在终端里输入，或用 MINGBAI_PASSPHRASE_FILE 指定口令文件，或由 systemd 的 "
        "LoadCredential=mingbai.passphrase 交来"};
}

std::string new_passphrase() {
    auto passphrase = handed_over();
    if (!passphrase) {
        if (isatty(STDIN_FILENO) == 0) refuse_without_passphrase();
        passphrase = ask("设定本县口令（至少12个字符，丢失后数据无法打开）：");
        if (ask("再输一遍：") != *passphrase)
            throw Refusal{Refusal::Kind::Invalid, "两次输入不一致，请重新运行"};
    }
    if (passphrase->size() < least_passphrase)
        throw Refusal{Refusal::Kind::Invalid, "口令太短，至少12个字符"};
    return *passphrase;
}

}  // namespace

crypto::Secret create_master_key(const std::filesystem::path& folder, Purpose purpose) {
    // Asked for first: a refusal leaves the folder empty, so that init can be repeated.
    std::string passphrase = purpose == Purpose::Demo
                                 ? platform::to_base64url(crypto::random_bytes(18))
                                 : new_passphrase();
    std::filesystem::create_directories(folder / "keys");
    std::filesystem::permissions(folder / "keys", std::filesystem::perms::owner_all);
    if (purpose == Purpose::Demo) write_private(folder / "keys" / "demo-passphrase", passphrase);
    auto key = crypto::random_secret(32);
    write_private(folder / "keys" / "master.key", crypto::wrap(key, passphrase));
    sodium_memzero(passphrase.data(), passphrase.size());
    return key;
}

crypto::Secret open_master_key(const std::filesystem::path& folder, Purpose purpose) {
    std::optional<std::string> passphrase;
    if (purpose == Purpose::Demo)
        passphrase = read_file(folder / "keys" / "demo-passphrase");
    else
        passphrase = handed_over();
    if (!passphrase && isatty(STDIN_FILENO) != 0) passphrase = ask("本县口令：");
    if (!passphrase) refuse_without_passphrase();
    auto key = crypto::unwrap(read_file(folder / "keys" / "master.key"), *passphrase);
    sodium_memzero(passphrase->data(), passphrase->size());
    if (!key)
        throw Refusal{Refusal::Kind::Forbidden, "口令不对，或钥匙文件 keys/master.key 已损坏"};
    return std::move(*key);
}

}  // namespace app
