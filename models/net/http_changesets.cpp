#include "models/net/http_changesets.h"

#include "models/api/changeset_wire.h"
#include "models/net/wire_job.h"

namespace sekisho::net {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

constexpr auto root = "/v1.0/admin/changesets";
constexpr auto one = "/v1.0/admin/changesets/{changesetId}";

ApiRequest about(QByteArray verb, const ChangesetId& id, const QByteArray& rest = {}) {
    return asking(std::move(verb), QByteArray(root) + '/' + segment(id.value) + rest, QByteArray(one) + rest);
}

void addCursor(ApiRequest& request, const std::string& cursor) {
    if (!cursor.empty()) request.path += "&cursor=" + segment(cursor);
}

WireJob<Changeset> changesetJob(ApiRequest request) {
    return {std::move(request), [](std::string_view text) { return api::changesetFromText(text); }};
}

} // namespace

CallHandle HttpChangesets::create(const NewChangeset& wanted, Executor& on, Reply<Changeset> reply) {
    ApiRequest request = asking("POST", root, root);
    request.body = QByteArray::fromStdString(api::createText(wanted));
    return desk_.run<Changeset>(changesetJob(std::move(request)), on, std::move(reply));
}

CallHandle HttpChangesets::send(const ChangesetId& id, std::int64_t from, std::string ndjson, Executor& on,
                                Reply<std::int64_t> reply) {
    ApiRequest request = about("PUT", id, "/operations");
    request.path += "?from=" + QByteArray::number(static_cast<qlonglong>(from));
    request.contentType = "application/x-ndjson";
    request.body = QByteArray::fromStdString(ndjson);
    request.repeatable = true;
    return desk_.run<std::int64_t>(
        WireJob<std::int64_t>(std::move(request), [](std::string_view text) { return api::receivedFromText(text); }),
        on, std::move(reply));
}

CallHandle HttpChangesets::fetch(const ChangesetId& id, Executor& on, Reply<Changeset> reply) {
    return desk_.run<Changeset>(changesetJob(about("GET", id)), on, std::move(reply));
}

CallHandle HttpChangesets::list(const ports::ChangesetQuery& query, Executor& on, Reply<ports::ChangesetPage> reply) {
    ApiRequest request = asking("GET", QByteArray(root) + "?count=100", root);
    if (query.state) request.path += "&state=" + segment(changesetStateKey(*query.state));
    if (query.mine) request.path += "&mine=true";
    if (!query.text.empty()) request.path += "&text=" + segment(query.text);
    if (!query.kinds.empty()) request.path += "&kind=" + segment(query.kinds);
    addCursor(request, query.cursor);
    const auto read = [](std::string_view text) -> Result<ports::ChangesetPage> {
        SEKISHO_TRY(page, api::changesetsFromText(text));
        return ports::ChangesetPage{std::move(page.changesets), std::move(page.nextCursor)};
    };
    return desk_.run<ports::ChangesetPage>(WireJob<ports::ChangesetPage>(std::move(request), read), on,
                                           std::move(reply));
}

CallHandle HttpChangesets::rows(const ports::RowQuery& query, Executor& on, Reply<ports::RowPage> reply) {
    ApiRequest request = about("GET", query.changeset, "/rows");
    request.path += "?count=" + QByteArray::number(query.count);
    if (query.verdict) request.path += "&verdict=" + segment(verdictKey(*query.verdict));
    if (!query.text.empty()) request.path += "&text=" + segment(query.text);
    addCursor(request, query.cursor);
    const auto read = [](std::string_view text) -> Result<ports::RowPage> {
        SEKISHO_TRY(page, api::rowsFromText(text));
        return ports::RowPage{std::move(page.rows), std::move(page.nextCursor)};
    };
    return desk_.run<ports::RowPage>(WireJob<ports::RowPage>(std::move(request), read), on, std::move(reply));
}

CallHandle HttpChangesets::plan(const ChangesetId& id, Executor& on, Reply<Changeset> reply) {
    return desk_.run<Changeset>(changesetJob(about("POST", id, "/plan")), on, std::move(reply));
}

CallHandle HttpChangesets::apply(const ChangesetId& id, Version version, bool skipRefused, Executor& on,
                                 Reply<Changeset> reply) {
    ApiRequest request = about("POST", id, "/apply");
    request.body = skipRefused ? R"({"skipRefused":true})" : R"({"skipRefused":false})";
    request.ifMatch = etagOf(version);
    return desk_.run<Changeset>(changesetJob(std::move(request)), on, std::move(reply));
}

CallHandle HttpChangesets::pause(const ChangesetId& id, Executor& on, Reply<Changeset> reply) {
    return desk_.run<Changeset>(changesetJob(about("POST", id, "/pause")), on, std::move(reply));
}

CallHandle HttpChangesets::resume(const ChangesetId& id, Executor& on, Reply<Changeset> reply) {
    return desk_.run<Changeset>(changesetJob(about("POST", id, "/resume")), on, std::move(reply));
}

CallHandle HttpChangesets::cancel(const ChangesetId& id, Executor& on, Reply<Changeset> reply) {
    return desk_.run<Changeset>(changesetJob(about("POST", id, "/cancel")), on, std::move(reply));
}

CallHandle HttpChangesets::undo(const ChangesetId& id, Executor& on, Reply<Changeset> reply) {
    return desk_.run<Changeset>(changesetJob(about("POST", id, "/undo")), on, std::move(reply));
}

CallHandle HttpChangesets::discard(const ChangesetId& id, Executor& on, Reply<std::monostate> reply) {
    return desk_.run<std::monostate>(doing(about("DELETE", id)), on, std::move(reply));
}

} // namespace sekisho::net
