// SPDX-License-Identifier: Apache-2.0
// The checks in order.
#include "shared/verify/election/election_check.h"

#include "shared/verify/election/checks/checks.h"

namespace maru::verify::election {

namespace {

struct NamedCheck {
    const char* name;
    void (*run)(Material&, Verdict&); ///< nullptr: part of the one before
};

/// After `format`, which comes with reading.
constexpr NamedCheck kChecks[] = {
    { "blocks", &checkBlocks },
    { "inclusion", &checkInclusion },
    { "state", &checkState },
    { "parameters", &checkParameters },
    { "definition", &checkDefinition },
    { "trustee_keys", &checkTrusteeKeys },
    { "joint_key", &checkJointKey },
    { "roll", &checkRoll },
    { "voters", &checkVoters },
    { "option_proofs", nullptr },
    { "sum_proofs", nullptr },
    { "authorizations", nullptr },
    { "nonces", &checkNonces },
    { "times", &checkTimes },
    { "replacement_order", &checkReplacementOrder },
    { "ballot_chain", &checkBallotChain },
    { "challenges", &checkChallenges },
    { "sums", &checkSums },
    { "decryptions", &checkDecryptions },
    { "counts", &checkCounts },
    { "results", &checkResults },
    { "approvals", &checkApprovals },
};

} // namespace

std::vector<std::string> checkNames()
{
    std::vector<std::string> names { "format" };
    for (const NamedCheck& check : kChecks)
        names.emplace_back(check.name);
    return names;
}

ElectionCheck::ElectionCheck(Options options) : m_options(std::move(options)) { }

bool ElectionCheck::feed(std::string_view line)
{
    m_isGood = m_isGood && m_reader.feed(line);
    return m_isGood;
}

ElectionReport ElectionCheck::finish()
{
    m_isGood = m_isGood && m_reader.finish();
    ElectionReport report;
    report.election = m_record.election;
    report.isNodeTrusted = m_options.node.empty();
    report.checks.push_back(std::move(m_format));
    for (const NamedCheck& check : kChecks)
        report.checks.emplace_back(check.name);
    if (!m_isGood) {
        for (Verdict& verdict : report.checks)
            verdict.unavailable("the record could not be read");
        return report;
    }
    Material material(m_record, m_options);
    material.node = m_options.node.empty() ? m_record.node : m_options.node;
    bool isStopped = false;
    for (std::size_t i = 0; i < std::size(kChecks); ++i) {
        Verdict& verdict = report.checks[i + 1];
        isStopped = isStopped || (m_options.isStopped && m_options.isStopped());
        if (isStopped)
            verdict.unavailable("stopped");
        else if (kChecks[i].run != nullptr)
            kChecks[i].run(material, verdict);
        else if (std::string_view(kChecks[i].name) == "option_proofs")
            checkBallotProofs(material, verdict, report.checks[i + 2], report.checks[i + 3]);
        material.progress(verdict, 1, 1);
    }
    if (const voting::FrozenElection* frozen = material.frozen())
        report.fingerprint = base::toHex(frozen->fingerprint);
    report.chainHead = material.chainHead;
    report.ballots = material.casts;
    return report;
}

} // namespace maru::verify::election
