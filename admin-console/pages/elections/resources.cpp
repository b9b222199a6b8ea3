// SPDX-License-Identifier: Apache-2.0
// Columns, filters and actions of the elections' lists.
#include "admin-console/pages/elections/resources.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/language.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/elections/election_part.h"
#include "admin-console/pages/elections/objection_part.h"
#include "admin-console/pages/elections/replace_invitation.h"
#include "admin-console/pages/elections/row_list.h"
#include "admin-console/pages/elections/voters_head.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace maru::console::elections {

using namespace Qt::StringLiterals;
using V = ValueKind;

namespace {

ResourceSpec electionList(
    const QString& id, const char* title, const char* emptyText, const std::string& query)
{
    ResourceSpec spec;
    spec.id = id;
    spec.title = title;
    spec.emptyText = emptyText;
    spec.source = { u"/v1/query/election/"_s + toQt(query), {}, u"after"_s, "key", true };
    spec.domain = "election";
    spec.query = spec.table = query;
    return spec;
}

RowAction onElection(const char* action, std::vector<std::string> states, bool isMain = false)
{
    return RowAction { "election", action, { { "election", "id" } }, std::move(states), isMain, {} };
}

struct EventWord {
    std::string_view kind;
    const char* word;
    Tone tone;
};

constexpr EventWord kEventWords[] = {
    { "created", QT_TRANSLATE_NOOP("Elections", "Created"), Tone::Neutral },
    { "edited", QT_TRANSLATE_NOOP("Elections", "Edited"), Tone::Neutral },
    { "ceremony_started", QT_TRANSLATE_NOOP("Elections", "Key ceremony began"), Tone::Primary },
    { "ceremony_round", QT_TRANSLATE_NOOP("Elections", "Key ceremony: next round"), Tone::Primary },
    { "ceremony_failed", QT_TRANSLATE_NOOP("Elections", "Key ceremony failed"), Tone::Danger },
    { "ceremony_done", QT_TRANSLATE_NOOP("Elections", "The election's key exists"), Tone::Success },
    { "keys_ready", QT_TRANSLATE_NOOP("Elections", "The election's key exists"), Tone::Success },
    { "ceremony_restarted", QT_TRANSLATE_NOOP("Elections", "The keys are made again"), Tone::Warning },
    { "trustee_excluded", QT_TRANSLATE_NOOP("Elections", "Trustee excluded"), Tone::Danger },
    { "ceremony_late", QT_TRANSLATE_NOOP("Elections", "Key ceremony: deadline passed"), Tone::Warning },
    { "complaint", QT_TRANSLATE_NOOP("Elections", "Key ceremony: complaint about a share"), Tone::Warning },
    { "complaint_refuted", QT_TRANSLATE_NOOP("Elections", "Key ceremony: complaint refuted"),
        Tone::Information },
    { "contest_set", QT_TRANSLATE_NOOP("Elections", "Contest set"), Tone::Neutral },
    { "contest_removed", QT_TRANSLATE_NOOP("Elections", "Contest removed"), Tone::Neutral },
    { "precincts_set", QT_TRANSLATE_NOOP("Elections", "Precincts set"), Tone::Neutral },
    { "precinct_merged", QT_TRANSLATE_NOOP("Elections", "Precinct is counted with another"),
        Tone::Information },
    { "trustees_set", QT_TRANSLATE_NOOP("Elections", "Trustees named"), Tone::Neutral },
    { "open_failed", QT_TRANSLATE_NOOP("Elections", "Voting could not be opened"), Tone::Danger },
    { "certification", QT_TRANSLATE_NOOP("Elections", "A commissioner certified the result"),
        Tone::Information },
    { "freezing", QT_TRANSLATE_NOOP("Elections", "Freezing began"), Tone::Information },
    { "freeze_failed", QT_TRANSLATE_NOOP("Elections", "Freezing failed"), Tone::Danger },
    { "frozen", QT_TRANSLATE_NOOP("Elections", "Frozen"), Tone::Information },
    { "opened", QT_TRANSLATE_NOOP("Elections", "Voting opened"), Tone::Primary },
    { "paused", QT_TRANSLATE_NOOP("Elections", "Voting paused"), Tone::Warning },
    { "resumed", QT_TRANSLATE_NOOP("Elections", "Voting resumed"), Tone::Primary },
    { "extended", QT_TRANSLATE_NOOP("Elections", "Closing put off"), Tone::Information },
    { "closed", QT_TRANSLATE_NOOP("Elections", "Voting closed"), Tone::Information },
    { "counted", QT_TRANSLATE_NOOP("Elections", "Counted"), Tone::Success },
    { "tie_resolved", QT_TRANSLATE_NOOP("Elections", "Tie resolved"), Tone::Information },
    { "certified", QT_TRANSLATE_NOOP("Elections", "Result certified"), Tone::Success },
    { "archived", QT_TRANSLATE_NOOP("Elections", "Archived"), Tone::Neutral },
    { "roll_destroyed", QT_TRANSLATE_NOOP("Elections", "Personal data of the roll destroyed"),
        Tone::Neutral },
    { "roll_part_destroyed", QT_TRANSLATE_NOOP("Elections", "Part of the roll's personal data destroyed"),
        Tone::Neutral },
    { "voided", QT_TRANSLATE_NOOP("Elections", "Declared void"), Tone::Danger },
};

ResourceSpec electionsResource(const TakeRoll& takeRoll)
{
    ResourceSpec spec = electionList(u"elections"_s, QT_TRANSLATE_NOOP("Columns", "Elections"),
        QT_TRANSLATE_NOOP("Columns", "No elections yet"), "elections");
    spec.stateKey = "state";
    spec.stateFilters = { "draft", "ceremony", "ready", "frozen", "open", "closed", "counted", "certified" };
    spec.newestFirst = "created";
    spec.columns = {
        { "title", V::LocalText, QT_TRANSLATE_NOOP("Columns", "Election"), {}, 250, true, true },
        { "state", V::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 130 },
        { "rehearsal", V::Boolean, QT_TRANSLATE_NOOP("Columns", "Rehearsal"), {}, 90 },
        { "kind", V::Choice, QT_TRANSLATE_NOOP("Columns", "Kind"), {}, 140, false },
        { "mode", V::Choice, QT_TRANSLATE_NOOP("Columns", "Mode"), {}, 110, false },
        { "opens", V::Time, QT_TRANSLATE_NOOP("Columns", "Opens"), "opens", 130 },
        { "closes", V::Time, QT_TRANSLATE_NOOP("Columns", "Closes"), {}, 130 },
        { "entries", V::Integer, QT_TRANSLATE_NOOP("Columns", "On the roll"), {}, 80 },
        { "enrolled", V::Integer, QT_TRANSLATE_NOOP("Columns", "Enrolled"), {}, 80 },
        { "created", V::Time, QT_TRANSLATE_NOOP("Columns", "Created"), "created", 130, false },
        { "id", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Id"), {}, 130, false },
    };
    spec.facts = {
        { "kind", V::Choice, QT_TRANSLATE_NOOP("Columns", "Kind") },
        { "mode", V::Choice, QT_TRANSLATE_NOOP("Columns", "Mode") },
        { "rehearsal", V::Boolean, QT_TRANSLATE_NOOP("Columns", "Rehearsal") },
        { "authority", V::Choice, QT_TRANSLATE_NOOP("Columns", "Authority") },
        { "enrol_from", V::Time, QT_TRANSLATE_NOOP("Columns", "Enrolment from") },
        { "enrol_until", V::Time, QT_TRANSLATE_NOOP("Columns", "Enrolment until") },
        { "opens", V::Time, QT_TRANSLATE_NOOP("Columns", "Opens") },
        { "closes", V::Time, QT_TRANSLATE_NOOP("Columns", "Closes") },
        { "entries", V::Integer, QT_TRANSLATE_NOOP("Columns", "On the roll") },
        { "enrolled", V::Integer, QT_TRANSLATE_NOOP("Columns", "Enrolled") },
        { "trustees", V::Integer, QT_TRANSLATE_NOOP("Columns", "Trustees") },
        { "threshold", V::Integer, QT_TRANSLATE_NOOP("Columns", "Trustees needed") },
        { "certifiers", V::Integer, QT_TRANSLATE_NOOP("Columns", "Certifiers needed") },
        { "revote", V::Boolean, QT_TRANSLATE_NOOP("Columns", "Voting again") },
        { "reason", V::Text, QT_TRANSLATE_NOOP("Columns", "Reason") },
        { "fingerprint", V::Hash, QT_TRANSLATE_NOOP("Columns", "Fingerprint") },
        { "id", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Id") },
    };
    RowAction create { "election", "createElection", {}, {}, true, {} };
    create.open = [takeRoll](Services& services, const base::Json&, QWidget* window) {
        openElectionWizard(services, services.connection, ElectionWizard::Purpose::New, {}, takeRoll, window);
    };
    RowAction edit = onElection("editElection", { "draft", "ceremony", "ready" });
    edit.open = [takeRoll](Services& services, const base::Json& row, QWidget* window) {
        openElectionWizard(
            services, services.connection, ElectionWizard::Purpose::Edit, row, takeRoll, window);
    };
    // Its own action with a row: the same button makes a new one or rehearses the one that is chosen.
    RowAction rehearse = onElection("createElection",
        { "draft", "ceremony", "ready", "frozen", "open", "closed", "counted", "certified", "archived" });
    rehearse.open = [takeRoll](Services& services, const base::Json& row, QWidget* window) {
        openElectionWizard(
            services, services.connection, ElectionWizard::Purpose::Rehearsal, row, takeRoll, window);
    };
    rehearse.label = QT_TRANSLATE_NOOP("Columns", "Make a rehearsal of it");
    RowAction freeze = onElection("freeze", { "ready" });
    freeze.refuses = [](const Services& services, const base::Json& row) {
        return services.connection.serverNow() < row.integerOr("enrol_until", 0)
            ? QCoreApplication::translate("Elections", "This can be done when enrolment has ended.")
            : QString();
    };
    spec.actions = {
        create,
        edit,
        onElection("startCeremony", { "draft" }, /*isMain=*/true),
        rehearse,
        std::move(freeze),
        onElection("voidElection",
            { "draft", "ceremony", "ready", "frozen", "open", "paused", "closed", "counted" }),
        onElection("archiveElection", { "certified" }),
        onElection("markRollDestroyed", { "archived", "void" }),
    };
    spec.history = [](Services& services, const base::Json& row, QObject* context,
                       std::function<void(std::vector<TimelineEntry>)> sink) {
        loadWholeList(services.connection, u"events"_s, toQt(row.stringOr("id", "")), context,
            [sink](const base::Result<std::vector<base::Json>>& events) {
                std::vector<TimelineEntry> entries =
                    electionCourse(events ? *events : std::vector<base::Json>());
                if (!events) {
                    TimelineEntry remark;
                    remark.title = u"! "_s
                        + QCoreApplication::translate(
                            "History", "Not complete: a part of it could not be read.");
                    remark.tone = Tone::Warning;
                    remark.isRemark = true;
                    entries.insert(entries.begin(), std::move(remark));
                }
                sink(std::move(entries));
            });
    };
    spec.part = [](Services& services, QWidget* parent) -> DetailPart* {
        return new ElectionPart(services, services.connection, parent);
    };
    return spec;
}

ResourceSpec votersResource()
{
    ResourceSpec spec = electionList(u"voters"_s, QT_TRANSLATE_NOOP("Columns", "Voters"),
        QT_TRANSLATE_NOOP("Columns", "Nobody is on a roll yet"), "voters");
    spec.titleKey = "number";
    spec.columns = {
        { "number", V::Integer, QT_TRANSLATE_NOOP("Columns", "Number"), {}, 90 },
        { "precinct", V::Choice, QT_TRANSLATE_NOOP("Columns", "Precinct"), {}, 180, true, true, {},
            kVotersPrecinct },
        { "state", V::Choice, QT_TRANSLATE_NOOP("Columns", "State"), {}, 110 },
        { "weight", V::Integer, QT_TRANSLATE_NOOP("Columns", "Weight"), {}, 70 },
        { "late", V::Boolean, QT_TRANSLATE_NOOP("Columns", "Added late"), {}, 90 },
        { "enrolled_at", V::Time, QT_TRANSLATE_NOOP("Columns", "Enrolled at"), {}, 130 },
        { "commitment", V::Hash, QT_TRANSLATE_NOOP("Columns", "Commitment"), {}, 130, false },
        { "invitation", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Invitation key"), {}, 130, false },
    };
    RowAction replace { "election", "replaceInvitation",
        { { "election", "election" }, { "number", "number" } }, {}, true, {} };
    replace.open = [](Services& services, const base::Json& row, QWidget* window) {
        if (row.isObject())
            (new ReplaceInvitation(services, row, window))->open();
    };
    replace.label = QT_TRANSLATE_NOOP("Columns", "Make a new invitation code");
    replace.refuses = [](const Services&, const base::Json& row) {
        const std::string state = row.stringOr("state", "");
        if (state == "enrolled")
            return QCoreApplication::translate(
                "Elections", "This voter has enrolled already and needs no new code.");
        return state == "removed"
            ? QCoreApplication::translate("Elections", "This voter was removed from the roll.")
            : QString();
    };
    RowAction remove { "election", "removeVoter", { { "election", "election" }, { "number", "number" } }, {},
        false, {} };
    remove.isBatch = true;
    spec.actions = { std::move(replace), std::move(remove) };
    return spec;
}

ResourceSpec objectionsResource()
{
    ResourceSpec spec = electionList(u"objections"_s, QT_TRANSLATE_NOOP("Columns", "Objections"),
        QT_TRANSLATE_NOOP("Columns", "No objections"), "objections");
    spec.titleKey = "id";
    spec.columns = {
        { "id", V::Identifier, QT_TRANSLATE_NOOP("Columns", "Number"), {}, 140 },
        { "election", V::Choice, QT_TRANSLATE_NOOP("Columns", "Election"), {}, 220, true, true },
        { "rehearsal", V::Boolean, QT_TRANSLATE_NOOP("Columns", "Rehearsal"), {}, 80 },
        { "about", V::Choice, QT_TRANSLATE_NOOP("Columns", "About"), {}, 110 },
        { "state", V::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 110 },
        { "time", V::Time, QT_TRANSLATE_NOOP("Columns", "Received"), {}, 130 },
        { "decided", V::Time, QT_TRANSLATE_NOOP("Columns", "Decided"), {}, 130 },
        { "decision", V::Text, QT_TRANSLATE_NOOP("Columns", "Decision"), {}, 200, false },
        { "answer", V::Text, QT_TRANSLATE_NOOP("Columns", "Answer"), {}, 200, false },
    };
    RowAction decide { "election", "decideObjection", { { "election", "election" }, { "objection", "id" } },
        { "open" }, true, {} };
    spec.stateKey = "state";
    spec.newestFirst = "time";
    spec.actions = { std::move(decide) };
    spec.part = [](Services& services, QWidget* parent) -> DetailPart* {
        return new ObjectionPart(services, services.connection, parent);
    };
    return spec;
}

} // namespace

std::vector<TimelineEntry> electionCourse(const std::vector<base::Json>& events)
{
    std::vector<TimelineEntry> made;
    for (const base::Json& one : events) {
        TimelineEntry entry;
        const std::string kind = one.stringOr("kind", "");
        const auto found = std::find_if(std::begin(kEventWords), std::end(kEventWords),
            [&kind](const EventWord& word) { return word.kind == kind; });
        entry.title = found == std::end(kEventWords) ? toQt(kind)
                                                     : QCoreApplication::translate("Elections", found->word);
        entry.tone = found == std::end(kEventWords) ? Tone::Neutral : found->tone;
        entry.note = toQt(one.stringOr("reason", ""));
        entry.time = one.integerOr("time", 0);
        entry.height = one.integerOr("height", 0);
        made.push_back(std::move(entry));
    }
    std::stable_sort(made.begin(), made.end(),
        [](const TimelineEntry& a, const TimelineEntry& b) { return a.height > b.height; });
    return made;
}

std::vector<ResourceSpec> makeResources(TakeRoll takeRoll)
{
    std::vector<ResourceSpec> all;
    all.push_back(electionsResource(takeRoll));
    all.push_back(votersResource());
    all.push_back(objectionsResource());
    return all;
}

} // namespace maru::console::elections
