#include "portal/feed/feed.hpp"

#include "disclose/disclose.hpp"
#include "ledger/regions.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "portal/feed/apply.hpp"
#include "portal/feed/collect_package.hpp"
#include "portal/feed/row_text.hpp"
#include "portal/sql.hpp"

#include <fstream>

namespace portal {

namespace {

using platform::Refusal;
using projection::Chunk;
using projection::Header;
using projection::ReferenceTables;

constexpr std::string_view cursor = "public";

Header header_of(db::Session& office, const platform::Clock& clock, const FeedSettings& settings,
                 std::int64_t from) {
    const auto regions = ledger::Regions::load(office);
    const auto& county = regions.county();
    Header out;
    out.county = county.code.text();
    out.title = settings.title.empty() ? county.name + "民生资金明白账" : settings.title;
    out.demo = settings.county == County::Demo;
    out.updated_at = platform::format_instant(clock.now());
    out.self_key = platform::to_base64(settings.self_key);
    // The key belongs to what is sent anew when it changes.
    out.reference = projection::reference_digest(office) + out.self_key;
    out.to = disclose::log_size(office);
    out.from = std::min(from, out.to);
    return out;
}

std::int64_t position(db::Session& office) {
    return office
        .one(sql::select_cursor, {cursor}, [](const db::Row& row) { return row.integer(0); })
        .value_or(0);
}

void remember(db::Pool& office, std::int64_t to) {
    db::Transaction tx{office};
    tx.run(sql::delete_cursor, {cursor});
    tx.run(sql::insert_cursor, {cursor, to});
    tx.commit();
}

/// What is signed; the words in front keep the signature from standing for anything else.
std::string signed_text(const crypto::Digest& digest) {
    return "mingbai projection v1\n" + std::string(crypto::bytes(digest));
}

std::string signature_line(crypto::Sha256& digest, const crypto::SigningKey& key) {
    const auto signature = key.sign(signed_text(digest.finish()));
    return R"({"signature":")" + platform::to_base64(signature) + R"("})";
}

[[noreturn]] void refuse_file(const char* why) {
    throw Refusal{Refusal::Kind::Invalid, why};
}

/// The file's lines but the last, whose signature over them holds; calls `use` for each.
template <class Use>
void each_line(const std::filesystem::path& file, Use use) {
    std::ifstream in{file, std::ios::binary};
    if (!in) refuse_file("打不开公开数据包，请核对路径");
    std::string line;
    while (std::getline(in, line))
        use(line);
}

/// Answers the digest of the lines, so that they can be held to it when they are read again.
crypto::Digest require_signature(const std::filesystem::path& file, std::string_view public_key) {
    crypto::Sha256 digest;
    std::string last;
    each_line(file, [&](const std::string& line) {
        if (!last.empty()) digest.add(last).add("\n");
        last = line;
    });
    constexpr std::string_view opening = R"({"signature":")";
    if (!last.starts_with(opening) || !last.ends_with("\"}"))
        refuse_file("公开数据包不完整，请重新拷贝");
    const auto text =
        std::string_view(last).substr(opening.size(), last.size() - opening.size() - 2);
    const auto signature = platform::from_base64(text);
    const auto found = digest.finish();
    if (!signature || !crypto::signature_holds(*signature, signed_text(found), public_key))
        refuse_file("公开数据包的签名不成立，没有装入任何内容");
    return found;
}

}  // namespace

Pushed Feed::push() {
    Pushed out;
    Header header;
    {
        db::Reader office{office_};
        db::Transaction tx{public_};
        const auto there = projection::reached(tx);
        header = header_of(office, clock_, settings_, std::min(position(office), there.leaf));
        if (header.from == header.to && header.reference == there.reference) return out;
        projection::Applying applying{tx, header};
        projection::collect(
            office, header,
            header.reference == there.reference ? ReferenceTables::Left : ReferenceTables::Sent,
            [&applying](const Chunk& chunk) { applying.take(chunk); });
        applying.finish();
        tx.commit();
        out = {header.to - header.from, applying.rows()};
    }
    remember(office_, header.to);
    return out;
}

void export_package(db::Pool& office_pool, const platform::Clock& clock,
                    const FeedSettings& settings, const crypto::SigningKey& key, std::int64_t from,
                    const std::filesystem::path& file) {
    db::Reader office{office_pool};
    const auto header = header_of(office, clock, settings, from);
    std::ofstream out{file, std::ios::binary | std::ios::trunc};
    crypto::Sha256 digest;
    const auto write = [&](const std::string& line) {
        digest.add(line).add("\n");
        out << line << '\n';
    };
    write(projection::header_text(header));
    projection::collect(office, header, ReferenceTables::Sent,
                        [&write](const Chunk& chunk) { write(projection::chunk_text(chunk)); });
    out << signature_line(digest, key) << '\n';
    out.close();
    if (!out) throw Refusal{Refusal::Kind::Conflict, "公开数据包没有写完，请检查磁盘空间"};
}

Pushed apply_package(db::Pool& public_store, std::string_view public_key,
                     const std::filesystem::path& file) {
    const auto expected = require_signature(file, public_key);
    crypto::Sha256 digest;
    db::Transaction tx{public_store};
    std::optional<projection::Applying> applying;
    Pushed out;
    each_line(file, [&](const std::string& line) {
        if (line.starts_with(R"({"signature":)")) return;
        digest.add(line).add("\n");
        if (!applying) {
            const auto header = projection::header_from(line);
            if (!header) refuse_file("公开数据包的格式不认识，请用同一版本的程序导出");
            applying.emplace(tx, *header);
            out.leaves = header->to - header->from;
            return;
        }
        const auto chunk = projection::chunk_from(line);
        if (!chunk) refuse_file("公开数据包的格式不认识，请用同一版本的程序导出");
        applying->take(*chunk);
    });
    if (!applying) refuse_file("公开数据包是空的");
    if (digest.finish() != expected) refuse_file("公开数据包在装入时被改动，没有装入任何内容");
    applying->finish();
    tx.commit();
    out.rows = applying->rows();
    return out;
}

}  // namespace portal
