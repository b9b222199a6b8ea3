// SPDX-License-Identifier: Apache-2.0
// What people see of their own data: the records, who looked at them, and the words of a request.
#include "server/api/vault_access.h"

#include <algorithm>

namespace maru::api {

namespace {

constexpr std::string_view kRequestClass = "privacy.request";
constexpr std::size_t kMostRecords = 1000;
constexpr std::size_t kMostReveals = 1000;
constexpr std::size_t kMostDetails = 50; ///< of one person at a time
constexpr std::size_t kMostDetailBytes = 4000;

http::Response forOwner(base::Json json, int status = 200)
{
    http::Response response = http::Response::json(status, json);
    response.headers["Cache-Control"] = "no-store";
    return response;
}

base::Result<Caller> requireSubject(
    const Services& services, const http::Request& request, const storage::Reader& reader)
{
    MARU_TRY(caller, callerOf(services, request, reader));
    if (!caller.isKnown())
        return base::refused("session.required");
    return caller;
}

base::Result<std::vector<vault::RecordInfo>> recordsOf(VaultKeeper& keeper, const std::string& subject)
{
    vault::RecordFilter filter;
    filter.subject = subject;
    filter.limit = kMostRecords;
    return keeper.vault().list(filter);
}

base::Status addNames(const storage::Reader& reader, base::Json& json, const std::string& agency,
    const std::string& recordClass)
{
    MARU_TRY(agencyRow, reader.get("identity", "agencies", agency));
    json.set("agency_ko", agencyRow ? agencyRow->stringOr("name_ko", agency) : agency);
    json.set("agency_en", agencyRow ? agencyRow->stringOr("name_en", agency) : agency);
    MARU_TRY(classRow, reader.get("privacy", "classes", recordClass));
    json.set("class_ko", classRow ? classRow->stringOr("name_ko", recordClass) : recordClass);
    json.set("class_en", classRow ? classRow->stringOr("name_en", recordClass) : recordClass);
    json.set("legal_basis", classRow ? classRow->stringOr("legal_basis", "") : "");
    return {};
}

/// One look at one record, in words that the person understands: the post, not the officer's name.
base::Result<base::Json> lookJson(const storage::Reader& reader, const base::Json& reveal)
{
    base::Json json = base::Json::object({ { "id", reveal.at("id") }, { "record", reveal.at("record") },
        { "class", reveal.at("class") }, { "agency", reveal.at("agency") }, { "fields", reveal.at("fields") },
        { "purpose", reveal.at("purpose") }, { "reason", reveal.at("reason") },
        { "revealed_at", reveal.at("revealed_at") }, { "transaction", reveal.at("transaction") } });
    MARU_CHECK(addNames(reader, json, reveal.at("agency").asString(), reveal.at("class").asString()));
    MARU_TRY(officer, reader.get("identity", "officers", reveal.at("did").asString()));
    json.set("officer_ko", officer ? officer->stringOr("name_ko", "") : "");
    json.set("officer_en", officer ? officer->stringOr("name_en", "") : "");
    return json;
}

} // namespace

base::Result<http::Response> getMyRecords(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    MARU_TRY(keeper, keeperOf(services));
    MARU_TRY(reader, services.node.read());
    MARU_TRY(caller, requireSubject(services, request, *reader));
    MARU_TRY(found, recordsOf(*keeper, caller.did));
    base::Json::Array rows;
    for (const vault::RecordInfo& info : found) {
        auto masked = keeper->vault().openMasked(info.id);
        if (!masked && masked.error().code == "vault.unknown_record")
            continue;
        if (!masked)
            return masked.error();
        MARU_TRY(json, infoJson(*reader, info));
        MARU_CHECK(addNames(*reader, json, info.agency, info.recordClass));
        json.set("data", std::move(*masked));
        rows.push_back(std::move(json));
    }
    const auto total = static_cast<std::int64_t>(rows.size());
    return forOwner(base::Json::object({ { "rows", std::move(rows) }, { "next", "" }, { "total", total } }));
}

base::Result<http::Response> getMyRecord(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    MARU_TRY(keeper, keeperOf(services));
    MARU_TRY(reader, services.node.read());
    MARU_TRY(caller, requireSubject(services, request, *reader));
    const std::string& id = pathParameter(request, "id");
    MARU_TRY(info, keeper->vault().info(id));
    // Somebody else's record is as unknown as one that is not there.
    if (info.subject != caller.did)
        return base::refused("vault.unknown_record");
    MARU_TRY(row, reader->get("privacy", "records", id));
    if (row && (row->at("state") == base::Json("ordered") || row->at("state") == base::Json("destroyed")))
        return base::refused("vault.destroyed");
    MARU_TRY(json, infoJson(*reader, info));
    MARU_CHECK(addNames(*reader, json, info.agency, info.recordClass));
    MARU_TRY(data, keeper->vault().open(id));
    json.set("data", std::move(data));
    return forOwner(std::move(json));
}

base::Result<http::Response> getMyAccess(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    MARU_TRY(keeper, keeperOf(services));
    MARU_TRY(reader, services.node.read());
    MARU_TRY(caller, requireSubject(services, request, *reader));
    MARU_TRY(found, recordsOf(*keeper, caller.did));
    base::Json::Array rows;
    for (const vault::RecordInfo& info : found) {
        domain::Selection selection;
        selection.table = "reveals";
        selection.filters.push_back({ "record", domain::Filter::Operator::Equal, info.id });
        selection.limit = kMostReveals;
        MARU_TRY(page, reader->select("privacy", selection));
        for (const domain::Row& row : page.rows) {
            MARU_TRY(json, lookJson(*reader, row.value));
            rows.push_back(std::move(json));
        }
    }
    std::sort(rows.begin(), rows.end(), [](const base::Json& a, const base::Json& b) {
        return a.at("revealed_at").asInteger() > b.at("revealed_at").asInteger();
    });
    const auto total = static_cast<std::int64_t>(rows.size());
    return forOwner(base::Json::object({ { "rows", std::move(rows) }, { "next", "" }, { "total", total } }));
}

base::Result<http::Response> postMyDetails(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    MARU_TRY(keeper, keeperOf(services));
    MARU_TRY(body, base::parseJson(request.body));
    MARU_CHECK(base::onlyMembers(body, { "text", "agency" }));
    MARU_TRY(text, base::readString(body, "text"));
    MARU_TRY(agency, base::readString(body, "agency"));
    if (text.empty())
        return base::refused("schema.too_short", "text");
    if (text.size() > kMostDetailBytes)
        return base::refused("schema.too_long", "text");
    vault::NewRecord record;
    {
        MARU_TRY(reader, services.node.read());
        MARU_TRY(caller, requireSubject(services, request, *reader));
        record.subject = caller.did;
    }
    vault::RecordFilter filter;
    filter.recordClass = kRequestClass;
    filter.subject = record.subject;
    filter.limit = kMostDetails;
    MARU_TRY(before, keeper->vault().list(filter));
    if (before.size() >= kMostDetails || !keeper->takeDetails(request.peer))
        return base::refused("rate.details");
    record.recordClass = kRequestClass;
    record.agency = agency;
    record.data = base::Json::object({ { "text", text } });
    MARU_TRY(stored, keeper->store(record));
    return forOwner(
        base::Json::object({ { "record", stored.id }, { "commitment", stored.commitment } }), 201);
}

} // namespace maru::api
