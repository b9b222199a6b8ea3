// SPDX-License-Identifier: Apache-2.0
// The words of states.
#include "admin-console/core/states.h"

#include "admin-console/core/text.h"

#include <QCoreApplication>

#include <array>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

struct Entry {
    std::string_view state;
    char16_t sign;
    const char* word;
    Tone tone;
};

constexpr std::array kEntries {
    // campaigns
    Entry { "draft", u'✎', QT_TRANSLATE_NOOP("States", "Draft"), Tone::Neutral },
    Entry { "registered", u'◇', QT_TRANSLATE_NOOP("States", "Registered"), Tone::Information },
    Entry { "open", u'●', QT_TRANSLATE_NOOP("States", "Open"), Tone::Primary },
    Entry { "target_reached", u'★', QT_TRANSLATE_NOOP("States", "Target reached"), Tone::Success },
    Entry { "period_ended", u'■', QT_TRANSLATE_NOOP("States", "Period ended"), Tone::Information },
    Entry { "stopped", u'■', QT_TRANSLATE_NOOP("States", "Stopped"), Tone::Warning },
    Entry { "distributing", u'▶', QT_TRANSLATE_NOOP("States", "Distributing"), Tone::Primary },
    Entry { "reporting", u'✎', QT_TRANSLATE_NOOP("States", "Reporting"), Tone::Warning },
    Entry { "audited", u'✓', QT_TRANSLATE_NOOP("States", "Audited"), Tone::Success },
    Entry { "closed", u'✓', QT_TRANSLATE_NOOP("States", "Closed"), Tone::Neutral },
    Entry { "suspended", u'!', QT_TRANSLATE_NOOP("States", "Suspended"), Tone::Danger },
    Entry { "cancelled", u'✕', QT_TRANSLATE_NOOP("States", "Cancelled"), Tone::Danger },
    Entry { "refunding", u'↩', QT_TRANSLATE_NOOP("States", "Refunding"), Tone::Warning },
    // organisations
    Entry { "verified", u'✓', QT_TRANSLATE_NOOP("States", "Verified"), Tone::Success },
    // milestones and plans
    Entry { "pending", u'·', QT_TRANSLATE_NOOP("States", "Waiting"), Tone::Neutral },
    Entry { "needs_review", u'!', QT_TRANSLATE_NOOP("States", "Needs review"), Tone::Warning },
    Entry { "completed", u'✓', QT_TRANSLATE_NOOP("States", "Completed"), Tone::Success },
    Entry { "paid", u'✓', QT_TRANSLATE_NOOP("States", "Paid"), Tone::Success },
    Entry { "rejected", u'✕', QT_TRANSLATE_NOOP("States", "Rejected"), Tone::Danger },
    Entry { "proposed", u'!', QT_TRANSLATE_NOOP("States", "Proposed"), Tone::Warning },
    Entry { "approved", u'✓', QT_TRANSLATE_NOOP("States", "Approved"), Tone::Information },
    Entry { "running", u'▶', QT_TRANSLATE_NOOP("States", "Running"), Tone::Primary },
    Entry { "finished", u'✓', QT_TRANSLATE_NOOP("States", "Finished"), Tone::Neutral },
    // proposals
    Entry { "executed", u'✓', QT_TRANSLATE_NOOP("States", "Executed"), Tone::Success },
    Entry { "failed", u'✕', QT_TRANSLATE_NOOP("States", "Failed"), Tone::Danger },
    Entry { "withdrawn", u'↩', QT_TRANSLATE_NOOP("States", "Withdrawn"), Tone::Neutral },
    Entry { "expired", u'–', QT_TRANSLATE_NOOP("States", "Expired"), Tone::Warning },
    // people
    Entry { "active", u'●', QT_TRANSLATE_NOOP("States", "Active"), Tone::Success },
    Entry { "left", u'–', QT_TRANSLATE_NOOP("States", "Left"), Tone::Neutral },
    Entry { "replaced", u'⇄', QT_TRANSLATE_NOOP("States", "Key replaced"), Tone::Neutral },
    Entry { "enrolled", u'!', QT_TRANSLATE_NOOP("States", "To be confirmed"), Tone::Warning },
    Entry { "confirmed", u'✓', QT_TRANSLATE_NOOP("States", "Confirmed"), Tone::Success },
    Entry { "appointed", u'✓', QT_TRANSLATE_NOOP("States", "Appointed"), Tone::Success },
    Entry { "current", u'✓', QT_TRANSLATE_NOOP("States", "In use"), Tone::Success },
    Entry { "superseded", u'⇄', QT_TRANSLATE_NOOP("States", "Superseded"), Tone::Neutral },
    // credentials
    Entry { "offered", u'○', QT_TRANSLATE_NOOP("States", "Offered"), Tone::Information },
    Entry { "issued", u'✓', QT_TRANSLATE_NOOP("States", "Issued"), Tone::Success },
    Entry { "revoked", u'✕', QT_TRANSLATE_NOOP("States", "Revoked"), Tone::Danger },
    Entry { "retired", u'–', QT_TRANSLATE_NOOP("States", "Retired"), Tone::Neutral },
    Entry { "ended", u'–', QT_TRANSLATE_NOOP("States", "Ended"), Tone::Neutral },
    Entry { "full", u'■', QT_TRANSLATE_NOOP("States", "Full"), Tone::Neutral },
    // records of personal data
    Entry { "held", u'●', QT_TRANSLATE_NOOP("States", "Held"), Tone::Success },
    Entry { "separating", u'→', QT_TRANSLATE_NOOP("States", "Being set apart"), Tone::Information },
    Entry { "separate", u'◇', QT_TRANSLATE_NOOP("States", "Kept apart"), Tone::Information },
    Entry { "due", u'!', QT_TRANSLATE_NOOP("States", "Due for destruction"), Tone::Warning },
    Entry { "ordered", u'▶', QT_TRANSLATE_NOOP("States", "Destruction ordered"), Tone::Warning },
    Entry { "destroyed", u'✕', QT_TRANSLATE_NOOP("States", "Destroyed"), Tone::Neutral },
    Entry { "certified", u'✓', QT_TRANSLATE_NOOP("States", "Certified"), Tone::Success },
    Entry { "declined", u'↩', QT_TRANSLATE_NOOP("States", "Declined"), Tone::Danger },
    Entry { "accepted", u'✓', QT_TRANSLATE_NOOP("States", "Granted"), Tone::Success },
    // elections
    Entry { "ceremony", u'⚿', QT_TRANSLATE_NOOP("States", "Key ceremony"), Tone::Information },
    Entry { "ready", u'✓', QT_TRANSLATE_NOOP("States", "Keys ready"), Tone::Information },
    Entry { "freezing", u'▶', QT_TRANSLATE_NOOP("States", "Being frozen"), Tone::Information },
    Entry { "frozen", u'■', QT_TRANSLATE_NOOP("States", "Frozen"), Tone::Information },
    Entry { "paused", u'!', QT_TRANSLATE_NOOP("States", "Paused"), Tone::Danger },
    Entry { "counted", u'✓', QT_TRANSLATE_NOOP("States", "Counted"), Tone::Success },
    Entry { "archived", u'–', QT_TRANSLATE_NOOP("States", "Archived"), Tone::Neutral },
    Entry { "void", u'✕', QT_TRANSLATE_NOOP("States", "Void"), Tone::Danger },
    // An election's own words for names that others have as well.
    Entry { "elections/open", u'●', QT_TRANSLATE_NOOP("States", "Voting"), Tone::Primary },
    Entry { "elections/closed", u'■', QT_TRANSLATE_NOOP("States", "Voting closed"), Tone::Information },
    Entry { "elections/certified", u'✓', QT_TRANSLATE_NOOP("States", "Result certified"), Tone::Success },
    Entry { "objections/open", u'!', QT_TRANSLATE_NOOP("States", "Received"), Tone::Warning },
    Entry { "objections/accepted", u'✓', QT_TRANSLATE_NOOP("States", "Upheld"), Tone::Success },
    Entry { "objections/rejected", u'✕', QT_TRANSLATE_NOOP("States", "Dismissed"), Tone::Neutral },
    // transactions
    Entry { "ok", u'✓', QT_TRANSLATE_NOOP("States", "Accepted"), Tone::Success },
    Entry { "committed", u'✓', QT_TRANSLATE_NOOP("States", "Committed"), Tone::Success },
    Entry { "refused", u'✕', QT_TRANSLATE_NOOP("States", "Refused"), Tone::Danger },
    // kinds of changes and movements, for timelines
    Entry { "created", u'＋', QT_TRANSLATE_NOOP("States", "Created"), Tone::Neutral },
    Entry { "edited", u'✎', QT_TRANSLATE_NOOP("States", "Edited"), Tone::Neutral },
    Entry { "returned", u'↩', QT_TRANSLATE_NOOP("States", "Returned"), Tone::Warning },
    Entry { "opened", u'●', QT_TRANSLATE_NOOP("States", "Opened"), Tone::Primary },
    Entry { "extended", u'→', QT_TRANSLATE_NOOP("States", "Extended"), Tone::Information },
    Entry { "corrected", u'✎', QT_TRANSLATE_NOOP("States", "Corrected"), Tone::Neutral },
    Entry { "resumed", u'▶', QT_TRANSLATE_NOOP("States", "Resumed"), Tone::Primary },
    Entry { "ended", u'■', QT_TRANSLATE_NOOP("States", "Raising ended"), Tone::Information },
    Entry { "donation", u'＋', QT_TRANSLATE_NOOP("States", "Donation"), Tone::Primary },
    Entry { "payout", u'→', QT_TRANSLATE_NOOP("States", "Paid out"), Tone::Success },
    Entry { "distribution", u'→', QT_TRANSLATE_NOOP("States", "Distributed"), Tone::Success },
    Entry { "return", u'↩', QT_TRANSLATE_NOOP("States", "Unused money returned"), Tone::Information },
    Entry { "refund", u'↩', QT_TRANSLATE_NOOP("States", "Refunded"), Tone::Warning },
    Entry { "remainder", u'→', QT_TRANSLATE_NOOP("States", "Remainder passed on"), Tone::Information },
};

} // namespace

StateWord stateWord(std::string_view state)
{
    for (const Entry& entry : kEntries) {
        if (entry.state == state)
            return { QString(QChar(entry.sign)), QCoreApplication::translate("States", entry.word),
                entry.tone };
    }
    // "elections/draft": a list whose word for it is everybody's.
    if (const std::size_t slash = state.find('/'); slash != std::string_view::npos)
        return stateWord(state.substr(slash + 1));
    // An error code: what it means is said where the thing is shown whole.
    if (state.find('.') != std::string_view::npos)
        return { u"✕"_s, QCoreApplication::translate("States", "Refused"), Tone::Danger };
    return { u"·"_s, toQt(state), Tone::Neutral };
}

QString toneName(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return u"neutral"_s;
    case Tone::Primary:
        return u"primary"_s;
    case Tone::Success:
        return u"success"_s;
    case Tone::Warning:
        return u"warning"_s;
    case Tone::Danger:
        return u"danger"_s;
    case Tone::Information:
        return u"information"_s;
    }
    return u"neutral"_s;
}

} // namespace maru::console
