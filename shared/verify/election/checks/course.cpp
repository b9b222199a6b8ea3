// SPDX-License-Identifier: Apache-2.0
// The course of the election, computed again from the acts that were signed, in the order of the log: freezing, opening,
// pauses, end, counting, ties, certification. The rows state times and decisions; nothing in them may lack its act.
#include "shared/verify/election/checks/checks.h"
#include "shared/verify/election/trustee_parts.h"

#include <algorithm>

namespace maru::verify::election {

namespace {

/// Before freezing, and not after it.
constexpr std::string_view kSetupActions[] = { "editElection", "setContest", "removeContest", "setPrecincts",
    "mergePrecinct", "setTrustees", "startCeremony", "ceremonyCommit", "ceremonyReveal", "ceremonyShares",
    "ceremonyAcknowledge", "ceremonyComplain", "ceremonySettle", "excludeTrustee", "restartCeremony" };
/// After freezing, and not before it.
constexpr std::string_view kVotingActions[] = { "openElection", "closeElection", "pauseElection",
    "resumeElection", "extendElection", "cast", "challenge", "decrypt", "resolveTie", "certify" };

template<std::size_t Size>
bool isOneOf(const std::string& action, const std::string_view (&actions)[Size])
{
    return std::find(std::begin(actions), std::end(actions), action) != std::end(actions);
}

/// What the election's row and its frozen schedule say.
struct Stated {
    explicit Stated(const Material& material)
        : row(*material.electionRow())
        , definition(material.frozen()->definition)
        , openedAt(row.integerOr("opened_at", 0))
        , closedAt(row.integerOr("closed_at", 0))
        , isVoid(row.stringOr("state", "") == "void")
    {
    }
    const base::Json& row;
    const voting::Definition& definition;
    std::int64_t openedAt;
    std::int64_t closedAt;
    bool isVoid;
};

/// The ones before freezing stand before it, the others after.
void checkFreezing(const Material& material, const Stated& stated, Verdict& verdict)
{
    const auto freezes = material.actsOf({ "freeze" });
    for (std::size_t i = 1; i < freezes.size(); ++i)
        verdict.fail(freezes[i]->where(), "frozen a second time");
    // Freezing by the schedule has no act; the row says when it was done.
    const std::int64_t frozenAt = stated.row.integerOr("frozen_at", 0);
    for (const Act& act : material.acts) {
        const bool isSetup = isOneOf(act.action(), kSetupActions);
        if (!isSetup && !isOneOf(act.action(), kVotingActions))
            continue;
        const bool isAfter = !freezes.empty() ? act.index() > freezes.front()->index()
            : isSetup                         ? material.timeOf(act) > frozenAt
                                              : frozenAt > 0 && material.timeOf(act) >= frozenAt;
        verdict.item(act.where(),
            isSetup && isAfter         ? act.action() + " after freezing"
                : !isSetup && !isAfter ? act.action() + " before freezing"
                                       : "");
    }
}

void checkOpening(const Material& material, const Stated& stated, Verdict& verdict)
{
    const auto opens = material.actsOf({ "openElection" });
    std::string fault;
    if (stated.definition.opening == voting::Opening::Authority) {
        const bool isOpened = opens.size() == 1 && material.timeOf(*opens.front()) == stated.openedAt;
        if (opens.empty() ? stated.openedAt != 0 : !isOpened)
            fault = "not the time at which the authority opened";
    } else if (!opens.empty()) {
        fault = "opened by hand, where the clock opens";
    } else if (stated.openedAt != 0 && stated.openedAt < stated.definition.schedule.opens) {
        fault = "before the schedule's time";
    }
    verdict.item("elections.opened_at", std::move(fault));
}

/// Pauses, extensions and the end that comes of them.
class VotingCourse {
public:
    VotingCourse(const Material& material, const Stated& stated)
        : m_material(material), m_stated(stated), m_closes(stated.definition.schedule.closes)
    {
    }

    void take(const Act& act, Verdict& verdict)
    {
        if (act.action() == "pauseElection")
            verdict.item(act.where(), pause(act));
        else if (act.action() == "resumeElection")
            verdict.item(act.where(), resume(act));
        else if (act.action() == "extendElection")
            verdict.item(act.where(), extend(act));
    }

