// SPDX-License-Identifier: Apache-2.0
// Node, genesis, health and the domains' declarations.
#include "server/api/resources.h"

#include "shared/ledger/header.h"

namespace maru::api {

base::Result<http::Response> getNode(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    const ledger::SignedHeader head = services.node.head();
    MARU_TRY(reader, services.node.read());
    MARU_TRY(first, reader->block(base::Height(0)));
    if (!first)
        return base::failed("store.read", "no genesis block");
    return http::Response::json(200,
        base::Json::object({
            { "chain", services.node.chainId() },
            { "node", services.node.nodeDid() },
            { "version", services.version },
            { "height", head.header.height },
            { "head", ledger::headerHash(head.header) },
            { "time", head.header.time },
            { "genesis_hash", first->header.header.previous },
            { "parameters_version", head.header.parametersVersion },
            { "now", services.clock.now() },
            { "queue", services.node.metrics().mempoolSize },
        }));
}

base::Result<http::Response> getGenesis(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    MARU_TRY(reader, services.node.read());
    MARU_TRY(genesis, reader->genesis());
    return http::Response::json(200, genesis);
}

base::Result<http::Response> getHealth(const Services& services, const http::Request&)
{
    const bool failed = services.node.hasFailed();
    return http::Response::json(
        failed ? 503 : 200, base::Json::object({ { "status", failed ? "failed" : "ok" } }));
}

base::Result<http::Response> getDomains(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    base::Json list = base::Json::array();
    for (const auto& [name, domain] : services.node.registry().all())
        list.push(domain::toJson(domain->spec()));
    return http::Response::json(200, base::Json::object({ { "domains", std::move(list) } }));
}

} // namespace maru::api
