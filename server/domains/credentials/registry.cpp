// SPDX-License-Identifier: Apache-2.0
// The trust registry: types, who may issue them, issuers' keys, and verifiers with the claims they may ask for.
#include "server/domains/credentials/handlers.h"

#include "server/domains/common/rows.h"

#include <algorithm>
#include <array>
#include <set>

namespace maru::credentials {
namespace {

using base::Json;
using base::refused;
using base::Result;
using base::Status;
using domain::Context;

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

Status checkClaims(const Json& claims)
{
    std::set<std::string> seen;
    std::size_t index = 0;
    for (const Json& claim : claims.asArray()) {
        const std::string path = "payload.claims[" + std::to_string(index++) + "].path";
        const std::string& name = claim.at("path").asString();
        if (!isClaimPath(name))
            return refused("credentials.claim_path", path);
        if (!seen.insert(name).second)
            return refused("credentials.claim_twice", path);
    }
    // "address" and "address.region" cannot both be values.
    for (const std::string& name : seen) {
        const auto next = seen.lower_bound(name + '.');
        if (next != seen.end() && next->starts_with(name + '.'))
            return refused("credentials.claim_twice", "payload.claims", *next);
    }
    return {};
}

/// A type that is there and in use.
Result<Json> activeType(Context& context, std::string_view id, std::string_view field)
{
    auto row = context.state().get("types", id);
    if (!row)
        return refused("credentials.unknown_type", std::string(field));
    if (row->at("state").asString() != "active")
        return refused("credentials.type_retired", std::string(field));
    return std::move(*row);
}

bool hasClaim(const Json& type, std::string_view path)
{
    const auto& claims = type.at("claims").asArray();
    return std::any_of(claims.begin(), claims.end(),
        [path](const Json& claim) { return claim.at("path").asString() == path; });
}

/// "https://host[:port][/path]", plain http on the loopback, or a DID: what a verifier or an issuer is called by its partners.
bool isPartyName(std::string_view text)
{
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
    if (!plain)
        return false;
    if (text.starts_with("did:"))
        return text.size() > 8 && text.find(':', 4) != std::string_view::npos;
    // Without TLS only on the machine itself: practice set-ups.
    constexpr std::string_view kHttps = "https://";
    const bool isLocal = text.starts_with("http://127.0.0.1:") || text.starts_with("http://localhost:");
    return (isLocal || text.starts_with(kHttps)) && text.size() > kHttps.size() && text.back() != '/'
        && text.find_first_of("?#@\\\"<>") == std::string_view::npos;
}

Status checkPeriod(const Json& payload)
{
    if (payload.at("until").asInteger() <= payload.at("from").asInteger())
        return refused("credentials.period", "payload.until");
    return {};
}

Status checkKeys(const Json& keys)
{
    std::set<std::string> seen;
    bool hasP256 = false;
    std::size_t index = 0;
    for (const Json& key : keys.asArray()) {
        const std::string path = "payload.keys[" + std::to_string(index++) + "]";
        if (!seen.insert(key.at("kid").asString()).second)
            return refused("credentials.key_twice", path + ".kid");
        const bool isP256 = key.at("alg").asString() == "ES256";
        hasP256 = hasP256 || isP256;
        const auto x = base::fromBase64Url(key.at("x").asString());
        if (!x || x->size() != 32)
            return refused("credentials.key", path + ".x");
        const std::string y = key.stringOr("y", "");
        const auto yBytes = base::fromBase64Url(y);
        if (isP256 ? !yBytes || yBytes->size() != 32 : !y.empty())
            return refused("credentials.key", path + ".y");
    }
    if (!hasP256)
        return refused("credentials.key", "payload.keys", "one ES256 key at least");
    return {};
}

} // namespace

bool isTypeId(std::string_view text)
{
    return text.size() >= 2 && text.size() <= 48 && isLower(text.front())
        && std::all_of(text.begin(), text.end(), [](char c) { return isLower(c) || isDigit(c) || c == '-'; });
}

bool isClaimPath(std::string_view text)
{
    static constexpr std::array<std::string_view, 18> kReserved { "iss", "sub", "aud", "exp", "nbf", "iat",
        "jti", "cnf", "vct", "status", "_sd", "_sd_alg", "id", "type", "issuer", "credential_status", "proof",
        "vct_integrity" };
    if (text.empty() || text.size() > 120)
        return false;
    std::size_t parts = 0;
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t dot = std::min(text.find('.', from), text.size());
        const std::string_view part = text.substr(from, dot - from);
        if (part.empty() || !isLower(part.front()) || !std::all_of(part.begin(), part.end(), [](char c) {
                return isLower(c) || isDigit(c) || c == '_';
            }))
            return false;
        if (parts == 0 && std::find(kReserved.begin(), kReserved.end(), part) != kReserved.end())
            return false;
        ++parts;
        from = dot + 1;
    }
    return parts <= 4;
}

