// SPDX-License-Identifier: Apache-2.0
// What waits, by role (server/domains/donation, docs/api.md): plans and milestones for their reviewer, drafts for the
// registrar, those sent back for their manager, reports for the auditor, top-ups for settlement.
#include "admin-console/pages/donations/waiting.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"

#include <memory>
#include <vector>

namespace maru::console::donations {

using namespace Qt::StringLiterals;

namespace {

struct Question {
    QString path;
    QueryItems items;
    /// Which of the rows wait; without it the server's own total is taken, of any number of rows.
    std::function<bool(const base::Json& row)> waits;
};

struct Sum {
    std::size_t answers = 0;
    int count = 0;
    bool hasFailed = false;
};

QueryItems onlyTotal(QueryItems items)
{
    items.push_back({ u"limit"_s, u"1"_s });
    items.push_back({ u"total"_s, u"1"_s });
    return items;
}

QueryItems manyRows(QueryItems items)
{
    items.push_back({ u"limit"_s, u"500"_s });
    return items;
}

std::vector<Question> questionsFor(const Officer& officer)
{
    std::vector<Question> all;
    const auto has = [&officer](const QString& role) { return officer.roles.contains(role); };
    const std::string did = fromQt(officer.did);
    if (has(u"donation.reviewer"_s)) {
        all.push_back({ u"/v1/query/donation/milestones"_s,
            onlyTotal({ { u"state"_s, u"needs_review"_s }, { u"reviewer"_s, officer.did } }), {} });
        all.push_back({ u"/v1/query/donation/plans"_s, manyRows({ { u"state"_s, u"proposed"_s } }),
            [did](const base::Json& row) { return row.stringOr("reviewer", "") == did; } });
    }
    const bool isRegistrar = has(u"donation.registrar"_s);
    const bool isManager = has(u"donation.manager"_s);
    if (isRegistrar || isManager) {
        // Every draft waits for a registrar. One with a reason was sent back once and waits for its manager as well;
        // the row does not tell whether it was edited since, so both see it until it is registered.
        all.push_back({ u"/v1/query/donation/campaigns"_s, manyRows({ { u"state"_s, u"draft"_s } }),
            [isRegistrar, isManager, did](const base::Json& row) {
                return isRegistrar
                    || (isManager && row.stringOr("creator", "") == did
                        && !row.stringOr("reason", "").empty());
            } });
    }
    if (has(u"donation.auditor"_s))
        all.push_back(
            { u"/v1/query/donation/campaigns"_s, onlyTotal({ { u"state"_s, u"reporting"_s } }), {} });
    if (has(u"settlement"_s))
        all.push_back({ u"/v1/query/accounts/requests"_s, onlyTotal({ { u"state"_s, u"open"_s } }), {} });
    return all;
}

int countOf(const Question& question, const base::Json& answer)
{
    if (!question.waits)
        return static_cast<int>(answer.integerOr("total", 0));
    int count = 0;
    if (const base::Json* rows = answer.find("rows"); rows != nullptr && rows->isArray()) {
        for (const base::Json& row : rows->asArray())
            count += question.waits(row) ? 1 : 0;
    }
    return count;
}

} // namespace

void countWaiting(Services& services, QObject* context, std::function<void(int)> sink)
{
    const std::vector<Question> all = questionsFor(services.session.officer());
    if (all.empty()) {
        sink(0);
        return;
    }
    const auto sum = std::make_shared<Sum>();
    for (const Question& question : all) {
        services.connection.send(get(question.path, question.items), context,
            [sum, question, sink, wanted = all.size()](const ApiAnswer& answer) {
                ++sum->answers;
                if (answer)
                    sum->count += countOf(question, *answer);
                else
                    sum->hasFailed = true;
                if (sum->answers == wanted && !sum->hasFailed)
                    sink(sum->count);
            });
    }
}

} // namespace maru::console::donations
