// SPDX-License-Identifier: Apache-2.0
// The checks in order.
#include "shared/verify/election/election_check.h"

#include "shared/verify/election/checks/checks.h"

namespace maru::verify::election {

namespace {

struct NamedCheck {
    const char* name;
    void (*run)(Material&, Verdict&);
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
    { "people", &checkPeople },
    { "roll", &checkRoll },
    { "voters", &checkVoters },
    { "option_proofs", &checkOptionProofs },
    { "sum_proofs", &checkSumProofs },
    { "authorizations", &checkAuthorizations },
    { "nonces", &checkNonces },
    { "times", &checkTimes },
    { "course", &checkCourse },
    { "refusals", &checkRefusals },
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

void ElectionCheck::stopReading(std::string detail, bool isWrong)
{
    m_isGood = false;
    if (isWrong)
        m_format.fail("record", std::move(detail));
    else
        m_format.unavailable(std::move(detail));
}

ElectionReport ElectionCheck::finish()
{
    m_isGood = m_isGood && m_reader.finish();
    if (m_isGood && !m_options.election.empty() && m_record.election != m_options.election) {
        m_format.fail("head", "the record of " + m_record.election + ", not of " + m_options.election);
        m_isGood = false;
    }
    ElectionReport report;
    report.election = m_record.election;
    report.isNodeTrusted = m_options.node.empty();
    for (auto pin = m_options.trustees.begin(); pin != m_options.trustees.end();
         pin = m_options.trustees.upper_bound(pin->first))
        ++report.pinnedTrustees;
    report.pinnedCertifiers = static_cast<std::int64_t>(m_options.certifiers.size());
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
        else
            kChecks[i].run(material, verdict);
        material.progress(verdict, 1, 1);
    }
    if (const voting::FrozenElection* frozen = material.frozen()) {
        report.fingerprint = base::toHex(frozen->fingerprint);
        report.isRehearsal = frozen->definition.rehearsal;
    }
    report.chainHead = material.chainHead;
    report.ballots = material.casts;
    report.anchors = material.anchors;
    report.isFork = material.isFork;
    report.people = std::move(material.people);
    return report;
}

} // namespace maru::verify::election
