#include "collect/county_test.hpp"
#include "collect/routes.hpp"
#include "platform/core/encoding.hpp"
#include "platform/http/running.hpp"
#include "platform/json/json.hpp"
#include "platform/testing/http_client.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

using collect::test::County;
using collect::test::Payment;
using collect::test::payments;
using testing::Answer;
using testing::Headers;

namespace {

namespace fs = std::filesystem;

/// A folder of its own, gone with the object.
struct Folder {
    fs::path path = fs::temp_directory_path() /
                    ("mingbai-uploads-" + platform::to_hex(crypto::random_bytes(8)));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::vector<fs::path> spooled() const {
        std::vector<fs::path> out;
        for (const auto& entry : fs::directory_iterator(path / "spool"))
            out.push_back(entry.path());
        return out;
    }
};

/// The office's server with the upload routes; jobs run when the test says so.
struct Served : County {
    Folder folder;
    collect::SealedSpool spool{folder.path / "spool", keys};
    jobs::Queue queue{store.pool(), clock};
    collect::Uploads uploads{{guard, keys, clock, queue, spool, folder.path}};
    collect::Templates templates{guard, keys};
    jobs::Runner runner{queue, uploads.handlers()};
    http::Router router;
    std::optional<http::Running> server;
    guard::FreshPassword clerk = add_clerk("clerk", "县民政局");

    Served() {
        import_chain();
        guard::mount(router, guard, {.demo = guard::Demo::Yes, .region_name = {}});
        collect::mount(router, uploads, templates);
        http::Hooks hooks;
        hooks.gatekeeper = guard::gatekeeper(guard);
        hooks.error_page = guard::api_error;
        http::ServerOptions options;
        options.spool = std::shared_ptr<http::SpoolFactory>(&spool, [](http::SpoolFactory*) {});
        server.emplace(router, hooks, options);
    }

    Answer ask(std::string_view method, const std::string& path, const Headers& headers,
               std::string_view body = {}) {
        return testing::fetch(server->port(), method, "/office/api" + path, headers, body);
    }
    Headers sign_in(const std::string& login, const guard::FreshPassword& officer) {
        const auto answer =
            ask("POST", "/session", {},
                json::write(json::Object{{"login", login}, {"password", officer.password}}));
        REQUIRE(answer.status == 200);
        return {{"Cookie", answer.cookie("mb_session")},
                {"X-CSRF-Token", json::Fields::read(answer.body).text("csrf", "csrf")}};
    }
    Answer upload(Headers who, const std::string& bytes) {
        who.emplace_back("Content-Type", "multipart/form-data; boundary=edge");
        return ask("POST", "/uploads", who,
                   "--edge\r\nContent-Disposition: form-data; name=\"file\"; "
                   "filename=\"发放表.csv\"\r\nContent-Type: text/csv\r\n\r\n" +
                       bytes + "\r\n--edge--\r\n");
    }
    json::Object show(const Headers& who, const std::string& id) {
        return json::parse(ask("GET", "/uploads/" + id, who).body).as_object();
    }
};

std::string text(const json::Object& object, std::string_view name) {
    return std::string(object.at(name).as_string());
}

/// The only upload of an answer.
json::Object only(const Answer& answer) {
    REQUIRE(answer.status == 202);
    const auto all = json::parse(answer.body).as_object().at("uploads").as_array();
    REQUIRE(all.size() == 1);
    return all[0].as_object();
}

}  // namespace

TEST_CASE("an upload is queued, read by a job and reported to its clerk") {
    Served office;
    const auto clerk = office.sign_in("clerk", office.clerk);

    const auto accepted = only(office.upload(clerk, payments({{}, {.amount = "-1"}})));
    CHECK(text(accepted, "state") == "queued");
    CHECK(text(accepted, "file") == "发放表.csv");
    CHECK(office.runner.run_one());
    const auto done = office.show(clerk, text(accepted, "id"));

    CHECK(text(done, "state") == "done");
    CHECK(done.at("progress").as_int64() == 100);
    const auto& sheet = done.at("sheets").as_array().at(0).as_object();
    CHECK(text(sheet, "table") == "payment");
    CHECK(sheet.at("accepted").as_int64() == 1);
    CHECK(sheet.at("rejected").as_int64() == 1);
    CHECK(text(sheet, "amount_fen") == "21000");
    const auto list = json::parse(office.ask("GET", "/uploads", clerk).body).as_object();
    CHECK(list.at("items").as_array().size() == 1);
}

