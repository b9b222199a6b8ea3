// SPDX-License-Identifier: Apache-2.0
// Reading DCQL queries.
#include "shared/identity/dcql.h"

#include <algorithm>
#include <set>

namespace maru::vc {

using base::Json;

namespace {

constexpr std::size_t kMaxCredentialQueries = 16;
constexpr std::size_t kMaxClaims = 64;
constexpr std::size_t kMaxClaimSets = 32;
constexpr std::size_t kMaxValues = 64;

base::Error badQuery(std::string field, std::string detail = {})
{
    return base::refused("vc.dcql", std::move(field), std::move(detail));
}

/// §6.1: letters, digits, '_' and '-'.
bool isQueryId(std::string_view id)
{
    return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
            || c == '-';
    });
}

/// An array that must have 1 to `most` items; null when the member is not there.
base::Result<const Json::Array*> listOf(
    const Json& object, const char* name, std::size_t most, const std::string& field)
{
    const Json* value = object.find(name);
    if (value == nullptr)
        return static_cast<const Json::Array*>(nullptr);
    if (!value->isArray() || value->asArray().empty() || value->asArray().size() > most)
        return badQuery(field + name, "1 to " + std::to_string(most) + " items");
    return &value->asArray();
}

base::Result<std::vector<std::string>> texts(const Json& json, const std::string& field)
{
    if (!json.isArray() || json.asArray().empty() || json.asArray().size() > kMaxValues)
        return badQuery(field, "no list");
    std::vector<std::string> list;
    for (const Json& item : json.asArray()) {
        if (!item.isString() || item.asString().empty())
            return badQuery(field, "no text");
        list.push_back(item.asString());
    }
    return list;
}

base::Result<bool> flag(const Json& json, const char* name, bool fallback, const std::string& field)
{
    const Json* value = json.find(name);
    if (value == nullptr)
        return fallback;
    if (!value->isBoolean())
        return badQuery(field + name, "true or false");
    return value->asBoolean();
}

base::Result<ClaimQuery> readClaim(const Json& json, const std::string& field)
{
    ClaimQuery claim;
    if (!json.isObject())
        return badQuery(field, "no object");
    if (const Json* id = json.find("id")) {
        if (!id->isString() || !isQueryId(id->asString()))
            return badQuery(field + ".id");
        claim.id = id->asString();
    }
    const Json* path = json.find("path");
    if (path == nullptr)
        return badQuery(field + ".path");
    auto parsed = parseClaimPath(*path);
    if (!parsed)
        return badQuery(field + ".path", parsed.error().detail);
    claim.path = std::move(*parsed);
    MARU_TRY(values, listOf(json, "values", kMaxValues, field + "."));
    if (values != nullptr) {
        for (const Json& value : *values) {
            if (!value.isString() && !value.isInteger() && !value.isBoolean())
                return badQuery(field + ".values");
            claim.values.push_back(value);
        }
    }
    return claim;
}

base::Status readMeta(const Json& json, CredentialQuery& query, const std::string& field)
{
    const Json* meta = json.find("meta");
    if (meta == nullptr || !meta->isObject())
        return badQuery(field + "meta", "no object");
    if (query.format == "dc+sd-jwt") {
        const Json* types = meta->find("vct_values");
        if (types == nullptr)
            return badQuery(field + "meta.vct_values");
        MARU_TRY(list, texts(*types, field + "meta.vct_values"));
        query.types = std::move(list);
        return {};
    }
    MARU_TRY(sets, listOf(*meta, "type_values", kMaxClaimSets, field + "meta."));
    if (sets == nullptr)
        return badQuery(field + "meta.type_values");
    for (const Json& set : *sets) {
        MARU_TRY(list, texts(set, field + "meta.type_values"));
        query.typeSets.push_back(std::move(list));
    }
    return {};
}

base::Status readClaims(const Json& json, CredentialQuery& query, const std::string& field)
{
    MARU_TRY(claims, listOf(json, "claims", kMaxClaims, field));
    std::set<std::string> ids;
    if (claims != nullptr) {
        for (std::size_t i = 0; i < claims->size(); ++i) {
            const std::string place = field + "claims[" + std::to_string(i) + "]";
            MARU_TRY(claim, readClaim((*claims)[i], place));
            if (!claim.id.empty() && !ids.insert(claim.id).second)
                return badQuery(place + ".id", "given twice");
            query.claims.push_back(std::move(claim));
        }
    }
    MARU_TRY(sets, listOf(json, "claim_sets", kMaxClaimSets, field));
    if (sets == nullptr)
        return {};
    // §6.1: claim sets without claims, or claims without ids, have no meaning.
    if (claims == nullptr || ids.size() != claims->size())
        return badQuery(field + "claim_sets", "every claim needs an id");
    for (const Json& set : *sets) {
        MARU_TRY(list, texts(set, field + "claim_sets"));
        for (const std::string& id : list) {
            if (ids.count(id) == 0)
                return badQuery(field + "claim_sets", "no claim " + id);
        }
        query.claimSets.push_back(std::move(list));
    }
    return {};
}

