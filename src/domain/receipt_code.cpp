#include "domain/receipt_code.hpp"

#include "platform/crypto/digest.hpp"
#include "platform/text/text.hpp"

#include <optional>
#include <set>

namespace domain {

namespace {

/// Crockford's: no I, L, O and U.
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t look_up_symbols = 8, data_symbols = 26, checks = 4;
/// The kind stands in front and is not written down: 1 + 26 + 4 symbols, a full block over GF(32).
constexpr std::size_t block = 31;
constexpr std::array kinds{ReceiptKind::Slip, ReceiptKind::Query, ReceiptKind::Visit,
                           ReceiptKind::Case};

using Symbol = unsigned char;
using Block = std::array<Symbol, block>;
using Syndromes = std::array<Symbol, checks>;

/// GF(32) by x⁵ + x² + 1.
struct Field {
    std::array<Symbol, 62> power{};
    std::array<int, 32> log{};

    constexpr Field() {
        unsigned value = 1;
        for (std::size_t i = 0; i < 31; ++i) {
            power[i] = power[i + 31] = static_cast<Symbol>(value);
            log[value] = static_cast<int>(i);
            value <<= 1;
            if ((value & 32) != 0) value ^= 0b100101;
        }
    }
    constexpr Symbol times(Symbol a, Symbol b) const {
        return a == 0 || b == 0 ? Symbol{0} : power[static_cast<std::size_t>(log[a] + log[b])];
    }
    constexpr Symbol over(Symbol a, Symbol b) const {
        return a == 0 ? Symbol{0} : power[static_cast<std::size_t>(log[a] + 31 - log[b])];
    }
};
constexpr Field field;

constexpr Symbol sum(Symbol a, Symbol b) {
    return static_cast<Symbol>(a ^ b);
}

/// (x − α)(x − α²)(x − α³)(x − α⁴) without its leading term, highest power first.
constexpr std::array<Symbol, checks> generator = [] {
    std::array<Symbol, checks + 1> out{1};
    for (std::size_t root = 1; root <= checks; ++root)
        for (std::size_t i = root; i > 0; --i)
            out[i] = sum(out[i], field.times(out[i - 1], field.power[root]));
    return std::array<Symbol, checks>{out[1], out[2], out[3], out[4]};
}();

void add_checks(Block& code) {
    std::array<Symbol, checks> rest{};
    for (std::size_t i = 0; i < block - checks; ++i) {
        const auto lead = sum(code[i], rest[0]);
        for (std::size_t j = 0; j < checks; ++j)
            rest[j] =
                sum(j + 1 < checks ? rest[j + 1] : Symbol{0}, field.times(lead, generator[j]));
    }
    std::copy(rest.begin(), rest.end(), code.end() - checks);
}

Syndromes syndromes_of(const Block& code) {
    Syndromes out{};
    for (std::size_t j = 0; j < checks; ++j)
        for (const auto symbol : code)
            out[j] = sum(field.times(out[j], field.power[j + 1]), symbol);
    return out;
}

bool is_whole(const Syndromes& found) {
    return found == Syndromes{};
}

/// What an error at `place` multiplies into the first syndrome, and again into each next.
Symbol locator(std::size_t place) {
    return field.power[block - 1 - place];
}

bool explains(const Syndromes& found, std::size_t place) {
    const auto x = locator(place);
    for (std::size_t j = 1; j < checks; ++j)
        if (found[j] != field.times(found[j - 1], x)) return false;
    return true;
}

bool explain(const Syndromes& found, std::size_t first, std::size_t second) {
    const auto x = locator(first), y = locator(second);
    // Two unknown errors from the first two syndromes; the other two must then agree.
    auto b = field.over(sum(found[1], field.times(found[0], x)), field.times(y, sum(x, y)));
    auto left = sum(found[0], field.times(b, y));
    auto right = field.times(b, y);
    for (std::size_t j = 1; j < checks; ++j) {
        left = field.times(left, x);
        right = field.times(right, y);
        if (found[j] != sum(left, right)) return false;
    }
    return true;
}

int group_of(std::size_t place) {
    return static_cast<int>((place - 1) / ReceiptCode::group) + 1;
}

/// One symbol wrong is told for certain, two within one group nearly so: now and then another group
/// explains it as well, and then both are named.
std::vector<int> mistyped_groups(Block code) {
    for (const auto kind : kinds) {
        code[0] = static_cast<Symbol>(kind);
        const auto found = syndromes_of(code);
        for (std::size_t place = 1; place < block; ++place)
            if (explains(found, place)) return {group_of(place)};
    }
    std::set<int> groups;
    for (const auto kind : kinds) {
        code[0] = static_cast<Symbol>(kind);
        const auto found = syndromes_of(code);
        for (std::size_t first = 1; first < block; ++first)
            for (auto second = first + 1; second < block && group_of(second) == group_of(first);
                 ++second)
                if (explain(found, first, second)) groups.insert(group_of(first));
    }
    return {groups.begin(), groups.end()};
}

std::optional<Symbol> symbol_of(char typed) {
    char c = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    if (c == 'U') c = 'V';
    const auto at = alphabet.find(c);
    if (at == std::string_view::npos) return std::nullopt;
    return static_cast<Symbol>(at);
}

/// Half-width, without blanks and the strokes that stand between groups; a character of several
/// bytes becomes one that is no symbol.
std::string typed_symbols(std::string_view text) {
    const auto plain = text::without_blanks(text::normalise_width(text));
    std::string out;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        const auto c = static_cast<unsigned char>(plain[at]);
        const std::string_view three = std::string_view{plain}.substr(at, 3);
        if (three == "–" || three == "—" || three == "－" || three == "‐") {
            at += 2;
        } else if (c >= 0x80) {
            if (c >= 0xc0) out += '?';
        } else if (c != '-' && c != '.' && c != ',' && c != '\n' && c != '\r') {
            out += plain[at];
        }
    }
    return out;
}

}  // namespace