Result<std::string> signersAgency(const Context& context)
{
    const auto officer = context.identity().officer(context.signer());
    if (!officer)
        return refused("auth.not_officer");
    return officer->agency;
}

bool coversTime(const Json& accreditation, base::UnixSeconds time)
{
    const Json* ended = accreditation.find("ended_at");
    return accreditation.at("from").asInteger() <= time.count()
        && time.count() < accreditation.at("until").asInteger()
        && (ended == nullptr || !ended->isInteger() || time.count() < ended->asInteger());
}

bool isAccredited(
    const domain::StateView& state, std::string_view agency, std::string_view type, base::UnixSeconds time)
{
    const std::string prefix = std::string(agency) + '/' + std::string(type) + '/';
    const auto rows = domains::scanAll(state, "accreditations", prefix);
    return std::any_of(
        rows.begin(), rows.end(), [time](const domain::Row& row) { return coversTime(row.value, time); });
}

Result<Json> defineType(Context& context, const Json& payload)
{
    const std::string& id = payload.at("id").asString();
    if (!isTypeId(id))
        return refused("credentials.type_id", "payload.id");
    if (context.state().has("types", id))
        return refused("credentials.type_exists", "payload.id");
    const std::string& vct = payload.at("vct").asString();
    const bool isPlain = std::all_of(vct.begin(), vct.end(), [](char c) { return c > ' ' && c < 0x7f; });
    if (!isPlain || (!vct.starts_with("urn:") && !vct.starts_with("https://")))
        return refused("credentials.vct", "payload.vct");
    if (context.state().has("vcts", vct))
        return refused("credentials.vct_exists", "payload.vct");
    MARU_CHECK(checkClaims(payload.at("claims")));
    Json row = payload;
    row.set("state", "active");
    row.set("defined", context.block().time);
    context.state().put("vcts", vct, Json::object({ { "vct", vct }, { "type", id } }));
    context.state().put("types", id, std::move(row));
    context.emit("credentials.type_defined", Json::object({ { "type", id } }));
    return Json::object({ { "type", id } });
}

Result<Json> retireType(Context& context, const Json& payload)
{
    const std::string& id = payload.at("type").asString();
    MARU_TRY(row, activeType(context, id, "payload.type"));
    row.set("state", "retired");
    context.state().put("types", id, std::move(row));
    context.emit("credentials.type_retired", Json::object({ { "type", id } }));
    return Json::object({ { "type", id } });
}

