// SPDX-License-Identifier: Apache-2.0
// Orders to destroy, and the certificates of it.
#include "server/domains/privacy/handlers.h"

#include "server/domains/common/rows.h"

namespace maru::privacy {

using base::refused;

namespace {

Result<Json> destructionAt(Context& context, const Json& payload)
{
    auto row = context.state().get("destructions", payload.at("destruction").asString());
    if (!row)
        return refused("privacy.unknown_destruction", "payload.destruction");
    if (!hasState(*row, { "ordered" }))
        return refused("privacy.destruction_state", "payload.destruction");
    return std::move(*row);
}

Result<Json> orderGiven(Context& context, const Json& payload, std::string_view basis, std::string reference,
    std::initializer_list<std::string_view> states, std::string_view refusal)
{
    MARU_TRY(officer, officerOf(context));
    MARU_TRY(records, recordsOf(context, payload, officer));
    std::size_t at = 0;
    for (const Json& row : records) {
        const std::string field = "payload.records[" + std::to_string(at++) + "]";
        if (row.at("class").asString() != payload.at("class").asString())
            return refused("privacy.unknown_class", field);
        if (!hasState(row, states))
            return refused(refusal, field);
    }
    Order order;
    MARU_TRY(orderId, domains::freshId('d', context, "destructions"));
    order.id = std::move(orderId);
    order.recordClass = payload.at("class").asString();
    order.basis = basis;
    order.reference = std::move(reference);
    order.officer = officer.officer;
    order.did = context.signer();
    order.agency = officer.agency;
    order.reason = payload.at("reason").asString();
    orderDestruction(context, order, std::move(records));
    return Json::object({ { "destruction", order.id } });
}

} // namespace

void orderDestruction(Context& context, const Order& order, std::vector<Json> records)
{
    Json ids = Json::array();
    std::vector<std::string> commitments;
    for (Json& record : records) {
        ids.push(record.at("id"));
        commitments.push_back(record.at("commitment").asString());
        record.set("before", record.at("state"));
        record.set("state", "ordered");
        record.set("destruction", order.id);
        saveRecord(context, std::move(record));
    }
    const auto rules = context.state().get("classes", order.recordClass);
    const auto count = static_cast<std::int64_t>(commitments.size());
    Json row = Json::object({ { "id", order.id }, { "class", order.recordClass }, { "basis", order.basis },
        { "legal_basis", rules ? rules->at("legal_basis") : Json("") }, { "reference", order.reference },
        { "officer", order.officer }, { "did", order.did }, { "agency", order.agency },
        { "reason", order.reason }, { "count", count }, { "records", std::move(ids) },
        { "root", rootOf(std::move(commitments)) }, { "state", "ordered" },
        { "ordered_at", context.block().time }, { "certified_at", 0 }, { "certifier", "" } });
    context.state().put("destructions", order.id, std::move(row));
    context.emit("privacy.destruction_ordered",
        Json::object({ { "destruction", order.id }, { "class", order.recordClass }, { "count", count } }));
}

Result<Json> destroy(Context& context, const Json& payload)
{
    return orderGiven(context, payload, "retention", {}, { "due" }, "privacy.not_due");
}

Result<Json> destroyByOrder(Context& context, const Json& payload)
{
    return orderGiven(context, payload, "order",
        payload.at("authority").asString() + " · " + payload.at("number").asString(),
        { "held", "separating", "separate", "due" }, "privacy.record_state");
}

Result<Json> certify(Context& context, const Json& payload)
{
    MARU_CHECK(requireKeeper(context));
    MARU_TRY(row, destructionAt(context, payload));
    if (payload.at("count") != row.at("count"))
        return refused("privacy.root", "payload.count");
    if (payload.at("root") != row.at("root"))
        return refused("privacy.root", "payload.root");
    for (const Json& id : row.at("records").asArray()) {
        MARU_TRY(record, recordAt(context, id.asString(), "payload.destruction"));
        record.set("state", "destroyed");
        record.set("destroyed_at", context.block().time);
        record.remove("before");
        saveRecord(context, std::move(record));
    }
    const std::string id = row.at("id").asString();
    context.emit("privacy.destroyed",
        Json::object({ { "destruction", id }, { "class", row.at("class") }, { "count", row.at("count") } }));
    row.set("state", "certified");
    row.set("certified_at", context.block().time);
    row.set("certifier", context.signer());
    row.set("transaction", context.transactionId());
    context.state().put("destructions", id, std::move(row));
    return Json::object();
}

Result<Json> decline(Context& context, const Json& payload)
{
    MARU_CHECK(requireKeeper(context));
    MARU_TRY(row, destructionAt(context, payload));
    // Only what a person asked for can turn out to be somebody else's.
    if (row.at("basis").asString() != "request" && row.at("basis").asString() != "correction")
        return refused("privacy.destruction_state", "payload.destruction");
    for (const Json& id : row.at("records").asArray()) {
        MARU_TRY(record, recordAt(context, id.asString(), "payload.destruction"));
        record.set("state", record.at("before"));
        record.remove("before");
        record.set("destruction", "");
        sweepIfDue(context, record);
        saveRecord(context, std::move(record));
    }
    const std::string id = row.at("id").asString();
    row.set("state", "declined");
    row.set("why", payload.at("why"));
    context.state().put("destructions", id, std::move(row));
    context.emit("privacy.destruction_declined", Json::object({ { "destruction", id } }));
    return Json::object();
}

} // namespace maru::privacy
