// SPDX-License-Identifier: Apache-2.0
// OpenID4VCI 1.0 over the offers: metadata, token, credential.
#include "server/issuing/issuing_service.h"

#include "server/issuing/claims.h"

#include "shared/crypto/hash.h"
#include "shared/identity/bitstring_status_list.h"
#include "shared/identity/did_document.h"
#include "shared/identity/did_jwk.h"
#include "shared/identity/sd_jwt_vc.h"
#include "shared/identity/vc_data_model.h"

#include <chrono>
#include <condition_variable>

namespace maru::issuing {

using base::Json;
using base::refused;

namespace {

constexpr std::string_view kSdJwtSuffix = "_sd_jwt";
constexpr std::string_view kDocumentSuffix = "_ldp_vc";
constexpr std::int64_t kMarkValiditySeconds = 120;

bool hasFormat(const Json& type, std::string_view format)
{
    for (const Json& one : type.at("formats").asArray())
        if (one.asString() == format)
            return true;
    return false;
}

vc::CredentialConfiguration describe(const Json& type, std::string_view format)
{
    const std::string& id = type.at("id").asString();
    vc::CredentialConfiguration configuration;
    configuration.format = format;
    configuration.scope = id;
    configuration.names = { { "ko", type.at("name_ko").asString() },
        { "en", type.at("name_en").asString() } };
    if (format == "dc+sd-jwt") {
        configuration.id = id + std::string(kSdJwtSuffix);
        configuration.type = type.at("vct").asString();
        configuration.signedWith = { jose::Algorithm::Es256 };
    } else {
        configuration.id = id + std::string(kDocumentSuffix);
        configuration.types = { "VerifiableCredential", typeName(id) };
        configuration.signedWith = { jose::Algorithm::EdDsa };
    }
    for (const Json& claim : type.at("claims").asArray()) {
        vc::ClaimDescription description;
        if (format != "dc+sd-jwt")
            description.path.push_back("credentialSubject");
        for (std::string& part : pathParts(claim.at("path").asString()))
            description.path.push_back(std::move(part));
        description.isMandatory = claim.at("required").asBoolean();
        description.names = { { "ko", claim.at("ko").asString() }, { "en", claim.at("en").asString() } };
        configuration.claims.push_back(std::move(description));
    }
    return configuration;
}

/// What a submitted transaction came to.
class Outcome {
public:
    void set(chain::SubmitOutcome outcome)
    {
        const std::lock_guard lock(m_mutex);
        m_outcome = std::move(outcome);
        m_changed.notify_all();
    }
    std::optional<chain::SubmitOutcome> wait(std::chrono::seconds most)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, most, [this] { return m_outcome.has_value(); });
        return m_outcome;
    }

private:
    std::mutex m_mutex; // guards m_outcome
    std::condition_variable m_changed;
    std::optional<chain::SubmitOutcome> m_outcome;
};

} // namespace

base::Result<vc::CredentialOffer> IssuingService::offerFor(std::string_view agency, std::string_view id) const
{
    MARU_TRY(offer, m_offers.waiting(agency, id, m_clock.now()));
    MARU_TRY(reader, m_node.read());
    MARU_TRY(issue, reader->get(kDomain, "issues", offer.issue));
    if (!issue || issue->at("state").asString() != "offered")
        return refused("issuing.offer.gone");
    MARU_TRY(type, reader->get(kDomain, "types", offer.type));
    if (!type)
        return refused("issuing.offer.gone");
    vc::CredentialOffer out;
    out.issuer = issuerUrl(agency);
    for (const char* format : { "dc+sd-jwt", "ldp_vc" })
        if (hasFormat(*type, format))
            out.configurations.push_back(describe(*type, format).id);
    MARU_TRY(code, m_offers.codeOf(offer.id));
    out.preAuthorizedCode = code;
    if (offer.hasTransactionCode) {
        vc::TransactionCode transactionCode;
        transactionCode.description =
            "발급 기관이 따로 알려 드린 숫자 6자리 / the six digits that the issuer gave you";
        out.transactionCode = std::move(transactionCode);
    }
    return out;
}

