// SPDX-License-Identifier: Apache-2.0
// Pages of the officers and agencies queries.
#include "admin-console/core/officer_names.h"

#include "admin-console/core/text.h"

#include <QCoreApplication>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPages = 10;
constexpr int kPageRows = 500;

} // namespace

OfficerNames::OfficerNames(QObject* parent) : QObject(parent) { }

void OfficerNames::load(Transport& transport)
{
    if (m_waiting > 0)
        return;
    m_waiting = 2;
    m_isCut = false;
    m_error.reset();
    ask(transport, u"/v1/query/identity/officers"_s, {}, kPages);
    ask(transport, u"/v1/query/identity/agencies"_s, {}, kPages);
}

void OfficerNames::ask(Transport& transport, const QString& path, const QString& after, int pagesLeft)
{
    QueryItems query { { u"limit"_s, QString::number(kPageRows) } };
    if (!after.isEmpty())
        query.push_back({ u"after"_s, after });
    transport.send(
        get(path, std::move(query)), this, [this, &transport, path, pagesLeft](const ApiAnswer& answer) {
            const base::Json* rows = answer ? answer->find("rows") : nullptr;
            if (rows == nullptr || !rows->isArray()) {
                m_error = answer ? base::failed("console.protocol") : answer.error();
                finishOne();
                return;
            }
            take(path, *rows);
            const QString next = toQt(answer->stringOr("next", ""));
            m_isCut = m_isCut || (!next.isEmpty() && pagesLeft <= 1);
            if (next.isEmpty() || pagesLeft <= 1)
                finishOne();
            else
                ask(transport, path, next, pagesLeft - 1);
        });
}

void OfficerNames::take(const QString& path, const base::Json& rows)
{
    const bool areOfficers = path.endsWith(u"officers"_s);
    for (const base::Json& row : rows.asArray()) {
        schema::Text name { row.stringOr("name_ko", ""), row.stringOr("name_en", "") };
        if (!areOfficers) {
            m_agencies[row.stringOr("id", "")] = std::move(name);
            continue;
        }
        OfficerEntry officer;
        officer.did = row.stringOr("did", "");
        officer.agency = row.stringOr("agency", "");
        officer.name = std::move(name);
        officer.state = row.stringOr("state", "");
        if (const base::Json* roles = row.find("roles"); roles != nullptr && roles->isArray()) {
            for (const base::Json& role : roles->asArray()) {
                if (role.isString())
                    officer.roles.push_back(role.asString());
            }
        }
        m_officers[officer.did] = std::move(officer);
    }
}

void OfficerNames::finishOne()
{
    if (--m_waiting > 0)
        return;
    m_isLoaded = m_isLoaded || !m_officers.empty();
    Q_EMIT changed();
}

const OfficerEntry* OfficerNames::find(const std::string& did) const
{
    const auto found = m_officers.find(did);
    return found == m_officers.end() ? nullptr : &found->second;
}

QString OfficerNames::agencyName(const std::string& agency, const Language& language) const
{
    const auto found = m_agencies.find(agency);
    return found == m_agencies.end() ? toQt(agency) : language.pick(found->second);
}

QString OfficerNames::nameOf(const std::string& did, const Language& language) const
{
    const OfficerEntry* officer = find(did);
    if (officer == nullptr)
        return {};
    return language.pick(officer->name) + u" ("_s + agencyName(officer->agency, language) + u')';
}

QString signerName(const std::string& did, const OfficerNames& officers, const Language& language)
{
    if (did.empty())
        return QCoreApplication::translate("Sentences", "A signer who is not shown to you");
    const QString name = officers.nameOf(did, language);
    if (!name.isEmpty())
        return name;
    const QString key = u'…' + toQt(did).right(8);
    return officers.isLoaded() ? QCoreApplication::translate("Sentences", "A citizen (key %1)").arg(key)
                               : QCoreApplication::translate("Sentences", "The holder of key %1").arg(key);
}

} // namespace maru::console
