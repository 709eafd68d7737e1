#include "app/verbs/verbs.hpp"
namespace app {
int publish(const std::filesystem::path&, const std::vector<std::int64_t>&, Output) { return 1; }
int verify(const std::filesystem::path&, Output) { return 1; }
int backup(const std::filesystem::path&, const std::filesystem::path&, Output) { return 1; }
int restore(const std::filesystem::path&, const std::filesystem::path&, Output) { return 1; }
int serve(const ServeOptions&) { return 1; }
}  // namespace app