base::Result<Json> IssuingService::issuerMetadata(std::string_view agency) const
{
    MARU_TRY(reader, m_node.read());
    MARU_CHECK(issuer(*reader, agency));
    MARU_TRY(agencyRow, reader->get("identity", "agencies", agency));
    vc::IssuerMetadata metadata;
    metadata.issuer = issuerUrl(agency);
    metadata.credentialEndpoint = metadata.issuer + "/credential";
    metadata.nonceEndpoint = metadata.issuer + "/nonce";
    if (agencyRow)
        metadata.names = { { "ko", agencyRow->stringOr("name_ko", "") },
            { "en", agencyRow->stringOr("name_en", "") } };
    domain::Selection selection;
    selection.table = "accreditations";
    selection.keyPrefix = std::string(agency) + "/";
    selection.limit = 1'000;
    MARU_TRY(page, reader->select(kDomain, selection));
    std::set<std::string> seen;
    const std::int64_t now = m_clock.now().count();
    for (const domain::Row& row : page.rows) {
        const std::string& id = row.value.at("type").asString();
        if (row.value.at("state").asString() != "active" || row.value.at("from").asInteger() > now
            || row.value.at("until").asInteger() <= now || !seen.insert(id).second)
            continue;
        MARU_TRY(type, reader->get(kDomain, "types", id));
        if (!type)
            continue;
        for (const char* format : { "dc+sd-jwt", "ldp_vc" })
            if (hasFormat(*type, format))
                metadata.configurations.push_back(describe(*type, format));
    }
    return vc::toJson(metadata);
}

base::Result<Json> IssuingService::serverMetadata(std::string_view agency) const
{
    MARU_TRY(reader, m_node.read());
    MARU_CHECK(issuer(*reader, agency));
    const std::string url = issuerUrl(agency);
    return vc::authorizationServerMetadata(url, url + "/token", url + "/jwks");
}

base::Result<Json> IssuingService::keySet(std::string_view agency) const
{
    MARU_TRY(reader, m_node.read());
    MARU_TRY(found, issuer(*reader, agency));
    // Retired keys stay: what they signed is still checked. Withdrawn ones do not.
    Json keys = Json::array();
    for (const Json& key : found.row.at("keys").asArray()) {
        if (key.at("state").asString() == "withdrawn")
            continue;
        const bool isP256 = key.at("alg").asString() == "ES256";
        Json jwk = Json::object({ { "kty", isP256 ? "EC" : "OKP" }, { "crv", isP256 ? "P-256" : "Ed25519" },
            { "x", key.at("x") }, { "kid", key.at("kid") }, { "alg", key.at("alg") }, { "use", "sig" } });
        if (isP256)
            jwk.set("y", key.at("y"));
        keys.push(std::move(jwk));
    }
    return Json::object({ { "keys", std::move(keys) } });
}

base::Result<Json> IssuingService::didDocument(std::string_view agency) const
{
    MARU_TRY(reader, m_node.read());
    MARU_TRY(found, issuer(*reader, agency));
    MARU_TRY(set, keySet(agency));
    MARU_TRY(keys, jose::fromJwkSet(set));
    did::Document document;
    document.id = issuerDid(agency);
    for (const jose::NamedKey& key : keys) {
        did::VerificationMethod method;
        method.id = document.id + "#" + key.id;
        method.type = key.key.ed25519() != nullptr ? "Multikey" : "JsonWebKey";
        method.controller = document.id;
        method.key = key.key;
        document.relationships[did::Relationship::AssertionMethod].push_back(method.id);
        document.methods.push_back(std::move(method));
    }
    did::Service service;
    service.id = document.id + "#issuer";
    service.types = { "OpenID4VCI" };
    service.endpoint = issuerUrl(agency);
    document.services.push_back(std::move(service));
    return did::toJson(document);
}

base::Result<OfferBook::Grant> IssuingService::token(std::string_view agency, std::string_view form)
{
    MARU_TRY(request, vc::parseTokenRequest(form));
    return m_offers.exchange(agency, request.preAuthorizedCode, request.transactionCode, m_clock.now());
}

base::Status IssuingService::markIssued(
    std::string_view agency, const std::string& issue, const std::string& thumbprint)
{
    MARU_TRY(key, m_keys.serviceKey(agency));
    const std::string text = issue + "/" + thumbprint;
    const Json payload =
        Json::object({ { "issue", issue }, { "holder", crypto::sha256(std::string_view(text)) } });
    std::vector<ledger::Transaction> transactions;
    transactions.push_back(ledger::makeTransaction(key, m_node.chainId(), std::string(kDomain), "markIssued",
        payload, m_clock.now() + kMarkValiditySeconds));
    const auto outcome = std::make_shared<Outcome>();
    m_node.submit(std::move(transactions), [outcome](std::vector<chain::SubmitOutcome> outcomes) {
        if (!outcomes.empty())
            outcome->set(std::move(outcomes.front()));
    });
    const auto done = outcome->wait(std::chrono::seconds(30));
    if (!done)
        return base::failed("issuing.not_committed");
    if (done->error)
        return *done->error;
    if (!done->result.isOk())
        return refused(done->result.code);
    return {};
}