TEST_CASE("the problems of a batch say row, column, what is wrong and how to mend it") {
    Served office;
    const auto clerk = office.sign_in("clerk", office.clerk);
    const auto id = text(only(office.upload(clerk, payments({{.amount = "-1"}}))), "id");
    office.runner.run_one();
    const auto batch =
        text(office.show(clerk, id).at("sheets").as_array().at(0).as_object(), "batch");

    const auto answer = office.ask("GET", "/batches/" + batch + "/problems", clerk);

    const auto items = json::parse(answer.body).as_object().at("items").as_array();
    REQUIRE(items.size() == 1);
    CHECK(items[0].as_object().at("row").as_int64() == 2);
    CHECK(text(items[0].as_object(), "column") == "发放金额");
    CHECK(text(items[0].as_object(), "severity") == "error");
}

TEST_CASE("the marked workbook holds the clerk's rows with the bad cells red and the reasons") {
    Served office;
    const auto clerk = office.sign_in("clerk", office.clerk);
    const auto id = text(only(office.upload(clerk, payments({{}, {.amount = "-1"}}))), "id");
    CHECK(office.ask("GET", "/uploads/" + id + "/workbook", clerk).status == 409);
    office.runner.run_one();

    const auto answer = office.ask("GET", "/uploads/" + id + "/workbook", clerk);

    REQUIRE(answer.status == 200);
    std::vector<std::string> reasons;
    const auto book = sheet::open_bytes(answer.body);
    book->read(0, [&](const sheet::Row& row) { reasons.emplace_back(row.cells.back().text); });
    REQUIRE(reasons.size() == 3);
    CHECK(reasons[0] == "退回原因");
    CHECK(reasons[2].find("须为正数") != std::string::npos);
}

TEST_CASE("a file that cannot be read is refused with one sentence, and its workbook says so") {
    Served office;
    const auto clerk = office.sign_in("clerk", office.clerk);

    const auto id = text(only(office.upload(clerk, "a,b\n1,2\n")), "id");
    office.runner.run_one();

    const auto refused = office.show(clerk, id);
    CHECK(text(refused, "state") == "refused");
    CHECK(text(refused, "refused").find("没有可识别的采集表") != std::string::npos);
    CHECK(office.ask("GET", "/uploads/" + id + "/workbook", clerk).status == 200);
}

TEST_CASE("a wrong role is refused at the door, and a wrong department row by row") {
    Served office;
    const auto reviewer =
        office.add("reviewer", "县民政局",
                   {{guard::Role::DepartmentReviewer, collect::test::county, "县民政局"}});
    const auto other = office.add_clerk("other", "县残联");

    CHECK(office.upload(office.sign_in("reviewer", reviewer), payments({{}})).status == 403);
    CHECK(office.upload({}, payments({{}})).status == 401);
    const auto who = office.sign_in("other", other);
    const auto id = text(only(office.upload(who, payments({{}}))), "id");
    office.runner.run_one();

    const auto done = office.show(who, id);
    CHECK(done.at("sheets").as_array().at(0).as_object().at("rejected").as_int64() == 1);
    CHECK(office.folder.spooled().size() == 1);
}

TEST_CASE("another's upload does not exist, and another department's problems neither") {
    Served office;
    const auto clerk = office.sign_in("clerk", office.clerk);
    const auto other = office.sign_in("other", office.add_clerk("other", "县残联"));
    const auto id = text(only(office.upload(clerk, payments({{.amount = "-1"}}))), "id");
    office.runner.run_one();
    const auto batch =
        text(office.show(clerk, id).at("sheets").as_array().at(0).as_object(), "batch");

    CHECK(office.ask("GET", "/uploads/" + id, other).status == 404);
    CHECK(office.ask("GET", "/uploads/" + id + "/workbook", other).status == 404);
    CHECK(office.ask("GET", "/batches/" + batch + "/problems", other).status == 404);
    CHECK(json::parse(office.ask("GET", "/uploads", other).body)
              .as_object()
              .at("items")
              .as_array()
              .empty());
}

TEST_CASE("a kill in the middle leaves one whole import after the restart") {
    Served office;
    const auto clerk = office.sign_in("clerk", office.clerk);
    const auto id = text(only(office.upload(clerk, payments({{}}))), "id");
    const std::array kinds{std::string(collect::Uploads::import_kind)};
    REQUIRE(office.queue.take(kinds));
    {
        // What the killed run had staged.
        ledger::Intake killed{office.store.pool(), office.clock, {"发放表.csv", "", "填报", {}}};
        killed.open_batch("", ledger::TableKind::Payment);
    }

    office.queue.requeue_running(kinds);
    CHECK(office.runner.run_one());

    const auto done = office.show(clerk, id);
    CHECK(done.at("sheets").as_array().at(0).as_object().at("accepted").as_int64() == 1);
    db::Reader reader{office.store.pool()};
    const auto hidden = reader.one("SELECT COUNT(*) FROM ledger_batch WHERE visible_at IS NULL", {},
                                   [](const db::Row& row) { return row.integer(0); });
    CHECK(*hidden == 0);
}

