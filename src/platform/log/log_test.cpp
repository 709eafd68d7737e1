#include "platform/log/log.hpp"

#include <doctest/doctest.h>

TEST_CASE("an event is one line of key=value") {
    CHECK(
        logging::format_line("import_done", {{"rows", 12}, {"batch", "B-7"}, {"partial", false}}) ==
        "import_done rows=12 batch=B-7 partial=false");
}

TEST_CASE("a value cannot begin a line or a key of its own") {
    CHECK(logging::format_line("refused", {{"why", "a b\nerror x=\"1\""}}) ==
          R"(refused why="a b\x0aerror x=\"1\"")");
    CHECK(logging::format_line("refused", {{"why", ""}}) == R"(refused why="")");
}
