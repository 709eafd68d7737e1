#include "complain/model/suppress.hpp"

#include "complain/model/outcome.hpp"

#include <algorithm>

namespace complain {

Grid in_fives(const Grid& grid, const Grid& before) {
    Grid out{grid.rows, grid.columns};
    for (std::size_t at = 0; at < grid.cells.size(); ++at) {
        const std::int64_t cut = grid.cells[at] / least_cases * least_cases;
        out.cells[at] = at < before.cells.size() ? std::max(cut, before.cells[at]) : cut;
    }
    return out;
}

}  // namespace complain
