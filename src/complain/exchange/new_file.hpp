#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace complain {

/// A file under construction beside its place, readable by its owner alone; it is there whole or
/// not at all.
class NewFile {
public:
    /// Refuses (Invalid) a place that cannot be written.
    explicit NewFile(std::filesystem::path place);
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    void add(std::string_view bytes) { out_ << bytes; }
    /// Refuses (Conflict) a full disk.
    void finish();

private:
    std::filesystem::path beside() const;

    std::filesystem::path place_;
    std::ofstream out_;
};

void write_new_file(const std::filesystem::path& place, std::string_view bytes);
/// Refuses (Invalid) what is no file or larger than organs send.
std::string read_file(const std::filesystem::path& file);
/// There, and closed to others. Refuses (Invalid) where it cannot be made.
void make_private_folder(const std::filesystem::path& folder);

}  // namespace complain
