// SPDX-License-Identifier: Apache-2.0
// The composition of the console; names the concrete pages.
#include "admin-console/shell/workbench.h"

#include "admin-console/core/news.h"
#include "admin-console/pages/approvals/approvals_page.h"
#include "admin-console/pages/audit/audit_page.h"
#include "admin-console/pages/blocks/blocks_page.h"
#include "admin-console/pages/credentials/credentials_page.h"
#include "admin-console/pages/dashboard/dashboard_page.h"
#include "admin-console/pages/donations/donations_page.h"
#include "admin-console/pages/elections/elections_page.h"
#include "admin-console/pages/people/people_page.h"
#include "admin-console/pages/privacy/privacy_page.h"
#include "admin-console/pages/settings/settings_page.h"

#include <QDir>

// Q_INIT_RESOURCE declares a function of the global namespace.
static void initConsoleResources()
{
    Q_INIT_RESOURCE(console);
}

namespace maru::console {

void initResources()
{
    initConsoleResources();
}

Workbench::Workbench()
    : session(connection)
    , sender(connection, session)
    , proofs(connection)
    , services { connection, session, catalogue, sender, proofs, language,
        [](const QString&, const QString&) {}, &notices, &preferences, &work }
{
    pages.add(makeDashboardPage(&makeElectionOverview));
    pages.add(makeDonationsPage());
    pages.add(makeElectionsPage());
    pages.add(makeCredentialsPage());
    pages.add(makePrivacyPage());
    pages.add(makeApprovalsPage());
    pages.add(makeBlocksPage());
    pages.add(makeAuditPage());
    pages.add(makePeoplePage());
    pages.add(makeSettingsPage());
    QObject::connect(
        &language, &Language::changed, &connection, [this] { connection.setLanguageTag(language.tag()); });
    QObject::connect(&connection, &Connection::stateChanged, &catalogue, [this] {
        if (connection.state() == Connection::State::Online && !catalogue.isLoaded())
            catalogue.load(connection);
        if (connection.state() == Connection::State::Online)
            catalogue.approvals().load(connection);
    });
    QObject::connect(&connection, &Connection::blockArrived, &catalogue, [this](const base::Json& block) {
        if (concerns(block, "approvals"))
            catalogue.approvals().load(connection);
    });
}

} // namespace maru::console
