// SPDX-License-Identifier: Apache-2.0
// From the counted result to the certified one: ties decided, objections decided and their time over, and as many
// different certifiers as the definition asks for, each over the hash of what they saw.
#include "server/domains/election/handlers.h"
#include "server/domains/election/result_hash.h"
#include "server/domains/election/results.h"

#include <algorithm>

namespace maru::election {

Result<Json> resolveTie(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "resolveTie"));
    const std::string& id = election.at("id").asString();
    // Who has certified has certified that row: it must not change under them.
    if (!rowsOf(context, "certifications", id).empty())
        return refused("election.certified_twice", "payload.contest");
    const std::string key = partKey(id, payload.at("contest").asString());
    auto row = context.state().get("results", key);
    if (!row || row->at("outcome").asString() != "tie")
        return refused("election.tie_unknown", "payload.contest");
    if (row->at("tie").at("how") != payload.at("how"))
        return refused("election.tie_how", "payload.how");
    auto definition =
        voting::definitionFromJson(mustGet(context, "definitions", id).at("frozen").at("definition"));
    MARU_ASSERT(definition.has_value());
    MARU_TRY(officer, signingOfficer(context));
    const voting::Contest* contest = definition->contest(payload.at("contest").asString());
    MARU_ASSERT(contest != nullptr);
    Json resolution = Json::object({ { "how", payload.at("how") }, { "options", payload.at("options") },
        { "reason", payload.at("reason") }, { "officer", officer.officer }, { "time", context.block().time },
        { "transaction", context.transactionId() } });
    MARU_TRY(resolved,
        withTieResolved(*contest, std::move(*row), payload.at("options").asArray(), std::move(resolution)));
    Json outcome = resolved.at("outcome");
    context.state().put("results", key, std::move(resolved));
    note(context, election, "tie_resolved", payload.at("reason").asString());
    return Json::object(
        { { "election", id }, { "contest", payload.at("contest") }, { "outcome", std::move(outcome) } });
}

Result<Json> certify(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "certify"));
    MARU_TRY(officer, signingOfficer(context));
    const std::string id = election.at("id").asString();
    const std::int64_t now = context.block().time.count();
    if (now < election.at("counted_at").asInteger() + election.at("objections").asInteger())
        return refused("election.objections_period", "payload.election");
    const auto desk = context.state().get("desks", id);
    if (desk && desk->at("blocking").asInteger() > 0)
        return refused("election.objections_open", "payload.election");
    const Json frozen = mustGet(context, "definitions", id);
    auto definition = voting::definitionFromJson(frozen.at("frozen").at("definition"));
    MARU_ASSERT(definition.has_value());
    Json::Array rows;
    for (const voting::Contest& contest : definition->contests) {
        rows.push_back(mustGet(context, "results", partKey(id, contest.id)));
        if (rows.back().at("outcome").asString() == "tie")
            return refused("election.tie_open", "payload.election", contest.id);
    }
    const std::string hash = resultHash(rows);
    if (payload.at("result").asString() != hash)
        return refused("election.result_hash", "payload.result");
    const std::string key = partKey(id, officer.officer);
    if (context.state().has("certifications", key))
        return refused("election.certified_twice", "signer");
    context.state().put("certifications", key,
        rowOf(election,
            { { "officer", officer.officer }, { "did", officer.did }, { "agency", officer.agency },
                { "result", hash }, { "time", context.block().time },
                { "transaction", context.transactionId() } }));
    const std::vector<Json> certifications = rowsOf(context, "certifications", id);
    const auto count = static_cast<std::int64_t>(certifications.size());
    const bool isCertified = count >= definition->certifiers;
    if (isCertified) {
        const Json box = mustGet(context, "boxes", id);
        Json certifiers = Json::array();
        for (const Json& each : certifications) {
            certifiers.push(Json::object({ { "officer", each.at("officer") }, { "agency", each.at("agency") },
                { "time", each.at("time") }, { "transaction", each.at("transaction") } }));
        }
        context.state().put("certificates", id,
            rowOf(election,
                { { "fingerprint", frozen.at("fingerprint") }, { "chain_head", box.at("chain_head") },
                    { "ballots", box.at("ballots") }, { "voters", box.at("voters") },
                    { "replaced", box.at("replaced") }, { "challenges", box.at("challenges") },
                    { "result", hash }, { "certifiers", std::move(certifiers) },
                    { "time", context.block().time } }));
        election.set("certified_at", context.block().time);
        setState(context, election, "certified", "certified");
        saveElection(context, std::move(election));
    } else
        note(context, election, "certification", {});
    return Json::object({ { "election", id }, { "certifiers", count }, { "needed", definition->certifiers },
        { "certified", isCertified } });
}

} // namespace maru::election
