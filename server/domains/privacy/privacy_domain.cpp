// SPDX-License-Identifier: Apache-2.0
// The domain: genesis, and which function an action is.
#include "server/domains/privacy/privacy_domain.h"

#include "server/domains/privacy/handlers.h"

namespace maru::privacy {

using base::refused;

namespace {

using Handler = Result<Json> (*)(Context& context, const Json& payload);

const std::map<std::string, Handler, std::less<>>& actionHandlers()
{
    static const std::map<std::string, Handler, std::less<>> s_handlers {
        { "registerKeeper", &registerKeeper },
        { "endKeeper", &endKeeper },
        { "commit", &commitRecords },
        { "confirmSeparated", &confirmSeparated },
        { "certify", &certify },
        { "decline", &decline },
        { "defineClass", &defineClass },
        { "retireClass", &retireClass },
        { "endPurpose", &endPurpose },
        { "destroy", &destroy },
        { "destroyByOrder", &destroyByOrder },
        { "reveal", &reveal },
        { "addRecipient", &addRecipient },
        { "endRecipient", &endRecipient },
        { "liftSuspension", &liftSuspension },
        { "giveConsent", &giveConsent },
        { "withdrawConsent", &withdrawConsent },
        { "request", &makeRequest },
        { "withdrawRequest", &withdrawRequest },
        { "answerRequest", &answerRequest },
    };
    return s_handlers;
}

Status eachOf(const domain::DomainSpec& spec, Context& context, const Json& section, std::string_view member,
    std::string_view action)
{
    const Json* list = section.find(member);
    if (list == nullptr)
        return {};
    if (!list->isArray())
        return refused("schema.type", "privacy." + std::string(member));
    const domain::ActionSpec* found = spec.action(action);
    MARU_ASSERT(found != nullptr);
    std::size_t at = 0;
    for (const Json& one : list->asArray()) {
        const std::string prefix = "privacy." + std::string(member) + "[" + std::to_string(at++) + "].";
        MARU_CHECK(schema::validate(found->payload, one, prefix));
        auto done = actionHandlers().find(action)->second(context, one);
        if (!done)
            return done.error();
    }
    return {};
}

} // namespace

PrivacyDomain::PrivacyDomain() : m_spec(makeSpec()) { }

Status PrivacyDomain::genesis(Context& context, const Json& section)
{
    if (section.isNull())
        return {};
    MARU_CHECK(base::onlyMembers(section, { "keepers", "classes", "recipients" }, "privacy."));
    MARU_CHECK(eachOf(m_spec, context, section, "keepers", "registerKeeper"));
    MARU_CHECK(eachOf(m_spec, context, section, "classes", "defineClass"));
    return eachOf(m_spec, context, section, "recipients", "addRecipient");
}

Result<Json> PrivacyDomain::execute(Context& context, const std::string& action, const Json& payload)
{
    const auto found = actionHandlers().find(action);
    MARU_ASSERT(found != actionHandlers().end());
    return found->second(context, payload);
}

Status PrivacyDomain::onDue(Context& context, const domain::DueEntry& entry)
{
    if (entry.payload.at("due").asString() == "sweep")
        return onSweep(context, entry.payload);
    return onDeadline(context, entry.payload);
}

Result<Json> PrivacyDomain::query(
    const domain::QueryView& view, const std::string& name, const Json& arguments) const
{
    if (name == "toAsk")
        return queryToAsk(view, arguments);
    if (name == "retention")
        return queryRetention(view);
    return refused("query.unknown", {}, name);
}

std::unique_ptr<domain::Domain> makePrivacyDomain()
{
    return std::make_unique<PrivacyDomain>();
}

} // namespace maru::privacy
