// SPDX-License-Identifier: Apache-2.0
// Rows of the state, proven under the record's last header: an older row with newer ballots would hide some.
#include "shared/verify/election/checks/checks.h"

namespace maru::verify::election {

namespace {

bool isOurs(const ledger::StateProofFile& proof, const std::string& election)
{
    if (proof.domain != "election")
        return false;
    if (proof.table == "elections" || proof.table == "definitions" || proof.table == "boxes")
        return proof.key == election;
    if (proof.table == "sums" || proof.table == "counts" || proof.table == "results")
        return proof.key.starts_with(election + "/");
    return false;
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
        if (faults[i].empty() && !material.rows.try_emplace({ proof.table, proof.key }, &*proof.value).second)
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
    if (row->integerOr("acts", -1) != record.acts())
        verdict.fail("elections.acts",
            "the election counts " + std::to_string(row->integerOr("acts", -1)) + " acts, the record shows "
                + std::to_string(record.acts()));
    else
        verdict.pass();
}

} // namespace maru::verify::election
