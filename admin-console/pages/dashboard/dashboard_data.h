// SPDX-License-Identifier: Apache-2.0
// What the overview knows: asked from the API at the start, kept up to date by the stream of blocks.
#pragma once

#include "admin-console/core/transport.h"

#include <QTimer>

#include <array>
#include <map>
#include <string>
#include <vector>

namespace maru::console {

struct MonthSums {
    QString month; ///< "2026-11"
    qint64 raised = 0; ///< won
    qint64 paid = 0;
};

struct MinuteCount {
    qint64 start = 0; ///< Unix seconds
    qint64 blocks = 0;
    qint64 transactions = 0;
};

struct NewsItem {
    QString id;
    qint64 index = -1;
    qint64 height = 0;
    qint64 time = 0;
    std::string domain;
    std::string action;
    std::string signer; ///< "": the asker may not know
    std::string code;
};

/// GUI thread only. Every number is the server's; nothing is estimated. When an answer fails the last good one stays.
class DashboardData final : public QObject {
    Q_OBJECT

public:
    static constexpr int kMinutes = 60;
    static constexpr int kNews = 30;
    static constexpr int kListLimit = 500;
    static constexpr int kRefusalPages = 4;
    static constexpr int kBlockPages = 20;
    /// Changes that come close together are asked for once.
    static constexpr int kNewsMs = 800;
    static constexpr int kMostWaiting = 1000;
    static constexpr int kRetryMs = 5000;

    DashboardData(Transport& transport, std::function<qint64()> now, QObject* parent = nullptr);

    /// Asks for everything.
    void load();
    /// Data of a "block" event.
    void onBlock(const base::Json& block);

    bool hasSummary() const { return m_summary.isObject(); }
    /// A number of donation/summary, 0 where it is missing.
    qint64 figure(const char* name) const { return m_summary.integerOr(name, 0); }
    std::vector<MonthSums> months() const;
    /// States that at least one campaign is in, most first.
    std::vector<std::pair<std::string, qint64>> states() const;
    bool hasBlocks() const { return m_blocksDone; }
    /// The sixty minutes up to now, oldest first.
    std::vector<MinuteCount> lastHour() const;
    bool hasRefusals() const { return m_refusalsDone; }
    /// Refusals of the stream that are kept until the list has come.
    std::size_t waitingRefusals() const { return m_waiting.size(); }
    /// The list of refusals failed and is asked for again when the event loop comes round, not after kRetryMs; false:
    /// there is nothing to ask again.
    bool startRetryNow();
    /// Codes with their number, most first.
    std::vector<std::pair<std::string, qint64>> refusals() const;
    qint64 refusalCount() const;
    /// There are older refusals that are not counted.
    bool hasMoreRefusals() const { return m_moreRefusals; }
    bool hasNews() const { return m_newsDone; }
    /// Newest first.
    const std::vector<NewsItem>& news() const { return m_news; }
    /// The officer's row, null for everybody else.
    const base::Json* officer(const std::string& did) const;
    /// When the server last answered, by its clock; 0: never.
    qint64 asOf() const { return m_asOf; }

Q_SIGNALS:
    void summaryChanged();
    void blocksChanged();
    void refusalsChanged();
    void newsChanged();
    /// A first answer is missing: there is nothing to show for it.
    void failed(const maru::base::Error& error);

private:
    struct BlockCount {
        qint64 time = 0;
        qint64 transactions = 0;
    };

    void askSummary();
    void askBlocks(qint64 before, int pagesLeft);
    void beginRefusals();
    void askRefusals(const QString& after, int pagesLeft);
    void askNews();
    void askOfficers(const QString& after, int pagesLeft);
    void keepBlock(qint64 height, qint64 time, qint64 transactions);
    void keepNews(NewsItem item);
    void countRefusal(const std::string& code, qint64 index);
    void answered();
    static NewsItem newsOf(const base::Json& row, qint64 height, qint64 time);

    Transport& m_transport;
    std::function<qint64()> m_now;
    QTimer m_soon; ///< the summary again
    QTimer m_paint; ///< blocks and news, several a second at most
    base::Json m_summary;
    std::map<qint64, BlockCount> m_blocks; ///< by height; those of the last hour
    std::map<std::string, qint64> m_refusals;
    std::map<std::string, qint64> m_coming; ///< refusals while the list is on its way
    qint64 m_comingTop = -1;
    qint64 m_refusalTop = -1; ///< highest index that has been counted
    std::vector<std::pair<qint64, std::string>>
        m_waiting; ///< refusals of the stream while the list is on its way
    bool m_refusalsAsked = false; ///< the list is on its way
    bool m_waitingIsFull = false; ///< more came than are kept: the list is asked for anew
    QTimer m_refusalsAgain;
    std::vector<NewsItem> m_news;
    std::map<std::string, base::Json> m_officers;
    qint64 m_asOf = 0;
    int m_generation = 0;
    bool m_blocksDone = false;
    bool m_refusalsDone = false;
    bool m_newsDone = false;
    bool m_moreRefusals = false;
    bool m_refusalsDirty = false;
};

} // namespace maru::console
