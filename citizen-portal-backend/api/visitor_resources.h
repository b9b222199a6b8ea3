// SPDX-License-Identifier: Apache-2.0
// Signing in and out, a visitor's sessions, and what the chain server shows to the person alone.
//
// | call | what it does |
// |---|---|
// | POST /api/session/challenge {did?} | asks the chain server for a challenge |
// | POST /api/session {proof} | the chain server checks the proof (docs/api.md, Sessions); answers with a cookie and {did, method, expires, csrf} |
// | GET /api/session | {signed_in, did?, method?, started?, expires?, csrf?} |
// | DELETE /api/session | signs out |
// | GET /api/sessions, DELETE /api/sessions/{id} | the person's sessions on every device |
// | GET, POST, DELETE /api/me/{rest} | passed to /v1/privacy/me/{rest} with the person's token |
// | GET /api/own/{domain}/{query} | passed to /v1/query/{domain}/{query} with the person's token |
// | GET, POST /api/issuing {issue} | credentials that wait for the person, and an offer of one: /v1/issuing/me |
// Everything but GET needs the header Maru-Csrf, once signed in; refused `portal.forgery`, `session.required`.
#pragma once

#include "citizen-portal-backend/api/services.h"
#include "citizen-portal-backend/api/visitor_sessions.h"

namespace maru::portal {

enum class CookieScope {
    Secure, ///< behind https: "__Host-" cookie, sent over TLS only
    Plain, ///< practice on this machine without TLS
};

/// What is passed by reference outlives the server.
void addVisitorResources(
    http::Router& router, Services& services, VisitorSessions& sessions, CookieScope scope);

} // namespace maru::portal
