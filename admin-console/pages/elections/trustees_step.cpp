// SPDX-License-Identifier: Apache-2.0
// Trustees of an election in its wizard.
#include "admin-console/pages/elections/election_steps.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTrusteesAtMost = 16;

base::Json trusteeEntry(const base::Json& officer)
{
    return base::Json::object(
        { { "officer", officer.stringOr("officer", "") }, { "agency", officer.stringOr("agency", "") },
            { "name_ko", officer.stringOr("name_ko", "") }, { "name_en", officer.stringOr("name_en", "") } });
}

bool isTrustee(const base::Json& officer)
{
    const base::Json* roles = officer.find("roles");
    return officer.stringOr("state", "active") == "active" && roles != nullptr && roles->isArray()
        && std::find(roles->asArray().begin(), roles->asArray().end(), base::Json("election.trustee"))
        != roles->asArray().end();
}

} // namespace

TrusteesStep::TrusteesStep(Services& given, Transport& transport, QWidget* parent)
    : WizardStep(parent), m_services(given), m_transport(transport)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    m_list = new QListWidget(this);
    m_list->setObjectName(u"trusteeList"_s);
    layout->addWidget(m_list, 1);
    auto* row = new QHBoxLayout;
    m_thresholdLabel = new QLabel(this);
    m_thresholdLabel->setObjectName(u"fieldLabel"_s);
    m_threshold = new QSpinBox(this);
    m_threshold->setObjectName(u"trusteeThreshold"_s);
    m_threshold->setRange(1, kTrusteesAtMost);
    m_threshold->setValue(2);
    m_thresholdLabel->setBuddy(m_threshold);
    row->addWidget(m_thresholdLabel);
    row->addWidget(m_threshold);
    row->addStretch(1);
    layout->addLayout(row);
    m_problem = new QLabel(this);
    m_problem->setObjectName(u"fieldError"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    layout->addWidget(m_problem);
    m_note = new QLabel(this);
    m_note->setObjectName(u"stepNote"_s);
    m_note->setWordWrap(true);
    layout->addWidget(m_note);
    connect(m_list, &QListWidget::itemChanged, this, [this](const QListWidgetItem* item) {
        if (m_isFilling)
            return;
        const std::string officer = fromQt(item->data(Qt::UserRole).toString());
        m_chosen.erase(
            std::remove_if(m_chosen.begin(), m_chosen.end(),
                [&officer](const base::Json& one) { return one.stringOr("officer", "") == officer; }),
            m_chosen.end());
        for (const base::Json& one : m_officers) {
            if (item->checkState() == Qt::Checked && one.stringOr("officer", "") == officer)
                m_chosen.push_back(trusteeEntry(one));
        }
        m_problem->hide();
        explain();
        Q_EMIT edited();
    });
    connect(m_threshold, &QSpinBox::valueChanged, this, [this] {
        m_problem->hide();
        explain();
        Q_EMIT edited();
    });
    load();
    fill();
}

QString TrusteesStep::hint() const
{
    return tr("They make the election's key together; no part of it is ever in one place.");
}

bool TrusteesStep::isChosen(const std::string& officer) const
{
    return std::any_of(m_chosen.begin(), m_chosen.end(),
        [&officer](const base::Json& one) { return one.stringOr("officer", "") == officer; });
}

void TrusteesStep::load()
{
    m_transport.send(get(u"/v1/query/identity/officers"_s, { { u"limit"_s, u"500"_s } }), this,
        [this](const ApiAnswer& answer) {
            const base::Json* rows = answer ? answer->find("rows") : nullptr;
            if (rows == nullptr || !rows->isArray()) {
                m_error = answer ? base::failed("console.protocol") : answer.error();
            } else {
                m_isLoaded = true;
                m_officers.clear();
                for (const base::Json& row : rows->asArray()) {
                    if (isTrustee(row) || isChosen(row.stringOr("officer", "")))
                        m_officers.push_back(row);
                }
            }
            fill();
        });
}

