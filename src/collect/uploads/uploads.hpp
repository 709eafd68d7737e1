#pragma once

#include "collect/import/report.hpp"
#include "collect/uploads/sealed_spool.hpp"
#include "guard/guard.hpp"
#include "platform/jobs/jobs.hpp"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace collect {

using UploadId = platform::Id<struct Upload>;

/// A file that a clerk dropped in, as its page shows it (上传件).
struct Upload {
    UploadId id;
    jobs::JobId job;
    jobs::Status status;
    std::string file;
    std::int64_t size = 0;
    platform::Instant uploaded_at;
    std::optional<std::string> refused;  ///< one sentence
    std::optional<std::string> report;   ///< JSON, an array of `Sheet` (office-api.md)
};

/// One line of a batch's problems, without the cell's content.
struct ProblemLine {
    std::int64_t row = 0;
    std::string column, severity, problem, mend;
};

/// Files handed in over the web: kept encrypted, read by a job, explained row by row.
class Uploads {
public:
    struct Places {
        guard::Guard& guard;
        const domain::Keyring& keys;
        const platform::Clock& clock;
        jobs::Queue& queue;
        SealedSpool& spool;
        std::filesystem::path folder;  ///< the county's, for the import lock
    };
    static constexpr const char* import_kind = "collect.import_upload";
    static constexpr int keep_days = 90;
    static constexpr int problems_a_page = 500;

    explicit Uploads(Places places) : places_(std::move(places)) {}

    /// Keeps the file and queues its import; what this answers is durable.
    Upload accept(const guard::Actor& actor, const std::string& file_name, std::int64_t size,
                  const SealedFile& content);
    /// One's own, newest first.
    std::vector<Upload> list(const guard::Actor& actor, std::optional<UploadId> before,
                             int limit) const;
    /// Refuses (NotFound) what is not one's own.
    Upload find(const guard::Actor& actor, UploadId id) const;
    /// The clerk's own rows as .xlsx with bad cells marked.
    std::string workbook(const guard::Actor& actor, UploadId id) const;
    /// Problems of one's own batch, or of one that one may see, from the row behind `after`; whole
    /// rows, a page and a bit.
    std::vector<ProblemLine> problems(const guard::Actor& actor, ledger::BatchId batch,
                                      std::int64_t after) const;

    /// For jobs::Runner.
    std::map<std::string, jobs::Handler> handlers();
    /// At the start, before requests: clears what killed requests left, then expire().
    void start();
    /// Forgets the files of uploads older than keep_days and deletes whatever no upload names. Runs
    /// after every import too; app calls it once a day.
    void expire();

private:
    struct Kept;

    void run(jobs::Work& work);
    void import(jobs::Work& work, const Kept& upload);
    void refuse(UploadId id, std::string_view why);
    void sweep(SealedSpool::Arriving arriving);

    Places places_;
    std::mutex spool_;  ///< held while a file is kept but its row not yet committed
};

/// To be called when every batch of a file is decided: its spool can never be opened again, and the
/// file goes with the next clearing.
void forget_spool(db::Transaction& tx, std::int64_t file_id);

}  // namespace collect
