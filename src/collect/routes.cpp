#include "collect/routes.hpp"

#include "guard/routes.hpp"
#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"

namespace collect {

namespace {

using guard::Permission;
using http::Request;
using http::Response;
using platform::Refusal;

constexpr int page = 50;
constexpr std::size_t most_bytes = (256U << 20U) + (64U << 10U);
constexpr const char* xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

std::string_view state_of(const Upload& upload) {
    if (upload.refused) return "refused";
    if (upload.report) return "done";
    return upload.status.state == jobs::State::Queued ? "queued" : "running";
}

json::Object upload_json(const guard::Actor& actor, const Upload& upload) {
    const bool settled = upload.refused || upload.report;
    json::Object out{{"id", std::to_string(upload.id.value())},
                     {"file", upload.file},
                     {"size", upload.size},
                     {"uploaded_at", guard::routes::instant_json(upload.uploaded_at)},
                     {"officer", actor.name},
                     {"state", state_of(upload)},
                     {"progress", settled ? 100 : upload.status.progress}};
    if (upload.refused) out["refused"] = *upload.refused;
    out["sheets"] = upload.report ? json::parse(*upload.report, {8 << 20, 8}) : json::Array{};
    return out;
}

std::int64_t id_of(std::string_view text) {
    const auto id = json::parse_id(text);
    if (!id) throw Refusal{Refusal::Kind::NotFound, "没有找到，请回到列表重新选择。"};
    return *id;
}

std::optional<std::int64_t> after_of(const Request& request) {
    const auto after = request.query("after");
    if (!after) return std::nullopt;
    const auto id = json::parse_id(*after);
    if (!id) throw Refusal{Refusal::Kind::Invalid, "页码有误，请返回第一页。"};
    return id;
}

Response accept(Uploads& uploads, const Request& request) {
    const auto& actor = guard::actor(request);
    json::Array accepted;
    for (const auto& file : request.uploads()) {
        if (file.field != "file") continue;
        const auto* sealed = dynamic_cast<const SealedFile*>(file.content.get());
        if (sealed == nullptr) platform::bug("uploads are spooled in the clear");
        accepted.push_back(upload_json(
            actor,
            uploads.accept(actor, file.filename, static_cast<std::int64_t>(file.size), *sealed)));
    }
    if (accepted.empty()) throw Refusal{Refusal::Kind::Invalid, "请先选择要上传的表格文件。"};
    return Response::json(json::write(json::Object{{"uploads", std::move(accepted)}}), 202);
}

Response list(const Uploads& uploads, const Request& request) {
    const auto& actor = guard::actor(request);
    std::optional<UploadId> before;
    if (const auto after = after_of(request)) before = UploadId{*after};
    const auto found = uploads.list(actor, before, page + 1);
    json::Array items;
    for (std::size_t i = 0; i < found.size() && i < page; ++i)
        items.push_back(upload_json(actor, found[i]));
    json::Object out{{"items", std::move(items)}};
    if (found.size() > page) out["next"] = std::to_string(found[page - 1].id.value());
    return Response::json(json::write(out));
}

Response show(const Uploads& uploads, const Request& request) {
    const auto& actor = guard::actor(request);
    const auto upload = uploads.find(actor, UploadId{id_of(request.param("id"))});
    return Response::json(json::write(upload_json(actor, upload)));
}

Response workbook(const Uploads& uploads, const Request& request) {
    const auto& actor = guard::actor(request);
    const UploadId id{id_of(request.param("id"))};
    auto response = Response::bytes(xlsx, uploads.workbook(actor, id));
    return response.attachment("核对结果-" + std::to_string(id.value()) + ".xlsx");
}

Response problems(const Uploads& uploads, const Request& request) {
    const auto after = after_of(request).value_or(0);
    auto lines =
        uploads.problems(guard::actor(request), ledger::BatchId{id_of(request.param("id"))}, after);
    json::Object out;
    if (lines.size() >= Uploads::problems_a_page) {
        // Pages are cut between rows: the last row may have more problems than were read.
        const auto last = lines.back().row;
        if (lines.front().row != last)
            std::erase_if(lines, [last](const ProblemLine& line) { return line.row == last; });
        out["next"] = std::to_string(lines.back().row);
    }
    json::Array items;
    for (const auto& line : lines) {
        items.push_back(json::Object{{"row", line.row},
                                     {"column", line.column},
                                     {"severity", line.severity},
                                     {"problem", line.problem},
                                     {"mend", line.mend}});
    }
    out["items"] = std::move(items);
    return Response::json(json::write(out));
}

Response list_templates(const Request&) {
    json::Array items;
    for (const auto& form : forms()) {
        const auto& table = ledger::table(form.kind);
        json::Array columns;
        for (const auto& field : form.fields) {
            columns.push_back(json::Object{
                {"title", field.title}, {"required", field.required}, {"hint", field.hint}});
        }
        items.push_back(json::Object{
            {"table", table.name}, {"title", table.title}, {"columns", std::move(columns)}});
    }
    return Response::json(json::write(json::Object{{"items", std::move(items)}}));
}

Response show_template(Templates& templates, const Request& request) {
    const auto* table = ledger::find_table(request.param("table"));
    if (table == nullptr) throw Refusal{Refusal::Kind::NotFound, "没有这张表的模板。"};
    const auto content =
        request.query("draft") == "1" ? Templates::Content::Draft : Templates::Content::Empty;
    auto bytes = templates.workbook(guard::actor(request), table->kind, content);
    auto response = Response::bytes(xlsx, std::move(bytes));
    response.set("Cache-Control", "no-store");
    return response.attachment(std::string(table->title) + (content == Templates::Content::Draft
                                                                ? "-草稿.xlsx"
                                                                : "-模板.xlsx"));
}

}  // namespace

void mount(http::Router& router, Uploads& uploads, Templates& templates) {
    router.post("/office/api/uploads", Permission::ImportTables,
                [&uploads](Request& r) { return accept(uploads, r); }, {most_bytes});
    router.get("/office/api/uploads", Permission::ImportTables,
               [&uploads](Request& r) { return list(uploads, r); });
    router.get("/office/api/uploads/{id}", Permission::ImportTables,
               [&uploads](Request& r) { return show(uploads, r); });
    router.get("/office/api/uploads/{id}/workbook", Permission::ImportTables,
               [&uploads](Request& r) { return workbook(uploads, r); });
    router.get("/office/api/batches/{id}/problems", Permission::SeeLedger,
               [&uploads](Request& r) { return problems(uploads, r); });
    router.get("/office/api/templates", Permission::ImportTables,
               [](Request& r) { return list_templates(r); });
    router.get("/office/api/templates/{table}", Permission::ImportTables,
               [&templates](Request& r) { return show_template(templates, r); });
}

}  // namespace collect
