#include "platform/engine/duckdb_library.hpp"

#include "platform/engine/engine.hpp"

#include <dlfcn.h>
#include <fmt/format.h>

#include <map>
#include <mutex>

namespace engine::duckdb {

namespace {

/// Looks names up, each into the field that has its type.
class Symbols {
public:
    explicit Symbols(const std::filesystem::path& file)
        : handle_(dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL)) {
        if (handle_ == nullptr) throw Error{Error::Kind::Missing, dlerror()};
    }

    template <class Function>
    void find(Function& field, const char* name) const {
        void* found = dlsym(handle_, name);
        if (found == nullptr)
            throw Error{Error::Kind::Missing, fmt::format("{} is not in the library", name)};
        field = reinterpret_cast<Function>(found);
    }

private:
    void* handle_;
};

void find_database(Library& to, const Symbols& symbols) {
    symbols.find(to.library_version, "duckdb_library_version");
    symbols.find(to.create_config, "duckdb_create_config");
    symbols.find(to.set_config, "duckdb_set_config");
    symbols.find(to.destroy_config, "duckdb_destroy_config");
    symbols.find(to.open_ext, "duckdb_open_ext");
    symbols.find(to.close, "duckdb_close");
    symbols.find(to.connect, "duckdb_connect");
    symbols.find(to.disconnect, "duckdb_disconnect");
    symbols.find(to.interrupt, "duckdb_interrupt");
    symbols.find(to.free, "duckdb_free");
    symbols.find(to.query, "duckdb_query");
    symbols.find(to.destroy_result, "duckdb_destroy_result");
    symbols.find(to.result_error, "duckdb_result_error");
    symbols.find(to.column_count, "duckdb_column_count");
    symbols.find(to.column_name, "duckdb_column_name");
    symbols.find(to.column_type, "duckdb_column_type");
    symbols.find(to.fetch_chunk, "duckdb_fetch_chunk");
}

void find_chunks(Library& to, const Symbols& symbols) {
    symbols.find(to.create_data_chunk, "duckdb_create_data_chunk");
    symbols.find(to.destroy_data_chunk, "duckdb_destroy_data_chunk");
    symbols.find(to.data_chunk_reset, "duckdb_data_chunk_reset");
    symbols.find(to.data_chunk_get_size, "duckdb_data_chunk_get_size");
    symbols.find(to.data_chunk_set_size, "duckdb_data_chunk_set_size");
    symbols.find(to.data_chunk_get_vector, "duckdb_data_chunk_get_vector");
    symbols.find(to.vector_get_data, "duckdb_vector_get_data");
    symbols.find(to.vector_get_validity, "duckdb_vector_get_validity");
    symbols.find(to.vector_ensure_validity_writable, "duckdb_vector_ensure_validity_writable");
    symbols.find(to.vector_assign_string_element_len, "duckdb_vector_assign_string_element_len");
    symbols.find(to.vector_size, "duckdb_vector_size");
    symbols.find(to.create_logical_type, "duckdb_create_logical_type");
    symbols.find(to.destroy_logical_type, "duckdb_destroy_logical_type");
    symbols.find(to.appender_create, "duckdb_appender_create");
    symbols.find(to.append_data_chunk, "duckdb_append_data_chunk");
    symbols.find(to.appender_error, "duckdb_appender_error");
    symbols.find(to.appender_close, "duckdb_appender_close");
    symbols.find(to.appender_destroy, "duckdb_appender_destroy");
}

}  // namespace

Library::Library(const std::filesystem::path& file) {
    const Symbols symbols{file};
    find_database(*this, symbols);
    find_chunks(*this, symbols);
}

const Library& library(const std::filesystem::path& file) {
    static std::mutex mutex;
    static std::map<std::filesystem::path, Library> opened;
    const std::lock_guard lock{mutex};
    const auto found = opened.find(file);
    return found != opened.end() ? found->second
                                 : opened.emplace(file, Library{file}).first->second;
}

}  // namespace engine::duckdb
