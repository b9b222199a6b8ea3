// SPDX-License-Identifier: Apache-2.0
// Rows that every action needs.
#include "server/domains/privacy/handlers.h"

#include "shared/merkle/log_tree.h"

#include <algorithm>
#include <set>

namespace maru::privacy {

using base::refused;

Status requireKeeper(Context& context)
{
    const auto keeper = context.state().get("keepers", context.signer());
    if (!keeper || keeper->at("state").asString() != "active")
        return refused("privacy.not_keeper", "signer");
    return {};
}

Result<domain::OfficerInfo> officerOf(Context& context)
{
    auto officer = context.identity().officer(context.signer());
    if (!officer)
        return refused("auth.not_officer", "signer");
    return std::move(*officer);
}

Result<Json> recordAt(Context& context, const std::string& id, const std::string& field)
{
    auto row = context.state().get("records", id);
    if (!row)
        return refused("privacy.unknown_record", field);
    return std::move(*row);
}

Result<Json> classAt(Context& context, const std::string& id, const std::string& field)
{
    auto row = context.state().get("classes", id);
    if (!row)
        return refused("privacy.unknown_class", field);
    return std::move(*row);
}

Result<std::vector<Json>> recordsOf(Context& context, const Json& payload, const domain::OfficerInfo& officer)
{
    std::vector<Json> rows;
    std::set<std::string> seen;
    std::size_t at = 0;
    for (const Json& id : payload.at("records").asArray()) {
        const std::string field = "payload.records[" + std::to_string(at++) + "]";
        if (!seen.insert(id.asString()).second)
            return refused("privacy.duplicate_in_list", field);
        MARU_TRY(row, recordAt(context, id.asString(), field));
        if (row.at("agency").asString() != officer.agency)
            return refused("privacy.other_agency", field);
        rows.push_back(std::move(row));
    }
    return rows;
}

void saveRecord(Context& context, Json record)
{
    const std::string id = record.at("id").asString();
    context.state().put("records", id, std::move(record));
}

bool hasState(const Json& row, std::initializer_list<std::string_view> states)
{
    const std::string& state = row.at("state").asString();
    return std::find(states.begin(), states.end(), state) != states.end();
}

base::Hash256 rootOf(std::vector<std::string> commitments)
{
    std::sort(commitments.begin(), commitments.end());
    merkle::LogFrontier tree;
    std::vector<merkle::LogNode> ignored;
    for (const std::string& text : commitments) {
        const auto commitment = base::Hash256::fromHex(text);
        MARU_ASSERT(commitment.has_value());
        tree.append(merkle::leafHash(commitment->view()), ignored);
    }
    return tree.root();
}

} // namespace maru::privacy
