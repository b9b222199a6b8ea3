// SPDX-License-Identifier: Apache-2.0
// From the steps to transactions.
#include "admin-console/pages/elections/election_wizard.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/elections/election_steps.h"
#include "admin-console/pages/elections/roll_preview.h"
#include "admin-console/pages/elections/row_list.h"

#include <QPointer>

#include <algorithm>
#include <iterator>
#include <memory>
#include <set>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kPrecinctsAtOnce = 300;
constexpr const char* kTerms[] = { "title_ko", "title_en", "kind", "mode", "enrol_from", "enrol_until",
    "opens", "closes", "grace", "objections", "opening", "revote", "ring_size", "threshold", "certifiers" };
constexpr const char* kContestMembers[] = { "contest", "kind", "title_ko", "title_en", "minimum", "maximum",
    "blank", "score", "seats", "rule", "share", "quorum", "quorum_of", "tie", "constituencies", "options" };
constexpr const char* kPrecinctMembers[] = { "id", "name_ko", "name_en", "constituency", "counted_in" };
constexpr const char* kTrusteeMembers[] = { "officer", "agency", "name_ko", "name_en" };

template<std::size_t N>
base::Json only(const base::Json& from, const char* const (&members)[N])
{
    base::Json made = base::Json::object();
    for (const char* member : members) {
        if (const base::Json* value = from.find(member))
            made.set(member, *value);
    }
    return made;
}

const std::vector<base::Json>& listAt(const base::Json& from, const char* member)
{
    static const std::vector<base::Json> s_none;
    const base::Json* list = from.find(member);
    return list != nullptr && list->isArray() ? list->asArray() : s_none;
}

} // namespace

ElectionWizard::ElectionWizard(Services& given, Transport& transport, Purpose purpose,
    const base::Json& start, TakeRoll takeRoll, QWidget* parent)
    : Wizard(given,
        purpose == Purpose::New ? u"election.wizard"_s
                                : (purpose == Purpose::Edit            ? u"election.edit."_s
                                          : purpose == Purpose::Runoff ? u"election.runoff."_s
                                                                       : u"election.rehearsal."_s)
                + toQt(start.stringOr("id", "")),
        parent)
    , m_purpose(purpose)
    , m_transport(transport)
    , m_takeRoll(std::move(takeRoll))
{
    setObjectName(u"electionWizard"_s);
    const ActionInfo none;
    const auto action = [&given, &none](const char* name) -> const ActionInfo& {
        const ActionInfo* found = given.catalogue.action("election", name);
        return found == nullptr ? none : *found;
    };
    const bool isEdit = purpose == Purpose::Edit;
    if (isEdit)
        m_election = start.stringOr("id", "");
    if (purpose == Purpose::Rehearsal)
        m_original = start.stringOr("id", "");
    m_kind = new KindStep(given, action("createElection"),
        isEdit                              ? KindStep::Rehearsal::Hidden
            : purpose == Purpose::Rehearsal ? KindStep::Rehearsal::Always
                                            : KindStep::Rehearsal::Free,
        this);
    m_contests = new ContestsStep(given, action("setContest"), this);
    m_precincts = new PrecinctsStep(given, action("setPrecincts"), this);
    m_roll = new RollStep(given, this);
    m_trustees = new TrusteesStep(given, m_transport, this);
    m_schedule = new ScheduleStep(given, action("createElection"), this);
    m_check = new CheckStep(
        [this] {
            std::vector<CheckStep::Line> lines;
            const auto add = [&lines](Tone tone, const QString& text) { lines.push_back({ tone, text }); };
            add(Tone::Success, tr("%1 contests with all their candidates").arg(m_contests->count()));
            const base::Json all = value();
            const auto precincts = static_cast<qint64>(listAt(all, "precincts").size());
            if (precincts == 0)
                add(Tone::Warning, tr("No precincts yet: voters need one."));
            else
                add(Tone::Success, tr("%1 precincts").arg(formatInteger(precincts)));
            const auto& plan = m_roll->preview().plan();
            if (!plan)
                add(Tone::Warning,
                    tr("No roll yet: it can be imported under “Roll” before enrolment begins."));
            else if (plan->wrongLines() > 0)
                add(Tone::Warning,
                    tr("%1 voters in the file; %2 wrong lines are left out until they are mended.")
                        .arg(formatInteger(static_cast<qint64>(plan->lines.size())),
                            formatInteger(plan->wrongLines())));
            else
                add(Tone::Success,
                    tr("%1 voters in the file").arg(formatInteger(static_cast<qint64>(plan->lines.size()))));
            if (plan && all.stringOr("mode", "") == "ring") {
                for (const auto& [precinct, count] : plan->perPrecinct) {
                    if (count < 128)
                        add(Tone::Warning,
                            tr("%1 has %2 voters; ring mode needs 128 enrolled ones: count it together with "
                               "another.")
                                .arg(precinct, formatInteger(count)));
                }
            }
            const auto trustees = static_cast<qint64>(listAt(all, "trustees").size());
            if (trustees == 0)
                add(Tone::Warning, tr("No trustees yet: the key ceremony needs them."));
            else
                add(Tone::Success, tr("%1 trustees").arg(formatInteger(trustees)));
            add(Tone::Success,
                tr("Voting from %1 to %2")
                    .arg(formatTimeWithZone(base::UnixSeconds(all.integerOr("opens", 0))),
                        formatTimeWithZone(base::UnixSeconds(all.integerOr("closes", 0)))));
            add(Tone::Neutral,
                tr("After that: key ceremony of the trustees, invitations to the voters, enrolment."));
            return lines;
        },
        this);
    for (WizardStep* one : std::initializer_list<WizardStep*> {
             m_kind, m_contests, m_precincts, m_roll, m_trustees, m_schedule, m_check })
        addStep(one);
    base::Json initial = start;
    if (initial.isObject()) {
        base::Json contests = base::Json::array();
        for (const base::Json& one : listAt(start, "contests"))
            contests.push(only(one, kContestMembers));
        initial.set("contests", std::move(contests));
    }
    if (purpose == Purpose::Rehearsal) {
        initial.set("rehearsal", true);
        initial.set("title_ko", "[모의] " + start.stringOr("title_ko", ""));
        initial.set("title_en", "[Rehearsal] " + start.stringOr("title_en", ""));
    }
    if (purpose == Purpose::Rehearsal || purpose == Purpose::Runoff) {
        // Times are those of the other one; this one has its own, and its own trustees' key.
        for (const char* time : { "enrol_from", "enrol_until", "opens", "closes" })
            initial.remove(time);
        base::Json times = m_schedule->value();
        for (const char* time : { "enrol_from", "enrol_until", "opens", "closes" }) {
            if (const base::Json* value = times.find(time))
                initial.set(time, *value);
        }
    }
    begin(initial);
    if (isEdit)
        rememberStart();
}

