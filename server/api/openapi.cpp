// SPDX-License-Identifier: Apache-2.0
// The OpenAPI 3.1 document, made from the same declarations that validate input.
#include "server/api/resources.h"

namespace maru::api {

namespace {

using base::Json;

Json text(std::string_view description)
{
    return Json::object({ { "type", "string" }, { "description", description } });
}
Json integer()
{
    return Json::object({ { "type", "integer" } });
}
Json hashSchema()
{
    return Json::object({ { "type", "string" }, { "pattern", "^[0-9a-f]{64}$" } });
}
Json refTo(const std::string& name)
{
    return Json::object({ { "$ref", "#/components/schemas/" + name } });
}
Json listOf(Json items)
{
    return Json::object({ { "type", "array" }, { "items", std::move(items) } });
}

Json objectOf(std::initializer_list<std::pair<const std::string, Json>> properties)
{
    return Json::object({ { "type", "object" }, { "properties", Json::object(properties) } });
}

Json parameter(std::string_view where, std::string_view name, Json schema, std::string_view description = {})
{
    Json json = Json::object({ { "in", where }, { "name", name }, { "schema", std::move(schema) },
        { "required", where == "path" } });
    if (!description.empty())
        json.set("description", description);
    return json;
}
Json inPath(std::string_view name, Json schema)
{
    return parameter("path", name, std::move(schema));
}
Json inQuery(std::string_view name, Json schema, std::string_view description = {})
{
    return parameter("query", name, std::move(schema), description);
}

Json content(std::string_view type, Json schema)
{
    return Json::object({ { std::string(type), Json::object({ { "schema", std::move(schema) } }) } });
}

Json answers(std::string_view description, std::string_view type, Json schema)
{
    return Json::object({
        { "200",
            Json::object(
                { { "description", description }, { "content", content(type, std::move(schema)) } }) },
        {
            "default",
            Json::object({ { "description", "Refused or failed (RFC 9457)" },
                { "content", content("application/problem+json", refTo("Problem")) } }),
        },
    });
}

struct Operation {
    std::string_view id;
    std::string_view tag;
    std::string_view summary;
    Json parameters = Json::array();
    Json body = nullptr; ///< schema of the JSON body
    Json answer = Json::object();
    std::string_view type = "application/json";
    bool takesSession = false;
};

Json operationJson(Operation operation)
{
    Json json = Json::object({ { "operationId", operation.id }, { "summary", operation.summary },
        { "tags", Json::array({ operation.tag }) },
        { "responses", answers(operation.summary, operation.type, std::move(operation.answer)) } });
    if (!operation.parameters.asArray().empty())
        json.set("parameters", std::move(operation.parameters));
    if (!operation.body.isNull())
        json.set("requestBody",
            Json::object({ { "required", true },
                { "content", content("application/json", std::move(operation.body)) } }));
    if (operation.takesSession)
        json.set("security", Json::array({ Json::object(), Json::object({ { "session", Json::array() } }) }));
    return json;
}

void addPath(Json& paths, const std::string& path, std::string_view method, Operation operation)
{
    Json item = paths.find(path) == nullptr ? Json::object() : paths.at(path);
    item.set(std::string(method), operationJson(std::move(operation)));
    paths.set(path, std::move(item));
}

Json listSchema(Json row)
{
    return objectOf({ { "rows", listOf(std::move(row)) }, { "next", text("cursor, \"\" at the end") },
        { "total", Json::object({ { "type", Json::array({ "integer", "null" }) } }) } });
}

Json pageParameters()
{
    return Json::array({ inQuery("after", text("cursor of the page before")),
        inQuery("limit",
            Json::object({ { "type", "integer" }, { "minimum", 1 }, { "maximum", 500 }, { "default", 50 } })),
        inQuery("total", Json::object({ { "type", "integer" }, { "enum", Json::array({ 1 }) } })) });
}

void addNodePaths(Json& paths)
{
    addPath(paths, "/v1/node", "get",
        { .id = "node",
            .tag = "node",
            .summary = "The chain, its node and its newest block",
            .answer = objectOf({ { "chain", text("") }, { "node", text("DID that signs headers") },
                { "version", text("") }, { "height", integer() }, { "head", hashSchema() },
                { "time", integer() }, { "genesis_hash", hashSchema() }, { "parameters_version", integer() },
                { "now", integer() }, { "queue", integer() } }) });
    addPath(
        paths, "/v1/genesis", "get", { .id = "genesis", .tag = "node", .summary = "The genesis document" });
    addPath(paths, "/healthz", "get",
        { .id = "health",
            .tag = "node",
            .summary = "200 while blocks can be made, else 503",
            .answer = objectOf({ { "status", text("ok or failed") } }) });
    addPath(paths, "/metrics", "get",
        { .id = "metrics", .tag = "node", .summary = "Metrics for Prometheus", .type = "text/plain" });
    addPath(paths, "/openapi.json", "get", { .id = "openapi", .tag = "node", .summary = "This document" });
    addPath(paths, "/v1/domains", "get",
        { .id = "domains",
            .tag = "node",
            .summary = "Actions, tables, queries and parameters of every domain" });
    addPath(paths, "/v1/errors", "get",
        { .id = "errors", .tag = "node", .summary = "Error codes with titles in Korean and English" });
}

void addTransactionPaths(Json& paths)
{
    Json id = inPath("id", hashSchema());
    addPath(paths, "/v1/transactions", "post",
        { .id = "submit",
            .tag = "transactions",
            .summary = "Submits one transaction or up to 500; answers when each is committed or refused",
            .parameters = Json::array({ inQuery("wait",
                Json::object({ { "type", "string" }, { "enum", Json::array({ "commit", "none" }) } })) }),
            .body = Json::object({ { "oneOf",
                Json::array({ refTo("Transaction"),
                    objectOf({ { "transactions", listOf(refTo("Transaction")) } }) }) } }),
            .answer = objectOf({ { "results", listOf(refTo("Outcome")) } }) });
    Json filters = pageParameters();
    for (const char* name : { "signer", "domain", "action", "code", "q" })
        filters.push(inQuery(name, text("")));
    for (const char* name : { "from", "until", "height" })
        filters.push(inQuery(name, integer()));
    addPath(paths, "/v1/transactions", "get",
        { .id = "transactions",
            .tag = "transactions",
            .summary = "Transactions, newest first",
            .parameters = std::move(filters),
            .answer = listSchema(refTo("TransactionRow")),
            .takesSession = true });
    addPath(paths, "/v1/transactions/{id}", "get",
        { .id = "transaction",
            .tag = "transactions",
            .summary = "One transaction with its result",
            .parameters = Json::array({ id }),
            .takesSession = true });
    addPath(paths, "/v1/transactions/{id}/status", "get",
        { .id = "status",
            .tag = "transactions",
            .summary = "unknown, pending, committed or refused",
            .parameters = Json::array({ id }) });
    addPath(paths, "/v1/transactions/{id}/receipt", "get",
        { .id = "receipt",
            .tag = "transactions",
            .summary = "Receipt that can be checked offline",
            .parameters = Json::array({ id }),
            .takesSession = true });
}

void addBlockPaths(Json& paths)
{
    Json height = inPath("height", integer());
    addPath(paths, "/v1/head", "get",
        { .id = "head", .tag = "blocks", .summary = "The newest header with its signatures" });
    addPath(paths, "/v1/checkpoint", "get",
        { .id = "checkpoint",
            .tag = "blocks",
            .summary = "C2SP checkpoint for witnesses",
            .type = "text/plain" });
    addPath(paths, "/v1/blocks", "get",
        { .id = "blocks",
            .tag = "blocks",
            .summary = "Blocks, newest first",
            .parameters = Json::array({ inQuery("before", integer()), inQuery("limit", integer()) }),
            .answer = listSchema(Json::object({ { "type", "object" } })) });
    addPath(paths, "/v1/blocks/{height}", "get",
        { .id = "block",
            .tag = "blocks",
            .summary = "One block with its transactions and events",
            .parameters = Json::array({ height }),
            .takesSession = true });
    addPath(paths, "/v1/blocks/{height}/leaves", "get",
        { .id = "leaves",
            .tag = "blocks",
            .summary = "Leaves of the log in one block",
            .parameters = Json::array({ height }),
            .takesSession = true });
    addPath(paths, "/v1/log/consistency", "get",
        { .id = "consistency",
            .tag = "log",
            .summary = "Proof that one log is the start of another",
            .parameters = Json::array({ inQuery("first", integer()), inQuery("second", integer()) }) });
    addPath(paths, "/v1/log/inclusion", "get",
        { .id = "inclusion",
            .tag = "log",
            .summary = "Proof that a leaf is in the log",
            .parameters = Json::array({ inQuery("index", integer()), inQuery("size", integer()) }) });
    addPath(paths, "/v1/state/{domain}/{table}/{key}", "get",
        { .id = "state",
            .tag = "state",
            .summary = "Proof of a row's value or absence under the newest head",
            .parameters = Json::array({ inPath("domain", text("")), inPath("table", text("")),
                inPath("key", text("percent-encoded")) }),
            .takesSession = true });
    addPath(paths, "/v1/export", "get",
        { .id = "export",
            .tag = "blocks",
            .summary =
                "Blocks and leaves as JSON Lines, at most 1,000 blocks a call; header Maru-Next-Height says "
                "where to go on",
            .parameters = Json::array({ inQuery("from", integer()), inQuery("until", integer()) }),
            .type = "application/jsonl",
            .takesSession = true });
    addPath(paths, "/v1/elections/{id}/rings/{ring}", "get",
        { .id = "electionRing",
            .tag = "elections",
            .summary = "The keys of one ring of an election, for the voter's ring proof; never changes",
            .parameters = Json::array({ inPath("id", text("")), inPath("ring", text("")) }),
            .answer = objectOf({ { "election", text("") }, { "ring", text("") }, { "unit", text("") },
                { "weight", integer() }, { "size", integer() },
                { "keys", text("base64url of 32 bytes a key, in the order of the roll") } }) });
    addPath(paths, "/v1/elections/{id}/sums", "get",
        { .id = "electionSums",
            .tag = "elections",
            .summary =
                "The sums of an election with a proof of each page's rows, for trustees; \"next\" says "
                "where to go on",
            .parameters = Json::array({ inPath("id", text("")), inQuery("after", text("")) }),
            .answer = objectOf({ { "proof", objectOf({}) }, { "next", text("") } }) });
    addPath(paths, "/v1/elections/{id}/record", "get",
        { .id = "electionRecord",
            .tag = "elections",
            .summary = "The record of an election as JSON Lines, in pages; header Maru-Next-Cursor says "
                       "where to go on",
            .parameters = Json::array({ inPath("id", text("")), inQuery("cursor", text("")) }),
            .type = "application/jsonl" });
    addPath(paths, "/v1/stream", "get",
        { .id = "stream",
            .tag = "blocks",
            .summary = "Committed blocks as server-sent events",
            .parameters = Json::array({ inQuery("from", integer(), "resume after this height"),
                parameter("header", "Last-Event-ID", integer()) }),
            .type = "text/event-stream" });
}

void addProposalPaths(Json& paths)
{
    const Json run = objectOf({ { "height", integer() },
        { "result",
            objectOf({ { "code", text("ok, or why it would be refused") }, { "data", objectOf({}) } }) },
        { "writes",
            listOf(objectOf({ { "domain", text("") }, { "table", text("") }, { "key", text("") },
                { "before", Json::object() }, { "after", Json::object() },
                { "restricted", Json::object({ { "type", "boolean" } }) } })) },
        { "events", listOf(objectOf({})) } });
    addPath(paths, "/v1/transactions/preview", "post",
        { .id = "previewTransaction",
            .tag = "proposals",
            .summary = "What an action would do now; nothing is kept",
            .body = Json::object({ { "oneOf",
                Json::array({ refTo("Transaction"),
                    objectOf({ { "domain", text("") }, { "action", text("") },
                        { "payload", objectOf({}) } }) }) } }),
            .answer = run,
            .takesSession = true });
    Json filters = pageParameters();
    filters.push(inQuery("for",
        Json::object({ { "type", "string" }, { "enum", Json::array({ "all", "me", "mine" }) } }),
        "me: what waits for the asker's approval"));
    for (const char* name : { "state", "domain", "action", "q", "sort" })
        filters.push(inQuery(name, text("")));
    addPath(paths, "/v1/proposals", "get",
        { .id = "proposals",
            .tag = "proposals",
            .summary = "Actions that wait or waited for approval, newest first",
            .parameters = std::move(filters),
            .answer = listSchema(objectOf({})),
            .takesSession = true });
    const Json id = inPath("id", text("p-<16 hex>"));
    addPath(paths, "/v1/proposals/{id}", "get",
        { .id = "proposal",
            .tag = "proposals",
            .summary = "One proposal with what was proposed",
            .parameters = Json::array({ id }),
            .takesSession = true });
    addPath(paths, "/v1/proposals/{id}/preview", "get",
        { .id = "previewProposal",
            .tag = "proposals",
            .summary = "What an open proposal would do if it were approved now",
            .parameters = Json::array({ id }),
            .answer = run,
            .takesSession = true });
}

void addSessionPaths(Json& paths)
{
    addPath(paths, "/v1/sessions/challenge", "post",
        { .id = "challenge",
            .tag = "sessions",
            .summary = "A challenge to sign, good for 60 seconds",
            .body = objectOf({ { "did", text("did:key of an Ed25519 key") } }),
            .answer = objectOf({ { "challenge", text("") }, { "expires", integer() } }) });
    addPath(paths, "/v1/sessions", "post",
        { .id = "openSession",
            .tag = "sessions",
            .summary = "Opens a session with a signed challenge",
            .body = objectOf({ { "did", text("") }, { "challenge", text("") },
                { "signature", text("purpose session over {chain, challenge, did}") } }),
            .answer = objectOf({ { "token", text("") }, { "expires", integer() }, { "did", text("") },
                { "officer", Json::object({ { "type", Json::array({ "object", "null" }) } }) } }) });
    addPath(paths, "/v1/sessions", "delete",
        { .id = "closeSession", .tag = "sessions", .summary = "Ends the session", .takesSession = true });
}

void addResolverPaths(Json& paths)
{
    const Json result =
        objectOf({ { "didDocument", Json::object({ { "type", Json::array({ "object", "null" }) } }) },
            { "didResolutionMetadata", Json::object({ { "type", "object" } }) },
            { "didDocumentMetadata", Json::object({ { "type", "object" } }) } });
    const Json identifier = inPath("identifier", text("a DID or a DID URL"));
    const char* path = "/1.0/identifiers/{identifier}";
    addPath(paths, path, "get",
        { .id = "resolve",
            .tag = "identities",
            .summary = "Resolves a DID or dereferences a DID URL (W3C DID Resolution); the form by Accept",
            .parameters = Json::array({ identifier, inQuery("versionId", text("")),
                inQuery("versionTime", text("YYYY-MM-DDThh:mm:ssZ")),
                inQuery("verificationRelationship", text("for DID URLs of verification methods")) }),
            .answer = result,
            .type = "application/did-resolution" });
    addPath(paths, path, "post",
        { .id = "resolvePosted",
            .tag = "identities",
            .summary = "The same with the options in the body",
            .parameters = Json::array({ identifier }),
            .body = Json::object({ { "type", "object" } }),
            .answer = result,
            .type = "application/did-resolution" });
}

void addDomain(Json& paths, Json& schemas, const domain::DomainSpec& spec)
{
    for (const domain::ActionSpec& action : spec.actions) {
        Json payload = schema::toJsonSchema(action.payload);
        payload.set("title", action.label.en);
        payload.set("description", action.help.en);
        payload.set("x-label-ko", action.label.ko);
        Json roles = Json::array();
        for (const std::string& role : action.roles)
            roles.push(role);
        payload.set("x-roles", std::move(roles));
        schemas.set(spec.name + "." + action.name, std::move(payload));
    }
    for (const domain::QuerySpec& query : spec.queries) {
        const bool isRows = query.kind == domain::QuerySpec::Kind::Rows;
        Json parameters = isRows ? pageParameters() : Json::array();
        const Json filters = schema::toJsonSchema(query.filters);
        for (const schema::Field& field : query.filters.fields) {
            const Json* properties = filters.find("properties");
            const Json* described = properties == nullptr ? nullptr : properties->find(field.name);
            Json one =
                inQuery(field.name, described == nullptr ? Json::object() : *described, field.label.en);
            if (!isRows && field.required)
                one.set("required", true);
            parameters.push(std::move(one));
        }
        if (isRows)
            parameters.push(
                inQuery("where", text("column:operator:value, up to eight; eq ne lt le gt ge has")));
        if (isRows && !query.searchStarts.empty())
            parameters.push(inQuery("q", text("the beginning of an identifier")));
        else if (isRows && !query.search.empty())
            parameters.push(inQuery("q", text("looked for in " + query.search.front() + " and others")));
        if (isRows && !query.sorts.empty()) {
            Json names = Json::array();
            for (const std::string& sort : query.sorts) {
                names.push(sort.empty() ? "key" : sort);
                names.push(sort.empty() ? "-key" : "-" + sort);
            }
            parameters.push(
                inQuery("sort", Json::object({ { "type", "string" }, { "enum", std::move(names) } })));
        }
        const std::string rowName = spec.name + "." + query.name + ".row";
        Json row = schema::toJsonSchema(query.columns);
        row.set("additionalProperties", true);
        schemas.set(rowName, std::move(row));
        const std::string id = spec.name + "_" + query.name;
        addPath(paths, "/v1/query/" + spec.name + "/" + query.name, "get",
            { .id = id,
                .tag = spec.name,
                .summary = query.label.en,
                .parameters = std::move(parameters),
                .answer = isRows ? listSchema(refTo(rowName)) : refTo(rowName),
                .takesSession = true });
    }
}

Json commonSchemas(const domain::Registry& registry)
{
    Json domains = Json::array();
    for (const auto& [name, domain] : registry.all())
        domains.push(name);
    Json transaction = objectOf({ { "chain", text("") },
        { "domain", Json::object({ { "type", "string" }, { "enum", std::move(domains) } }) },
        { "action", text("") },
        { "payload", Json::object({ { "type", "object" }, { "description", "see <domain>.<action>" } }) },
        { "signer", text("did:key of an Ed25519 key") }, { "nonce", text("16 random bytes, base64url") },
        { "valid_until", integer() }, { "signature", text("Ed25519, base64url") } });
    transaction.set("required",
        Json::array(
            { "chain", "domain", "action", "payload", "signer", "nonce", "valid_until", "signature" }));
    transaction.set("additionalProperties", false);
    return Json::object({
        { "Transaction", std::move(transaction) },
        { "Outcome",
            objectOf({ { "id", text("") }, { "status", text("unknown, pending, committed or refused") },
                { "code", text("ok or a refusal") }, { "data", Json::object({ { "type", "object" } }) },
                { "height", integer() }, { "index", integer() }, { "error", refTo("Problem") } }) },
        { "TransactionRow",
            objectOf({ { "id", hashSchema() }, { "index", integer() }, { "height", integer() },
                { "time", integer() }, { "domain", text("") }, { "action", text("") },
                { "signer", text("\"\" where restricted") }, { "code", text("") } }) },
        { "Problem",
            objectOf({ { "type", text("urn:maru:error:<code>") },
                { "title", text("in the language asked for") }, { "status", integer() }, { "code", text("") },
                { "detail", text("") }, { "field", text("") } }) },
    });
}

} // namespace

base::Json openApiDocument(const domain::Registry& registry, std::string_view version)
{
    Json paths = Json::object();
    Json schemas = commonSchemas(registry);
    addNodePaths(paths);
    addTransactionPaths(paths);
    addBlockPaths(paths);
    addProposalPaths(paths);
    addSessionPaths(paths);
    addResolverPaths(paths);
    for (const auto& [name, domain] : registry.all())
        addDomain(paths, schemas, domain->spec());
    return Json::object({
        { "openapi", "3.1.0" },
        { "info",
            Json::object({ { "title", "Maru chain server" }, { "version", version },
                { "license",
                    Json::object({ { "name", "Apache-2.0" }, { "identifier", "Apache-2.0" } }) } }) },
        { "paths", std::move(paths) },
        { "components",
            Json::object({ { "schemas", std::move(schemas) },
                { "securitySchemes",
                    Json::object({ { "session",
                        Json::object({ { "type", "http" }, { "scheme", "bearer" } }) } }) } }) },
    });
}

base::Result<http::Response> getOpenApi(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    return http::Response::json(200, openApiDocument(services.node.registry(), services.version));
}

} // namespace maru::api
