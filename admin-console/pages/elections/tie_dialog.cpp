// SPDX-License-Identifier: Apache-2.0
// Deciding a tie.
#include "admin-console/pages/elections/tie_dialog.h"

#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/core/transaction_sender.h"
#include "admin-console/pages/elections/counting_figures.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

TieDialog::TieDialog(Services& given, QString election, base::Json contest, QWidget* parent)
    : QDialog(parent), m_services(given), m_election(std::move(election)), m_contest(std::move(contest))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Decide the tie"));
    resize(460, 380);
    const base::Json& tie = memberOf(m_contest, "tie");
    const std::string how = tie.stringOr("how", "");
    auto* layout = new QVBoxLayout(this);
    auto* help = new QLabel(this);
    help->setWordWrap(true);
    help->setText(how == "runoff" ? tr("These options have equal votes and all go into a run-off.")
            : how == "older"
            ? tr("Put the options in the order of age, the oldest first. The first %1 are elected.")
                  .arg(tie.integerOr("seats", 0))
            : tr("Put the options in the order of the lot. The first %1 are elected.")
                  .arg(tie.integerOr("seats", 0)));
    layout->addWidget(help);
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Options in their order"));
    for (const base::Json& id : membersOf(tie, "options")) {
        for (const base::Json& option : membersOf(m_contest, "options")) {
            if (!id.isString() || option.stringOr("option", "") != id.asString())
                continue;
            auto* item = new QListWidgetItem(optionTitle(option, given.language), m_list);
            item->setData(Qt::UserRole, toQt(id.asString()));
        }
    }
    m_list->setCurrentRow(0);
    layout->addWidget(m_list, 1);
    auto* moves = new QHBoxLayout;
    for (const int by : { -1, 1 }) {
        auto* button = new QPushButton(by < 0 ? tr("Up") : tr("Down"), this);
        button->setAccessibleName(by < 0 ? tr("Move up") : tr("Move down"));
        button->setAutoDefault(false);
        button->setVisible(how != "runoff");
        connect(button, &QPushButton::clicked, this, [this, by] { move(by); });
        moves->addWidget(button);
    }
    moves->addStretch(1);
    layout->addLayout(moves);
    m_reason = new QLineEdit(this);
    m_reason->setObjectName(u"tieReason"_s);
    m_reason->setPlaceholderText(tr("Who drew the lot, where and before whom"));
    m_reason->setAccessibleName(tr("Reason"));
    layout->addWidget(m_reason);
    m_status = new QLabel(this);
    m_status->setWordWrap(true);
    layout->addWidget(m_status);
    auto* ends = new QHBoxLayout;
    ends->addStretch(1);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::close);
    m_send = new QPushButton(tr("Sign and submit"), this);
    m_send->setObjectName(u"tieSend"_s);
    m_send->setDefault(true);
    connect(m_send, &QPushButton::clicked, this, &TieDialog::submit);
    ends->addWidget(cancel);
    ends->addWidget(m_send);
    layout->addLayout(ends);
}

base::Json TieDialog::payload() const
{
    base::Json options = base::Json::array();
    for (int i = 0; i < m_list->count(); ++i)
        options.push(fromQt(m_list->item(i)->data(Qt::UserRole).toString()));
    return base::Json::object(
        { { "election", fromQt(m_election) }, { "contest", m_contest.stringOr("contest", "") },
            { "how", memberOf(m_contest, "tie").stringOr("how", "") }, { "options", std::move(options) },
            { "reason", fromQt(m_reason->text().trimmed()) } });
}

void TieDialog::move(int by)
{
    const int from = m_list->currentRow();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= m_list->count())
        return;
    QListWidgetItem* item = m_list->takeItem(from);
    m_list->insertItem(to, item);
    m_list->setCurrentRow(to);
}

void TieDialog::submit()
{
    if (m_reason->text().trimmed().isEmpty()) {
        m_status->setText(u"✕ "_s + tr("Please say how it was decided."));
        m_reason->setFocus();
        return;
    }
    m_send->setEnabled(false);
    m_status->setText(tr("On its way…"));
    m_services.sender.send(
        "election", "resolveTie", payload(), this, [this](const base::Result<Outcome>& result) {
            m_send->setEnabled(true);
            if (result && result->isOk()) {
                Q_EMIT resolved();
                close();
                return;
            }
            m_status->setText(u"✕ "_s
                + problemText(
                    result ? base::refused(result->code, result->data.stringOr("field", "")) : result.error(),
                    m_services.language.code()));
        });
}

} // namespace maru::console::elections