void ElectionWizard::rememberStart()
{
    for (const Wish& wish : wishes())
        m_start[wish.key] = base::canonical(wish.payload);
    const base::Json all = value();
    for (const base::Json& one : listAt(all, "precincts"))
        m_startPrecincts.insert(one.stringOr("id", ""));
}

QString ElectionWizard::heading() const
{
    switch (m_purpose) {
    case Purpose::New:
        return tr("New election");
    case Purpose::Edit:
        return tr("Edit the election");
    case Purpose::Runoff:
        return tr("Run-off of an election");
    case Purpose::Rehearsal:
        break;
    }
    return tr("Rehearsal of an election");
}

base::Json ElectionWizard::terms() const
{
    return only(value(), kTerms);
}

std::vector<ElectionWizard::Wish> ElectionWizard::wishes() const
{
    const base::Json all = value();
    std::vector<Wish> made;
    made.push_back({ "terms", "editElection", terms() });
    std::vector<base::Json> precincts = listAt(all, "precincts");
    std::set<std::string> gone = m_startPrecincts;
    for (const base::Json& one : precincts)
        gone.erase(one.stringOr("id", ""));
    const bool isOne = precincts.size() <= kPrecinctsAtOnce;
    // In several transactions a precinct comes after the one that it is counted in.
    if (!isOne)
        std::stable_partition(precincts.begin(), precincts.end(),
            [](const base::Json& one) { return one.stringOr("counted_in", "").empty(); });
    for (std::size_t from = 0; from < precincts.size(); from += kPrecinctsAtOnce) {
        base::Json list = base::Json::array();
        for (std::size_t i = from; i < std::min(from + kPrecinctsAtOnce, precincts.size()); ++i)
            list.push(only(precincts[i], kPrecinctMembers));
        base::Json payload = base::Json::object({ { "precincts", std::move(list) } });
        // With all of them in one transaction the list is the whole truth. In several, where some have gone, the first
        // one takes all others away and the rest bring theirs back.
        if (m_purpose == Purpose::Edit && (isOne || (from == 0 && !gone.empty())))
            payload.set("replace", true);
        made.push_back({ "precincts/" + std::to_string(from), "setPrecincts", std::move(payload),
            !isOne && from > 0 && !gone.empty() });
    }
    for (const base::Json& one : listAt(all, "contests"))
        made.push_back(
            { "contest/" + one.stringOr("contest", ""), "setContest", only(one, kContestMembers) });
    if (!listAt(all, "trustees").empty()) {
        base::Json list = base::Json::array();
        for (const base::Json& one : listAt(all, "trustees"))
            list.push(only(one, kTrusteeMembers));
        made.push_back({ "trustees", "setTrustees",
            base::Json::object(
                { { "threshold", all.integerOr("threshold", 1) }, { "trustees", std::move(list) } }) });
    }
    return made;
}

