// SPDX-License-Identifier: Apache-2.0
// The question by action.
#include "admin-console/pages/people/who_may_tab.h"

#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace maru::console::people {

using namespace Qt::StringLiterals;

QString sourceText(const PeopleBook& book, const Services& services, const base::Json& source)
{
    const std::string role = source.stringOr("role", "");
    QStringList parts { services.catalogue.choiceLabel("identity", "roles", role, services.language) };
    const std::string region = source.stringOr("region", "");
    if (region != "00")
        parts << services.catalogue.choiceLabel("identity", "region", region, services.language);
    if (const std::int64_t until = source.integerOr("until", 0); until != 0)
        parts << WhoMayTab::tr("until %1").arg(formatTime(base::UnixSeconds(until)));
    if (const std::string represented = source.stringOr("represents", ""); !represented.empty())
        parts << WhoMayTab::tr("as deputy of %1").arg(book.officerName(represented));
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString ruleText(const PeopleBook& book, const Services& services, const base::Json& rule)
{
    if (!rule.isObject())
        return {};
    QStringList who;
    if (const base::Json* roles = rule.find("roles"); roles != nullptr && roles->isArray()) {
        for (const base::Json& role : roles->asArray()) {
            if (role.isString())
                who << services.catalogue.choiceLabel(
                    "identity", "roles", role.asString(), services.language);
        }
    }
    if (const base::Json* agencies = rule.find("agencies"); agencies != nullptr && agencies->isArray()) {
        for (const base::Json& id : agencies->asArray()) {
            const base::Json* row = id.isString() ? book.agency(id.asString()) : nullptr;
            who << (row == nullptr ? QString() : services.language.pick(*row, "name"));
        }
    }
    who.removeAll(QString());
    const std::int64_t needed = rule.integerOr("needed", 1);
    QString text = needed == 1 ? WhoMayTab::tr("Needs one more signature")
                               : WhoMayTab::tr("Needs %1 more signatures").arg(needed);
    if (!who.isEmpty())
        text += u" · "_s + WhoMayTab::tr("by: %1").arg(who.join(u", "_s));
    if (rule.booleanOr("distinct_agencies", false))
        text += u" · "_s + WhoMayTab::tr("each of another agency");
    return text;
}

WhoMayTab::WhoMayTab(Services& services, Transport& transport, PeopleBook& book, QWidget* parent)
    : QWidget(parent), m_services(services), m_transport(transport), m_book(book)
{
    setObjectName(u"whoMayTab"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 0);
    layout->setSpacing(8);
    m_label = new QLabel(this);
    m_label->setObjectName(u"fieldLabel"_s);
    m_action = new QComboBox(this);
    m_action->setObjectName(u"whoMayAction"_s);
    m_action->setMaximumWidth(520);
    m_label->setBuddy(m_action);
    m_rule = new QLabel(this);
    m_rule->setWordWrap(true);
    m_list = new QTreeWidget(this);
    m_list->setObjectName(u"whoMayList"_s);
    m_list->setRootIsDecorated(false);
    m_list->setIconSize(QSize(1, 26)); // rows as high as in the other tables
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setColumnCount(3);
    m_list->setIndentation(10);
    m_state = new QLabel(this);
    m_state->setWordWrap(true);
    layout->addWidget(m_label);
    layout->addWidget(m_action);
    layout->addWidget(m_rule);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_state);
    connect(m_action, &QComboBox::currentIndexChanged, this, &WhoMayTab::ask);
    connect(&book, &PeopleBook::changed, this, &WhoMayTab::ask);
    connect(&services.catalogue, &DomainCatalogue::loaded, this, &WhoMayTab::fillActions);
    connect(m_list, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) {
        m_services.show(u"officers"_s, item->data(0, Qt::UserRole).toString());
    });
    retranslateUi();
}

void WhoMayTab::fillActions()
{
    const QVariant chosen = m_action->currentData();
    const QSignalBlocker quiet(m_action);
    m_action->clear();
    for (const auto& [key, action] : m_services.catalogue.actions()) {
        if (!action.roles.empty())
            m_action->addItem(m_services.catalogue.actionLabel(key.first, key.second, m_services.language),
                toQt(key.first + '/' + key.second));
    }
    const int before = m_action->findData(chosen);
    m_action->setCurrentIndex(before >= 0 ? before : 0);
}

void WhoMayTab::choose(const std::string& domain, const std::string& action)
{
    m_action->setCurrentIndex(m_action->findData(toQt(domain + '/' + action)));
}

void WhoMayTab::ask()
{
    const QString right = m_action->currentData().toString();
    if (right.isEmpty() || !isVisible())
        return;
    const int generation = ++m_generation;
    m_transport.send(
        get(u"/v1/query/identity/whoMay"_s,
            { { u"domain"_s, right.section(u'/', 0, 0) }, { u"action"_s, right.section(u'/', 1) } }),
        this, [this, generation](const ApiAnswer& answer) {
            if (generation != m_generation)
                return;
            m_error.reset();
            if (answer)
                m_answer = *answer;
            else
                m_error = answer.error();
            showAnswer();
        });
}

void WhoMayTab::showAnswer()
{
    m_list->clear();
    m_state->clear();
    m_rule->clear();
    if (m_error) {
        m_state->setText(u"! "_s + problemText(*m_error, m_services.language.code()));
        return;
    }
    const base::Json* officers = m_answer.find("officers");
    if (officers == nullptr || !officers->isArray())
        return;
    for (const base::Json& one : officers->asArray()) {
        QStringList why;
        if (const base::Json* sources = one.find("sources"); sources != nullptr && sources->isArray()) {
            for (const base::Json& source : sources->asArray())
                why << sourceText(m_book, m_services, source);
        }
        const base::Json* agency = m_book.agency(one.stringOr("agency", ""));
        auto* item = new QTreeWidgetItem(m_list,
            { m_services.language.pick(one, "name"),
                agency == nullptr ? toQt(one.stringOr("agency", ""))
                                  : m_services.language.pick(*agency, "name"),
                why.join(u"; "_s) });
        item->setData(0, Qt::UserRole, toQt(one.stringOr("did", "")));
        item->setToolTip(2, item->text(2));
    }
    const base::Json* rule = m_answer.find("rule");
    const QString needs = rule == nullptr ? QString() : ruleText(m_book, m_services, *rule);
    m_rule->setText(needs.isEmpty() ? tr("· One signature is enough.") : u"‼ "_s + needs + u'.');
    m_state->setText(officers->asArray().empty()
            ? tr("Nobody may do this now. Give somebody a role that holds it.")
            : tr("Officers who may do it now: %1").arg(officers->asArray().size()));
}

void WhoMayTab::retranslateUi()
{
    m_label->setText(tr("&Who may do this, and why?"));
    m_action->setAccessibleName(tr("Action"));
    m_list->setAccessibleName(tr("Officers who may do it"));
    m_list->setHeaderLabels({ tr("Officer"), tr("Agency"), tr("By which role") });
    m_list->header()->resizeSection(0, 240);
    m_list->header()->resizeSection(1, 220);
    fillActions();
    showAnswer();
}

void WhoMayTab::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    ask();
}

void WhoMayTab::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console::people
