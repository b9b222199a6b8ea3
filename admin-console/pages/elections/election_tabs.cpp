// SPDX-License-Identifier: Apache-2.0
// The tabs of the elections page.
#include "admin-console/pages/elections/election_tabs.h"

#include "admin-console/pages/elections/ceremony_tab.h"
#include "admin-console/pages/elections/counting_tab.h"
#include "admin-console/pages/elections/help_desk.h"
#include "admin-console/pages/elections/observer_tab.h"
#include "admin-console/pages/elections/roll_tab.h"
#include "admin-console/pages/elections/test_ballots_tab.h"
#include "admin-console/pages/elections/voting_day.h"

namespace maru::console::elections {

using namespace Qt::StringLiterals;

std::vector<ElectionTab> makeElectionTabs()
{
    return {
        { u"roll"_s, [] { return RollTab::tr("Roll"); },
            [](Services& services, Transport& transport, QWidget* parent) -> ElectionView* {
                return new RollTab(services, transport, parent);
            } },
        { u"ceremony"_s, [] { return CeremonyTab::tr("Key ceremony"); },
            [](Services& services, Transport& transport, QWidget* parent) -> ElectionView* {
                return new CeremonyTab(services, transport, parent);
            } },
        { u"votingday"_s, [] { return VotingDay::tr("Voting day"); },
            [](Services& services, Transport& transport, QWidget* parent) -> ElectionView* {
                return new VotingDay(services, transport, parent);
            } },
        { u"counting"_s, [] { return CountingTab::tr("Counting"); },
            [](Services& services, Transport& transport, QWidget* parent) -> ElectionView* {
                return new CountingTab(services, transport, parent);
            } },
        { u"observer"_s, [] { return ObserverTab::tr("Observer"); },
            [](Services& services, Transport& transport, QWidget* parent) -> ElectionView* {
                return new ObserverTab(services, transport, parent);
            } },
        { u"helpdesk"_s, [] { return HelpDesk::tr("Help desk"); },
            [](Services& services, Transport& transport, QWidget* parent) -> ElectionView* {
                return new HelpDesk(services, transport, parent);
            } },
        { u"testballots"_s, [] { return TestBallotsTab::tr("Test ballots"); },
            [](Services& services, Transport& transport, QWidget* parent) -> ElectionView* {
                return new TestBallotsTab(services, transport, parent);
            } },
    };
}

} // namespace maru::console::elections
