// SPDX-License-Identifier: Apache-2.0
// OpenID4VP: responses and their verification.
#include "shared/identity/oid4vp.h"

#include "shared/identity/form.h"

#include <algorithm>

namespace maru::vc {

using base::Json;

namespace {

constexpr std::size_t kMaxResponseBytes = 1024 * 1024;
constexpr std::size_t kMaxQueries = 16;
constexpr std::size_t kMaxPresentations = 16;

base::Error badResponse(std::string field, std::string detail = {})
{
    return base::refused("vc.response", std::move(field), std::move(detail));
}

base::Status readVpToken(const Json& token, PresentationResponse& response)
{
    if (!token.isObject() || token.asObject().empty() || token.asObject().size() > kMaxQueries)
        return badResponse("vp_token", "an object by credential query");
    for (const auto& [id, list] : token.asObject()) {
        if (!list.isArray() || list.asArray().empty() || list.asArray().size() > kMaxPresentations)
            return badResponse("vp_token." + id, "a list of presentations");
        for (const Json& item : list.asArray()) {
            if (!item.isString() && !item.isObject())
                return badResponse("vp_token." + id, "text or object");
        }
        response.presentations.emplace(id, list.asArray());
    }
    return {};
}

/// One presentation, verified, in the form in which queries are matched, and in that which callers want.
struct VerifiedOne {
    HeldCredential held;
    Presented presented;
};

base::Result<VerifiedOne> verifySdJwtOne(const Json& item, const CredentialQuery& query,
    const PresentationRequest& request, const ResponseCheck& check)
{
    if (!item.isString())
        return base::refused("vc.dcql_mismatch", query.id, "an SD-JWT is text");
    SdJwtVcCheck asked;
    asked.time = check.time;
    asked.issuerKey = check.issuerKey;
    asked.status = check.status;
    asked.keyBindingMaxAgeSeconds = check.keyBindingMaxAgeSeconds;
    if (query.needsHolderBinding)
        asked.keyBinding = KeyBindingRequest { request.client.full, request.nonce };
    MARU_TRY(credential, verifySdJwtVc(item.asString(), asked));
    VerifiedOne one;
    one.held = HeldCredential { std::string(kSdJwtVcType), credential.type, {}, credential.claims,
        credential.isKeyBound };
    one.presented = Presented { query.id, one.held.format, credential.type, credential.issuer,
        std::move(credential.claims), credential.holder, {} };
    return one;
}

base::Result<VerifiedOne> verifyW3cOne(const Json& item, const CredentialQuery& query,
    const PresentationRequest& request, const ResponseCheck& check)
{
    if (!item.isObject())
        return base::refused("vc.dcql_mismatch", query.id, "a W3C presentation is an object");
    std::string holder;
    Credential credential;
    if (query.needsHolderBinding) {
        PresentationCheck asked;
        asked.time = check.time;
        asked.method = check.method;
        asked.status = check.status;
        asked.challenge = request.nonce;
        asked.domain = request.client.full;
        MARU_TRY(presentation, verifyPresentation(item, asked));
        if (presentation.credentials.size() != 1)
            return base::refused("vc.dcql_mismatch", query.id, "one credential a presentation");
        holder = std::move(presentation.holder);
        credential = std::move(presentation.credentials.front());
    } else {
        MARU_TRY(single, verifyCredential(item, CredentialCheck { check.time, check.method, check.status }));
        credential = std::move(single);
    }
    VerifiedOne one;
    one.held = HeldCredential { "ldp_vc", {}, credential.types, credential.json, !holder.empty() };
    one.presented = Presented { query.id, "ldp_vc", credential.types.back(), credential.issuer,
        std::move(credential.json), std::nullopt, std::move(holder) };
    return one;
}

} // namespace

base::Result<PresentationResponse> parseResponse(std::string_view form)
{
    if (form.size() > kMaxResponseBytes)
        return badResponse({}, "too long");
    const auto fields = parseForm(form);
    if (!fields)
        return badResponse(fields.error().field, fields.error().detail);
    PresentationResponse response;
    if (const std::string* state = fieldOf(*fields, "state"))
        response.state = *state;
    const std::string* token = fieldOf(*fields, "vp_token");
    const std::string* error = fieldOf(*fields, "error");
    if ((token != nullptr) == (error != nullptr))
        return badResponse("vp_token", "exactly one of vp_token and error");
    if (error != nullptr) {
        response.error = error->substr(0, 128);
        if (const std::string* description = fieldOf(*fields, "error_description"))
            response.errorDescription = description->substr(0, 1024);
        if (response.error.empty())
            return badResponse("error");
        return response;
    }
    const auto json = base::parseJson(*token);
    if (!json)
        return badResponse("vp_token", json.error().code);
    MARU_CHECK(readVpToken(*json, response));
    return response;
}

std::string responseForm(const PresentationResponse& response)
{
    FormFields fields;
    if (!response.error.empty()) {
        fields.emplace_back("error", response.error);
        if (!response.errorDescription.empty())
            fields.emplace_back("error_description", response.errorDescription);
    } else {
        Json token = Json::object();
        for (const auto& [id, list] : response.presentations)
            token.set(id, Json(Json::Array(list)));
        fields.emplace_back("vp_token", base::canonical(token));
    }
    if (!response.state.empty())
        fields.emplace_back("state", response.state);
    return formText(fields);
}

base::Result<std::vector<Presented>> verifyResponse(
    const PresentationResponse& response, const PresentationRequest& request, const ResponseCheck& check)
{
    if (!base::equalConstantTime(base::asBytes(response.state), base::asBytes(request.state)))
        return base::refused("vc.response_state", "state");
    if (!response.error.empty())
        return badResponse("error", response.error);
    std::map<std::string, std::vector<HeldCredential>> received;
    std::vector<Presented> presented;
    for (const auto& [id, list] : response.presentations) {
        const CredentialQuery* query = request.query.credential(id);
        if (query == nullptr)
            return base::refused("vc.dcql_unasked", id);
        for (const Json& item : list) {
            auto one = query->format == "ldp_vc" ? verifyW3cOne(item, *query, request, check)
                                                 : verifySdJwtOne(item, *query, request, check);
            if (!one)
                return one.error();
            received[id].push_back(std::move(one->held));
            presented.push_back(std::move(one->presented));
        }
    }
    MARU_CHECK(checkAnswer(request.query, received));
    return presented;
}

} // namespace maru::vc
