// SPDX-License-Identifier: Apache-2.0
// Requests of the overview and the merging of the stream into their answers.
#include "admin-console/pages/dashboard/dashboard_data.h"

#include "admin-console/core/news.h"
#include "admin-console/core/text.h"

#include <algorithm>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMinuteSeconds = 60;
constexpr int kPaintMs = 250;

const base::Json::Array& rowsOf(const base::Json& list)
{
    static const base::Json::Array none;
    const base::Json* rows = list.find("rows");
    return rows != nullptr && rows->isArray() ? rows->asArray() : none;
}

std::vector<std::pair<std::string, qint64>> byCount(const std::map<std::string, qint64>& counts)
{
    std::vector<std::pair<std::string, qint64>> sorted;
    for (const auto& one : counts) {
        if (one.second > 0)
            sorted.push_back(one);
    }
    std::stable_sort(
        sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    return sorted;
}

} // namespace

DashboardData::DashboardData(Transport& transport, std::function<qint64()> now, QObject* parent)
    : QObject(parent), m_transport(transport), m_now(std::move(now))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kNewsMs);
    connect(&m_soon, &QTimer::timeout, this, &DashboardData::askSummary);
    m_refusalsAgain.setSingleShot(true);
    m_refusalsAgain.setInterval(kRetryMs);
    m_refusalsAgain.setObjectName(u"refusalsAgain"_s);
    connect(&m_refusalsAgain, &QTimer::timeout, this, [this] {
        if (!m_refusalsDone && !m_refusalsAsked)
            beginRefusals();
    });
    m_paint.setSingleShot(true);
    m_paint.setInterval(kPaintMs);
    connect(&m_paint, &QTimer::timeout, this, [this] {
        Q_EMIT blocksChanged();
        Q_EMIT newsChanged();
        if (std::exchange(m_refusalsDirty, false))
            Q_EMIT refusalsChanged();
    });
}

void DashboardData::load()
{
    ++m_generation;
    m_refusalsDone = false;
    askSummary();
    askNews();
    askBlocks(0, kBlockPages);
    beginRefusals();
    askOfficers({}, kRefusalPages);
}

void DashboardData::answered()
{
    m_asOf = m_now();
}

void DashboardData::askSummary()
{
    m_transport.send(get(u"/v1/query/donation/summary"_s), this,
        [this, generation = m_generation](const ApiAnswer& answer) {
            if (generation != m_generation)
                return;
            if (!answer || !answer->isObject()) {
                Q_EMIT failed(answer ? base::failed("console.protocol") : answer.error());
                return;
            }
            m_summary = *answer;
            answered();
            Q_EMIT summaryChanged();
        });
}

void DashboardData::askNews()
{
    m_transport.send(get(u"/v1/transactions"_s, { { u"limit"_s, QString::number(kNews) } }), this,
        [this, generation = m_generation](const ApiAnswer& answer) {
            if (generation != m_generation)
                return;
            if (!answer) {
                Q_EMIT failed(answer.error());
                return;
            }
            for (const base::Json& row : rowsOf(*answer))
                keepNews(newsOf(row, row.integerOr("height", 0), row.integerOr("time", 0)));
            m_newsDone = true;
            answered();
            Q_EMIT newsChanged();
        });
}

void DashboardData::askBlocks(qint64 before, int pagesLeft)
{
    QueryItems query { { u"limit"_s, QString::number(kListLimit) } };
    if (before > 0)
        query.push_back({ u"before"_s, QString::number(before) });
    m_transport.send(get(u"/v1/blocks"_s, query), this,
        [this, pagesLeft, generation = m_generation](const ApiAnswer& answer) {
            if (generation != m_generation)
                return;
            if (!answer) {
                Q_EMIT failed(answer.error());
                return;
            }
            const qint64 since = m_now() - kMinutes * kMinuteSeconds;
            bool isOld = rowsOf(*answer).empty();
            qint64 lowest = 0;
            for (const base::Json& row : rowsOf(*answer)) {
                lowest = row.integerOr("height", 0);
                keepBlock(lowest, row.integerOr("time", 0), row.integerOr("transactions", 0));
                isOld = isOld || row.integerOr("time", 0) < since;
            }
            m_blocksDone = true;
            answered();
            Q_EMIT blocksChanged();
            if (!isOld && lowest > 0 && pagesLeft > 1)
                askBlocks(lowest, pagesLeft - 1);
        });
}

