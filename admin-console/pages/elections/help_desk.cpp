// SPDX-License-Identifier: Apache-2.0
// The help desk.
#include "admin-console/pages/elections/help_desk.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/csv.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/elections/page_makers.h"
#include "admin-console/widgets/cells_model.h"
#include "admin-console/widgets/fact_list.h"
#include "admin-console/widgets/reveal_part.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QHideEvent>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kCandidatesAtMost = 200;

} // namespace

HelpDesk::HelpDesk(Services& given, Transport& transport, QWidget* parent)
    : ElectionView(parent), m_services(given), m_transport(transport)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(16);
    auto* left = new QVBoxLayout;
    left->setSpacing(8);
    const auto addSearch = [this, left](
                               QLabel*& label, QLineEdit*& edit, QPushButton*& button, const QString& name) {
        label = new QLabel(this);
        label->setObjectName(u"fieldLabel"_s);
        edit = new QLineEdit(this);
        edit->setObjectName(name);
        edit->setMaxLength(120);
        label->setBuddy(edit);
        button = makeButton(name + u"Find"_s, this);
        auto* line = new QHBoxLayout;
        line->addWidget(edit, 1);
        line->addWidget(button);
        left->addWidget(label);
        left->addLayout(line);
    };
    addSearch(m_numberLabel, m_number, m_findNumber, u"helpNumber"_s);
    addSearch(m_nameLabel, m_nameEdit, m_findName, u"helpName"_s);
    m_birthLabel = new QLabel(this);
    m_birthLabel->setObjectName(u"fieldLabel"_s);
    m_birthEdit = new QLineEdit(this);
    m_birthEdit->setObjectName(u"helpBirth"_s);
    m_birthEdit->setMaxLength(10);
    m_birthLabel->setBuddy(m_birthEdit);
    left->addWidget(m_birthLabel);
    left->addWidget(m_birthEdit);
    m_stop = makeButton(u"helpStop"_s, this);
    left->addWidget(m_stop, 0, Qt::AlignLeft);
    m_status = makeLabel(u"helpStatus"_s, this);
    left->addWidget(m_status);
    m_table = makeWordTable(u"helpCandidates"_s, m_candidates, this);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    left->addWidget(m_table, 1);
    left->addStretch(0);
    layout->addLayout(left, 3);

    auto* card = new QFrame(this);
    card->setObjectName(u"card"_s);
    auto* right = new QVBoxLayout(card);
    right->setContentsMargins(18, 14, 18, 14);
    right->setSpacing(10);
    m_answerTitle = new QLabel(card);
    m_answerTitle->setObjectName(u"detailTitle"_s);
    m_answerTitle->setWordWrap(true);
    m_answer = new QLabel(card);
    m_answer->setObjectName(u"helpAnswer"_s);
    m_answer->setWordWrap(true);
    m_answer->setTextFormat(Qt::PlainText);
    m_facts = new FactList(card);
    m_reveal = new RevealPart(given, transport, card);
    right->addWidget(m_answerTitle);
    right->addWidget(m_answer);
    right->addWidget(m_facts);
    right->addWidget(m_reveal);
    right->addStretch(1);
    layout->addWidget(card, 2);

    connect(m_findNumber, &QPushButton::clicked, this, [this] {
        if (const auto number = parseInteger(m_number->text()))
            findNumber(*number);
        else {
            forget();
            m_error = base::refused("console.voter_number");
            showAll();
        }
    });
    connect(m_number, &QLineEdit::returnPressed, m_findNumber, &QPushButton::click);
    connect(m_findName, &QPushButton::clicked, this,
        [this] { findName(m_nameEdit->text(), m_birthEdit->text()); });
    connect(m_birthEdit, &QLineEdit::returnPressed, m_findName, &QPushButton::click);
    connect(m_nameEdit, &QLineEdit::returnPressed, m_findName, &QPushButton::click);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        ++m_generation;
        m_isSearching = false;
        m_note = tr("Stopped; %1 records were looked at.").arg(formatInteger(m_looked));
        showAll();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& now) { chooseCandidate(now.row()); });
    connect(&given.session, &Session::closed, this, [this] {
        forget();
        showAll();
    });
    retranslateUi();
}

void HelpDesk::showElection(const base::Json& row)
{
    const bool isSame = m_row.stringOr("id", "") == row.stringOr("id", "");
    m_row = row;
    if (!isSame)
        forget();
    showAll();
}

void HelpDesk::refresh()
{
    // Somebody who enrols while at the desk: the answer follows.
    if (m_voter.isObject() && !m_isAsking)
        findNumber(m_voter.integerOr("number", 0));
}

