#include "complain/desk/inbox_text.hpp"

#include <doctest/doctest.h>

using namespace complain;

namespace {

Parcel parcel() {
    Parcel out;
    out.token = std::string(16, 't');
    out.look_up = std::string(32, 'l');
    out.case_public = std::string(32, '\0');
    out.reporter_copy = "reporter";
    out.sealed = std::string("\0sealed", 7);
    out.copies = {{7, "copy"}};
    out.identity = {{9, "name"}};
    out.files = 2;
    out.at = platform::from_millis(1'500'000'000'000);
    return out;
}

/// What is read again of an answer with that parcel after one change of its text.
std::optional<OldestAnswer> changed(std::string_view what, std::string_view with) {
    auto text = answer_text({window_digest({}), {parcel()}});
    text.replace(text.find(what), what.size(), with);
    return answer_from(text);
}

}  // namespace

TEST_CASE("a parcel comes out of its text as it went in") {
    const auto read = answer_from(answer_text({window_digest({}), {parcel()}}));

    REQUIRE(read);
    CHECK(read->window.size() == 64);
    REQUIRE(read->parcels.size() == 1);
    const auto& one = read->parcels.front();
    CHECK(one.sealed == parcel().sealed);
    CHECK(one.case_public == parcel().case_public);
    CHECK(one.copies.front().sealed == "copy");
    CHECK(one.identity.front().sealed == "name");
    CHECK(one.at == parcel().at);
    CHECK(one.files == 2);
}

TEST_CASE("a parcel that cannot be read has a name and no text, and the others are whole") {
    CHECK(changed("\"report\"", "\"letter\"")->parcels.front().sealed.empty());
    CHECK(changed("\"files\":2", "\"files\":\"2\"")->parcels.front().token == parcel().token);
    CHECK(changed("1500000000000", "-1")->parcels.front().sealed.empty());
    CHECK_FALSE(changed("\"token\"", "\"name\""));
    CHECK_FALSE(changed("\"parcels\"", "\"letters\""));
}

TEST_CASE("an answer is cut where it grows too long, and never before its first parcel") {
    auto large = parcel();
    large.sealed = std::string(1'500'000, 's');

    const auto text = answer_text({window_digest({}), {large, large, parcel()}});

    CHECK(text.size() < 3'000'000);
    CHECK(text.find("\"token\"") == text.rfind("\"token\""));
}

TEST_CASE("questions, pieces, tokens and items come out of their texts as they went in") {
    const std::string token(16, '\xff'), look_up(32, 'l');

    CHECK(question_from(question_text({5, {token}}))->except.contains(token));
    CHECK(pieces_question_from(pieces_question_text({token, {}}))->after == PieceKey{-1, -1});
    const std::string whole(300'000, 'p');
    CHECK(pieces_from(pieces_text({{{0, 3}, whole}}))->front().sealed == whole);
    CHECK(tokens_from(tokens_text({token}))->front() == token);
    CHECK(items_from(items_text({{look_up, 4, "sealed"}}))->front().number == 4);
    CHECK_FALSE(question_from("{\"limit\":0,\"except\":[]}"));
    CHECK_FALSE(tokens_from("{\"tokens\":[\"AAAA\"]}"));
    CHECK_FALSE(items_from("{\"items\":[{\"look_up\":\"AAAA\",\"number\":1,\"sealed\":\"\"}]}"));
}
