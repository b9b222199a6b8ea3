// SPDX-License-Identifier: Apache-2.0
// Opening and ending sessions.
#include "server/api/access.h"
#include "server/api/resources.h"

namespace maru::api {

namespace {

base::Json officerJson(const std::optional<Officer>& officer)
{
    if (!officer)
        return nullptr;
    base::Json roles = base::Json::array();
    for (const std::string& role : officer->roles)
        roles.push(role);
    return base::Json::object({ { "agency", officer->agency }, { "agency_ko", officer->agencyKo },
        { "agency_en", officer->agencyEn }, { "name_ko", officer->nameKo }, { "name_en", officer->nameEn },
        { "roles", std::move(roles) } });
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
    MARU_TRY(did, base::readString(body, "did"));
    MARU_TRY(challenge, services.sessions.challenge(did, request.peer));
    return uncached(http::Response::json(
        200, base::Json::object({ { "challenge", challenge.text }, { "expires", challenge.expires } })));
}

base::Result<http::Response> postSession(const Services& services, const http::Request& request)
{
    MARU_TRY(body, base::parseJson(request.body));
    MARU_CHECK(base::onlyMembers(body, { "did", "challenge", "signature" }));
    MARU_TRY(did, base::readString(body, "did"));
    MARU_TRY(challenge, base::readString(body, "challenge"));
    MARU_TRY(signature, base::readString(body, "signature"));
    MARU_TRY(
        session, services.sessions.open(services.node.chainId(), did, challenge, signature, request.peer));
    MARU_TRY(reader, services.node.read());
    MARU_TRY(officer, services.officer(*reader, session.did));
    if (officer)
        services.sessions.markOfficer(session.token);
    return uncached(http::Response::json(200,
        base::Json::object({ { "token", session.token }, { "expires", session.expires },
            { "did", session.did }, { "officer", officerJson(officer) } })));
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
