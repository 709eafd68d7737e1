#include "complain/exchange/package_file.hpp"

#include "complain/sql.hpp"
#include "complain/vault/reading.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"

namespace complain {

namespace {

using platform::Refusal;

/// A piece of 256 KiB in base64, and its frame.
constexpr std::size_t longest_line = 512 << 10;

std::string piece_line(std::int64_t file, std::int64_t piece, std::string_view sealed) {
    return json::write(
        json::Object{{"file", file}, {"piece", piece}, {"sealed", platform::to_base64(sealed)}});
}

[[noreturn]] void refuse_content() {
    throw Refusal{Refusal::Kind::Invalid, "案件包的内容不全，请对方用同一版本的程序重做"};
}

/// Pieces come in order: one that is missing would shift all behind it.
void take_piece(const std::string& line, ReadPackage& out) {
    const auto fields = json::Fields::read(line, {longest_line, 4});
    const auto file = fields.integer("file", "文件");
    auto& pieces = out.pieces[file];
    auto sealed = platform::from_base64(fields.text("sealed", "密文", longest_line));
    const bool is_next =
        fields.integer("piece", "序号") == static_cast<std::int64_t>(pieces.size());
    if (!sealed || !is_next || file < 0 || file >= out.package.files) refuse_content();
    pieces.push_back(std::move(*sealed));
}

}  // namespace

std::string each_package_line(db::Session& session, const std::string& county,
                              const WaitingPackage& waiting, const crypto::SigningKey& key,
                              const std::function<void(std::string_view)>& use) {
    LineSigner signer{FileKind::Package};
    const auto put = [&](const std::string& line) {
        signer.add(line);
        use(line);
    };
    put(json::write(json::Object{{"v", 1},
                                 {"is", name_of(FileKind::Package)},
                                 {"county", county},
                                 {"token", platform::to_base64(waiting.token)}}));
    put(waiting.package);
    session.each(sql::select_token_pieces, {db::Blob{waiting.token}}, [&](const db::Row& row) {
        put(piece_line(row.integer(0), row.integer(1), row.blob(2).bytes));
    });
    const auto last = signer.finish(key);
    use(last.line);
    return last.sha256;
}

std::optional<std::string> sender_of(std::string_view bytes) {
    return read_sealed(bytes.substr(0, bytes.find('\n')),
                       [](const json::Fields& fields) { return fields.text("county", "县", 6); });
}

ReadPackage package_from(std::string_view bytes, std::string_view public_key) {
    const auto file = open_signed(FileKind::Package, bytes, public_key);
    if (file.lines.size() < 2) refuse_content();
    const auto head = json::Fields::read(file.lines[0]);
    auto package = upward_package_from(file.lines[1]);
    if (!package) refuse_content();
    ReadPackage out{head.text("county", "县", 6),
                    platform::from_base64(head.text("token", "编号", 40)).value_or(""),
                    file.sha256,
                    std::move(*package),
                    {}};
    for (std::size_t i = 2; i < file.lines.size(); ++i)
        take_piece(file.lines[i], out);
    return out;
}

}  // namespace complain
