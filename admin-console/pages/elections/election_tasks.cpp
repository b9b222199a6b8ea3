// SPDX-License-Identifier: Apache-2.0
// Tasks of an election, by its state.
#include "admin-console/pages/elections/election_tasks.h"

#include "admin-console/core/format.h"
#include "admin-console/core/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

struct TaskWords {
    Q_DECLARE_TR_FUNCTIONS(maru::console::elections::TaskWords)
};

const std::vector<base::Json>& taskRows(const base::Json& json, const char* member)
{
    static const std::vector<base::Json> s_nothing;
    const base::Json* list = json.find(member);
    return list != nullptr && list->isArray() ? list->asArray() : s_nothing;
}

/// The officer's own line among the trustees; null: no trustee of this election.
const base::Json* ownTrustee(const base::Json& progress, const std::string& officer)
{
    const base::Json* counting = progress.find("counting");
    if (counting == nullptr)
        return nullptr;
    for (const base::Json& one : taskRows(*counting, "trustees")) {
        if (!officer.empty() && one.stringOr("officer", "") == officer)
            return &one;
    }
    return nullptr;
}

class TaskList {
public:
    explicit TaskList(const TaskInput& input)
        : m_input(input)
        , m_id(toQt(input.election.stringOr("id", "")))
        , m_state(input.election.stringOr("state", ""))
    {
    }

    std::vector<ElectionTask> make()
    {
        if (m_input.proposals > 0)
            add(TaskWords::tr("Approve or refuse: %1 waiting").arg(formatInteger(m_input.proposals)),
                TaskWords::tr("Another officer has proposed what needs your signature too."), u"page"_s,
                u"approvals"_s);
        if (!m_input.election.isObject())
            return std::move(m_tasks);
        preparing();
        voting();
        counting();
        const qint64 objections = m_input.progress.integerOr("objections", 0);
        if (objections > 0 && may("decideObjection"))
            add(TaskWords::tr("Decide objections: %1 open").arg(formatInteger(objections)),
                TaskWords::tr("While one is open the result may not be certified."), u"objections"_s,
                u"election="_s + m_id);
        return std::move(m_tasks);
    }

private:
    bool may(const char* action) const { return m_input.mayDo && m_input.mayDo(action); }
    bool isIn(std::initializer_list<const char*> states) const
    {
        return std::any_of(
            states.begin(), states.end(), [this](const char* state) { return m_state == state; });
    }
    qint64 time(const char* member) const { return m_input.election.integerOr(member, 0); }
    void add(const QString& what, const QString& why, const QString& kind, const QString& id)
    {
        m_tasks.push_back({ what, why, kind, id });
    }

    void preparing()
    {
        if (isIn({ "draft", "ceremony", "ready" }) && time("entries") == 0 && may("addVoters"))
            add(TaskWords::tr("Import the roll"), TaskWords::tr("Nobody is on it yet."), u"roll"_s, m_id);
        if (m_state == "draft" && may("startCeremony"))
            add(TaskWords::tr("Finish the draft and begin the key ceremony"),
                TaskWords::tr("Its check list says what is missing."), u"elections"_s, m_id);
        if (m_state == "ceremony" && may("ceremonyCommit")
            && ownTrustee(m_input.progress, m_input.officer) != nullptr)
            add(TaskWords::tr("Take part in the key ceremony"),
                time("round_deadline") > 0
                    ? TaskWords::tr("This round ends at %1.")
                          .arg(formatTimeWithZone(base::UnixSeconds(time("round_deadline"))))
                    : TaskWords::tr("The trustees make the election's key."),
                u"ceremony"_s, m_id);
        if (m_state == "ready" && may("freeze") && m_input.now >= time("enrol_until"))
            add(TaskWords::tr("Freeze the election"),
                TaskWords::tr("Enrolment has ended; voting begins at %1.")
                    .arg(formatTimeWithZone(base::UnixSeconds(time("opens")))),
                u"votingday"_s, m_id);
    }