void HelpDesk::forget()
{
    ++m_generation;
    m_voter = {};
    m_found.clear();
    m_error.reset();
    m_note.clear();
    m_isSearching = false;
    m_isAsking = false;
    m_reveal->clear();
}

void HelpDesk::findNumber(qint64 number)
{
    if (!m_row.isObject())
        return;
    const bool isSame = m_voter.isObject() && m_voter.integerOr("number", 0) == number;
    if (!isSame && !m_isSearching && m_found.empty())
        m_reveal->clear();
    m_error.reset();
    m_note.clear();
    if (!isSame)
        m_voter = {};
    m_isAsking = true;
    showAll();
    m_transport.send(
        get(u"/v1/query/election/helpDesk"_s,
            { { u"election"_s, toQt(m_row.stringOr("id", "")) }, { u"number"_s, QString::number(number) } }),
        this, [this, generation = ++m_generation](const ApiAnswer& answer) {
            if (generation != m_generation)
                return;
            m_isAsking = false;
            if (answer)
                m_voter = *answer;
            else
                m_error = answer.error();
            showAll();
        });
}

void HelpDesk::findName(const QString& name, const QString& birthDate)
{
    forget();
    m_name = name.trimmed().normalized(QString::NormalizationForm_C);
    // However it is typed: the roll has it as 1990-03-05, and masks are compared letter by letter.
    m_birthDate = csvDate(birthDate);
    if (m_name.isEmpty() || !m_row.isObject()) {
        showAll();
        return;
    }
    if (m_birthDate.isEmpty() && !birthDate.trimmed().isEmpty()) {
        m_error = base::refused("format.date");
        showAll();
        return;
    }
    m_looked = 0;
    m_isSearching = true;
    ++m_generation;
    searchOn({});
    showAll();
}

void HelpDesk::searchOn(const std::string& after)
{
    base::Json body =
        base::Json::object({ { "election", m_row.stringOr("id", "") }, { "name", fromQt(m_name) } });
    if (!m_birthDate.isEmpty())
        body.set("birth_date", fromQt(m_birthDate));
    if (!after.empty())
        body.set("after", after);
    ApiRequest request;
    request.method = "POST";
    request.path = u"/v1/vault/voters"_s;
    request.body = bytesOf(base::canonical(body));
    m_transport.send(std::move(request), this, [this, generation = m_generation](const ApiAnswer& answer) {
        if (generation == m_generation)
            take(answer);
    });
}

void HelpDesk::take(const ApiAnswer& answer)
{
    const base::Json* rows = answer ? answer->find("rows") : nullptr;
    if (rows == nullptr || !rows->isArray()) {
        m_isSearching = false;
        m_error = answer ? base::failed("console.protocol") : answer.error();
        showAll();
        return;
    }
    m_looked += answer->integerOr("looked", 0);
    bool hasDropped = false;
    for (const base::Json& row : rows->asArray()) {
        if (m_found.size() < kCandidatesAtMost)
            m_found.push_back(row);
        else
            hasDropped = true;
    }
    const std::string next = answer->stringOr("next", "");
    const bool isCut = answer->booleanOr("truncated", false) || m_found.size() >= kCandidatesAtMost;
    m_isSearching = !next.empty() && !isCut;
    if (m_isSearching)
        searchOn(next);
    else if (m_found.empty())
        m_note =
            tr("Nobody of this name on the roll; %1 records were looked at.").arg(formatInteger(m_looked));
    else if (isCut && (!next.empty() || hasDropped))
        m_note = u"! "_s
            + tr("More than %1 may be meant; these are the first. Ask for the date of birth.")
                  .arg(formatInteger(static_cast<qint64>(m_found.size())));
    else
        m_note =
            tr("%1 may be meant. Names stay masked: compare what else is shown, then give a reason to see "
               "more.")
                .arg(formatInteger(static_cast<qint64>(m_found.size())));
    showAll();
}

void HelpDesk::chooseCandidate(int row)
{
    if (row < 0 || row >= static_cast<int>(m_found.size()) || !m_row.isObject())
        return;
    const base::Json record = m_found[static_cast<std::size_t>(row)];
    m_reveal->showRow(record);
    m_voter = {};
    m_isSearching = false;
    findNumber(record.integerOr("number", 0));
}

QString HelpDesk::answerText() const
{
    return m_answer->text();
}