TEST_CASE("a job that runs twice reports what the first run did") {
    Served office;
    const auto clerk = office.sign_in("clerk", office.clerk);
    const auto id = text(only(office.upload(clerk, payments({{}}))), "id");
    office.runner.run_one();
    {
        // Killed after the import and before the job was marked as done.
        db::Transaction tx{office.store.pool()};
        tx.run("UPDATE jobs_job SET state = 'queued'");
        tx.commit();
    }

    CHECK(office.runner.run_one());

    const auto done = office.show(clerk, id);
    CHECK(done.at("sheets").as_array().at(0).as_object().at("accepted").as_int64() == 1);
}

TEST_CASE("the spool holds nothing in the clear, and the kept file opens again") {
    Served office;
    const auto clerk = office.sign_in("clerk", office.clerk);
    std::vector<Payment> rows;
    for (int i = 0; i < 900; ++i)
        rows.push_back({.serial = fmt::format("S-{:04}", i), .person = i % 800});
    const auto id = text(only(office.upload(clerk, payments(rows))), "id");

    const auto files = office.folder.spooled();
    REQUIRE(files.size() == 1);
    std::ifstream in{files[0], std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    CHECK(bytes.size() > payments(rows).size());
    CHECK(bytes.find("4302991952") == std::string::npos);
    CHECK(bytes.find("张三") == std::string::npos);
    const auto mode = fs::status(files[0]).permissions();
    CHECK(mode == (fs::perms::owner_read | fs::perms::owner_write));
    office.runner.run_one();
    CHECK(text(office.show(clerk, id), "state") == "done");
}

TEST_CASE("a spool whose bytes were changed is refused, never half read") {
    Served office;
    const auto clerk = office.sign_in("clerk", office.clerk);
    const auto id = text(only(office.upload(clerk, payments({{}}))), "id");
    std::fstream file{office.folder.spooled().at(0),
                      std::ios::in | std::ios::out | std::ios::binary};
    file.seekp(100);
    file.put('!');
    file.close();

    office.runner.run_one();

    CHECK(text(office.show(clerk, id), "state") == "refused");
}

TEST_CASE("a decided file's spool is gone and its problems stay") {
    Served office;
    const auto clerk = office.sign_in("clerk", office.clerk);
    const auto id = text(only(office.upload(clerk, payments({{.amount = "-1"}}))), "id");
    office.runner.run_one();
    const auto batch =
        text(office.show(clerk, id).at("sheets").as_array().at(0).as_object(), "batch");
    db::Transaction tx{office.store.pool()};
    const auto file_id = tx.one("SELECT file_id FROM collect_upload", {},
                                [](const db::Row& row) { return row.integer(0); });

    collect::forget_spool(tx, *file_id);
    tx.commit();
    office.uploads.expire();

    CHECK(office.folder.spooled().empty());
    CHECK(office.ask("GET", "/uploads/" + id + "/workbook", clerk).status == 404);
    CHECK(office.ask("GET", "/batches/" + batch + "/problems", clerk).status == 200);
}

TEST_CASE("a spool goes after ninety days, and what killed requests left at the start") {
    Served office;
    const auto clerk = office.sign_in("clerk", office.clerk);
    only(office.upload(clerk, payments({{}})));
    const auto unfinished = office.spool.create();
    unfinished->write("half");
    CHECK(office.folder.spooled().size() == 2);

    office.uploads.start();
    CHECK(office.folder.spooled().size() == 1);
    office.clock.set(office.clock.now() + std::chrono::hours{24 * 91});
    office.uploads.expire();

    CHECK(office.folder.spooled().empty());
}

TEST_CASE("a file name's personal numbers are starred before anything keeps it") {
    Served office;
    auto who = office.sign_in("clerk", office.clerk);
    who.emplace_back("Content-Type", "multipart/form-data; boundary=edge");

    const auto accepted =
        only(office.ask("POST", "/uploads", who,
                        "--edge\r\nContent-Disposition: form-data; name=\"file\"; "
                        "filename=\"../张三13812345678.csv\"\r\n\r\nx\r\n--edge--\r\n"));

    CHECK(text(accepted, "file").find("13812345678") == std::string::npos);
    CHECK(text(accepted, "file").starts_with("张三*"));
}
