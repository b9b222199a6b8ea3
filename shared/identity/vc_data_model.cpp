// SPDX-License-Identifier: Apache-2.0
// Credentials and presentations of VC Data Model 2.0: structure, times, status, holder.
#include "shared/identity/vc_data_model.h"

#include "shared/identity/bitstring_status_list.h"

#include <algorithm>

namespace maru::vc {

using base::Json;

namespace {

constexpr std::size_t kMaxTypes = 16;
constexpr std::size_t kMaxSubjects = 16;
constexpr std::size_t kMaxStatuses = 8;
constexpr std::size_t kMaxCredentials = 16;

base::Error badCredential(std::string field, std::string detail = {})
{
    return base::refused("vc.document", std::move(field), std::move(detail));
}

base::Status checkContext(const Json& json)
{
    const Json* context = json.find("@context");
    if (context == nullptr || !context->isArray() || context->asArray().empty()
        || context->asArray().size() > kMaxTypes || !context->asArray().front().isString()
        || context->asArray().front().asString() != kCredentialsContext)
        return badCredential("@context", "the first context must be that of VCDM 2.0");
    return {};
}

base::Result<std::vector<std::string>> readTypes(const Json& json, std::string_view needed)
{
    const Json* type = json.find("type");
    std::vector<std::string> types;
    if (type != nullptr && type->isString()) {
        types.push_back(type->asString());
    } else if (type != nullptr && type->isArray() && type->asArray().size() <= kMaxTypes) {
        for (const Json& item : type->asArray()) {
            if (!item.isString())
                return badCredential("type", "a type is text");
            types.push_back(item.asString());
        }
    }
    if (std::find(types.begin(), types.end(), needed) == types.end())
        return badCredential("type", std::string(needed));
    return types;
}

/// Text, or the "id" of an object.
base::Result<std::string> readParty(const Json& json, const char* name)
{
    const Json* party = json.find(name);
    if (party != nullptr && party->isObject())
        party = party->find("id");
    if (party == nullptr || !party->isString() || party->asString().empty() || party->asString().size() > 2048
        || party->asString().find(':') == std::string::npos)
        return badCredential(name, "no URL");
    return party->asString();
}

base::Result<std::optional<base::UnixSeconds>> readMoment(const Json& json, const char* name)
{
    const Json* value = json.find(name);
    if (value == nullptr)
        return std::optional<base::UnixSeconds>();
    if (!value->isString())
        return badCredential(name, "no dateTimeStamp");
    const auto time = parseTimestamp(value->asString());
    if (!time)
        return badCredential(name, "no dateTimeStamp");
    return std::optional<base::UnixSeconds>(*time);
}

/// "did:…" of "did:…#key".
std::string ownerOf(const std::string& method)
{
    return method.substr(0, method.find('#'));
}

} // namespace

base::Result<Credential> parseCredential(const Json& json)
{
    if (!json.isObject())
        return badCredential({}, "no object");
    MARU_CHECK(checkContext(json));
    Credential credential;
    MARU_TRY(types, readTypes(json, "VerifiableCredential"));
    MARU_TRY(issuer, readParty(json, "issuer"));
    MARU_TRY(validFrom, readMoment(json, "validFrom"));
    MARU_TRY(validUntil, readMoment(json, "validUntil"));
    if (validFrom && validUntil && *validFrom > *validUntil)
        return badCredential("validUntil", "before validFrom");
    if (const Json* id = json.find("id")) {
        if (!id->isString() || id->asString().find(':') == std::string::npos)
            return badCredential("id", "no URL");
        credential.id = id->asString();
    }
    const Json* subject = json.find("credentialSubject");
    if (subject != nullptr && subject->isArray() && !subject->asArray().empty()
        && subject->asArray().size() <= kMaxSubjects)
        credential.subjects = subject->asArray();
    else if (subject != nullptr && subject->isObject())
        credential.subjects.push_back(*subject);
    for (const Json& item : credential.subjects) {
        if (!item.isObject() || item.asObject().empty())
            return badCredential("credentialSubject", "says nothing");
    }
    if (credential.subjects.empty())
        return badCredential("credentialSubject");
    if (const Json* status = json.find("credentialStatus")) {
        Json::Array entries;
        if (status->isArray())
            entries = status->asArray();
        else
            entries.push_back(*status);
        if (entries.empty() || entries.size() > kMaxStatuses)
            return badCredential("credentialStatus");
        // A kind that we cannot look up is refused: passing it over would take a revoked credential for a good one.
        for (const Json& entry : entries) {
            MARU_TRY(reference, fromStatusEntry(entry));
            credential.statuses.push_back(std::move(reference));
        }
    }
    credential.json = json;
    credential.types = std::move(types);
    credential.issuer = std::move(issuer);
    credential.validFrom = validFrom;
    credential.validUntil = validUntil;
    return credential;
}

base::Status checkCredential(const Credential& credential, const TimeCheck& time)
{
    if (credential.validFrom && credential.validFrom->count() > time.now.count() + time.skewSeconds)
        return base::refused("vc.not_yet_valid", "validFrom");
    if (credential.validUntil && credential.validUntil->count() <= time.now.count() - time.skewSeconds)
        return base::refused("vc.expired", "validUntil");
    return {};
}

base::Result<Credential> verifyCredential(const Json& json, const CredentialCheck& check)
{
    MARU_TRY(credential, parseCredential(json));
    ProofCheck proof;
    proof.time = check.time;
    proof.method = check.method;
    MARU_TRY(method, verifyProof(json, proof));
    if (ownerOf(method) != credential.issuer)
        return base::refused("vc.proof_issuer", "proof.verificationMethod");
    MARU_CHECK(checkCredential(credential, check.time));
    if (check.status) {
        for (const StatusReference& reference : credential.statuses)
            MARU_CHECK(requireValid(reference, check.status));
    }
    return credential;
}

Json makePresentation(std::string_view holder, const std::vector<Json>& credentials)
{
    Json list = Json::array();
    for (const Json& credential : credentials)
        list.push(credential);
    return Json::object({ { "@context", Json::array({ kCredentialsContext }) },
        { "type", Json::array({ "VerifiablePresentation" }) }, { "holder", holder },
        { "verifiableCredential", std::move(list) } });
}

base::Result<Presentation> verifyPresentation(const Json& json, const PresentationCheck& check)
{
    if (!json.isObject())
        return badCredential({}, "no object");
    MARU_CHECK(checkContext(json));
    MARU_CHECK(readTypes(json, "VerifiablePresentation"));
    ProofCheck proof;
    proof.time = check.time;
    proof.purpose = "authentication";
    proof.method = check.method;
    proof.challenge = check.challenge;
    proof.domain = check.domain;
    MARU_TRY(method, verifyProof(json, proof));
    Presentation presentation;
    presentation.holder = ownerOf(method);
    if (json.find("holder") != nullptr) {
        MARU_TRY(holder, readParty(json, "holder"));
        if (holder != presentation.holder)
            return base::refused("vc.holder_mismatch", "holder");
    }
    const Json* credentials = json.find("verifiableCredential");
    Json::Array list;
    if (credentials != nullptr && credentials->isArray())
        list = credentials->asArray();
    else if (credentials != nullptr)
        list.push_back(*credentials);
    if (list.empty() || list.size() > kMaxCredentials)
        return badCredential("verifiableCredential");
    for (const Json& item : list) {
        MARU_TRY(
            credential, verifyCredential(item, CredentialCheck { check.time, check.method, check.status }));
        for (const Json& subject : credential.subjects) {
            if (subject.stringOr("id", "") != presentation.holder)
                return base::refused("vc.holder_mismatch", "credentialSubject.id");
        }
        presentation.credentials.push_back(std::move(credential));
    }
    return presentation;
}

} // namespace maru::vc
