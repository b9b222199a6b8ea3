// SPDX-License-Identifier: Apache-2.0
// Documents and versions.
#include "server/domains/did/records.h"

#include "server/domains/common/rows.h"
#include "server/domains/did/identifiers.h"
#include "server/domains/did/keys.h"

namespace maru::dids {

using base::Json;
using base::refused;

base::Result<Json> findActive(const domain::StateView& state, const std::string& did, const std::string& path)
{
    auto document = isMaruDid(did) ? state.get("documents", did) : std::nullopt;
    if (!document)
        return refused("did.unknown", path);
    if (document->at("state").asString() != "active")
        return refused("did.deactivated", path);
    return std::move(*document);
}

base::Status mayChange(domain::Context& context, const Json& document)
{
    if (isListedWith(document, context.signer(), { "control" }))
        return {};
    // One step only: what controls the controller controls nothing here.
    const std::string& controller = document.at("controller").asString();
    if (!controller.empty()) {
        const auto row = context.state().get("documents", controller);
        if (row && row->at("state").asString() == "active"
            && isListedWith(*row, context.signer(), { "control" }))
            return {};
    }
    return refused("did.not_controller", "signer");
}

Json store(domain::Context& context, Json document, const std::string& change)
{
    const std::int64_t version = document.integerOr("version", 0) + 1;
    const std::string did = document.at("did").asString();
    document.set("version", version);
    document.set("updated", context.block().time);
    document.set("transaction", context.transactionId());
    const std::string key = did + '/' + domains::padded(version, kVersionDigits);
    Json row = Json::object({ { "did", did }, { "version", version }, { "time", context.block().time },
        { "transaction", context.transactionId() }, { "change", change } });
    for (const char* member : { "state", "kind", "controller", "keys", "services" })
        row.set(member, document.at(member));
    context.state().put("versions", key, std::move(row));
    context.state().put("documents", did, std::move(document));
    context.emit(change == "create"  ? "did.created"
            : change == "deactivate" ? "did.deactivated"
                                     : "did.changed",
        Json::object({ { "did", did }, { "version", version }, { "change", change } }));
    return Json::object({ { "did", did }, { "version", version } });
}

} // namespace maru::dids