bool DashboardData::startRetryNow()
{
    if (!m_refusalsAgain.isActive())
        return false;
    m_refusalsAgain.start(0);
    return true;
}

void DashboardData::beginRefusals()
{
    m_coming.clear();
    m_comingTop = -1;
    m_waiting.clear();
    m_waitingIsFull = false;
    m_refusalsAsked = true;
    m_refusalsAgain.stop();
    m_refusalsAgain.setInterval(kRetryMs);
    askRefusals({}, kRefusalPages);
}

void DashboardData::askRefusals(const QString& after, int pagesLeft)
{
    QueryItems query { { u"code"_s, u"refused"_s }, { u"limit"_s, QString::number(kListLimit) } };
    if (!after.isEmpty())
        query.push_back({ u"after"_s, after });
    m_transport.send(get(u"/v1/transactions"_s, query), this,
        [this, pagesLeft, generation = m_generation](const ApiAnswer& answer) {
            if (generation != m_generation)
                return;
            if (!answer) {
                // The list that comes later holds what the stream has brought until then.
                m_refusalsAsked = false;
                m_waiting.clear();
                startOnce(m_refusalsAgain);
                Q_EMIT failed(answer.error());
                return;
            }
            for (const base::Json& row : rowsOf(*answer)) {
                ++m_coming[row.stringOr("code", "")];
                m_comingTop = std::max<qint64>(m_comingTop, row.integerOr("index", -1));
            }
            const QString next = toQt(answer->stringOr("next", ""));
            if (!next.isEmpty() && pagesLeft > 1) {
                askRefusals(next, pagesLeft - 1);
                return;
            }
            if (m_waitingIsFull) {
                beginRefusals();
                return;
            }
            m_refusalsAsked = false;
            m_moreRefusals = !next.isEmpty();
            m_refusals = std::exchange(m_coming, {});
            m_refusalTop = m_comingTop;
            m_refusalsDone = true;
            for (const auto& [index, code] : std::exchange(m_waiting, {}))
                countRefusal(code, index);
            answered();
            Q_EMIT refusalsChanged();
        });
}

void DashboardData::askOfficers(const QString& after, int pagesLeft)
{
    QueryItems query { { u"limit"_s, QString::number(kListLimit) } };
    if (!after.isEmpty())
        query.push_back({ u"after"_s, after });
    m_transport.send(get(u"/v1/query/identity/officers"_s, query), this,
        [this, pagesLeft, generation = m_generation](const ApiAnswer& answer) {
            // Without names the identifiers are shown; that is no failure of the overview.
            if (generation != m_generation || !answer)
                return;
            for (const base::Json& row : rowsOf(*answer))
                m_officers[row.stringOr("did", "")] = row;
            Q_EMIT newsChanged();
            const QString next = toQt(answer->stringOr("next", ""));
            if (!next.isEmpty() && pagesLeft > 1)
                askOfficers(next, pagesLeft - 1);
        });
}

void DashboardData::onBlock(const base::Json& block)
{
    const qint64 height = block.integerOr("height", 0);
    const qint64 time = block.integerOr("time", 0);
    qint64 transactions = 0;
    bool concernsOfficers = false;
    if (const base::Json* list = block.find("transactions"); list != nullptr && list->isArray()) {
        transactions = static_cast<qint64>(list->asArray().size());
        for (const base::Json& row : list->asArray()) {
            NewsItem item = newsOf(row, height, time);
            concernsOfficers = concernsOfficers || item.domain == "identity";
            if (item.code != "ok" && !item.code.empty()) {
                if (m_refusalsDone)
                    countRefusal(item.code, item.index);
                else if (m_refusalsAsked && m_waiting.size() < kMostWaiting)
                    m_waiting.emplace_back(item.index, item.code);
                else
                    m_waitingIsFull = true;
            }
            keepNews(std::move(item));
        }
    }
    keepBlock(height, time, transactions);
    if (transactions > 0)
        startOnce(m_soon);
    startOnce(m_paint);
    if (concernsOfficers)
        askOfficers({}, kRefusalPages);
}

