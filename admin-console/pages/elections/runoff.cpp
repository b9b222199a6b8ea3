// SPDX-License-Identifier: Apache-2.0
// From a result to the next election.
#include "admin-console/pages/elections/runoff.h"

#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/session.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/elections/counting_figures.h"

#include <algorithm>
#include <set>

namespace maru::console::elections {

bool asksForRunoff(const base::Json& contest)
{
    return fateOf(contest) == ContestFate::Runoff && membersOf(contest, "runoff").size() >= 2;
}

base::Json runoffStart(const base::Json& whole, const base::Json& contest)
{
    if (!asksForRunoff(contest))
        return {};
    std::set<std::string> left;
    for (const base::Json& id : membersOf(contest, "runoff"))
        if (id.isString())
            left.insert(id.asString());
    for (const base::Json& row : membersOf(whole, "contests")) {
        if (row.stringOr("contest", "") != contest.stringOr("contest", ""))
            continue;
        base::Json options = base::Json::array();
        for (const base::Json& option : membersOf(row, "options"))
            if (left.count(option.stringOr("id", "")) != 0)
                options.push(option);
        const auto count = static_cast<std::int64_t>(options.asArray().size());
        if (count < 2)
            return {};
        base::Json again = row;
        // Who is elected already has a seat: the run-off is about the others.
        std::int64_t seated = 0;
        for (const base::Json& option : membersOf(contest, "options"))
            seated += option.booleanOr("elected", false) ? 1 : 0;
        again.set("seats", std::max<std::int64_t>(1, row.integerOr("seats", 1) - seated));
        // Points in a score contest, options in the others (whose score is 1).
        const std::int64_t most = count * std::max<std::int64_t>(1, row.integerOr("score", 1));
        again.set("maximum", std::min(row.integerOr("maximum", 1), most));
        again.set("minimum", std::min(row.integerOr("minimum", 1), most));
        again.set("options", std::move(options));
        base::Json start = whole;
        start.set("contests", base::Json::array({ std::move(again) }));
        start.set("title_ko", whole.stringOr("title_ko", "") + " 결선투표");
        start.set("title_en", whole.stringOr("title_en", "") + " run-off");
        return start;
    }
    return {};
}

void openRunoffWizard(Services& services, Transport& transport, const base::Json& electionRow,
    const base::Json& contest, TakeRoll takeRoll, QWidget* window)
{
    loadWhole(transport, electionRow, window,
        [&services, &transport, contest, takeRoll, window, officer = services.session.officer().did](
            const base::Result<base::Json>& whole) {
            if (services.session.officer().did != officer)
                return;
            const base::Json start = whole ? runoffStart(*whole, contest) : base::Json();
            if (!start.isObject()) {
                showMessage(window, ElectionWizard::tr("Run-off of an election"),
                    problemText(
                        whole ? base::failed("console.protocol") : whole.error(), services.language.code()));
                return;
            }
            (new ElectionWizard(
                 services, transport, ElectionWizard::Purpose::Runoff, start, takeRoll, window))
                ->open();
        });
}

} // namespace maru::console::elections