Result<Json> accredit(Context& context, const Json& payload)
{
    const std::string& agency = payload.at("agency").asString();
    const std::string& type = payload.at("type").asString();
    MARU_TRY(accreditor, signersAgency(context));
    if (!context.identity().hasAgency(agency))
        return refused("identity.unknown_agency", "payload.agency");
    MARU_TRY(known, activeType(context, type, "payload.type"));
    MARU_CHECK(checkPeriod(payload));
    if (payload.at("until").asInteger() <= context.block().time.count())
        return refused("credentials.period", "payload.until");
    const std::string prefix = agency + '/' + type + '/';
    for (const domain::Row& row : domains::scanAll(context.state(), "accreditations", prefix))
        if (row.value.at("state").asString() == "active"
            && row.value.at("from").asInteger() < payload.at("until").asInteger()
            && payload.at("from").asInteger() < row.value.at("until").asInteger())
            return refused("credentials.accreditation_exists", "payload.from", row.key);
    const std::string id = domains::newId('a', context);
    const std::string key = prefix + id;
    if (context.state().has("accreditations", key))
        return refused("chain.id_taken");
    context.state().put("accreditations", key,
        Json::object({ { "id", id }, { "agency", agency }, { "type", type }, { "from", payload.at("from") },
            { "until", payload.at("until") }, { "accreditor", accreditor },
            { "basis", payload.stringOr("basis", "") }, { "state", "active" }, { "ended_at", nullptr },
            { "reason", "" } }));
    context.emit("credentials.accredited", Json::object({ { "agency", agency }, { "type", type } }));
    return Json::object({ { "accreditation", key } });
}

Result<Json> endAccreditation(Context& context, const Json& payload)
{
    const std::string& key = payload.at("accreditation").asString();
    auto row = context.state().get("accreditations", key);
    if (!row)
        return refused("credentials.unknown_accreditation", "payload.accreditation");
    if (row->at("state").asString() != "active")
        return refused("credentials.accreditation_state", "payload.accreditation");
    row->set("state", "ended");
    row->set("ended_at", context.block().time);
    row->set("reason", payload.at("reason"));
    context.emit("credentials.accreditation_ended",
        Json::object({ { "agency", row->at("agency") }, { "type", row->at("type") } }));
    context.state().put("accreditations", key, std::move(*row));
    return Json::object({ { "accreditation", key } });
}

Result<Json> registerVerifier(Context& context, const Json& payload)
{
    MARU_CHECK(signersAgency(context));
    const std::string& client = payload.at("client_id").asString();
    if (!isPartyName(client))
        return refused("credentials.party_name", "payload.client_id");
    const std::string agency = payload.stringOr("agency", "");
    if (!agency.empty() && !context.identity().hasAgency(agency))
        return refused("identity.unknown_agency", "payload.agency");
    MARU_CHECK(checkPeriod(payload));
    if (const auto taken = context.state().get("clients", client)) {
        const auto other = context.state().get("verifiers", taken->at("verifier").asString());
        MARU_ASSERT(other);
        if (other->at("state").asString() == "active"
            && other->at("until").asInteger() > context.block().time.count())
            return refused("credentials.verifier_exists", "payload.client_id");
    }
    std::set<std::string> seen;
    std::size_t index = 0;
    for (const Json& claim : payload.at("claims").asArray()) {
        const std::string path = "payload.claims[" + std::to_string(index++) + "]";
        const std::string& type = claim.at("type").asString();
        const std::string& name = claim.at("path").asString();
        MARU_TRY(row, activeType(context, type, path + ".type"));
        if (!hasClaim(row, name))
            return refused("credentials.unknown_claim", path + ".path");
        if (!seen.insert(type + '/' + name).second)
            return refused("credentials.claim_twice", path);
    }
    MARU_TRY(id, domains::freshId('v', context, "verifiers"));
    context.state().put("clients", client, Json::object({ { "client_id", client }, { "verifier", id } }));
    context.state().put("verifiers", id,
        Json::object({ { "id", id }, { "agency", agency }, { "client_id", client },
            { "name_ko", payload.at("name_ko") }, { "name_en", payload.at("name_en") },
            { "purpose_ko", payload.at("purpose_ko") }, { "purpose_en", payload.at("purpose_en") },
            { "claims", payload.at("claims") }, { "from", payload.at("from") },
            { "until", payload.at("until") }, { "state", "active" }, { "ended_at", nullptr },
            { "reason", "" } }));
    context.emit("credentials.verifier_registered", Json::object({ { "verifier", id } }));
    return Json::object({ { "verifier", id } });
}