void DashboardData::keepBlock(qint64 height, qint64 time, qint64 transactions)
{
    const qint64 since = m_now() - kMinutes * kMinuteSeconds;
    if (time >= since)
        m_blocks[height] = { time, transactions };
    while (!m_blocks.empty() && m_blocks.begin()->second.time < since)
        m_blocks.erase(m_blocks.begin());
}

void DashboardData::keepNews(NewsItem item)
{
    const auto at = std::lower_bound(m_news.begin(), m_news.end(), item.index,
        [](const NewsItem& one, qint64 index) { return one.index > index; });
    if (at != m_news.end() && at->index == item.index)
        return;
    m_news.insert(at, std::move(item));
    if (m_news.size() > static_cast<std::size_t>(kNews))
        m_news.resize(static_cast<std::size_t>(kNews));
}

void DashboardData::countRefusal(const std::string& code, qint64 index)
{
    if (index <= m_refusalTop)
        return;
    m_refusalTop = index;
    ++m_refusals[code];
    m_refusalsDirty = true;
}

NewsItem DashboardData::newsOf(const base::Json& row, qint64 height, qint64 time)
{
    NewsItem item;
    item.id = toQt(row.stringOr("id", ""));
    item.index = row.integerOr("index", -1);
    item.height = height;
    item.time = time;
    item.domain = row.stringOr("domain", "");
    item.action = row.stringOr("action", "");
    item.signer = row.stringOr("signer", "");
    item.code = row.stringOr("code", "");
    return item;
}

std::vector<MonthSums> DashboardData::months() const
{
    std::vector<MonthSums> made;
    const base::Json* list = m_summary.isObject() ? m_summary.find("by_month") : nullptr;
    if (list == nullptr || !list->isArray())
        return made;
    for (const base::Json& one : list->asArray())
        made.push_back(
            { toQt(one.stringOr("month", "")), one.integerOr("raised", 0), one.integerOr("paid", 0) });
    return made;
}

std::vector<std::pair<std::string, qint64>> DashboardData::states() const
{
    std::map<std::string, qint64> counts;
    const base::Json* list = m_summary.isObject() ? m_summary.find("by_state") : nullptr;
    if (list != nullptr && list->isObject()) {
        for (const auto& [state, count] : list->asObject()) {
            if (count.isInteger())
                counts[state] = count.asInteger();
        }
    }
    return byCount(counts);
}

std::vector<MinuteCount> DashboardData::lastHour() const
{
    const qint64 now = m_now();
    const qint64 first = (now / kMinuteSeconds - kMinutes + 1) * kMinuteSeconds;
    std::vector<MinuteCount> made(kMinutes);
    for (int i = 0; i < kMinutes; ++i)
        made[static_cast<std::size_t>(i)].start = first + i * kMinuteSeconds;
    for (const auto& [height, block] : m_blocks) {
        if (block.time < first)
            continue;
        // A block may be a second ahead of this computer's idea of the server's clock.
        const auto at =
            static_cast<std::size_t>(std::min<qint64>((block.time - first) / kMinuteSeconds, kMinutes - 1));
        ++made[at].blocks;
        made[at].transactions += block.transactions;
    }
    return made;
}

std::vector<std::pair<std::string, qint64>> DashboardData::refusals() const
{
    return byCount(m_refusals);
}

qint64 DashboardData::refusalCount() const
{
    qint64 sum = 0;
    for (const auto& one : m_refusals)
        sum += one.second;
    return sum;
}

const base::Json* DashboardData::officer(const std::string& did) const
{
    const auto found = m_officers.find(did);
    return found == m_officers.end() ? nullptr : &found->second;
}

} // namespace maru::console
