// SPDX-License-Identifier: Apache-2.0
// Opening and ending sessions.
#include "server/api/access.h"
#include "server/api/resources.h"
#include "server/api/session_proofs.h"

namespace maru::api {

namespace {

base::Json officerJson(const std::optional<Officer>& officer)
{
    if (!officer)
        return nullptr;
    const auto listOf = [](const auto& texts) {
        base::Json list = base::Json::array();
        for (const std::string& text : texts)
            list.push(text);
        return list;
    };
    return base::Json::object({ { "officer", officer->officer }, { "agency", officer->agency },
        { "agency_ko", officer->agencyKo }, { "agency_en", officer->agencyEn },
        { "name_ko", officer->nameKo }, { "name_en", officer->nameEn }, { "roles", listOf(officer->roles) },
        { "reads", listOf(officer->reads) }, { "rights", listOf(officer->rights) } });
}

/// Who may be named before anything is proven: a key, or an identifier of this chain.
bool isSubjectDid(const std::string& did)
{
    constexpr std::string_view kMethod = "did:maru:";
    constexpr std::size_t kIdentifierLetters = 26;
    if (crypto::publicKeyOf(did))
        return true;
    return did.starts_with(kMethod) && did.size() == kMethod.size() + kIdentifierLetters;
}

http::Response uncached(http::Response response)
{
    response.headers["Cache-Control"] = "no-store";
    return response;
}

} // namespace

base::Result<http::Response> postChallenge(const Services& services, const http::Request& request)
{
    MARU_TRY(body, base::parseJson(request.body));
    MARU_CHECK(base::onlyMembers(body, { "did" }));
    // A passkey or a certificate says itself who signs in.
    std::string did;
    if (body.find("did") != nullptr) {
        MARU_TRY(named, base::readString(body, "did"));
        if (!isSubjectDid(named))
            return base::refused("format.did", "did");
        did = named;
    }
    MARU_TRY(challenge, services.sessions.challenge(did, request.peer));
    return uncached(http::Response::json(
        200, base::Json::object({ { "challenge", challenge.text }, { "expires", challenge.expires } })));
}

base::Result<http::Response> postSession(const Services& services, const http::Request& request)
{
    MARU_TRY(body, base::parseJson(request.body));
    MARU_TRY(reader, services.node.read());
    MARU_TRY(proven, checkSessionProof(services, *reader, body));
    MARU_TRY(session, services.sessions.admit(proven, request.peer));
    MARU_TRY(officer, services.officer(*reader, session.did));
    if (officer)
        services.sessions.markOfficer(session.token);
    return uncached(http::Response::json(200,
        base::Json::object({ { "token", session.token }, { "expires", session.expires },
            { "did", session.did }, { "method", session.method }, { "officer", officerJson(officer) } })));
}

base::Result<http::Response> getSessions(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    const std::string_view token = bearerToken(request);
    if (token.empty())
        return base::refused("session.required");
    MARU_TRY(reader, services.node.read());
    MARU_CHECK(callerOf(services, request, *reader));
    MARU_TRY(own, services.sessions.find(token));
    base::Json::Array rows;
    for (const Sessions::Session& session : services.sessions.of(own.did))
        rows.push_back(base::Json::object({ { "id", session.id }, { "method", session.method },
            { "label", session.label }, { "started", session.started }, { "last_use", session.lastUse },
            { "expires", session.expires }, { "current", session.id == own.id } }));
    return uncached(listResponse(std::move(rows), {}, std::nullopt));
}

base::Result<http::Response> deleteSessionById(const Services& services, const http::Request& request)
{
    const std::string_view token = bearerToken(request);
    if (token.empty())
        return base::refused("session.required");
    MARU_TRY(reader, services.node.read());
    MARU_CHECK(callerOf(services, request, *reader));
    MARU_TRY(own, services.sessions.find(token));
    if (!services.sessions.closeById(own.did, pathParameter(request, "id")))
        return base::refused("session_list.unknown", "id");
    http::Response response;
    response.status = 204;
    return response;
}

base::Result<http::Response> deleteSession(const Services& services, const http::Request& request)
{
    const std::string_view token = bearerToken(request);
    if (token.empty())
        return base::refused("session.required");
    MARU_CHECK(services.sessions.find(token));
    services.sessions.close(token);
    http::Response response;
    response.status = 204;
    return response;
}

} // namespace maru::api
