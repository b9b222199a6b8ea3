// SPDX-License-Identifier: Apache-2.0
// Counting and showing of reasons.
#include "admin-console/pages/audit/reason_bar.h"

#include "admin-console/core/format.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace maru::console {

using namespace Qt::StringLiterals;

ReasonBar::ReasonBar(Transport& transport, const Language& language, QueryItems fixed, QWidget* parent)
    : QWidget(parent), m_transport(transport), m_language(language), m_fixed(std::move(fixed))
{
    setObjectName(u"card"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->setSpacing(6);
    m_title = new QLabel(this);
    m_title->setObjectName(u"sectionTitle"_s);
    m_title->setWordWrap(true);
    layout->addWidget(m_title);
    m_box = new QWidget(this);
    m_box->setObjectName(u"detailBody"_s);
    layout->addWidget(m_box);
    showReasons();
}

void ReasonBar::reload()
{
    QueryItems query = m_fixed;
    query.push_back({ u"code"_s, u"refused"_s });
    query.push_back({ u"limit"_s, QString::number(kCounted) });
    m_transport.send(get(u"/v1/transactions"_s, std::move(query)), this, [this](const ApiAnswer& answer) {
        if (answer)
            take(*answer);
    });
}

void ReasonBar::take(const base::Json& answer)
{
    const base::Json* rows = answer.find("rows");
    if (rows == nullptr || !rows->isArray())
        return;
    std::map<std::string, qint64> counts;
    for (const base::Json& row : rows->asArray())
        ++counts[row.stringOr("code", "")];
    m_reasons.assign(counts.begin(), counts.end());
    std::stable_sort(
        m_reasons.begin(), m_reasons.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    m_refusals = static_cast<qint64>(rows->asArray().size());
    m_isMore = !answer.stringOr("next", "").empty();
    m_isKnown = true;
    showReasons();
    Q_EMIT counted();
}

void ReasonBar::choose(const QString& code)
{
    if (code == m_chosen)
        return;
    m_chosen = code;
    showReasons();
    Q_EMIT reasonChosen(code);
}

void ReasonBar::showReasons()
{
    m_title->setText(!m_isKnown ? tr("Reasons of the refusals")
            : m_isMore          ? tr("Reasons of the newest %1 refusals").arg(formatInteger(m_refusals))
                                : tr("Reasons of all %1 refusals").arg(formatInteger(m_refusals)));
    if (QLayout* old = m_box->layout()) {
        while (QLayoutItem* item = old->takeAt(0)) {
            if (item->widget() != nullptr) {
                item->widget()->hide();
                item->widget()->deleteLater();
            }
            delete item;
        }
        delete old;
    }
    auto* grid = new QGridLayout(m_box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(2, 1);
    int row = 0;
    const auto add = [this, grid, &row](const QString& code, const QString& text, qint64 count, qint64 most) {
        auto* number = new QLabel(formatInteger(count), m_box);
        number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        auto* bar = new QProgressBar(m_box);
        bar->setRange(0, static_cast<int>(std::max<qint64>(most, 1)));
        bar->setValue(static_cast<int>(count));
        bar->setTextVisible(false);
        bar->setFixedSize(120, 8);
        bar->setAccessibleName(text);
        bar->setAccessibleDescription(formatInteger(count));
        auto* link = new QPushButton(code == m_chosen ? QString(u"✓ "_s + text) : text, m_box);
        link->setProperty("link", true);
        link->setObjectName(u"reason_"_s + (code.isEmpty() ? u"all"_s : code));
        link->setAccessibleName(tr("Show the refusals with this reason: %1").arg(text));
        link->setToolTip(code);
        connect(link, &QPushButton::clicked, this, [this, code] { choose(code); });
        grid->addWidget(number, row, 0);
        grid->addWidget(bar, row, 1);
        grid->addWidget(link, row, 2, Qt::AlignLeft);
        ++row;
    };
    for (const auto& [code, count] : m_reasons) {
        const bool isShown = row < kShown || toQt(code) == m_chosen;
        if (isShown)
            add(toQt(code), problemText(base::refused(code), m_language.code()), count,
                m_reasons.front().second);
    }
    if (!m_chosen.isEmpty())
        add({}, tr("All reasons"), m_refusals, std::max<qint64>(m_refusals, 1));
    setVisible(m_isKnown && !m_reasons.empty() && property("wanted").toBool());
}

void ReasonBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showReasons();
    QWidget::changeEvent(event);
}

} // namespace maru::console
