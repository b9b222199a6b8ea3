// SPDX-License-Identifier: Apache-2.0
// Status lists and issues: a position for each credential, and its status until it is revoked for good.
#include "server/domains/credentials/handlers.h"

#include "server/domains/common/rows.h"

namespace maru::credentials {
namespace {

using base::Json;
using base::refused;
using base::Result;
using domain::Context;

constexpr std::int64_t kSecondsPerDay = 86'400;
/// Beyond this part of a list the search for a free position gets long; then the next list is opened.
constexpr std::int64_t kFullPercent = 90;

std::string listKey(std::string_view list, std::int64_t index)
{
    return std::string(list) + '/' + domains::padded(index, 8);
}

bool hasRoom(const Json& list)
{
    return list.at("state").asString() == "open"
        && list.at("used").asInteger() * 100 < list.at("size").asInteger() * kFullPercent;
}

std::string putList(Context& context, std::string_view agency, std::string_view type, std::int64_t size)
{
    const std::string id = domains::newId('l', context);
    context.state().put("lists", id,
        Json::object({ { "id", id }, { "agency", agency }, { "type", type }, { "bits", kStatusBits },
            { "size", size }, { "used", 0 }, { "state", "open" }, { "opened", context.block().time } }));
    context.state().put("open_lists", std::string(agency) + '/' + std::string(type),
        Json::object({ { "agency", agency }, { "type", type }, { "list", id } }));
    context.emit("credentials.list_opened", Json::object({ { "list", id } }));
    return id;
}

/// The list that new credentials of this type go to; a new one when there is none or it is full.
std::string listFor(Context& context, std::string_view agency, std::string_view type)
{
    const auto current = context.state().get("open_lists", std::string(agency) + '/' + std::string(type));
    if (current) {
        const std::string& id = current->at("list").asString();
        auto list = context.state().get("lists", id);
        MARU_ASSERT(list);
        if (hasRoom(*list))
            return id;
        list->set("state", "full");
        context.state().put("lists", id, std::move(*list));
    }
    return putList(context, agency, type, kLeastListSize);
}

/// From the transaction's id, so that positions follow no order that would tell when or to whom; the next free one when
/// two ids fall together.
std::int64_t takeIndex(Context& context, std::string_view list, std::int64_t size, std::string_view issueId)
{
    std::uint64_t number = 0;
    for (std::size_t i = 8; i < 16; ++i)
        number = number << 8 | context.transactionId().bytes[i];
    auto index = static_cast<std::int64_t>(number % static_cast<std::uint64_t>(size));
    while (context.state().has("positions", listKey(list, index)))
        index = (index + 1) % size;
    context.state().put(
        "positions", listKey(list, index), Json::object({ { "list", list }, { "issue", issueId } }));
    return index;
}

/// An issue of the signer's own agency.
Result<Json> ownIssue(Context& context, const std::string& id, std::string_view agency)
{
    auto row = context.state().get("issues", id);
    if (!row)
        return refused("credentials.unknown_issue", "payload.issue");
    if (row->at("agency").asString() != agency)
        return refused("credentials.other_agency", "payload.issue");
    return std::move(*row);
}

} // namespace

Result<Json> openList(Context& context, const Json& payload)
{
    MARU_TRY(agency, signersAgency(context));
    const std::string& type = payload.at("type").asString();
    if (!context.state().has("types", type))
        return refused("credentials.unknown_type", "payload.type");
    if (!isAccredited(context.state(), agency, type, context.block().time))
        return refused("credentials.not_accredited", "payload.type");
    const std::string openKey = agency + '/' + type;
    if (const auto current = context.state().get("open_lists", openKey)) {
        const std::string& id = current->at("list").asString();
        auto list = context.state().get("lists", id);
        MARU_ASSERT(list);
        list->set("state", "closed");
        context.state().put("lists", id, std::move(*list));
    }
    const std::string id = putList(context, agency, type, payload.integerOr("size", kLeastListSize));
    return Json::object({ { "list", id } });
}

Result<Json> issue(Context& context, const Json& payload)
{
    MARU_TRY(agency, signersAgency(context));
    const std::string& typeId = payload.at("type").asString();
    const auto type = context.state().get("types", typeId);
    if (!type)
        return refused("credentials.unknown_type", "payload.type");
    if (type->at("state").asString() != "active")
        return refused("credentials.type_retired", "payload.type");
    const base::UnixSeconds now = context.block().time;
    if (!isAccredited(context.state(), agency, typeId, now))
        return refused("credentials.not_accredited", "payload.type");
    if (!context.state().has("issuers", agency))
        return refused("credentials.no_issuer", "payload.type");
    const std::int64_t from = payload.integerOr("valid_from", now.count());
    const std::int64_t most = from + type->at("validity_days").asInteger() * kSecondsPerDay;
    const std::int64_t until = payload.integerOr("valid_until", most);
    if (until <= from || until <= now.count())
        return refused("credentials.period", "payload.valid_until");
    if (until > most)
        return refused("credentials.validity", "payload.valid_until");
    const std::string& commitment = payload.at("commitment").asString();
    if (context.state().has("commitments", commitment))
        return refused("credentials.commitment_used", "payload.commitment");

    MARU_TRY(id, domains::freshId('c', context, "issues"));
    const std::string listId = listFor(context, agency, typeId);
    auto list = context.state().get("lists", listId);
    MARU_ASSERT(list);
    const std::int64_t index = takeIndex(context, listId, list->at("size").asInteger(), id);
    domains::countUp(*list, "used");
    context.state().put("lists", listId, std::move(*list));
    context.state().put(
        "commitments", commitment, Json::object({ { "commitment", commitment }, { "issue", id } }));
    context.state().put("issues", id,
        Json::object({ { "id", id }, { "type", typeId }, { "agency", agency }, { "list", listId },
            { "index", index }, { "commitment", commitment }, { "record", payload.at("record") },
            { "valid_from", from }, { "valid_until", until }, { "state", "offered" }, { "holder", "" },
            { "officer", context.signer() }, { "time", now }, { "changed", now }, { "reason", "" } }));
    context.emit("credentials.issue_offered", Json::object({ { "type", typeId }, { "agency", agency } }));
    return Json::object({ { "issue", id }, { "list", listId }, { "index", index } });
}

Result<Json> markIssued(Context& context, const Json& payload)
{
    const std::string& id = payload.at("issue").asString();
    auto row = context.state().get("issues", id);
    if (!row)
        return refused("credentials.unknown_issue", "payload.issue");
    // The agency's issuing service, whose key the agency itself has entered; nobody else can hand out.
    const std::string agency = row->at("agency").asString();
    const auto issuer = context.state().get("issuers", agency);
    if (!issuer || issuer->at("service").asString() != context.signer())
        return refused("credentials.not_service", "payload.issue");
    if (row->at("state").asString() != "offered")
        return refused("credentials.issue_state", "payload.issue");
    const base::UnixSeconds now = context.block().time;
    if (!context.identity().hasAgency(agency)
        || !isAccredited(context.state(), agency, row->at("type").asString(), now))
        return refused("credentials.not_accredited", "payload.issue");
    if (row->at("valid_until").asInteger() <= now.count())
        return refused("credentials.period", "payload.issue");
    row->set("state", "issued");
    row->set("holder", payload.at("holder"));
    row->set("changed", now);
    context.state().put("issues", id, std::move(*row));
    context.emit("credentials.issued", Json::object({ { "agency", agency } }));
    return Json::object({ { "issue", id } });
}

Result<Json> setStatus(Context& context, const Json& payload)
{
    MARU_TRY(agency, signersAgency(context));
    const std::string& id = payload.at("issue").asString();
    MARU_TRY(row, ownIssue(context, id, agency));
    const std::string state = row.at("state").asString();
    const std::string& action = payload.at("status").asString();
    if (state == "revoked")
        return refused("credentials.revoked", "payload.issue");
    if ((action == "suspend" && state != "issued") || (action == "resume" && state != "suspended"))
        return refused("credentials.issue_state", "payload.status");
    // An offer that nobody has collected is taken back by revoking it too; its position is never used again.
    const std::string next = action == "suspend" ? "suspended" : action == "resume" ? "issued" : "revoked";
    row.set("state", next);
    row.set("reason", payload.at("reason"));
    row.set("changed", context.block().time);
    const std::string& list = row.at("list").asString();
    const std::int64_t index = row.at("index").asInteger();
    if (next == "issued")
        context.state().erase("statuses", listKey(list, index));
    else
        context.state().put("statuses", listKey(list, index),
            Json::object({ { "list", list }, { "index", index }, { "status", next },
                { "time", context.block().time } }));
    context.emit("credentials.status_changed", Json::object({ { "list", list } }));
    context.state().put("issues", id, row);
    return Json::object({ { "issue", id }, { "state", next } });
}

} // namespace maru::credentials