Result<Json> endVerifier(Context& context, const Json& payload)
{
    const std::string& id = payload.at("verifier").asString();
    auto row = context.state().get("verifiers", id);
    if (!row)
        return refused("credentials.unknown_verifier", "payload.verifier");
    if (row->at("state").asString() != "active")
        return refused("credentials.verifier_state", "payload.verifier");
    row->set("state", "ended");
    row->set("ended_at", context.block().time);
    row->set("reason", payload.at("reason"));
    context.state().put("verifiers", id, std::move(*row));
    context.emit("credentials.verifier_ended", Json::object({ { "verifier", id } }));
    return Json::object({ { "verifier", id } });
}

Result<Json> setIssuer(Context& context, const Json& payload)
{
    MARU_TRY(agency, signersAgency(context));
    const std::string& url = payload.at("url").asString();
    if (!isPartyName(url) || url.starts_with("did:"))
        return refused("credentials.party_name", "payload.url");
    const std::string did = payload.at("did").asString();
    if (!isPartyName(did) || !did.starts_with("did:"))
        return refused("credentials.party_name", "payload.did");
    MARU_CHECK(checkKeys(payload.at("keys")));
    for (const domain::Row& other : domains::scanAll(context.state(), "issuers", ""))
        if (other.key != agency) {
            if (other.value.at("url").asString() == url)
                return refused("credentials.issuer_url", "payload.url");
            // Wallets find an issuer by either name: one agency must not answer to another's.
            if (other.value.at("did").asString() == did)
                return refused("credentials.issuer_url", "payload.did");
        }

    const std::int64_t now = context.block().time.count();
    const Json* withdrawn = payload.find("withdrawn");
    Json keys = Json::array();
    std::set<std::string> current;
    const auto before = context.state().get("issuers", agency);
    const auto wasKey = [&before](const std::string& kid) -> const Json* {
        if (!before)
            return nullptr;
        for (const Json& old : before->at("keys").asArray())
            if (old.at("kid").asString() == kid)
                return &old;
        return nullptr;
    };
    if (withdrawn != nullptr)
        for (const Json& kid : withdrawn->asArray())
            if (wasKey(kid.asString()) == nullptr)
                return refused("credentials.key", "payload.withdrawn", kid.asString());
    for (const Json& key : payload.at("keys").asArray()) {
        const std::string& kid = key.at("kid").asString();
        const Json* old = wasKey(kid);
        // In both lists it would stay good, and the officer would think that it does not.
        if (withdrawn != nullptr && domains::contains(*withdrawn, kid))
            return refused("credentials.key_withdrawn", "payload.withdrawn", kid);
        if (old != nullptr && old->at("state").asString() == "withdrawn")
            return refused("credentials.key_withdrawn", "payload.keys", kid);
        if (old != nullptr
            && (old->at("x") != key.at("x") || old->stringOr("y", "") != key.stringOr("y", "")))
            return refused("credentials.key_twice", "payload.keys", kid);
        current.insert(kid);
        keys.push(Json::object({ { "kid", kid }, { "alg", key.at("alg") }, { "x", key.at("x") },
            { "y", key.stringOr("y", "") }, { "state", "active" },
            { "from", old == nullptr ? Json(now) : old->at("from") }, { "until", nullptr } }));
    }
    if (before)
        for (const Json& old : before->at("keys").asArray()) {
            const std::string& kid = old.at("kid").asString();
            if (current.count(kid) != 0)
                continue;
            Json row = old;
            if (row.at("state").asString() == "active") {
                row.set("state", "retired");
                row.set("until", now);
            }
            if (withdrawn != nullptr && domains::contains(*withdrawn, kid))
                row.set("state", "withdrawn");
            keys.push(std::move(row));
        }
    if (keys.asArray().size() > 64)
        return refused("credentials.too_many_keys", "payload.keys");
    context.state().put("issuers", agency,
        Json::object({ { "agency", agency }, { "url", url }, { "did", did },
            { "service", payload.at("service") }, { "keys", std::move(keys) }, { "updated", now } }));
    context.emit("credentials.issuer_set", Json::object({ { "agency", agency } }));
    return Json::object({ { "issuer", agency } });
}

} // namespace maru::credentials
