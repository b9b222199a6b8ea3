// SPDX-License-Identifier: Apache-2.0
// The table of routes.
#include "server/api/issuing_resources.h"
#include "server/api/resolver.h"
#include "server/api/resources.h"

namespace maru::api {

http::Router makeRouter(const Services& services)
{
    http::Router router;
    const auto get = [&](const char* path, Resource resource) {
        router.get(path, handle(services, resource));
    };
    get("/healthz", &getHealth);
    get("/metrics", &getMetrics);
    get("/openapi.json", &getOpenApi);
    get("/v1/node", &getNode);
    get("/v1/genesis", &getGenesis);
    get("/v1/domains", &getDomains);
    get("/v1/errors", &getErrors);
    get("/v1/transactions", &getTransactions);
    get("/v1/transactions/{id}", &getTransaction);
    get("/v1/transactions/{id}/status", &getTransactionStatus);
    get("/v1/transactions/{id}/receipt", &getReceipt);
    get("/v1/head", &getHead);
    get("/v1/checkpoint", &getCheckpoint);
    get("/v1/blocks", &getBlocks);
    get("/v1/blocks/{height}", &getBlock);
    get("/v1/blocks/{height}/leaves", &getLeaves);
    get("/v1/log/consistency", &getConsistency);
    get("/v1/log/inclusion", &getInclusion);
    get("/v1/state/{domain}/{table}/{key...}", &getStateProof);
    get("/v1/export", &getExport);
    get("/v1/elections/{id}/rings/{ring}", &getElectionRing);
    get("/v1/elections/{id}/sums", &getElectionSums);
    get("/v1/elections/{id}/record", &getElectionRecord);
    get("/v1/query/{domain}/{query}", &getQuery);
    get("/v1/vault/status", &getVaultStatus);
    get("/v1/vault/records", &getVaultRecords);
    get("/v1/vault/records/{id}", &getVaultRecord);
    router.post("/v1/vault/records", handle(services, &postVaultRecord));
    router.post("/v1/vault/records/batch", handle(services, &postVaultRecords));
    router.post("/v1/vault/voters", handle(services, &postVaultVoters));
    get("/v1/privacy/me/records", &getMyRecords);
    get("/v1/privacy/me/records/{id}", &getMyRecord);
    get("/v1/privacy/me/access", &getMyAccess);
    router.post("/v1/privacy/me/details", handle(services, &postMyDetails));
    get("/v1/privacy/destructions/{id}/certificate", &getDestructionCertificate);
    get("/v1/proposals", &getProposals);
    get("/v1/proposals/{id}", &getProposal);
    get("/v1/proposals/{id}/preview", &previewProposal);
    router.post("/v1/transactions/preview", handle(services, &previewTransaction));
    router.post("/v1/sessions/challenge", handle(services, &postChallenge));
    router.post("/v1/sessions", handle(services, &postSession));
    router.remove("/v1/sessions", handle(services, &deleteSession));
    get("/v1/sessions", &getSessions);
    router.remove("/v1/sessions/{id}", handle(services, &deleteSessionById));
    router.postAsync("/v1/transactions", [&services](const http::Request& request, http::Responder respond) {
        submitTransactions(services, request, std::move(respond));
    });
    const auto identifier = [&services](
                                const http::Request& request) { return getIdentifier(services, request); };
    router.get("/1.0/identifiers/{identifier...}", identifier);
    router.post("/1.0/identifiers/{identifier...}", identifier);
    router.stream(
        "/v1/stream", [&services](const http::Request& request, std::shared_ptr<http::EventSink> sink) {
            openStream(services, request, sink);
        });
    addIssuingRoutes(router, services);
    router.after([](const http::Request&, http::Response& response) {
        response.headers.try_emplace("Cache-Control", "no-store");
        response.headers.try_emplace("X-Content-Type-Options", "nosniff");
        response.headers.try_emplace("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.headers.try_emplace("Strict-Transport-Security", "max-age=31536000");
    });
    return router;
}

} // namespace maru::api
