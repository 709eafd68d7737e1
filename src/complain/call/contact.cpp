#include "complain/call/contact.hpp"

#include "domain/privacy.hpp"
#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"
#include "platform/text/text.hpp"

#include <algorithm>
#include <array>

namespace complain {

namespace {

using platform::Refusal;

constexpr std::size_t longest_unit = 40, longest_duty = 60;
/// A hotline has five digits, an office with area code and extension up to twenty.
constexpr std::size_t least_digits = 5, most_digits = 20;
constexpr std::size_t longest_document = std::size_t{4} << 20;

[[noreturn]] void refuse(const std::string& said) {
    throw Refusal{Refusal::Kind::Invalid, said};
}

std::string words(std::string_view typed, std::string_view title, std::size_t longest) {
    auto out = std::string{text::trim(typed)};
    if (out.empty()) refuse(std::string{title} + "没有写");
    if (text::length(out) > longest)
        refuse(std::string{title} + "请写在" + std::to_string(longest) + "个字以内");
    if (!domain::find_private(out).empty())
        refuse(std::string{title} + "里有身份证号、手机号或者银行账号，请去掉");
    return out;
}

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

std::string telephone_of(std::string_view typed) {
    std::string out;
    for (const char letter : text::trim(typed))
        if (letter != ' ') out += letter;
    const auto count = std::count_if(out.begin(), out.end(), is_digit);
    const bool is_plain =
        std::all_of(out.begin(), out.end(), [](char one) { return is_digit(one) || one == '-'; });
    if (!is_plain || count < std::ptrdiff_t{least_digits} || count > std::ptrdiff_t{most_digits})
        refuse("电话只写数字和短横，例如 0733-7220001");
    return out;
}

Contact read(const json::Fields& fields) {
    Contact out;
    out.place = domain::RegionCode{fields.integer("place", "地方")};
    out.unit = fields.text("unit", "单位", longest_unit);
    out.duty = fields.text("duty", "管什么事", longest_duty);
    out.telephone = fields.text("telephone", "电话", most_digits * 2);
    return out;
}

}  // namespace

Contact checked(Contact contact) {
    contact.unit = words(contact.unit, "单位", longest_unit);
    contact.duty = words(contact.duty, "管什么事", longest_duty);
    contact.telephone = telephone_of(contact.telephone);
    return contact;
}

std::string digits_of(std::string_view telephone) {
    std::string out;
    std::copy_if(telephone.begin(), telephone.end(), std::back_inserter(out), is_digit);
    return out;
}

std::string contacts_text(const std::vector<Contact>& contacts) {
    json::Array items;
    items.reserve(contacts.size());
    for (const auto& one : contacts)
        items.push_back(json::Object{{"place", one.place.value()},
                                     {"unit", one.unit},
                                     {"duty", one.duty},
                                     {"telephone", one.telephone}});
    return json::write(json::Object{{"contacts", std::move(items)}});
}

std::vector<Contact> contacts_from(std::string_view text) {
    constexpr std::size_t deepest = 8;
    std::vector<Contact> out;
    try {
        const auto fields = json::Fields::read(text, {longest_document, deepest});
        const auto items = fields.objects("contacts", "电话");
        out.reserve(items.size());
        for (const auto& item : items)
            out.push_back(read(item));
    } catch (const Refusal&) {
        out.clear();
    }
    return out;
}

std::vector<Contact> contacts_for(const std::vector<Contact>& contacts, domain::RegionCode place) {
    using Level = domain::RegionCode::Level;
    std::vector<Contact> out;
    for (auto at = place; at.level() >= Level::County; at = at.parent()) {
        std::copy_if(contacts.begin(), contacts.end(), std::back_inserter(out),
                     [at](const Contact& one) { return one.place == at; });
        if (at.level() == Level::County) break;
    }
    return out;
}

}  // namespace complain
