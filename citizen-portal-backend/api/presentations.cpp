// SPDX-License-Identifier: Apache-2.0
// The portal as a verifier: see presentations.h.
#include "citizen-portal-backend/api/presentations.h"

#include "shared/crypto/aead.h"
#include "shared/crypto/hash.h"
#include "shared/identity/did_key.h"

#include <algorithm>

namespace maru::portal {
namespace {

constexpr std::string_view kQueryId = "credential";
constexpr std::string_view kStatusPath = "/status-lists/";

std::string randomText(std::size_t bytes)
{
    return base::toBase64Url(crypto::randomBytes(bytes));
}

std::string hashText(std::string_view text)
{
    return crypto::sha256(base::asBytes(text)).hex();
}

/// "A1B2-C3D4-E5F6": what a person reads out to an office.
std::string referenceNumber()
{
    std::string text = base::toHex(crypto::randomBytes(6));
    std::transform(text.begin(), text.end(), text.begin(),
        [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text.substr(0, 4) + '-' + text.substr(4, 4) + '-' + text.substr(8, 4);
}

vc::ClaimPath pathOfText(std::string_view text)
{
    vc::ClaimPath path;
    while (true) {
        const std::size_t dot = text.find('.');
        path.emplace_back(std::string(text.substr(0, dot)));
        if (dot == std::string_view::npos)
            return path;
        text.remove_prefix(dot + 1);
    }
}

std::string nameOfPath(const vc::ClaimPath& path)
{
    const auto* name = std::get_if<std::string>(&path.back());
    return name == nullptr ? std::string() : *name;
}

bool covers(std::string_view registered, std::string_view asked)
{
    return asked == registered
        || (asked.size() > registered.size() && asked.substr(0, registered.size()) == registered
            && asked[registered.size()] == '.');
}

/// The whole path of a type's claim whose last step is `name`; "" when the type has none.
std::string pathOfClaim(const base::Json::Array& claims, std::string_view name)
{
    for (const base::Json& claim : claims) {
        const std::string path = claim.isObject() ? claim.stringOr("path", "") : std::string();
        const std::size_t dot = path.rfind('.');
        if ((dot == std::string::npos ? path : path.substr(dot + 1)) == name)
            return path;
    }
    return {};
}

bool isListName(std::string_view text)
{
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

} // namespace

Presentations::Presentations(http::Client& server, base::Logger& log, const base::Clock& clock,
    crypto::SigningKey key, std::string publicUrl, std::vector<PresentationService> services,
    PresentationLimits limits)
    : m_server(server)
    , m_log(log)
    , m_clock(clock)
    , m_signer(jose::signerFor(std::move(key)))
    , m_did(did::didKeyOf(m_signer->publicKey()))
    , m_clientId("decentralized_identifier:" + m_did)
    , m_publicUrl(std::move(publicUrl))
    , m_services(std::move(services))
    , m_limits(limits)
{
}

base::Result<base::Json> Presentations::ask(const std::string& target) const
{
    MARU_TRY(answer, m_server.send("GET", target, { { "Accept", "application/json" } }, {}));
    if (answer.status != 200)
        return base::failed(
            "portal.chain_unavailable", target + " answered " + std::to_string(answer.status));
    auto body = base::parseJson(answer.body);
    if (!body)
        return base::failed("portal.chain_unavailable", target + " is no JSON");
    return body;
}

base::Result<Presentations::Asked> Presentations::askedOf(const PresentationService& service) const
{
    MARU_TRY(found, ask("/v1/state/credentials/types/" + http::encodeComponent(service.type)));
    const base::Json* type = found.find("value");
    if (type == nullptr || !type->isObject())
        return base::refused("portal.verifier_unregistered", "type", service.type);
    MARU_TRY(registration, ask("/v1/query/credentials/verifier?client_id=" + http::encodeComponent(m_did)));
    const base::Json* verifier = registration.find("verifier");
    const base::Json* isRegistered = registration.find("registered");
    if (isRegistered == nullptr || !isRegistered->isBoolean() || !isRegistered->asBoolean()
        || verifier == nullptr || !verifier->isObject())
        return base::refused("portal.verifier_unregistered", "client_id", m_did);
    Asked asked;
    MARU_TRY(vct, base::readString(*type, "vct"));
    asked.vct = std::move(vct);
    MARU_TRY(claims, base::readArray(*type, "claims"));
    MARU_TRY(allowed, base::readArray(*verifier, "claims"));
    for (const std::string& name : service.claims) {
        const std::string path = pathOfClaim(claims, name);
        const bool isAllowed =
            !path.empty() && std::any_of(allowed.begin(), allowed.end(), [&](const base::Json& one) {
                return one.isObject() && one.stringOr("type", "") == service.type
                    && covers(one.stringOr("path", ""), path);
            });
        if (!isAllowed)
            return base::refused("portal.verifier_unregistered", "claims", name);
        asked.paths.push_back(pathOfText(path));
    }
    return asked;
}

void Presentations::dropOld(base::UnixSeconds now)
{
    for (auto entry = m_entries.begin(); entry != m_entries.end();)
        entry = entry->second.expires.count() <= now.count() ? m_entries.erase(entry) : std::next(entry);
}

base::Result<base::Json> Presentations::begin(std::string_view service, std::string_view visitor)
{
    const auto found = std::find_if(m_services.begin(), m_services.end(),
        [service](const PresentationService& one) { return one.id == service; });
    if (found == m_services.end())
        return base::refused("portal.unknown_service", "service");
    MARU_TRY(asked, askedOf(*found));
    const base::UnixSeconds now = m_clock.now();
    const std::string id = randomText(16);
    const std::string secret = randomText(32);

    Entry entry;
    entry.service = &*found;
    entry.visitor = visitor;
    MARU_TRY(client, vc::parseClientId(m_clientId));
    entry.request.client = std::move(client);
    entry.request.responseUri = m_publicUrl + "/oid4vp/response/" + id;
    entry.request.nonce = randomText(24);
    entry.request.state = randomText(24);
    vc::CredentialQuery query;
    query.id = std::string(kQueryId);
    query.format = std::string(vc::kSdJwtVcType);
    query.types = { asked.vct };
    for (vc::ClaimPath& path : asked.paths)
        query.claims.push_back(vc::ClaimQuery { {}, std::move(path), {} });
    entry.request.query.credentials.push_back(std::move(query));
    entry.request.issuedAt = now;
    entry.request.expires = base::UnixSeconds(now.count() + kPresentationSeconds);
    entry.secretHash = hashText(secret);
    entry.expires = *entry.request.expires;

    {
        const std::lock_guard lock(m_mutex);
        dropOld(now);
        const auto own = std::count_if(m_entries.begin(), m_entries.end(),
            [visitor](const auto& one) { return !visitor.empty() && one.second.visitor == visitor; });
        if (m_entries.size() >= m_limits.most || static_cast<std::size_t>(own) >= m_limits.mostPerVisitor)
            return base::refused("portal.presentations_full");
        m_entries.emplace(id, std::move(entry));
    }
    const std::string requestUri = m_publicUrl + "/oid4vp/request/" + id;
    return base::Json::object({ { "id", id }, { "secret", secret }, { "client_id", m_clientId },
        { "wallet", vc::requestLink(m_clientId, requestUri, m_publicUrl + "/wallet") },
        { "link", vc::requestLink(m_clientId, requestUri) },
        { "expires", now.count() + kPresentationSeconds } });
}

base::Result<std::string> Presentations::requestObject(std::string_view id, std::string_view walletNonce)
{
    vc::PresentationRequest request;
    {
        const std::lock_guard lock(m_mutex);
        dropOld(m_clock.now());
        const auto found = m_entries.find(id);
        if (found == m_entries.end() || found->second.state != State::Waiting)
            return base::refused("portal.unknown_presentation", "id");
        request = found->second.request;
    }
    base::Json claims = vc::toClaims(request);
    if (!walletNonce.empty())
        claims.set("wallet_nonce", std::string(walletNonce));
    const std::string multikey = m_did.substr(std::string_view("did:key:").size());
    return jose::signJwt(
        base::Json::object({ { "typ", vc::kRequestObjectType }, { "kid", m_did + '#' + multikey } }), claims,
        *m_signer);
}

base::Result<jose::PublicKey> Presentations::issuerKey(
    const vc::IssuerQuestion& question, std::string& agency) const
{
    if (question.keyId.empty())
        return base::refused("portal.issuer_not_trusted", "kid");
    std::string target = "/v1/query/credentials/trust?vct=" + http::encodeComponent(question.type)
        + "&issuer=" + http::encodeComponent(question.issuer)
        + "&kid=" + http::encodeComponent(question.keyId);
    if (question.issuedAt)
        target += "&time=" + std::to_string(question.issuedAt->count());
    MARU_TRY(answer, ask(target));
    const base::Json* trusted = answer.find("trusted");
    const base::Json* key = answer.find("key");
    const base::Json* issuer = answer.find("issuer");
    // The agency must have had the right when it issued; what was issued then stays good until its status says no.
    if (trusted == nullptr || !trusted->isBoolean() || !trusted->asBoolean() || key == nullptr
        || !key->isObject() || issuer == nullptr || !issuer->isObject()
        || issuer->stringOr("url", "") != question.issuer)
        return base::refused("portal.issuer_not_trusted", "iss");
    agency = issuer->stringOr("agency", "");
    const bool isP256 = key->stringOr("alg", "") == "ES256";
    base::Json jwk = base::Json::object({ { "kty", isP256 ? "EC" : "OKP" },
        { "crv", isP256 ? "P-256" : "Ed25519" }, { "x", key->stringOr("x", "") } });
    if (isP256)
        jwk.set("y", key->stringOr("y", ""));
    return jose::fromJwk(jwk);
}

base::Result<std::uint8_t> Presentations::statusAt(const vc::StatusReference& reference) const
{
    const std::size_t at = reference.uri.rfind(kStatusPath);
    const std::string list =
        at == std::string::npos ? std::string() : reference.uri.substr(at + kStatusPath.size());
    if (!isListName(list) || reference.index < 0 || reference.index > 99'999'999)
        return base::refused("vc.status_format", "status");
    MARU_TRY(known, ask("/v1/state/credentials/lists/" + http::encodeComponent(list)));
    const base::Json* row = known.find("value");
    if (row == nullptr || !row->isObject())
        return base::refused("vc.status_format", "status");
    // The chain's own row is newer than any signed copy of the list.
    const std::string index = std::to_string(reference.index);
    const std::string key = list + '/' + std::string(8 - index.size(), '0') + index;
    MARU_TRY(found, ask("/v1/state/credentials/statuses/" + http::encodeComponent(key)));
    const base::Json* value = found.find("value");
    if (value == nullptr || !value->isObject())
        return static_cast<std::uint8_t>(vc::Status::Valid);
    const std::string status = value->stringOr("status", "");
    if (status == "revoked")
        return static_cast<std::uint8_t>(vc::Status::Revoked);
    if (status == "suspended")
        return static_cast<std::uint8_t>(vc::Status::Suspended);
    return static_cast<std::uint8_t>(vc::Status::Valid);
}

base::Json Presentations::agencyNames(const std::string& agency) const
{
    const auto found = ask("/v1/state/identity/agencies/" + http::encodeComponent(agency));
    const base::Json* row = found ? found->find("value") : nullptr;
    const bool isKnown = row != nullptr && row->isObject();
    const std::string korean = isKnown ? row->stringOr("name_ko", agency) : agency;
    return base::Json::object({ { "agency", agency }, { "name_ko", korean },
        { "name_en", isKnown ? row->stringOr("name_en", korean) : korean } });
}

base::Result<Presentations::Checked> Presentations::check(const vc::PresentationResponse& response,
    const vc::PresentationRequest& request, const PresentationService& service) const
{
    std::string agency;
    vc::ResponseCheck rules;
    rules.time = vc::TimeCheck { m_clock.now() };
    rules.issuerKey = [this, &agency](
                          const vc::IssuerQuestion& question) { return issuerKey(question, agency); };
    rules.method = [](const auto&...) { return base::refused("vc.dcql_format"); };
    rules.status = [this](const vc::StatusReference& reference) { return statusAt(reference); };
    MARU_TRY(presented, vc::verifyResponse(response, request, rules));
    if (presented.size() != 1)
        return base::refused("vc.dcql_multiple");
    Checked checked;
    checked.claims = base::Json::object();
    // What a wallet shows beyond the question is dropped here and kept nowhere.
    for (const vc::ClaimQuery& claim : request.query.credentials.front().claims) {
        const auto values = vc::select(presented.front().claims, claim.path);
        if (values.size() != 1)
            return base::refused("vc.dcql_mismatch", vc::pathText(claim.path));
        checked.claims.set(nameOfPath(claim.path), *values.front());
    }
    checked.issuer = agencyNames(agency);
    m_log.info("presentation for " + service.id + ": holds, issued by " + agency);
    return checked;
}

base::Result<base::Json> Presentations::receive(std::string_view id, std::string_view form)
{
    auto response = vc::parseResponse(form);
    if (!response)
        return response.error();
    vc::PresentationRequest request;
    const PresentationService* service = nullptr;
    {
        const std::lock_guard lock(m_mutex);
        dropOld(m_clock.now());
        const auto found = m_entries.find(id);
        if (found == m_entries.end())
            return base::refused("portal.unknown_presentation", "id");
        if (found->second.state != State::Waiting)
            return base::refused("portal.presentation_answered", "id");
        // A stranger who knows the address alone neither answers nor ends the question.
        if (response->state != found->second.request.state)
            return base::refused("vc.response_state", "state");
        found->second.state = State::Working;
        request = found->second.request;
        service = found->second.service;
    }
    const bool isDeclined = !response->error.empty();
    base::Result<Checked> checked =
        isDeclined ? base::Result<Checked>(Checked {}) : check(*response, request, *service);

    const std::string code = randomText(24);
    const std::lock_guard lock(m_mutex);
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return base::refused("portal.unknown_presentation", "id");
    Entry& entry = found->second;
    if (!checked && checked.error().kind == base::ErrorKind::Failed) {
        // Nothing was decided: the wallet may send it again.
        entry.state = State::Waiting;
        return checked.error();
    }
    entry.answered = m_clock.now();
    entry.expires = base::UnixSeconds(entry.answered.count() + kPresentationResultSeconds);
    entry.code = code;
    if (!checked) {
        entry.state = State::Failed;
        entry.error = checked.error();
        m_log.info("presentation for " + service->id + ": " + checked.error().code);
        return checked.error();
    }
    entry.state = isDeclined ? State::Declined : State::Done;
    entry.claims = std::move(checked->claims);
    entry.issuer = std::move(checked->issuer);
    entry.reference = referenceNumber();
    return base::Json::object({ { "redirect_uri", m_publicUrl + service->page + "?response_code=" + code } });
}

base::Result<base::Json> Presentations::state(
    std::string_view id, std::string_view secret, std::string_view code)
{
    const std::lock_guard lock(m_mutex);
    dropOld(m_clock.now());
    const auto found = m_entries.find(id);
    if (found == m_entries.end()
        || !base::equalConstantTime(base::asBytes(found->second.secretHash), base::asBytes(hashText(secret))))
        return base::refused("portal.unknown_presentation", "id");
    const Entry& entry = found->second;
    if (entry.state == State::Waiting || entry.state == State::Working)
        return base::Json::object({ { "state", "waiting" }, { "expires", entry.expires } });
    const bool isCodeRight = base::equalConstantTime(base::asBytes(entry.code), base::asBytes(code));
    if (!isCodeRight && (entry.service->isSameDeviceOnly || !code.empty()))
        return base::refused("portal.response_code", "response_code");
    base::Json out = base::Json::object({ { "service", entry.service->id }, { "time", entry.answered } });
    if (entry.state == State::Declined) {
        out.set("state", "declined");
    } else if (entry.state == State::Failed) {
        out.set("state", "failed");
        out.set(
            "problem", base::Json::object({ { "code", entry.error.code }, { "field", entry.error.field } }));
    } else {
        out.set("state", "done");
        out.set("claims", entry.claims);
        out.set("issuer", entry.issuer);
        out.set("reference", entry.reference);
    }
    return out;
}

} // namespace maru::portal