std::map<std::string, std::string> ElectionWizard::known() const
{
    std::map<std::string, std::string> have = m_start;
    for (std::size_t i = 0; i < outcomes().size() && i < m_plan.size(); ++i) {
        if (m_plan[i].action == "removeContest") {
            have.erase(m_plan[i].key);
            continue;
        }
        base::Json payload = m_plan[i].payload;
        payload.remove("rehearsal");
        payload.remove("rehearsal_of");
        have[m_plan[i].key] = base::canonical(payload);
    }
    return have;
}

std::string ElectionWizard::electionId() const
{
    return !m_election.empty() || outcomes().empty() ? m_election
                                                     : outcomes().front().data.stringOr("election", "");
}

WizardReview ElectionWizard::review() const
{
    const base::Json all = value();
    const bool isRehearsal = all.booleanOr("rehearsal", false);
    m_plan.resize(std::min(outcomes().size(), m_plan.size()));
    const std::map<std::string, std::string> have = known();
    std::set<std::string> wanted;
    for (Wish& wish : wishes()) {
        wanted.insert(wish.key);
        const auto found = have.find(wish.key);
        // After the last one that takes all others away.
        auto from = m_plan.end();
        while (from != m_plan.begin() && !std::prev(from)->payload.booleanOr("replace", false))
            --from;
        const bool isSigned =
            std::any_of(from, m_plan.end(), [&wish](const Wish& one) { return one.key == wish.key; });
        if (found != have.end() && found->second == base::canonical(wish.payload)
            && (isSigned || !wish.isAgain))
            continue;
        if (wish.key == "terms" && electionId().empty()) {
            wish.action = "createElection";
            wish.payload.set("rehearsal", isRehearsal);
            if (isRehearsal && !m_original.empty())
                wish.payload.set("rehearsal_of", m_original);
        }
        m_plan.push_back(std::move(wish));
    }
    for (const auto& [key, payload] : have) {
        if (key.rfind("contest/", 0) == 0 && wanted.count(key) == 0)
            m_plan.push_back({ key, "removeContest", base::Json::object({ { "contest", key.substr(8) } }) });
    }

    WizardReview made;
    const QString title = services().language.pick(all, "title");
    const QString sentence = m_purpose == Purpose::Edit ? tr("The draft “%1” is changed: %2 transactions.")
        : isRehearsal ? tr("The rehearsal “%1” is made as a draft: %2 transactions.")
                      : tr("The election “%1” is made as a draft: %2 transactions.");
    made.sentence = sentence.arg(title, formatInteger(static_cast<qint64>(m_plan.size())));
    std::size_t gone = 0;
    for (const std::string& id : m_startPrecincts) {
        const auto& rows = listAt(all, "precincts");
        if (std::none_of(rows.begin(), rows.end(),
                [&id](const base::Json& one) { return one.stringOr("id", "") == id; }))
            ++gone;
    }
    if (gone > 0)
        made.notes << tr("%1 precincts are removed. Precincts with voters on the roll cannot be removed.")
                          .arg(formatInteger(static_cast<qint64>(gone)));
    if (isRehearsal)
        made.notes << tr("A rehearsal: it is marked as one everywhere and counts for nothing.");
    made.notes << tr(
        "Everything can be changed until the key ceremony; the texts and times until the election is "
        "frozen.");
    if (m_roll->preview().plan())
        made.notes << tr("The roll is imported afterwards, by the button at the end.");
    for (const Wish& wish : m_plan) {
        QString label = services().catalogue.actionLabel("election", wish.action, services().language);
        if (wish.key.rfind("contest/", 0) == 0)
            label += u" · "_s + toQt(wish.key.substr(8));
        made.transactions.push_back({ label, "election", wish.action,
            [wish, election = m_election](const std::vector<Outcome>& before) {
                base::Json payload = wish.payload;
                if (wish.action != "createElection")
                    payload.set("election",
                        election.empty() && !before.empty() ? before.front().data.stringOr("election", "")
                                                            : election);
                return payload;
            } });
    }
    return made;
}

