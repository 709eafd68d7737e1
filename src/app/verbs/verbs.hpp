#pragma once

#include "compare/compare.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace app {

/// How a verb answers on standard output: one JSON document for programs, sentences for people.
enum class Output { Json, Text };

struct InitOptions {
    std::filesystem::path data;
    std::string county;
    std::string database;
    std::filesystem::path divisions;  ///< empty: the built-in ones
    bool demo = false;
};

struct ImportOptions {
    std::filesystem::path data;
    std::vector<std::filesystem::path> files;
    std::filesystem::path errors_to;
    std::string source_system = "填报";
    std::string department;
};

struct ServeOptions {
    std::filesystem::path data;
    std::string zone = "all";
    std::string listen = "127.0.0.1:8080";
    int workers = 8;
    std::vector<std::string> trusted_proxies;
};

struct PublicFolderOptions {
    std::filesystem::path data, to;
    std::string database;  ///< of the public zone; empty: SQLite
    std::string push;      ///< empty: carried by hand
};

struct DatasetOptions {
    std::filesystem::path data, file;
    std::string name, as_of;
    compare::Formalities formalities;
};

struct CompareOptions {
    std::filesystem::path data;
    std::vector<std::string> rules;  ///< empty: all that are on
    std::string as_of;
    std::optional<std::string> reveal;  ///< the reason
    std::filesystem::path to;           ///< a folder for printed papers
    bool only_new = false;
    std::int64_t top = 0;  ///< 0: all
};

struct CaseOptions {
    std::filesystem::path data, from, to, receipts, package, text;
    std::vector<std::filesystem::path> files;
    std::string source;  ///< 12388, 12345, mailbox; empty: the level above
    bool upward = false, keep = false;
};

/// Each answers the exit status.
int init(const InitOptions& options, Output output);
int import(const ImportOptions& options, Output output);
int publish(const std::filesystem::path& data, const std::vector<std::int64_t>& batches,
            Output output);
int reconcile(const std::filesystem::path& data, Output output);
int verify(const std::filesystem::path& data, Output output);
int backup(const std::filesystem::path& data, const std::filesystem::path& to, Output output);
int restore(const std::filesystem::path& from, const std::filesystem::path& data, Output output);
int export_projection(const std::filesystem::path& data, const std::filesystem::path& file,
                      std::int64_t from, Output output);
int apply_projection(const std::filesystem::path& data, const std::filesystem::path& file,
                     Output output);
/// Makes the folder of a public zone on another machine.
int public_folder(const PublicFolderOptions& options, Output output);
int register_dataset(const DatasetOptions& options, Output output);
int import_dataset(const DatasetOptions& options, Output output);
int list_datasets(const std::filesystem::path& data, Output output);
int run_comparison(const CompareOptions& options, Output output);
/// JSON lines, one a hit or clue.
int print_hits(const CompareOptions& options);
int print_clues(const CompareOptions& options);
/// Writes the impact assessment and the record of processing as PDF.
int print_papers(const CompareOptions& options, Output output);
/// The two public keys that other organs write into their settings.
int case_keys(const std::filesystem::path& data, Output output);
/// Writes the answers that go back to a platform.
int export_answers(const CaseOptions& options, Output output);
/// Writes the packages that wait for the level above, or else those answers.
int export_cases(const CaseOptions& options, Output output);
/// Takes cases of another platform in; 3 if an item, 2 if a file was not taken. A file that was
/// taken whole is wiped, unless it is to be kept.
int import_cases(const CaseOptions& options, Output output);
/// Takes receipts and answers; 2 if one was not taken.
int apply_cases(const CaseOptions& options, Output output);
/// The level above's side: opens packages, writes what people read and the receipts; 2 if one did
/// not open.
int open_cases(const CaseOptions& options, Output output);
int answer_case(const CaseOptions& options, Output output);
int serve(const ServeOptions& options);

}  // namespace app
