// SPDX-License-Identifier: Apache-2.0
// The ceremony by files that are carried between machines.
#include "admin-console/pages/elections/ceremony_tab.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/format.h"
#include "admin-console/core/session.h"
#include "admin-console/core/submission.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/elections/pool_work.h"
#include "admin-console/pages/elections/trustee_box.h"
#include "admin-console/pages/elections/whole_file.h"
#include "shared/ledger/signed_by.h"

namespace maru::console::elections {

using namespace Qt::StringLiterals;

void CeremonyTab::signToFile()
{
    const auto next = step();
    if (!next || next->action.empty() || !m_services.session.isOpen()) {
        fail(next ? base::refused("console.not_signed_in") : next.error());
        return;
    }
    const QString name = toQt(m_board.context.election + "-" + next->action + "-"
                             + std::to_string(m_box->desk().secret().index()))
        + u".maru-transaction.json"_s;
    FileDialog::askSave(this, tr("Save my signed message"), name, tr("Transaction files (*.json)"),
        [this, action = next->action, payload = next->payload](const QString& path) {
            const auto make = [signer = m_services.session.sharedSigner(),
                                  chain = fromQt(m_services.connection.node().chain), action, payload,
                                  until = base::UnixSeconds(
                                      m_services.connection.serverNow() + ledger::kMaxValiditySeconds)] {
                return ledger::makeTransaction(*signer, chain, "election", action, payload, until);
            };
            workApart(this, make, [this, path](const base::Result<ledger::Transaction>& made) {
                if (!made)
                    fail(made.error());
                else if (!writeWhole(path, base::canonical(ledger::toJson(*made))))
                    fail(base::failed("console.export_file"));
                else
                    tell(u"✓ "_s + tr("Written. Anybody can submit it within an hour."));
            });
        });
}

void CeremonyTab::writeMessages(const QString& path)
{
    if (writeWhole(path, base::canonical(ceremonyFile(m_rows, fromQt(m_services.connection.node().chain)))))
        tell(u"✓ "_s + tr("The messages are in the file."));
    else
        fail(base::failed("console.export_file"));
}

void CeremonyTab::readMessages(const QString& path)
{
    const auto text = readWhole(path, 4 << 20);
    std::string chain;
    auto rows = text ? readCeremonyFile(viewOf(*text), chain)
                     : base::Result<CeremonyRows>(base::refused("console.ceremony_file"));
    if (!rows) {
        fail(rows.error());
        return;
    }
    if (chain != fromQt(m_services.connection.node().chain)) {
        fail(base::refused("console.ceremony_other_chain"));
        return;
    }
    if (rows->election.stringOr("id", "") != m_rows.election.stringOr("id", "")) {
        fail(base::refused("console.ceremony_other_attempt"));
        return;
    }
    ++m_generation;
    m_delay.stop();
    m_rows = std::move(*rows);
    m_isFromFile = true;
    tell(tr("These messages come from a file. They were verified here as those of the server are."));
    evaluate();
}

void CeremonyTab::dropMessages()
{
    m_isFromFile = false;
    tell({});
    load();
    showAll();
}

void CeremonyTab::submitFile(const QString& path)
{
    const auto text = readWhole(path, static_cast<qint64>(ledger::kMaxTransactionBytes));
    const auto transaction = text
        ? ledger::decodeTransaction(viewOf(*text))
        : base::Result<ledger::Transaction>(base::refused("console.transaction_file"));
    if (!transaction || !ledger::checkSignature(*transaction) || transaction->domain != "election") {
        fail(base::refused("console.transaction_file"));
        return;
    }
    if (transaction->chain != fromQt(m_services.connection.node().chain)) {
        fail(base::refused("console.ceremony_other_chain"));
        return;
    }
    tell(tr("On its way…"));
    auto* way = new Submission(
        m_transport, ledger::transactionId(*transaction).hex(), *text,
        [this] { return m_services.connection.state() == Connection::State::Online; }, {}, this);
    connect(way, &Submission::lost, this, [this] { fail(base::failed("console.outcome_unknown")); });
    connect(way, &Submission::ended, this, [this, way](const base::Result<Outcome>& result) {
        way->deleteLater();
        if (!result)
            fail(result.error());
        else if (!result->isOk())
            fail(base::refused(result->code));
        else
            tell(u"✓ "_s + tr("The message stands in block %1.").arg(formatInteger(result->height)));
        load();
    });
    way->start();
}

} // namespace maru::console::elections
