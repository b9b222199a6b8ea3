// SPDX-License-Identifier: Apache-2.0
// The list behind the choosers.
#include "admin-console/pages/elections/election_book.h"

#include "admin-console/core/news.h"
#include "admin-console/core/text.h"

#include <algorithm>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNewsDelayMs = 1'000;

/// What most likely is being worked on: a vote that runs, else what is to be counted or certified, else what comes next,
/// else the newest.
QString likely(const std::vector<base::Json>& rows)
{
    for (const char* state :
        { "open", "paused", "closed", "counted", "freezing", "frozen", "ready", "ceremony", "draft" }) {
        const auto found = std::find_if(rows.begin(), rows.end(), [state](const base::Json& row) {
            return row.stringOr("state", "") == state && !row.booleanOr("rehearsal", false);
        });
        if (found != rows.end())
            return toQt(found->stringOr("id", ""));
    }
    return rows.empty() ? QString() : toQt(rows.front().stringOr("id", ""));
}

} // namespace

ElectionBook::ElectionBook(Transport& transport, QObject* parent) : QObject(parent), m_transport(transport)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(kNewsDelayMs);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        load();
        Q_EMIT news();
    });
}

void ElectionBook::load()
{
    m_transport.send(
        get(u"/v1/query/election/elections"_s, { { u"sort"_s, u"-created"_s }, { u"limit"_s, u"500"_s } }),
        this, [this, generation = ++m_generation](const ApiAnswer& answer) {
            if (generation != m_generation)
                return;
            const base::Json* rows = answer ? answer->find("rows") : nullptr;
            m_error.reset();
            if (rows == nullptr || !rows->isArray())
                m_error = answer ? base::failed("console.protocol") : answer.error();
            else
                m_rows = rows->asArray();
            if (m_current.isEmpty())
                m_current = likely(m_rows);
            Q_EMIT changed();
        });
}

void ElectionBook::onBlock(const base::Json& block)
{
    if (concerns(block, "election"))
        startOnce(m_delay);
}

base::Json ElectionBook::current() const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
        [id = fromQt(m_current)](const base::Json& row) { return row.stringOr("id", "") == id; });
    return found == m_rows.end() ? base::Json() : *found;
}

void ElectionBook::choose(const QString& id)
{
    if (id.isEmpty() || id == m_current)
        return;
    m_current = id;
    if (current().isNull())
        load();
    Q_EMIT changed();
}

} // namespace maru::console::elections
