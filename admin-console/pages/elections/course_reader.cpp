// SPDX-License-Identifier: Apache-2.0
// Reading of what the election record is written from.
#include "admin-console/core/text.h"
#include "admin-console/pages/elections/counting_figures.h"
#include "admin-console/pages/elections/course_paper.h"
#include "admin-console/pages/elections/row_list.h"

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

/// Of one paper; more than any commission has. The others' ids stand on the paper instead.
constexpr std::size_t kOfficersNamed = 200;

} // namespace

CourseReader::CourseReader(Transport& transport, QObject* parent)
    : QObject(parent), m_transport(transport) { }

void CourseReader::start(const CountingAnswers& counting)
{
    m_answers.counting = counting;
    ++m_waiting; // until all are asked for
    ask(u"progress"_s, m_answers.counting.progress);
    ask(u"result"_s, m_answers.counting.result);
    list(u"contests"_s, m_answers.contests);
    list(u"events"_s, m_answers.events);
    list(u"incidents"_s, m_answers.incidents);
    list(u"objections"_s, m_answers.objections);
    list(u"certifications"_s, m_answers.certifications);
    done();
}

void CourseReader::ask(const QString& name, base::Json& place)
{
    ++m_waiting;
    m_transport.send(get(u"/v1/query/election/"_s + name,
                         { { u"election"_s, toQt(m_answers.counting.election.stringOr("id", "")) } }),
        this, [this, &place](const ApiAnswer& answer) {
            if (!answer) {
                fail(answer.error());
                return;
            }
            place = *answer;
            done();
        });
}

void CourseReader::list(const QString& name, std::vector<base::Json>& place)
{
    ++m_waiting;
    loadWholeList(m_transport, name, toQt(m_answers.counting.election.stringOr("id", "")), this,
        [this, &place](const base::Result<std::vector<base::Json>>& rows) {
            if (!rows) {
                fail(rows.error());
                return;
            }
            place = *rows;
            done();
        });
}

void CourseReader::askOfficers()
{
    std::set<std::string> ids;
    for (const auto* rows : { &m_answers.events, &m_answers.incidents, &m_answers.certifications }) {
        for (const base::Json& row : *rows)
            ids.insert(row.stringOr("officer", ""));
    }
    for (const base::Json& contest : membersOf(m_answers.counting.result, "contests"))
        ids.insert(memberOf(contest, "resolution").stringOr("officer", ""));
    ids.erase("");
    std::size_t asked = 0;
    for (const std::string& id : ids) {
        if (++asked > kOfficersNamed)
            return;
        ++m_waiting;
        m_transport.send(get(u"/v1/query/identity/officers"_s, { { u"officer"_s, toQt(id) } }), this,
            [this, id](const ApiAnswer& answer) {
                if (!answer) {
                    fail(answer.error());
                    return;
                }
                // Every key of the officer is a row; the post is the same.
                for (const base::Json& row : membersOf(*answer, "rows"))
                    m_answers.officers[id] = { row.stringOr("name_ko", ""), row.stringOr("name_en", "") };
                done();
            });
    }
}

void CourseReader::done()
{
    if (--m_waiting > 0 || m_hasEnded)
        return;
    if (!m_hasAskedOfficers) {
        m_hasAskedOfficers = true;
        ++m_waiting;
        askOfficers();
        done();
        return;
    }
    m_hasEnded = true;
    Q_EMIT ended({});
}

void CourseReader::fail(const base::Error& error)
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    Q_EMIT ended(error);
}

} // namespace maru::console::elections