ReceiptCode ReceiptCode::fresh(ReceiptKind kind) {
    const auto random = crypto::random_secret(data_symbols);
    Block code{static_cast<Symbol>(kind)};
    for (std::size_t i = 0; i < data_symbols; ++i)
        code[i + 1] = random.data()[i] & 31;
    add_checks(code);
    crypto::Secret text{symbols};
    for (std::size_t i = 0; i < symbols; ++i)
        text.data()[i] = static_cast<unsigned char>(alphabet[code[i + 1]]);
    return {kind, text.view()};
}

std::variant<ReceiptCode, ReceiptFault> ReceiptCode::parse(std::string_view text) {
    constexpr std::size_t longest = 400;  // bytes; nobody types more by mistake
    if (text.size() > longest) return ReceiptFault{longest, {}};
    const auto typed = typed_symbols(text);
    if (typed.size() != symbols) return ReceiptFault{typed.size(), {}};
    Block code{};
    std::string plain;
    ReceiptFault fault{symbols, {}};
    for (std::size_t i = 0; i < symbols; ++i) {
        const auto symbol = symbol_of(typed[i]);
        if (!symbol && (fault.groups.empty() || fault.groups.back() != group_of(i + 1)))
            fault.groups.push_back(group_of(i + 1));
        code[i + 1] = symbol.value_or(0);
        plain += alphabet[code[i + 1]];
    }
    if (!fault.groups.empty()) return fault;
    for (const auto kind : kinds) {
        code[0] = static_cast<Symbol>(kind);
        if (is_whole(syndromes_of(code))) return ReceiptCode{kind, plain};
    }
    fault.groups = mistyped_groups(code);
    return fault;
}

std::string ReceiptCode::look_up() const {
    return std::string{crypto::bytes(crypto::sha256(symbols_.view().substr(0, look_up_symbols)))};
}

std::string_view ReceiptCode::secret_half() const {
    return symbols_.view().substr(look_up_symbols, data_symbols - look_up_symbols);
}

ReceiptProof ReceiptCode::proof() const {
    const auto out = crypto::derive(crypto::Secret{secret_half()}, "mingbai receipt proof v1");
    return {look_up(), std::string{out.view()}};
}

crypto::Secret ReceiptCode::answer_key() const {
    return crypto::derive(crypto::Secret{secret_half()}, "mingbai receipt answer v1");
}

std::string ReceiptCode::shown() const {
    std::string out;
    for (std::size_t i = 0; i < symbols; ++i) {
        if (i > 0 && i % group == 0) out += '-';
        out += symbols_.view()[i];
    }
    return out;
}

}  // namespace domain
