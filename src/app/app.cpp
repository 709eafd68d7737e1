#include "app/app.hpp"

namespace app {

int run(int, char**) { return 1; }

}  // namespace app