void TrusteesStep::fill()
{
    m_isFilling = true;
    m_list->clear();
    for (const base::Json& row : m_officers) {
        const std::string officer = row.stringOr("officer", "");
        auto* item = new QListWidgetItem(m_services.language.pick(row, "name") + u"  ·  "_s
                + m_services.catalogue.officers().agencyName(row.stringOr("agency", ""), m_services.language),
            m_list);
        item->setData(Qt::UserRole, toQt(officer));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(isChosen(officer) ? Qt::Checked : Qt::Unchecked);
    }
    m_isFilling = false;
    m_list->setAccessibleName(tr("Trustees"));
    m_thresholdLabel->setText(tr("Trustees needed to count"));
    m_threshold->setAccessibleName(m_thresholdLabel->text());
    explain();
}

void TrusteesStep::explain()
{
    if (m_error) {
        m_note->setText(u"! "_s + problemText(*m_error, m_services.language.code()));
        return;
    }
    if (m_isLoaded && m_officers.empty()) {
        m_note->setText(tr("No officer has the role of a trustee yet. Give it under Agencies and officers, "
                           "or go on and name the "
                           "trustees later."));
        return;
    }
    const int count = static_cast<int>(m_chosen.size());
    const int needed = m_threshold->value();
    std::set<std::string> agencies;
    for (const base::Json& one : m_chosen)
        agencies.insert(one.stringOr("agency", ""));
    QStringList lines;
    if (count == 0)
        lines << tr(
            "Choose people from agencies whose interests differ. Nobody may be chosen later than the key "
            "ceremony begins.");
    else
        lines << tr(
            "%1 trustees of %2 agencies; any %3 of them can count, %4 may be lost, %5 together could read "
            "single ballots.")
                     .arg(formatInteger(count), formatInteger(static_cast<qint64>(agencies.size())),
                         formatInteger(needed), formatInteger(std::max(0, count - needed)),
                         formatInteger(needed));
    if (count > 0 && agencies.size() < 2)
        lines << u"! "_s + tr("All of them belong to one agency: it alone could read ballots.");
    if (count > 0 && needed == 1)
        lines << u"! "_s + tr("One trustee alone could read ballots. Two or more are safer.");
    m_note->setText(lines.join(u'\n'));
}

std::vector<WizardProblem> TrusteesStep::check()
{
    const int count = static_cast<int>(m_chosen.size());
    QString text;
    if (count > kTrusteesAtMost)
        text = tr("At most %1 trustees.").arg(kTrusteesAtMost);
    else if (count > 0 && m_threshold->value() > count)
        text = tr("More trustees are needed to count than are chosen.");
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    if (text.isEmpty())
        return {};
    return { { text, [this] { m_threshold->setFocus(Qt::OtherFocusReason); } } };
}

base::Json TrusteesStep::value() const
{
    base::Json list = base::Json::array();
    for (const base::Json& one : m_chosen)
        list.push(one);
    return base::Json::object({ { "threshold", static_cast<std::int64_t>(m_threshold->value()) },
        { "trustees", std::move(list) } });
}

void TrusteesStep::setValue(const base::Json& value)
{
    m_chosen.clear();
    if (const base::Json* list = value.find("trustees"); list != nullptr && list->isArray()) {
        for (const base::Json& one : list->asArray()) {
            if (one.isObject())
                m_chosen.push_back(trusteeEntry(one));
        }
    }
    {
        const QSignalBlocker quiet(m_threshold);
        m_threshold->setValue(
            static_cast<int>(std::clamp<std::int64_t>(value.integerOr("threshold", 2), 1, 16)));
    }
    m_problem->hide();
    fill();
}

std::vector<std::pair<QString, QString>> TrusteesStep::facts() const
{
    QStringList names;
    for (const base::Json& one : m_chosen)
        names << m_services.language.pick(one, "name");
    if (names.isEmpty())
        return { { tr("Trustees"), tr("follow later") } };
    return { { tr("Trustees"), names.join(u"\n"_s) },
        { m_thresholdLabel->text(), formatInteger(m_threshold->value()) } };
}

void TrusteesStep::focusFirst()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

void TrusteesStep::showRefusal(const base::Error& error)
{
    m_problem->setText(problemText(error, m_services.language.code()));
    m_problem->show();
    m_list->setFocus(Qt::OtherFocusReason);
}

void TrusteesStep::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_problem->hide();
        fill();
    }
    WizardStep::changeEvent(event);
}

} // namespace maru::console::elections
