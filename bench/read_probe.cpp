// Reads every cell of a spreadsheet and does nothing with it: read_probe FILE prints
// {"rows":…,"cells":…,"bytes":…}. Its processor time and memory are measured from outside.

#include "platform/core/refusal.hpp"
#include "platform/sheet/sheet.hpp"

#include <cstdio>
#include <fstream>
#include <string>

namespace {

long peak_kb() {
    std::ifstream status{"/proc/self/status"};
    for (std::string word; status >> word;) {
        long kb = 0;
        if (word == "VmHWM:" && status >> kb) return kb;
    }
    return -1;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::fprintf(stderr, "usage: read_probe FILE\n");
        return 2;
    }
    std::size_t rows = 0;
    std::size_t cells = 0;
    std::size_t bytes = 0;
    try {
        const auto book = sheet::open(arguments[1]);
        for (std::size_t i = 0; i < book->sheets().size(); ++i) {
            book->read(i, [&](const sheet::Row& row) {
                ++rows;
                cells += row.cells.size();
                for (const auto& cell : row.cells)
                    bytes += cell.text.size();
            });
        }
    } catch (const platform::Refusal& refusal) {
        std::fprintf(stderr, "read_probe: %s\n", refusal.what());
        return 1;
    }
    std::printf("{\"rows\":%zu,\"cells\":%zu,\"bytes\":%zu,\"peak_kb\":%ld}\n", rows, cells, bytes,
                peak_kb());
    return 0;
}