void HelpDesk::showAll()
{
    const Language& language = m_services.language;
    const bool hasElection = m_row.isObject();
    m_findNumber->setEnabled(hasElection);
    m_findName->setEnabled(hasElection);
    m_stop->setVisible(m_isSearching);
    QStringList status;
    if (m_isSearching)
        status << tr("Searching… %1 records").arg(formatInteger(m_looked));
    if (m_isAsking)
        status << tr("Asking…");
    if (m_error)
        status << u"! "_s + problemText(*m_error, language.code());
    if (!m_note.isEmpty())
        status << m_note;
    m_status->setText(status.join(u'\n'));
    m_status->setVisible(!status.isEmpty());

    std::vector<std::vector<Cell>> rows;
    const auto text = [](const base::Json& from, const char* member) {
        return Cell { toQt(from.stringOr(member, "")) };
    };
    for (const base::Json& one : m_found) {
        const base::Json* masked = one.find("data");
        const base::Json& shown = masked == nullptr ? one : *masked;
        rows.push_back({ text(shown, "name"), text(shown, "birth_date"), text(shown, "identifier"),
            text(shown, "telephone"), Cell { formatInteger(one.integerOr("number", 0)), true } });
    }
    m_candidates->setHeader(
        { tr("Name"), tr("Date of birth"), tr("Identifier"), tr("Telephone"), tr("Number on the roll") });
    m_table->setVisible(!rows.empty());
    m_candidates->setRows(std::move(rows));
    for (int column = 0; column < 3; ++column)
        m_table->setColumnWidth(column, 130);

    if (!m_voter.isObject()) {
        m_answerTitle->setText(tr("Nobody is chosen"));
        m_answer->setText(hasElection ? tr("Type a number from a letter, or search for a name.")
                                      : tr("No election is chosen."));
        m_facts->setFacts({});
        return;
    }
    const std::string state = m_voter.stringOr("state", "");
    m_answerTitle->setText(tr("Number %1 on the roll").arg(formatInteger(m_voter.integerOr("number", 0))));
    QStringList answer;
    if (state == "removed")
        answer << tr("✕ Was removed from the roll and cannot vote.");
    else if (m_voter.booleanOr("enrolled", state == "enrolled"))
        answer << tr("✓ Is enrolled.");
    else
        answer << tr("! Is not enrolled yet. A lost invitation can be replaced under “Voters”.");
    const base::Json* voted = m_voter.find("voted");
    // In ring mode nobody may say it, whatever an answer holds.
    if (m_row.stringOr("mode", "") != "signed")
        answer << tr(
            "Whether they have voted cannot be told: in ring mode a ballot proves only that it comes from "
            "somebody of the precinct. Neither this office nor the server can know.");
    else if (voted != nullptr && voted->isBoolean())
        answer << (voted->asBoolean() ? tr("✓ Has voted. How stays secret.") : tr("· Has not voted yet."));
    m_answer->setText(answer.join(u"\n\n"_s));
    std::vector<std::pair<QString, QString>> facts;
    facts.emplace_back(tr("Precinct"), toQt(m_voter.stringOr("precinct", "")));
    facts.emplace_back(tr("Weight"), formatInteger(m_voter.integerOr("weight", 1)));
    const QString word = m_services.catalogue.choiceLabel("election", "state", state, language);
    facts.emplace_back(tr("State on the roll"), word.isEmpty() ? toQt(state) : word);
    m_facts->setFacts(facts);
}

void HelpDesk::retranslateUi()
{
    m_numberLabel->setText(tr("Number on the roll"));
    m_nameLabel->setText(tr("Name (searched in the vault)"));
    m_birthLabel->setText(tr("Date of birth (if known)"));
    m_birthEdit->setAccessibleName(m_birthLabel->text());
    m_birthEdit->setPlaceholderText(tr("e.g. 1990-03-05"));
    m_number->setAccessibleName(m_numberLabel->text());
    m_nameEdit->setAccessibleName(m_nameLabel->text());
    m_number->setPlaceholderText(tr("e.g. 1042"));
    m_nameEdit->setPlaceholderText(tr("the whole name"));
    m_findNumber->setText(tr("Find"));
    m_findNumber->setAccessibleName(tr("Find by number"));
    m_findName->setText(tr("Find"));
    m_findName->setAccessibleName(tr("Find by name"));
    m_stop->setText(tr("Stop"));
    m_stop->setAccessibleName(tr("Stop the search"));
    m_table->setAccessibleName(tr("Who may be meant"));
    showAll();
}

void HelpDesk::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    ElectionView::changeEvent(event);
}

void HelpDesk::hideEvent(QHideEvent* event)
{
    // Another tab, another page: the next one at this desk sees nobody of before.
    if (!event->spontaneous()) {
        forget();
        m_number->clear();
        m_nameEdit->clear();
        m_birthEdit->clear();
        showAll();
    }
    ElectionView::hideEvent(event);
}

} // namespace maru::console::elections
