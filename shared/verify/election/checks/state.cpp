// SPDX-License-Identifier: Apache-2.0
// Rows of the state, proven under the record's last header: an older row with newer ballots would hide some.
#include "shared/verify/election/checks/checks.h"

#include <algorithm>

namespace maru::verify::election {

namespace {

bool isOurs(const ledger::StateProofFile& proof, const std::string& election)
{
    // Who the officers are that signed something; the check of people asks for those that it needs.
    if (proof.domain == "identity")
        return proof.table == "officers";
    if (proof.domain != "election")
        return false;
    if (proof.table == "elections" || proof.table == "definitions" || proof.table == "boxes"
        || proof.table == "desks")
        return proof.key == election;
    if (proof.table == "sums" || proof.table == "counts" || proof.table == "results"
        || proof.table == "certifications")
        return proof.key.starts_with(election + "/");
    return false;
}

/// How many actions were executed that the election's own counter counts.
std::int64_t countedActs(const Material& material)
{
    // What the ballot box counts, and what the roll lines sum up.
    static constexpr std::string_view kElsewhere[] = { "addVoters", "addLateVoter", "removeVoter",
        "replaceInvitation", "enrol", "cast", "challenge", "objectTo" };
    return std::count_if(material.acts.begin(), material.acts.end(), [](const Act& act) {
        return std::find(std::begin(kElsewhere), std::end(kElsewhere), act.action()) == std::end(kElsewhere);
    });
}

std::string stateFault(const Material& material, const ledger::StateProofFile& proof)
{
    const Record& record = material.record;
    if (!isOurs(proof, record.election))
        return "not a row of this election";
    if (!proof.value)
        return "a proof of absence";
    if (record.blocks.empty() || proof.header.header != record.blocks.back().header)
        return "not at the last header";
    const base::Status good = ledger::checkStateProof(proof, material.node);
    return good ? std::string() : good.error().code;
}

} // namespace

void checkState(Material& material, Verdict& verdict)
{
    const Record& record = material.record;
    std::vector<std::string> faults(record.states.size());
    forAll(record.states.size(), material.options.threads,
        [&](std::size_t i) { faults[i] = stateFault(material, record.states[i]); });
    for (std::size_t i = 0; i < record.states.size(); ++i) {
        const ledger::StateProofFile& proof = record.states[i];
        if (faults[i].empty()
            && !material.rows.try_emplace({ proof.domain + "/" + proof.table, proof.key }, &*proof.value)
                    .second)
            faults[i] = "a row that is there twice";
        if (faults[i].empty())
            verdict.pass();
        else
            verdict.fail(proof.table + "/" + proof.key, std::move(faults[i]));
    }
    const base::Json* row = material.electionRow();
    if (row == nullptr && verdict.failed() == 0)
        verdict.fail("elections/" + record.election, "the election's row is missing");
    // Nothing that officials did may be left out.
    if (row == nullptr)
        return;
    const std::int64_t shown = countedActs(material);
    if (row->integerOr("acts", -1) != shown)
        verdict.fail("elections.acts",
            "the election counts " + std::to_string(row->integerOr("acts", -1)) + " acts, the record shows "
                + std::to_string(shown));
    else
        verdict.pass();
}

} // namespace maru::verify::election