    void voting()
    {
        const bool isByHand = m_input.election.stringOr("opening", "") == "authority";
        if (m_state == "frozen" && isByHand && m_input.now >= time("opens") && may("openElection"))
            add(TaskWords::tr("Open the voting"), TaskWords::tr("The opening time has come."), u"votingday"_s,
                m_id);
        if (m_state == "paused" && may("resumeElection"))
            add(TaskWords::tr("Resume the voting, or extend it"),
                TaskWords::tr("It is paused: nobody can cast a ballot."), u"votingday"_s, m_id);
        if (m_state == "open" && isByHand && m_input.now >= time("closes") && may("closeElection"))
            add(TaskWords::tr("Close the voting"), TaskWords::tr("The closing time is over."), u"votingday"_s,
                m_id);
    }

    void counting()
    {
        const base::Json* counting = m_input.progress.find("counting");
        if (m_state == "closed" && counting != nullptr && may("decrypt")) {
            const base::Json* own = ownTrustee(m_input.progress, m_input.officer);
            const qint64 sums = counting->integerOr("sums", 0);
            const qint64 given = own == nullptr ? sums : own->integerOr("sums", 0);
            if (given < sums && counting->integerOr("counted", 0) < sums)
                add(TaskWords::tr("Give your part of the counting"),
                    TaskWords::tr("%1 of %2 sums are still to be opened by you.")
                        .arg(formatInteger(sums - given), formatInteger(sums)),
                    u"counting"_s, m_id);
        }
        if (m_state != "counted" || !m_input.result.isObject())
            return;
        const auto& contests = taskRows(m_input.result, "contests");
        const bool hasTie = std::any_of(contests.begin(), contests.end(),
            [](const base::Json& one) { return one.stringOr("outcome", "") == "tie"; });
        if (hasTie && may("resolveTie"))
            add(TaskWords::tr("Decide a tie"), TaskWords::tr("Certification waits for it."), u"counting"_s,
                m_id);
        const auto& signedBy = taskRows(m_input.result, "certifications");
        const bool isDone = std::any_of(signedBy.begin(), signedBy.end(),
            [this](const base::Json& one) { return one.stringOr("officer", "") == m_input.officer; });
        if (!hasTie && !isDone && may("certify") && m_input.result.integerOr("blocking_objections", 0) == 0
            && m_input.now >= m_input.result.integerOr("objections_until", 0))
            add(TaskWords::tr("Certify the result"),
                TaskWords::tr("The time for objections is over; %1 of %2 signatures are here.")
                    .arg(formatInteger(static_cast<qint64>(signedBy.size())),
                        formatInteger(m_input.result.integerOr("needed", 0))),
                u"counting"_s, m_id);
    }

    const TaskInput& m_input;
    QString m_id;
    std::string m_state;
    std::vector<ElectionTask> m_tasks;
};

} // namespace

std::vector<ElectionTask> electionTasks(const TaskInput& input)
{
    return TaskList(input).make();
}

QString timeLeftText(qint64 seconds)
{
    const auto days = [](qint64 n) {
        return counted(n, TaskWords::tr("1 day"), TaskWords::tr("%1 days").arg(formatInteger(n)));
    };
    const auto hours = [](qint64 n) {
        return counted(n, TaskWords::tr("1 hour"), TaskWords::tr("%1 hours").arg(formatInteger(n)));
    };
    const auto minutes = [](qint64 n) {
        return counted(n, TaskWords::tr("1 minute"), TaskWords::tr("%1 minutes").arg(formatInteger(n)));
    };
    const auto join = [](const QString& large, qint64 n, const QString& small) {
        return n > 0 ? QString(large + u' ' + small) : large;
    };
    if (seconds >= 86'400)
        return join(days(seconds / 86'400), seconds % 86'400 / 3'600, hours(seconds % 86'400 / 3'600));
    if (seconds >= 3'600)
        return join(hours(seconds / 3'600), seconds % 3'600 / 60, minutes(seconds % 3'600 / 60));
    return seconds >= 60 ? minutes(seconds / 60) : TaskWords::tr("under a minute");
}

} // namespace maru::console::elections
