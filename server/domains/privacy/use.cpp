// SPDX-License-Identifier: Apache-2.0
// Who may see what: reveals, consents to passing on, suspension.
#include "server/domains/privacy/handlers.h"

#include "server/domains/common/rows.h"

#include <set>

namespace maru::privacy {

using base::refused;

namespace {

bool isOneOf(const Json& text, std::initializer_list<std::string_view> words)
{
    for (const std::string_view word : words)
        if (text.asString() == word)
            return true;
    return false;
}

} // namespace

Result<Json> reveal(Context& context, const Json& payload)
{
    MARU_TRY(officer, officerOf(context));
    const std::string& id = payload.at("record").asString();
    MARU_TRY(record, recordAt(context, id, "payload.record"));
    if (!hasState(record, { "held", "separating", "separate", "due" }))
        return refused("privacy.record_state", "payload.record");
    const Json& purpose = payload.at("purpose");
    if (record.at("suspended").asBoolean() && !isOneOf(purpose, { "request", "law" }))
        return refused("privacy.suspended", "payload.purpose");
    // What is kept for another law serves that law only.
    if (hasState(record, { "separate" }) && !isOneOf(purpose, { "request", "law", "audit" }))
        return refused("privacy.kept_by_law", "payload.purpose");
    if (record.at("agency").asString() != officer.agency) {
        const auto recipient =
            context.state().get("recipients", record.at("class").asString() + "/" + officer.agency);
        if (!recipient || !hasState(*recipient, { "active" }))
            return refused("privacy.not_recipient", "payload.record");
    }
    std::set<std::string> seen;
    for (const Json& field : payload.at("fields").asArray())
        if (!seen.insert(field.asString()).second)
            return refused("privacy.duplicate_in_list", "payload.fields");
    MARU_TRY(row, domains::freshId('v', context, "reveals"));
    context.state().put("reveals", row,
        Json::object({ { "id", row }, { "record", id }, { "class", record.at("class") },
            { "holder", record.at("agency") }, { "agency", officer.agency }, { "officer", officer.officer },
            { "did", context.signer() }, { "fields", payload.at("fields") }, { "purpose", purpose },
            { "reason", payload.at("reason") }, { "revealed_at", context.block().time },
            { "transaction", context.transactionId() } }));
    return Json::object({ { "reveal", row } });
}

Result<Json> giveConsent(Context& context, const Json& payload)
{
    const std::string& recordClass = payload.at("class").asString();
    MARU_CHECK(classAt(context, recordClass, "payload.class"));
    std::set<std::string> seen;
    for (const Json& agency : payload.at("recipients").asArray()) {
        if (!seen.insert(agency.asString()).second)
            return refused("privacy.duplicate_in_list", "payload.recipients");
        const auto recipient = context.state().get("recipients", recordClass + "/" + agency.asString());
        if (!recipient || !hasState(*recipient, { "active" }))
            return refused("privacy.unknown_recipient", "payload.recipients");
    }
    const std::int64_t until = payload.integerOr("until", 0);
    if (until != 0 && until <= context.block().time.count())
        return refused("privacy.until", "payload.until");
    MARU_TRY(id, domains::freshId('c', context, "consents"));
    context.state().put("consents", id,
        Json::object({ { "id", id }, { "subject", context.signer() }, { "class", recordClass },
            { "recipients", payload.at("recipients") }, { "purpose", payload.at("purpose") },
            { "state", "given" }, { "given_at", context.block().time }, { "until", until },
            { "withdrawn_at", 0 } }));
    return Json::object({ { "consent", id } });
}

Result<Json> withdrawConsent(Context& context, const Json& payload)
{
    const std::string& id = payload.at("consent").asString();
    auto row = context.state().get("consents", id);
    // Somebody else's consent is as unknown as one that is not there.
    if (!row || row->at("subject").asString() != context.signer())
        return refused("privacy.unknown_consent", "payload.consent");
    if (!hasState(*row, { "given" }))
        return refused("privacy.consent_state", "payload.consent");
    row->set("state", "withdrawn");
    row->set("withdrawn_at", context.block().time);
    context.state().put("consents", id, std::move(*row));
    return Json::object();
}

Result<Json> liftSuspension(Context& context, const Json& payload)
{
    MARU_TRY(officer, officerOf(context));
    MARU_TRY(record, recordAt(context, payload.at("record").asString(), "payload.record"));
    if (record.at("agency").asString() != officer.agency)
        return refused("privacy.other_agency", "payload.record");
    if (!record.at("suspended").asBoolean())
        return refused("privacy.not_suspended", "payload.record");
    record.set("suspended", false);
    saveRecord(context, std::move(record));
    return Json::object();
}

} // namespace maru::privacy
