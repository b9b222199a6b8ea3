// SPDX-License-Identifier: Apache-2.0
// Requests of the people concerned (PIPA articles 35 to 37), and their deadline.
#include "server/domains/privacy/handlers.h"

#include "server/domains/common/rows.h"

namespace maru::privacy {

using base::refused;

namespace {

constexpr std::int64_t kDaySeconds = 86'400;

Result<Json> openRequest(Context& context, const Json& payload)
{
    auto row = context.state().get("requests", payload.at("request").asString());
    if (!row)
        return refused("privacy.unknown_request", "payload.request");
    if (!hasState(*row, { "open" }))
        return refused("privacy.request_state", "payload.request");
    return std::move(*row);
}

/// Without the answer's reason: that is the person's to read, and orders are public.
Status orderFor(Context& context, const Json& request, const domain::OfficerInfo& officer, Json record,
    std::string_view basis)
{
    Order order;
    MARU_TRY(orderId, domains::freshId('d', context, "destructions"));
    order.id = std::move(orderId);
    order.recordClass = record.at("class").asString();
    order.basis = basis;
    order.reference = request.at("id").asString();
    order.officer = officer.officer;
    order.did = context.signer();
    order.agency = officer.agency;
    std::vector<Json> records;
    records.push_back(std::move(record));
    orderDestruction(context, order, std::move(records));
    return {};
}

/// What an accepted request brings about.
Status carryOut(
    Context& context, const Json& request, const Json& payload, const domain::OfficerInfo& officer)
{
    const std::string& kind = request.at("kind").asString();
    if (kind == "access")
        return {};
    const std::string& id = request.at("record").asString();
    if (id.empty())
        return refused("privacy.request_record", "payload.request");
    MARU_TRY(record, recordAt(context, id, "payload.request"));
    if (!hasState(record, { "held", "separating", "separate", "due" }))
        return refused("privacy.record_state", "payload.request");
    if (kind == "suspension") {
        record.set("suspended", true);
        saveRecord(context, std::move(record));
        return {};
    }
    if (kind == "destruction") {
        MARU_TRY(rules, classAt(context, record.at("class").asString(), "payload.request"));
        // Article 36(1): not where another law says to collect it.
        if (rules.at("separate_years").asInteger() > 0)
            return refused("privacy.kept_by_law", "payload.request");
        return orderFor(context, request, officer, std::move(record), "request");
    }
    const std::string replacement = payload.stringOr("replacement", "");
    if (replacement.empty() || replacement == id)
        return refused("privacy.replacement", "payload.replacement");
    MARU_TRY(other, recordAt(context, replacement, "payload.replacement"));
    if (!hasState(other, { "held" }) || other.at("class") != record.at("class")
        || other.at("agency") != record.at("agency"))
        return refused("privacy.replacement", "payload.replacement");
    return orderFor(context, request, officer, std::move(record), "correction");
}

} // namespace

Result<Json> makeRequest(Context& context, const Json& payload)
{
    const std::string& agency = payload.at("agency").asString();
    if (!context.identity().hasAgency(agency))
        return refused("privacy.agency", "payload.agency");
    const std::string record = payload.stringOr("record", "");
    if (!record.empty()) {
        MARU_TRY(row, recordAt(context, record, "payload.record"));
        if (row.at("agency").asString() != agency)
            return refused("privacy.other_agency", "payload.record");
        if (hasState(row, { "ordered", "destroyed" }))
            return refused("privacy.record_state", "payload.record");
    } else if (payload.at("kind").asString() != "access") {
        return refused("privacy.request_record", "payload.record");
    }
    const std::string detail = payload.stringOr("detail", "");
    if (!detail.empty())
        MARU_CHECK(recordAt(context, detail, "payload.detail"));
    MARU_TRY(id, domains::freshId('q', context, "requests"));
    const UnixSeconds deadline =
        context.block().time + context.parameters().integer("privacy.request_days") * kDaySeconds;
    context.state().put("requests", id,
        Json::object({ { "id", id }, { "kind", payload.at("kind") }, { "agency", agency },
            { "record", record }, { "detail", detail }, { "subject", context.signer() }, { "state", "open" },
            { "received_at", context.block().time }, { "deadline", deadline }, { "overdue", false },
            { "answered_at", 0 }, { "officer", "" }, { "reason", "" } }));
    context.schedule(deadline, "deadline:" + id, Json::object({ { "due", "deadline" }, { "request", id } }));
    // Events are public: neither the person nor the record is named.
    context.emit("privacy.requested", Json::object({ { "request", id }, { "kind", payload.at("kind") } }));
    return Json::object({ { "request", id }, { "deadline", deadline } });
}

Result<Json> withdrawRequest(Context& context, const Json& payload)
{
    auto row = openRequest(context, payload);
    if (row && row->at("subject").asString() != context.signer())
        return refused("privacy.not_yours", "payload.request");
    if (!row)
        return row;
    const std::string id = row->at("id").asString();
    row->set("state", "withdrawn");
    row->set("answered_at", context.block().time);
    context.unschedule(UnixSeconds(row->at("deadline").asInteger()), "deadline:" + id);
    context.state().put("requests", id, std::move(*row));
    return Json::object();
}

Result<Json> answerRequest(Context& context, const Json& payload)
{
    MARU_TRY(officer, officerOf(context));
    MARU_TRY(request, openRequest(context, payload));
    if (request.at("agency").asString() != officer.agency)
        return refused("privacy.other_agency", "payload.request");
    const std::string outcome = payload.at("outcome").asString();
    if (outcome == "accepted")
        MARU_CHECK(carryOut(context, request, payload, officer));
    const std::string id = request.at("id").asString();
    context.unschedule(UnixSeconds(request.at("deadline").asInteger()), "deadline:" + id);
    request.set("state", outcome);
    request.set("answered_at", context.block().time);
    request.set("officer", officer.officer);
    request.set("reason", payload.at("reason"));
    context.state().put("requests", id, std::move(request));
    context.emit("privacy.answered", Json::object({ { "request", id }, { "outcome", outcome } }));
    return Json::object();
}

Status onDeadline(Context& context, const Json& payload)
{
    const std::string& id = payload.at("request").asString();
    auto row = context.state().get("requests", id);
    if (!row || !hasState(*row, { "open" }))
        return {};
    row->set("overdue", true);
    context.state().put("requests", id, std::move(*row));
    context.emit("privacy.request_overdue", Json::object({ { "request", id } }));
    return {};
}

} // namespace maru::privacy