base::Result<CredentialQuery> readCredential(const Json& json, const std::string& place)
{
    if (!json.isObject())
        return badQuery(place, "no object");
    const std::string field = place + ".";
    CredentialQuery query;
    query.id = json.stringOr("id", "");
    if (!isQueryId(query.id))
        return badQuery(field + "id");
    query.format = json.stringOr("format", "");
    if (query.format != "dc+sd-jwt" && query.format != "ldp_vc")
        return base::refused("vc.dcql_format", field + "format");
    MARU_TRY(isMultiple, flag(json, "multiple", false, field));
    MARU_TRY(needsBinding, flag(json, "require_cryptographic_holder_binding", true, field));
    query.isMultiple = isMultiple;
    query.needsHolderBinding = needsBinding;
    MARU_CHECK(readMeta(json, query, field));
    MARU_CHECK(readClaims(json, query, field));
    return query;
}

base::Result<CredentialSetQuery> readSet(const Json& json, const DcqlQuery& query, const std::string& place)
{
    if (!json.isObject())
        return badQuery(place, "no object");
    CredentialSetQuery set;
    MARU_TRY(isRequired, flag(json, "required", true, place + "."));
    set.isRequired = isRequired;
    MARU_TRY(options, listOf(json, "options", kMaxCredentialQueries, place + "."));
    if (options == nullptr)
        return badQuery(place + ".options");
    for (const Json& option : *options) {
        MARU_TRY(ids, texts(option, place + ".options"));
        for (const std::string& id : ids) {
            if (query.credential(id) == nullptr)
                return badQuery(place + ".options", "no credential " + id);
        }
        set.options.push_back(std::move(ids));
    }
    return set;
}

Json textsJson(const std::vector<std::string>& list)
{
    Json json = Json::array();
    for (const std::string& text : list)
        json.push(text);
    return json;
}

Json listsJson(const std::vector<std::vector<std::string>>& lists)
{
    Json json = Json::array();
    for (const auto& list : lists)
        json.push(textsJson(list));
    return json;
}

Json credentialJson(const CredentialQuery& query)
{
    Json json = Json::object({ { "id", query.id }, { "format", query.format } });
    if (query.format == "dc+sd-jwt")
        json.set("meta", Json::object({ { "vct_values", textsJson(query.types) } }));
    else
        json.set("meta", Json::object({ { "type_values", listsJson(query.typeSets) } }));
    if (query.isMultiple)
        json.set("multiple", true);
    if (!query.needsHolderBinding)
        json.set("require_cryptographic_holder_binding", false);
    if (!query.claims.empty()) {
        Json claims = Json::array();
        for (const ClaimQuery& claim : query.claims) {
            Json entry = Json::object({ { "path", toJson(claim.path) } });
            if (!claim.id.empty())
                entry.set("id", claim.id);
            if (!claim.values.empty())
                entry.set("values", Json(Json::Array(claim.values)));
            claims.push(std::move(entry));
        }
        json.set("claims", std::move(claims));
    }
    if (!query.claimSets.empty())
        json.set("claim_sets", listsJson(query.claimSets));
    return json;
}

} // namespace

const CredentialQuery* DcqlQuery::credential(std::string_view id) const
{
    const auto found = std::find_if(credentials.begin(), credentials.end(),
        [id](const CredentialQuery& query) { return query.id == id; });
    return found == credentials.end() ? nullptr : &*found;
}

base::Result<DcqlQuery> parseDcql(const Json& json)
{
    if (!json.isObject())
        return badQuery({}, "no object");
    DcqlQuery query;
    MARU_TRY(credentials, listOf(json, "credentials", kMaxCredentialQueries, {}));
    if (credentials == nullptr)
        return badQuery("credentials");
    for (std::size_t i = 0; i < credentials->size(); ++i) {
        const std::string place = "credentials[" + std::to_string(i) + "]";
        MARU_TRY(credential, readCredential((*credentials)[i], place));
        if (query.credential(credential.id) != nullptr)
            return badQuery(place + ".id", "given twice");
        query.credentials.push_back(std::move(credential));
    }
    MARU_TRY(sets, listOf(json, "credential_sets", kMaxCredentialQueries, {}));
    if (sets != nullptr) {
        for (std::size_t i = 0; i < sets->size(); ++i) {
            MARU_TRY(set, readSet((*sets)[i], query, "credential_sets[" + std::to_string(i) + "]"));
            query.sets.push_back(std::move(set));
        }
    }
    return query;
}

Json toJson(const DcqlQuery& query)
{
    Json credentials = Json::array();
    for (const CredentialQuery& credential : query.credentials)
        credentials.push(credentialJson(credential));
    Json json = Json::object({ { "credentials", std::move(credentials) } });
    if (!query.sets.empty()) {
        Json sets = Json::array();
        for (const CredentialSetQuery& set : query.sets) {
            Json entry = Json::object({ { "options", listsJson(set.options) } });
            if (!set.isRequired)
                entry.set("required", false);
            sets.push(std::move(entry));
        }
        json.set("credential_sets", std::move(sets));
    }
    return json;
}

} // namespace maru::vc
