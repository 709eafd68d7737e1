#pragma once

namespace app {

/// The whole program: parses the command line, runs one verb and answers its exit status.
int run(int count, char** arguments);

}  // namespace app