base::Result<Delivery> IssuingService::credential(
    std::string_view agency, std::string_view accessToken, const Json& json)
{
    const base::UnixSeconds now = m_clock.now();
    MARU_TRY(offer, m_offers.byToken(agency, accessToken, now));
    MARU_TRY(request, vc::parseCredentialRequest(json));
    MARU_TRY(reader, m_node.read());
    MARU_TRY(found, issuer(*reader, agency));
    MARU_TRY(type, reader->get(kDomain, "types", offer.type));
    if (!type)
        return refused("issuing.configuration", "credential_configuration_id");
    const bool wantsSdJwt =
        hasFormat(*type, "dc+sd-jwt") && request.configuration == describe(*type, "dc+sd-jwt").id;
    const bool wantsDocument =
        hasFormat(*type, "ldp_vc") && request.configuration == describe(*type, "ldp_vc").id;
    if (!wantsSdJwt && !wantsDocument)
        return refused("issuing.configuration", "credential_configuration_id");
    if (request.proofs.size() != 1)
        return refused("vc.credential_request", "proofs", "one proof: an offer is one credential");
    vc::ProofExpectation expectation;
    expectation.audience = issuerUrl(agency);
    expectation.isFresh = [this, now](std::string_view nonce) { return m_nonces.take(nonce, now); };
    expectation.time.now = now;
    MARU_TRY(proof, vc::verifyProofJwt(request.proofs.front(), expectation));

    MARU_TRY(issue, reader->get(kDomain, "issues", offer.issue));
    if (!issue)
        return refused("issuing.unknown_issue");
    const std::string& state = issue->at("state").asString();
    if (state != "offered" && state != "issued")
        return refused("issuing.issue_state");
    MARU_CHECK(checkAccredited(*reader, agency, offer.type));
    const std::string thumbprint = proof.key.thumbprint();
    MARU_CHECK(m_offers.bindHolder(offer.id, thumbprint));
    MARU_TRY(claims, openRecord(*issue));
    MARU_TRY(made,
        wantsSdJwt ? makeSdJwt(found, *type, *issue, claims, proof)
                   : makeDocument(found, *type, *issue, claims, proof));
    // On the chain before it leaves the house. A wallet that lost the answer asks again with the same key.
    if (state == "offered")
        if (const auto marked = markIssued(agency, offer.issue, thumbprint); !marked) {
            // A second request of the same wallet may have been quicker.
            MARU_TRY(fresh, m_node.read());
            MARU_TRY(row, fresh->get(kDomain, "issues", offer.issue));
            if (!row || row->at("state").asString() != "issued")
                return marked.error();
        }
    return Delivery { std::move(made) };
}

base::Result<Json> IssuingService::makeSdJwt(const Issuer& issuer, const Json& type, const Json& issue,
    const Json& claims, const vc::HolderProof& holder) const
{
    vc::SdJwtVcContent content;
    content.issuer = issuer.row.at("url").asString();
    content.keyId = issuer.keys.es256Id;
    content.type = type.at("vct").asString();
    content.claims = claims;
    content.hidden = selectiveClaims(type, claims);
    content.holder = holder.key;
    content.status =
        vc::StatusReference { statusUri(issue.at("list").asString()), issue.at("index").asInteger(), "" };
    content.issuedAt = m_clock.now();
    content.notBefore = base::UnixSeconds(issue.at("valid_from").asInteger());
    content.expires = base::UnixSeconds(issue.at("valid_until").asInteger());
    content.decoys = 2;
    MARU_TRY(sdJwt, vc::issueSdJwtVc(content, *issuer.keys.es256));
    return Json(vc::toText(sdJwt));
}

base::Result<Json> IssuingService::makeDocument(const Issuer& issuer, const Json& type, const Json& issue,
    const Json& claims, const vc::HolderProof& holder) const
{
    const std::string& list = issue.at("list").asString();
    Json subject = claims;
    subject.set("id", holder.did.empty() ? did::didJwkOf(holder.key) : holder.did);
    Json statuses = Json::array();
    for (const char* purpose : { "revocation", "suspension" })
        statuses.push(vc::toStatusEntry(
            vc::StatusReference { statusUri(list) + "/" + purpose, issue.at("index").asInteger(), purpose }));
    const std::string& did = issuer.row.at("did").asString();
    Json document = Json::object({
        { "@context",
            Json::array(
                { vc::kCredentialsContext, Json::object({ { "@vocab", "urn:maru:vocabulary#" } }) }) },
        { "type", Json::array({ "VerifiableCredential", typeName(type.at("id").asString()) }) },
        { "issuer", did },
        { "validFrom", vc::timestampText(base::UnixSeconds(issue.at("valid_from").asInteger())) },
        { "validUntil", vc::timestampText(base::UnixSeconds(issue.at("valid_until").asInteger())) },
        { "credentialSubject", std::move(subject) },
        { "credentialStatus", std::move(statuses) },
    });
    vc::ProofOptions options;
    options.verificationMethod = did + "#" + issuer.keys.eddsaId;
    options.created = m_clock.now();
    return vc::addProof(std::move(document), options, *issuer.keys.eddsa);
}

} // namespace maru::issuing