int ElectionWizard::stepToMend(std::size_t transaction, const base::Error& error) const
{
    if (transaction >= m_plan.size())
        return stepCount() - 1;
    const std::string& key = m_plan[transaction].key;
    const auto indexOf = [this](const WizardStep* one) {
        for (int i = 0; i < stepCount(); ++i) {
            if (step(i) == one)
                return i;
        }
        return stepCount() - 1;
    };
    if (key == "trustees")
        return indexOf(m_trustees);
    if (key.rfind("precincts/", 0) == 0)
        return indexOf(m_precincts);
    if (key.rfind("contest/", 0) == 0) {
        m_contests->choose(key.substr(8));
        return indexOf(m_contests);
    }
    const std::string name = error.field.substr(error.field.find('.') + 1);
    if (name == "threshold")
        return indexOf(m_trustees);
    return m_schedule->editor(name) != nullptr ? indexOf(m_schedule) : indexOf(m_kind);
}

std::vector<WizardLink> ElectionWizard::links() const
{
    const QString id = toQt(electionId());
    if (id.isEmpty())
        return {};
    Services& all = services();
    std::vector<WizardLink> made { { tr("Open the election"),
        [&all, id] { all.show(u"elections"_s, id); } } };
    if (m_roll->preview().plan() && m_takeRoll) {
        made.push_back(
            { tr("Import the roll now"), [this, id] { m_takeRoll(id, *m_roll->preview().plan()); } });
    }
    return made;
}

namespace {

struct WholeElection {
    base::Json row;
    int waiting = 3;
    std::optional<base::Error> error;
};

} // namespace

void loadWhole(Transport& transport, const base::Json& row, QObject* context,
    std::function<void(const base::Result<base::Json>&)> sink)
{
    const auto whole = std::make_shared<WholeElection>();
    whole->row = row;
    const QString id = toQt(row.stringOr("id", ""));
    for (const char* name : { "contests", "precincts", "trustees" }) {
        loadWholeList(transport, QString::fromLatin1(name), id, context,
            [whole, name, sink](const base::Result<std::vector<base::Json>>& rows) {
                if (!rows && !whole->error)
                    whole->error = rows.error();
                base::Json sorted = base::Json::array();
                for (const base::Json& one : rows ? *rows : std::vector<base::Json>())
                    sorted.push(one);
                // Contests and trustees have an order of their own.
                std::stable_sort(sorted.asArray().begin(), sorted.asArray().end(),
                    [](const base::Json& a, const base::Json& b) {
                        return a.integerOr("position", a.integerOr("index", 0))
                            < b.integerOr("position", b.integerOr("index", 0));
                    });
                whole->row.set(name, std::move(sorted));
                if (--whole->waiting > 0)
                    return;
                if (whole->error)
                    sink(*whole->error);
                else
                    sink(whole->row);
            });
    }
}

void openElectionWizard(Services& services, Transport& transport, ElectionWizard::Purpose purpose,
    const base::Json& row, TakeRoll takeRoll, QWidget* window)
{
    if (purpose == ElectionWizard::Purpose::New || !row.isObject()) {
        (new ElectionWizard(
             services, transport, ElectionWizard::Purpose::New, {}, std::move(takeRoll), window))
            ->open();
        return;
    }
    loadWhole(transport, row, window,
        [&services, &transport, purpose, takeRoll, window, officer = services.session.officer().did](
            const base::Result<base::Json>& whole) {
            // The answer may come when another officer has signed in: it was not asked for by them.
            if (services.session.officer().did != officer)
                return;
            if (!whole) {
                showMessage(window, ElectionWizard::tr("Edit the election"),
                    problemText(whole.error(), services.language.code()));
                return;
            }
            (new ElectionWizard(services, transport, purpose, *whole, takeRoll, window))->open();
        });
}

} // namespace maru::console::elections
