// SPDX-License-Identifier: Apache-2.0
// Rights in words.
#include "admin-console/pages/people/rights_part.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/states.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/people/who_may_tab.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace maru::console::people {

using namespace Qt::StringLiterals;

namespace {

bool sharesRole(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    return std::any_of(a.begin(), a.end(),
        [&b](const std::string& role) { return std::find(b.begin(), b.end(), role) != b.end(); });
}

} // namespace

std::vector<std::string> rolesOf(const base::Json& row)
{
    std::vector<std::string> roles;
    const base::Json* list = row.find("roles");
    if (list == nullptr || !list->isArray())
        return roles;
    for (const base::Json& one : list->asArray()) {
        if (one.isString())
            roles.push_back(one.asString());
    }
    return roles;
}

QStringList effectiveRights(const Services& services, const std::vector<std::string>& roles)
{
    std::map<std::string, QStringList> byDomain;
    for (const auto& [key, action] : services.catalogue.actions()) {
        if (!action.roles.empty() && sharesRole(action.roles, roles))
            byDomain[key.first] << services.language.pick(action.label);
    }
    QStringList lines;
    for (const auto& [domain, labels] : byDomain)
        lines << services.language.pick(services.catalogue.domainLabel(domain)) + u": "_s
                + labels.join(u", "_s);
    return lines;
}

QStringList rightsGained(
    const Services& services, const std::vector<std::string>& from, const std::vector<std::string>& to)
{
    QStringList labels;
    for (const auto& [key, action] : services.catalogue.actions()) {
        if (!action.roles.empty() && sharesRole(action.roles, to) && !sharesRole(action.roles, from))
            labels << services.language.pick(action.label);
    }
    return labels;
}

RightsPart::RightsPart(Services& given, QWidget* parent, const PeopleBook* book)
    : DetailPart(parent), m_services(given), m_book(book)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_title = new QLabel(this);
    m_title->setObjectName(u"sectionTitle"_s);
    m_text = new QLabel(this);
    m_text->setObjectName(u"effectiveRights"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    // The declarations may come after the row.
    connect(&given.catalogue, &DomainCatalogue::loaded, this, &RightsPart::showAll);
}

void RightsPart::showRow(const base::Json& row)
{
    m_row = row;
    m_answer = {};
    showAll();
    ask();
}

void RightsPart::ask()
{
    const int generation = ++m_generation;
    if (m_book == nullptr)
        return;
    m_services.connection.send(
        get(u"/v1/query/identity/effectiveRights"_s, { { u"did"_s, toQt(m_row.stringOr("did", "")) } }), this,
        [this, generation](const ApiAnswer& answer) {
            if (generation != m_generation || !answer)
                return;
            m_answer = *answer;
            showAll();
        });
}

QStringList RightsPart::reasons() const
{
    // Actions of one domain with the same reasons and the same rule stand on one line.
    std::map<std::pair<std::string, QString>, QStringList> lines;
    const base::Json* rights = m_answer.find("rights");
    if (rights == nullptr || !rights->isArray() || m_book == nullptr)
        return {};
    for (const base::Json& right : rights->asArray()) {
        QStringList why;
        if (const base::Json* sources = right.find("sources"); sources != nullptr && sources->isArray()) {
            for (const base::Json& source : sources->asArray())
                why << sourceText(*m_book, m_services, source);
        }
        QString reason = why.join(u"; "_s);
        if (const base::Json* rule = right.find("rule"); rule != nullptr && rule->isObject())
            reason += u" ‼ "_s + ruleText(*m_book, m_services, *rule);
        const std::string domain = right.stringOr("domain", "");
        const ActionInfo* info = m_services.catalogue.action(domain, right.stringOr("action", ""));
        lines[{ domain, reason }] << (info == nullptr ? toQt(right.stringOr("action", ""))
                                                      : m_services.language.pick(info->label));
    }
    QStringList texts;
    for (const auto& [key, labels] : lines)
        texts << u"✓ "_s + m_services.language.pick(m_services.catalogue.domainLabel(key.first)) + u": "_s
                + labels.join(u", "_s) + u"\n    ← "_s + key.second;
    return texts;
}

void RightsPart::clear()
{
    ++m_generation;
    m_row = {};
    m_answer = {};
    showAll();
}

