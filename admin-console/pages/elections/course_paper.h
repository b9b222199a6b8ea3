// SPDX-License-Identifier: Apache-2.0
// The election record of the authority (선거록): what was held and how, what happened from its making to its end and who
// did it, out of the rows that executed actions have written. In the language of the console. GUI thread only.
#pragma once

#include "admin-console/core/transport.h"
#include "admin-console/pages/elections/official_papers.h"
#include "shared/schema/schema.h"

#include <map>
#include <set>

namespace maru::console::elections {

struct CourseAnswers {
    CountingAnswers counting;
    std::vector<base::Json> contests; ///< as frozen
    std::vector<base::Json> events;
    std::vector<base::Json> incidents;
    std::vector<base::Json> objections; ///< without their words, which are not public
    std::vector<base::Json> certifications;
    /// Posts by officer id; an id that is not here is shown itself.
    std::map<std::string, schema::Text> officers;
};

/// Voting is over, or the election is void: there is a course to write down.
bool hasCourse(const base::Json& election);
/// Final when the election is certified or void; before that it says that it is not, and nobody signs.
report::Document coursePaper(const CourseAnswers& answers, const Services& services);

/// Asks for everything that the paper needs. Destroying it ends the reading without a word.
class CourseReader final : public QObject {
    Q_OBJECT

public:
    CourseReader(Transport& transport, QObject* parent);

    /// `counting`: its election row says which. Once.
    void start(const CountingAnswers& counting);
    const CourseAnswers& answers() const { return m_answers; }

Q_SIGNALS:
    /// Once: all is there, or the first reason why not.
    void ended(const maru::base::Status& status);

private:
    void ask(const QString& name, base::Json& place);
    void list(const QString& name, std::vector<base::Json>& place);
    void askOfficers();
    void done();
    void fail(const base::Error& error);

    Transport& m_transport;
    CourseAnswers m_answers;
    int m_waiting = 0;
    bool m_hasAskedOfficers = false;
    bool m_hasEnded = false;
};

} // namespace maru::console::elections
