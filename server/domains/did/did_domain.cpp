// SPDX-License-Identifier: Apache-2.0
// The domain's actions and queries by name.
#include "server/domains/did/did_domain.h"

#include "server/domains/did/handlers.h"

#include <map>

namespace maru::dids {

using base::Json;

namespace {

using Handler = Answer (*)(domain::Context&, const Json&);

const std::map<std::string, Handler, std::less<>>& handlers()
{
    static const std::map<std::string, Handler, std::less<>> s_handlers {
        { "create", &createDocument },
        { "update", &updateDocument },
        { "rotate", &rotateKey },
        { "addDevice", &addDevice },
        { "removeDevice", &removeDevice },
        { "addService", &addService },
        { "removeService", &removeService },
        { "deactivate", &deactivateDocument },
        { "setGuardians", &setGuardians },
        { "requestRecovery", &requestRecovery },
        { "approveRecovery", &approveRecovery },
        { "cancelRecovery", &cancelRecovery },
        { "recoverInPerson", &recoverInPerson },
    };
    return s_handlers;
}

} // namespace

DidDomain::DidDomain() : m_spec(makeSpec()) { }

base::Result<Json> DidDomain::execute(
    domain::Context& context, const std::string& action, const Json& payload)
{
    const auto found = handlers().find(action);
    MARU_ASSERT(found != handlers().end());
    return found->second(context, payload);
}

base::Status DidDomain::onDue(domain::Context& context, const domain::DueEntry& entry)
{
    return onRecoveryDue(context, entry.payload);
}

base::Result<Json> DidDomain::query(
    const domain::QueryView& view, const std::string& name, const Json& arguments) const
{
    MARU_ASSERT(name == "ofKey");
    MARU_TRY(key, view.get("did", "keys", arguments.at("key").asString()));
    if (!key)
        return base::refused("did.unknown_key", "key");
    MARU_TRY(document, view.get("did", "documents", key->at("did").asString()));
    MARU_ASSERT(document.has_value());
    return Json::object({ { "key", *key }, { "document", *document } });
}

std::unique_ptr<domain::Domain> makeDidDomain()
{
    return std::make_unique<DidDomain>();
}

} // namespace maru::dids