void RightsPart::showAll()
{
    setVisible(m_row.isObject());
    m_title->setText(tr("What this officer may do"));
    const std::vector<std::string> roles = rolesOf(m_row);
    QStringList lines;
    const std::string state = m_row.stringOr("state", "active");
    const bool isActive = state == "active";
    if (!isActive)
        lines << tr("! Nothing now: the state is “%1”. With the roles below it would be:")
                     .arg(stateWord(state).word);
    const QStringList told = isActive ? reasons() : QStringList {};
    const QStringList rights = told.isEmpty() ? effectiveRights(m_services, roles) : told;
    for (const QString& line : rights)
        lines << (told.isEmpty() ? (isActive ? u"✓ "_s : u"· "_s) + line : line);
    if (rights.isEmpty())
        lines << tr("Sees what is public; signs nothing for an agency.");
    QStringList readable;
    for (const std::string& domain : m_services.catalogue.domainNames()) {
        const std::vector<std::string> readers = m_services.catalogue.readers(domain);
        if (!readers.empty() && sharesRole(readers, roles))
            readable << m_services.language.pick(m_services.catalogue.domainLabel(domain));
    }
    if (!readable.isEmpty())
        lines << tr("Reads restricted records of: %1").arg(readable.join(u", "_s));
    m_text->setText(lines.join(u'\n'));
    m_text->setAccessibleName(m_title->text());
}

void RightsPart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showAll();
    DetailPart::changeEvent(event);
}

StaffPart::StaffPart(Services& given, Transport& transport, QWidget* parent)
    : DetailPart(parent), m_services(given), m_transport(transport)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_title = new QLabel(this);
    m_title->setObjectName(u"sectionTitle"_s);
    layout->addWidget(m_title);
    m_place = new QVBoxLayout;
    m_place->setSpacing(2);
    layout->addLayout(m_place);
}

void StaffPart::showRow(const base::Json& row)
{
    ++m_generation;
    m_agency = toQt(row.stringOr("id", ""));
    m_rows.clear();
    m_next.clear();
    ask();
}

void StaffPart::ask()
{
    const int generation = ++m_generation;
    m_isLoading = true;
    m_error.reset();
    showAll();
    QueryItems items { { u"agency"_s, m_agency }, { u"limit"_s, u"100"_s } };
    if (!m_next.isEmpty())
        items.emplace_back(u"after"_s, m_next);
    m_transport.send(get(u"/v1/query/identity/officers"_s, std::move(items)), this,
        [this, generation](const ApiAnswer& answer) {
            if (generation != m_generation)
                return;
            m_isLoading = false;
            const base::Json* rows = answer ? answer->find("rows") : nullptr;
            if (rows == nullptr || !rows->isArray()) {
                m_error = answer ? base::failed("console.protocol") : answer.error();
            } else {
                m_rows.insert(m_rows.end(), rows->asArray().begin(), rows->asArray().end());
                m_next = toQt(answer->stringOr("next", ""));
            }
            showAll();
        });
}

void StaffPart::clear()
{
    ++m_generation;
    m_rows.clear();
    m_next.clear();
    m_error.reset();
    m_isLoading = false;
    setVisible(false);
}

void StaffPart::showAll()
{
    setVisible(true);
    m_title->setText(tr("Officers of this agency"));
    while (QLayoutItem* item = m_place->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    if (m_rows.empty() && !m_isLoading && !m_error)
        m_place->addWidget(new QLabel(tr("None yet."), this));
    for (const base::Json& row : m_rows) {
        QStringList roles;
        for (const std::string& role : rolesOf(row))
            roles << m_services.catalogue.choiceLabel("identity", "roles", role, m_services.language);
        const StateWord state = stateWord(row.stringOr("state", ""));
        const QString text = state.sign + u' ' + m_services.language.pick(row, "name") + u" · "_s + state.word
            + (roles.isEmpty() ? u""_s : u" · "_s + roles.join(u", "_s));
        auto* button = new QPushButton(text, this);
        button->setProperty("link", true);
        button->setAutoDefault(false);
        button->setAccessibleName(text);
        const QString did = toQt(row.stringOr("did", ""));
        connect(button, &QPushButton::clicked, this, [this, did] { m_services.show(u"officers"_s, did); });
        m_place->addWidget(button, 0, Qt::AlignLeft);
    }
    if (m_isLoading) {
        m_place->addWidget(new QLabel(tr("On its way…"), this));
    } else if (m_error) {
        auto* problem = new QLabel(u"! "_s + problemText(*m_error, m_services.language.code()), this);
        problem->setObjectName(u"staffProblem"_s);
        problem->setWordWrap(true);
        m_place->addWidget(problem);
        addLink(tr("Try again"), [this] { ask(); });
    } else if (!m_next.isEmpty()) {
        addLink(tr("%1 are shown; show more").arg(formatInteger(static_cast<qint64>(m_rows.size()))),
            [this] { ask(); });
    }
}

void StaffPart::addLink(const QString& text, std::function<void()> run)
{
    auto* button = new QPushButton(text, this);
    button->setObjectName(u"staffMore"_s);
    button->setProperty("link", true);
    button->setAutoDefault(false);
    button->setAccessibleName(text);
    connect(button, &QPushButton::clicked, this, std::move(run));
    m_place->addWidget(button, 0, Qt::AlignLeft);
}

void StaffPart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && isVisible())
        showAll();
    DetailPart::changeEvent(event);
}

} // namespace maru::console::people
