#include "domain/keyring.hpp"

namespace domain {

namespace {

std::string first_half(const crypto::Digest& digest) {
    return std::string(crypto::bytes(digest).substr(0, 16));
}

}  // namespace

Keyring::Keyring(const crypto::Secret& master)
    : master_(master.view()),
      persons_(crypto::derive(master, "mingbai person key v1")),
      accounts_(crypto::derive(master, "mingbai account key v1")),
      phones_(crypto::derive(master, "mingbai phone key v1")),
      texts_(crypto::derive(master, "mingbai text key v1")),
      fields_(crypto::derive(master, "mingbai field cipher v1")),
      signing_(crypto::derive(master, "mingbai publication signature v1")),
      box_(crypto::derive(master, "mingbai office box v1")) {}

PersonKey Keyring::person_key(const IdNumber& number) const {
    return PersonKey{first_half(persons_.sign(number.number(NumberPermit{})))};
}

AccountKey Keyring::account_key(const BankAccount& account) const {
    return AccountKey{first_half(accounts_.sign(account.number(NumberPermit{})))};
}

PhoneKey Keyring::phone_key(const Phone& phone) const {
    return PhoneKey{first_half(phones_.sign(phone.number(NumberPermit{})))};
}

std::string Keyring::seal(const IdNumber& number, std::string_view context) const {
    return fields_.seal(number.number(NumberPermit{}), context);
}

std::string Keyring::seal(const BankAccount& account, std::string_view context) const {
    return fields_.seal(account.number(NumberPermit{}), context);
}

std::string Keyring::seal_text(std::string_view text, std::string_view context) const {
    return fields_.seal(text, context);
}

std::string Keyring::text_key(std::string_view text) const {
    return first_half(texts_.sign(text));
}

std::optional<std::string> Keyring::reveal(std::string_view sealed,
                                           std::string_view context) const {
    return fields_.open(sealed, context);
}

}  // namespace domain
