// SPDX-License-Identifier: Apache-2.0
// Records for officers: masked, or in the clear behind a reveal that the chain holds.
#include "server/api/vault_access.h"

#include <algorithm>

namespace maru::api {

namespace {

constexpr std::string_view kRevealMinutes = "current/privacy.reveal_minutes";
/// Clocks of node and reader are the same machine's; a reveal from the future is none.
constexpr std::int64_t kSkewSeconds = 120;

constexpr std::size_t kMostInBatch = 300;
constexpr std::size_t kMostBatchBytes = 4u << 20;

http::Response neverKept(base::Json json, int status = 200)
{
    http::Response response = http::Response::json(status, json);
    response.headers["Cache-Control"] = "no-store";
    return response;
}

/// The state of the record, of which the chain has the last word.
base::Result<base::Json> chainRow(const storage::Reader& reader, const std::string& id)
{
    MARU_TRY(row, reader.get("privacy", "records", id));
    if (!row)
        return base::refused("vault.unknown_record");
    const std::string& state = row->at("state").asString();
    if (state == "ordered" || state == "destroyed")
        return base::refused("vault.destroyed");
    return std::move(*row);
}

/// The officer's own, for this record, committed, and not older than the parameter allows.
base::Result<base::Json> revealOf(const Services& services, const storage::Reader& reader,
    const Caller& caller, const std::string& record, std::string_view transaction)
{
    if (!base::Hash256::fromHex(transaction))
        return base::refused("query.parameter", "reveal");
    MARU_TRY(row, reader.get("privacy", "reveals", "v-" + std::string(transaction.substr(0, 16))));
    if (!row || row->at("transaction").asString() != transaction)
        return base::refused("vault.no_reveal", "reveal");
    if (row->at("did").asString() != caller.did || row->at("officer").asString() != caller.officer->officer
        || row->at("record").asString() != record)
        return base::refused("vault.reveal_other", "reveal");
    MARU_TRY(parameter, reader.get("parameters", "meta", kRevealMinutes));
    const std::int64_t minutes = parameter ? parameter->at("value").asInteger() : 10;
    const std::int64_t age = services.clock.now().count() - row->at("revealed_at").asInteger();
    if (age > minutes * 60 || age < -kSkewSeconds)
        return base::refused("vault.reveal_expired", "reveal");
    row->set("expires", row->at("revealed_at").asInteger() + minutes * 60);
    return std::move(*row);
}

/// One line of a batch.
base::Result<vault::NewRecord> lineOf(
    const base::Json& line, const std::string& recordClass, const std::string& agency)
{
    MARU_CHECK(base::onlyMembers(line, { "subject", "data" }));
    vault::NewRecord record;
    MARU_TRY(data, base::readObject(line, "data"));
    record.data = std::move(data);
    record.recordClass = recordClass;
    record.agency = agency;
    record.subject = line.stringOr("subject", "");
    if (!isSubject(record.subject))
        return base::refused("format.did", "subject");
    return record;
}

base::Json onlyFields(const base::Json& data, const base::Json& fields)
{
    base::Json shown = base::Json::object();
    for (const base::Json& field : fields.asArray()) {
        if (const base::Json* value = data.find(field.asString()); value != nullptr)
            shown.set(field.asString(), *value);
    }
    return shown;
}

} // namespace

base::Result<http::Response> getVaultRecords(const Services& services, const http::Request& request)
{
    MARU_CHECK(
        onlyParameters(request, { "class", "agency", "subject", "after", "limit", "sort", "total", "q" }));
    MARU_TRY(keeper, keeperOf(services));
    MARU_TRY(reader, services.node.read());
    MARU_TRY(caller, callerOf(services, request, *reader));
    MARU_CHECK(requireVaultOfficer(caller));
    vault::RecordFilter filter;
    filter.recordClass = request.queryValue("class").value_or("");
    filter.subject = request.queryValue("subject").value_or("");
    filter.agency = request.queryValue("agency").value_or("");
    filter.after = request.queryValue("after").value_or("");
    MARU_TRY(limit, limitParameter(request));
    filter.limit = limit;
    if (filter.agency.empty())
        filter.agency = caller.officer->agency;
    base::Json::Array rows;
    std::string next;
    MARU_TRY(found, keeper->vault().list(filter));
    for (const vault::RecordInfo& info : found) {
        // Another agency's records: only those of people who agreed to it; the others are not there.
        const auto allowed = mayUse(*reader, *caller.officer, info, services.clock.now());
        if (!allowed && allowed.error().kind == base::ErrorKind::Failed)
            return allowed.error();
        if (!allowed)
            continue;
        MARU_TRY(json, infoJson(*reader, info));
        auto masked = keeper->vault().openMasked(info.id);
        // Destroyed meanwhile.
        if (!masked && masked.error().code == "vault.unknown_record")
            continue;
        if (!masked)
            return masked.error();
        json.set("data", std::move(*masked));
        rows.push_back(std::move(json));
    }
    if (found.size() == filter.limit)
        next = found.back().id;
    return neverKept(base::Json::object(
        { { "rows", std::move(rows) }, { "next", std::move(next) }, { "total", base::Json(nullptr) } }));
}

base::Result<http::Response> getVaultRecord(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, { "reveal" }));
    MARU_TRY(keeper, keeperOf(services));
    MARU_TRY(reader, services.node.read());
    MARU_TRY(caller, callerOf(services, request, *reader));
    MARU_CHECK(requireVaultOfficer(caller));
    const std::string& id = pathParameter(request, "id");
    const auto transaction = request.queryValue("reveal");
    MARU_TRY(row, chainRow(*reader, id));
    MARU_TRY(info, keeper->vault().info(id));
    MARU_CHECK(mayUse(*reader, *caller.officer, info, services.clock.now()));
    MARU_TRY(json, infoJson(*reader, info));
    if (!transaction) {
        MARU_TRY(masked, keeper->vault().openMasked(id));
        json.set("data", std::move(masked));
        return neverKept(std::move(json));
    }
    MARU_TRY(reveal, revealOf(services, *reader, caller, id, *transaction));
    const std::string& purpose = reveal.at("purpose").asString();
    if (row.at("suspended").asBoolean() && purpose != "request" && purpose != "law")
        return base::refused("privacy.suspended");
    MARU_TRY(data, keeper->vault().open(id));
    json.set("data", onlyFields(data, reveal.at("fields")));
    json.set("reveal", reveal.at("id"));
    json.set("expires", reveal.at("expires"));
    return neverKept(std::move(json));
}

