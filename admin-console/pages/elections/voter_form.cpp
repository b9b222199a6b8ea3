// SPDX-License-Identifier: Apache-2.0
// One voter.
#include "admin-console/pages/elections/voter_form.h"

#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

/// Headings that the file's reader knows, with the names of the inputs.
constexpr const char16_t* kColumns[][2] = { { u"성명", u"voterName" }, { u"생년월일", u"voterBirthDate" },
    { u"식별번호", u"voterIdentifier" }, { u"전화번호", u"voterTelephone" }, { u"전자우편", u"voterEmail" },
    { u"주소", u"voterAddress" }, { u"가중치", u"voterWeight" } };

} // namespace

VoterForm::VoterForm(Services& given, std::vector<RollPrecinct> precincts, QWidget* parent)
    : QDialog(parent), m_services(given), m_precincts(std::move(precincts))
{
    setObjectName(u"voterForm"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(6);
    m_hint = new QLabel(this);
    m_hint->setObjectName(u"subtle"_s);
    m_hint->setWordWrap(true);
    layout->addWidget(m_hint);
    // Labels above their fields; first what is needed.
    const auto add = [layout](QLabel* label, QWidget* input) {
        label->setObjectName(u"fieldLabel"_s);
        layout->addWidget(label);
        layout->addWidget(input);
    };
    m_precinctLabel = new QLabel(this);
    m_precinct = new QComboBox(this);
    m_precinct->setObjectName(u"voterPrecinct"_s);
    m_precinctLabel->setBuddy(m_precinct);
    for (const auto& column : kColumns) {
        auto* label = new QLabel(this);
        auto* edit = new QLineEdit(this);
        edit->setObjectName(QString::fromUtf16(column[1]));
        edit->setMaxLength(200);
        label->setBuddy(edit);
        add(label, edit);
        m_inputs.push_back({ label, edit });
        if (m_inputs.size() == 1)
            add(m_precinctLabel, m_precinct);
    }
    m_problem = new QLabel(this);
    m_problem->setObjectName(u"errorSummary"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    layout->addWidget(m_problem);
    auto* buttons = new QHBoxLayout;
    m_cancel = new QPushButton(this);
    m_cancel->setAutoDefault(false);
    m_take = new QPushButton(this);
    m_take->setObjectName(u"voterTake"_s);
    m_take->setProperty("main", true);
    m_take->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_take);
    layout->addLayout(buttons);
    setMinimumWidth(460);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_take, &QPushButton::clicked, this, &VoterForm::take);
    retranslateUi();
}

void VoterForm::take()
{
    CsvTable table;
    CsvLine header { 1, {} };
    CsvLine line { 2, {} };
    for (std::size_t i = 0; i < m_inputs.size(); ++i) {
        header.cells << QString::fromUtf16(kColumns[i][0]);
        line.cells << m_inputs[i].edit->text().trimmed();
    }
    header.cells << u"투표구"_s;
    line.cells << m_precinct->currentData().toString();
    table.lines = { header, line };
    const auto plan = readRoll(table, m_precincts);
    QStringList problems;
    if (!plan)
        problems << problemText(plan.error(), m_services.language.code());
    else {
        for (const RollProblem& one : plan->problems)
            problems << problemText(one.error, m_services.language.code());
    }
    m_problem->setText(problems.join(u'\n'));
    m_problem->setVisible(!problems.isEmpty());
    if (!problems.isEmpty() || plan->lines.size() != 1)
        return;
    m_plan = *plan;
    Q_EMIT chosen();
    accept();
}

void VoterForm::retranslateUi()
{
    setWindowTitle(tr("One voter"));
    const QStringList names { tr("Name"), tr("Date of birth"), tr("Identifier"), tr("Telephone"),
        tr("E-mail"), tr("Address"), tr("Weight") };
    for (std::size_t i = 0; i < m_inputs.size(); ++i) {
        m_inputs[i].label->setText(
            i == 0 ? QString(names.front() + u" *"_s) : names[static_cast<qsizetype>(i)]);
        m_inputs[i].edit->setAccessibleName(names[static_cast<qsizetype>(i)]);
        if (i == 0)
            m_inputs[i].edit->setAccessibleDescription(tr("required"));
    }
    m_inputs.back().edit->setPlaceholderText(u"1"_s);
    m_precinctLabel->setText(tr("Precinct") + u" *"_s);
    m_precinct->setAccessibleName(tr("Precinct"));
    m_hint->setText(tr("Fields with * are required. The name goes to the vault, never onto the chain."));
    m_inputs[1].edit->setPlaceholderText(u"1988-03-14"_s);
    m_inputs[3].edit->setPlaceholderText(u"010-0000-0000"_s);
    const int chosen = std::max(0, m_precinct->currentIndex());
    m_precinct->clear();
    for (const RollPrecinct& one : m_precincts) {
        const bool isKorean = m_services.language.code() == LanguageCode::Korean;
        m_precinct->addItem((isKorean ? one.nameKo : one.nameEn) + u" ("_s + one.id + u')', one.id);
    }
    m_precinct->setCurrentIndex(m_precinct->count() > 0 ? chosen : -1);
    m_take->setText(tr("&Check and take"));
    m_cancel->setText(tr("C&lose"));
    for (QPushButton* button : { m_take, m_cancel })
        button->setAccessibleName(button->text().remove(u'&'));
}

void VoterForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QDialog::changeEvent(event);
}

} // namespace maru::console::elections