    void finish(Verdict& verdict) const
    {
        if (m_stated.isVoid)
            return;
        verdict.item("elections.pauses",
            m_stated.row.at("pauses") == m_pauses ? "" : "not the pauses that the authority signed");
        const bool isByAuthority = m_stated.definition.opening == voting::Opening::Authority;
        const std::int64_t least = m_closes + (isByAuthority ? 0 : m_stated.definition.schedule.grace);
        verdict.item("elections.closed_at",
            m_stated.closedAt != 0 && m_stated.closedAt < least ? "before voting was to end" : "");
        const auto closings = m_material.actsOf({ "closeElection" });
        for (const Act* closing : closings) {
            const bool isGood = closings.size() == 1 && m_material.timeOf(*closing) == m_stated.closedAt;
            verdict.item(closing->where(), isGood ? "" : "not the time at which the row says it was closed");
        }
    }

private:
    bool isPaused() const
    {
        return !m_pauses.asArray().empty() && m_pauses.asArray().back().at("until").asInteger() == 0;
    }
    /// What is due is done at the end of a block: in the first block after the end voting can still be paused or
    /// extended, later only what was paused.
    bool isPastEnd(const Act& act) const
    {
        return m_material.timeBefore(*act.at) >= m_closes + m_stated.definition.schedule.grace;
    }

    std::string pause(const Act& act)
    {
        const bool isGood = !isPaused() && !isPastEnd(act);
        m_pauses.push(base::Json::object({ { "from", m_material.timeOf(act) }, { "until", 0 } }));
        return isGood ? "" : "a pause of what was paused or over";
    }
    std::string resume(const Act& act)
    {
        if (!isPaused())
            return "goes on with what was not paused";
        m_pauses.asArray().back().set("until", m_material.timeOf(act));
        return {};
    }
    std::string extend(const Act& act)
    {
        const std::int64_t closes = act.payload().integerOr("closes", 0);
        const std::int64_t time = m_material.timeOf(act);
        const bool isOpened = m_stated.openedAt != 0 && time >= m_stated.openedAt;
        std::string fault;
        if (closes <= m_closes)
            fault = "extends to an earlier end";
        else if (isOpened && isPastEnd(act) && !isPaused())
            fault = "extends what was over";
        else if (m_stated.closedAt != 0 && time > m_stated.closedAt)
            fault = "extends what was closed";
        m_closes = closes;
        return fault;
    }