base::Result<http::Response> postVaultRecord(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    MARU_TRY(keeper, keeperOf(services));
    MARU_TRY(body, base::parseJson(request.body));
    MARU_CHECK(base::onlyMembers(body, { "class", "subject", "data" }));
    vault::NewRecord record;
    MARU_TRY(recordClass, base::readString(body, "class"));
    MARU_TRY(data, base::readObject(body, "data"));
    record.recordClass = recordClass;
    record.subject = body.stringOr("subject", "");
    if (!isSubject(record.subject))
        return base::refused("format.did", "subject");
    record.data = std::move(data);
    {
        MARU_TRY(reader, services.node.read());
        MARU_TRY(caller, callerOf(services, request, *reader));
        MARU_CHECK(requireVaultOfficer(caller));
        if (caller.officer->rights.find("privacy/reveal") == caller.officer->rights.end())
            return base::refused("auth.role");
        record.agency = caller.officer->agency;
    }
    MARU_TRY(stored, keeper->store(record));
    return neverKept(base::Json::object({ { "id", stored.id }, { "commitment", stored.commitment } }), 201);
}

base::Result<http::Response> postVaultRecords(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    MARU_TRY(keeper, keeperOf(services));
    base::JsonLimits limits;
    limits.maxBytes = kMostBatchBytes;
    MARU_TRY(body, base::parseJson(request.body, limits));
    MARU_CHECK(base::onlyMembers(body, { "class", "records" }));
    MARU_TRY(recordClass, base::readString(body, "class"));
    MARU_TRY(lines, base::readArray(body, "records"));
    if (lines.empty() || lines.size() > kMostInBatch)
        return base::refused("vault.batch_size", "records");
    std::string agency;
    {
        MARU_TRY(reader, services.node.read());
        MARU_TRY(caller, callerOf(services, request, *reader));
        MARU_CHECK(requireVaultOfficer(caller));
        if (caller.officer->rights.find("privacy/reveal") == caller.officer->rights.end())
            return base::refused("auth.role");
        agency = caller.officer->agency;
    }
    std::vector<vault::NewRecord> records;
    std::vector<base::Result<vault::Stored>> results;
    std::vector<std::size_t> places; // of the records among the lines
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto record = lineOf(lines[i], recordClass, agency);
        if (record) {
            places.push_back(i);
            records.push_back(std::move(*record));
            results.push_back(vault::Stored());
        } else
            results.push_back(record.error());
    }
    MARU_TRY(stored, keeper->storeAll(records));
    for (std::size_t k = 0; k < stored.size(); ++k)
        results[places[k]] = std::move(stored[k]);
    base::Json::Array rows;
    for (const auto& result : results) {
        rows.push_back(result
                ? base::Json::object({ { "id", result->id }, { "commitment", result->commitment } })
                : base::Json::object({ { "error", problemJson(result.error(), languageOf(request)) } }));
    }
    return neverKept(base::Json::object({ { "records", std::move(rows) } }));
}

base::Result<http::Response> getVaultStatus(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    MARU_TRY(keeper, keeperOf(services));
    MARU_TRY(reader, services.node.read());
    MARU_TRY(caller, callerOf(services, request, *reader));
    MARU_CHECK(requireVaultOfficer(caller));
    vault::Vault& vault = keeper->vault();
    MARU_TRY(main, vault.count(vault::Area::Main));
    MARU_TRY(separate, vault.count(vault::Area::Separate));
    MARU_TRY(generation, vault.generation(vault::Area::Main));
    MARU_TRY(separateGeneration, vault.generation(vault::Area::Separate));
    return neverKept(base::Json::object({ { "keeper", keeper->did() }, { "records", main },
        { "separate_records", separate }, { "key_generation", generation },
        { "separate_key_generation", separateGeneration }, { "key_place", vault.keyPlace(vault::Area::Main) },
        { "separate_key_place", vault.keyPlace(vault::Area::Separate) } }));
}

} // namespace maru::api
