// SPDX-License-Identifier: Apache-2.0
// The list of voters follows the chosen election.
#include "admin-console/pages/elections/voters_head.h"

#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/rows_model.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/elections/election_frame.h"
#include "admin-console/pages/elections/page_makers.h"
#include "admin-console/pages/elections/row_list.h"
#include "admin-console/widgets/resource_pane.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

VotersHead::VotersHead(
    Services& given, Transport& transport, ElectionBook& book, ResourcePane& pane, QWidget* parent)
    : QWidget(parent), m_services(given), m_transport(transport), m_book(book), m_pane(pane)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(new ElectionHead(given, book, this));
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    m_label = new QLabel(this);
    m_number = new QLineEdit(this);
    m_number->setObjectName(u"voterNumber"_s);
    m_number->setMaxLength(20);
    m_number->setMaximumWidth(160);
    m_number->setClearButtonEnabled(true);
    m_label->setBuddy(m_number);
    m_find = makeButton(u"voterFind"_s, this);
    m_error = makeLabel(u"fieldError"_s, this);
    m_error->setWordWrap(false);
    line->addWidget(m_label);
    line->addWidget(m_number);
    line->addWidget(m_find);
    line->addWidget(m_error, 1);
    layout->addLayout(line);
    connect(m_find, &QPushButton::clicked, this, [this] { findNumber(m_number->text()); });
    connect(m_number, &QLineEdit::returnPressed, m_find, &QPushButton::click);
    // Emptied (the cross in the field, too): the whole roll again.
    connect(m_number, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.trimmed().isEmpty())
            findNumber({});
    });
    connect(&m_book, &ElectionBook::changed, this, &VotersHead::follow);
    retranslateUi();
    follow();
}

void VotersHead::follow()
{
    if (m_book.currentId() == m_election)
        return;
    m_election = m_book.currentId();
    m_wanted.clear();
    m_isWrong = false;
    {
        const QSignalBlocker quiet(m_number);
        m_number->clear();
    }
    narrow();
    loadNames();
    retranslateUi();
}

void VotersHead::findNumber(const QString& typed)
{
    const auto number = parseInteger(typed);
    m_isWrong = !typed.trimmed().isEmpty() && (!number || *number <= 0);
    if (!m_isWrong) {
        m_wanted = number ? QString::number(*number) : QString();
        narrow();
    }
    retranslateUi();
}

void VotersHead::narrow()
{
    QueryItems fixed;
    if (!m_election.isEmpty())
        fixed.emplace_back(u"election"_s, m_election);
    if (!m_wanted.isEmpty())
        fixed.emplace_back(u"number"_s, m_wanted);
    m_pane.model().setFixed(std::move(fixed));
}

void VotersHead::loadNames()
{
    // Until the names are here ids stand for themselves, not for a precinct of the election before.
    for (const std::string& id : m_known)
        m_services.catalogue.learn("election", kVotersPrecinct, id, { id, id });
    m_known.clear();
    if (m_election.isEmpty())
        return;
    loadWholeList(m_transport, u"precincts"_s, m_election, this,
        [this, generation = ++m_generation](const base::Result<std::vector<base::Json>>& rows) {
            if (generation != m_generation || !rows)
                return; // without names the ids are shown
            for (const base::Json& row : *rows) {
                const std::string id = row.stringOr("id", "");
                const std::string korean = row.stringOr("name_ko", "");
                const std::string english = row.stringOr("name_en", "");
                m_known.push_back(id);
                m_services.catalogue.learn("election", kVotersPrecinct, id,
                    { korean.empty() ? id : korean,
                        english.empty() ? (korean.empty() ? id : korean) : english });
            }
            m_pane.model().retranslate();
        });
}

void VotersHead::retranslateUi()
{
    m_label->setText(tr("Number on the roll"));
    m_number->setAccessibleName(m_label->text());
    m_number->setPlaceholderText(tr("e.g. 1042"));
    m_find->setText(tr("Find"));
    m_find->setAccessibleName(tr("Find a voter by number"));
    m_find->setEnabled(!m_election.isEmpty());
    m_error->setText(m_isWrong ? QString(u"! "_s
                         + problemText(base::refused("console.voter_number"), m_services.language.code()))
                               : QString());
    m_number->setProperty("wrong", m_isWrong);
    m_number->style()->unpolish(m_number);
    m_number->style()->polish(m_number);
}

void VotersHead::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console::elections