    const Material& m_material;
    const Stated& m_stated;
    std::int64_t m_closes;
    base::Json m_pauses = base::Json::array();
};

void checkVoid(const Material& material, const Stated& stated, Verdict& verdict)
{
    const std::size_t count = material.actsOf({ "voidElection" }).size();
    verdict.item("elections.state",
        count > 1                           ? "declared void twice"
            : stated.isVoid != (count == 1) ? "void without an act, or an act without a void election"
                                            : "");
}

/// Nothing is opened before the box is closed and full.
void checkDecrypting(const Material& material, const Stated& stated, Verdict& verdict)
{
    std::uint64_t lastBallot = 0;
    for (const Act* ballot : material.actsOf({ "cast", "challenge" }))
        lastBallot = std::max(lastBallot, ballot->index());
    for (const Act* act : material.actsOf({ "decrypt" })) {
        const bool isClosed = stated.closedAt > 0 && material.timeOf(*act) >= stated.closedAt;
        verdict.item(act->where(),
            !isClosed                       ? "opened before voting was closed"
                : act->index() < lastBallot ? "opened before the last ballot"
                                            : "");
    }
}

/// Each sum is counted in the block that brings the last part that it needs.
void checkCountTimes(const Material& material, Verdict& verdict)
{
    Verdict ignored("");
    std::map<SumKey, std::map<std::int64_t, std::int64_t>> times; // sum -> trustee -> time of the part
    std::map<SumKey, std::int64_t> counted;
    const auto threshold = static_cast<std::size_t>(material.frozen()->trustees.threshold);
    for (const TrusteePart& part : trusteeParts(material, ignored)) {
        auto& given = times[part.key];
        if (given.emplace(part.trustee, material.timeOf(*part.act)).second && given.size() == threshold)
            counted.emplace(part.key, material.timeOf(*part.act));
    }
    for (const auto& [key, time] : counted) {
        const base::Json* row =
            material.row("counts", material.record.election + "/" + key.unit + "/" + key.contest);
        if (row != nullptr)
            verdict.item("counts/" + key.unit + "/" + key.contest,
                row->integerOr("time", -1) == time ? "" : "not counted when the last part came");
    }
}

void checkCertifying(const Material& material, const Stated& stated, Verdict& verdict)
{
    std::int64_t countedAt = 0;
    for (const auto& row : material.rowsOf("counts"))
        countedAt = std::max(countedAt, row.second->integerOr("time", 0));
    std::uint64_t lastPart = 0;
    for (const Act* part : material.actsOf({ "decrypt" }))
        lastPart = std::max(lastPart, part->index());
    for (const Act* act : material.actsOf({ "certify" })) {
        verdict.item(act->where(),
            act->index() < lastPart ? "certified before everything was counted"
                : material.timeOf(*act) < countedAt + stated.definition.schedule.objections
                ? "certified while the objection period ran"
                : "");
    }
}

bool isResolutionOf(const Material& material, const base::Json& resolution, const Act& act)
{
    const auto isSame = [&](const char* name) {
        const base::Json* said = resolution.find(name);
        const base::Json* signedValue = act.payload().find(name);
        return said != nullptr && signedValue != nullptr && *said == *signedValue;
    };
    return isSame("how") && isSame("options") && isSame("reason")
        && resolution.stringOr("transaction", "") == act.leaf->id.hex()
        && resolution.integerOr("time", -1) == material.timeOf(act);
}

/// A tie is decided by an act between counting and certifying, and every such act has decided one.
void checkTies(const Material& material, Verdict& verdict)
{
    std::uint64_t lastPart = 0;
    for (const Act* part : material.actsOf({ "decrypt" }))
        lastPart = std::max(lastPart, part->index());
    const auto certifications = material.actsOf({ "certify" });
    const std::string state = material.electionRow()->stringOr("state", "");
    const bool isCertified = !certifications.empty() || state == "certified" || state == "archived";
    std::set<const Act*> used;
    const auto acts = material.actsOf({ "resolveTie" });
    for (const auto& [key, row] : material.rowsOf("results")) {
        // Nobody is elected by it: who certifies it certifies no result.
        if (isCertified)
            verdict.item("results/" + key,
                row->stringOr("outcome", "") == "tie" ? "certified with a tie that nobody decided" : "");
        const base::Json* resolution = row->find("resolution");
        if (resolution == nullptr || resolution->isNull())
            continue;
        const auto found = std::find_if(acts.begin(), acts.end(), [&](const Act* act) {
            return act->payload().stringOr("contest", "-") == row->stringOr("contest", "")
                && isResolutionOf(material, *resolution, *act);
        });
        std::string fault;
        if (found == acts.end())
            fault = "a tie was decided in a way that nobody signed";
        else if ((*found)->index() < lastPart
            || (!certifications.empty() && (*found)->index() > certifications.front()->index()))
            fault = "a tie was decided before the counting or after a certification";
        if (found != acts.end())
            used.insert(*found);
        verdict.item("results/" + key, std::move(fault));
    }
    for (const Act* act : acts)
        verdict.item(act->where(), used.contains(act) ? "" : "decides a tie in a way that no row shows");
}

} // namespace

void checkCourse(Material& material, Verdict& verdict)
{
    const base::Json* row = material.electionRow();
    if (material.frozen() == nullptr || row == nullptr) {
        verdict.unavailable("the election is not frozen yet");
        return;
    }
    const base::Json* pauses = row->find("pauses");
    if (pauses == nullptr || !pauses->isArray()) {
        verdict.unavailable("the election's row has no list of pauses");
        return;
    }
    const Stated stated(material);
    checkFreezing(material, stated, verdict);
    checkOpening(material, stated, verdict);
    VotingCourse course(material, stated);
    for (const Act& act : material.acts)
        course.take(act, verdict);
    course.finish(verdict);
    checkVoid(material, stated, verdict);
    checkDecrypting(material, stated, verdict);
    checkCountTimes(material, verdict);
    checkCertifying(material, stated, verdict);
    checkTies(material, verdict);
}

} // namespace maru::verify::election
