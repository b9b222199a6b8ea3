// SPDX-License-Identifier: Apache-2.0
// Proofs of presence and absence in the newest state.
#include "server/api/access.h"
#include "server/api/resources.h"

namespace maru::api {

base::Result<http::Response> getStateProof(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    const std::string& domainName = pathParameter(request, "domain");
    const std::string& tableName = pathParameter(request, "table");
    const std::string& key = pathParameter(request, "key");
    const domain::Domain* found = services.node.registry().find(domainName);
    if (found == nullptr)
        return base::refused("api.unknown_domain", "domain");
    const domain::TableSpec* table = found->spec().table(tableName);
    if (table == nullptr)
        return base::refused("api.unknown_table", "table");
    if (table->visibility == domain::Visibility::Restricted) {
        MARU_TRY(reader, services.node.read());
        MARU_TRY(caller, callerOf(services, request, *reader));
        if (!isReader(found->spec(), caller))
            return restrictedError(caller);
    }
    const auto isPrintable = [](char c) { return c >= 0x20 && c <= 0x7e; };
    for (const char c : key)
        if (!isPrintable(c))
            return base::refused("query.parameter", "key");
    if (key.empty() || key.size() > 200)
        return base::refused("query.parameter", "key");
    MARU_TRY(proof, services.node.stateProof(domainName, tableName, key));
    return http::Response::json(200, ledger::toJson(proof));
}

} // namespace maru::api
