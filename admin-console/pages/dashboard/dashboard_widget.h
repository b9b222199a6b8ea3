// SPDX-License-Identifier: Apache-2.0
// The overview: five figures, five charts and the newest transactions, live.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/pages/dashboard/dashboard_data.h"

#include <QTimer>
#include <QWidget>

#include <array>

class QGridLayout;
class QLabel;
class QListView;
class QScrollArea;

namespace maru::console {

class ChartCard;
class FigureButton;
class NewsModel;
class PageFrame;

class DashboardWidget final : public QWidget {
    Q_OBJECT

public:
    enum Figure {
        Raised,
        Paid,
        Held,
        Campaigns,
        Block,
        kFigures,
    };
    enum Chart {
        Months,
        Growth,
        Live,
        States,
        Refusals,
        Whereabouts,
        kCharts,
    };

    /// `transport` answers the questions; the stream and the state of the connection come from the services.
    DashboardWidget(Services& services, Transport& transport, QWidget* parent = nullptr);

    /// Whether the server is there; what is shown stays either way, marked with its time when it is not.
    void setOnline(bool isOnline);
    DashboardData& source() { return m_data; }
    FigureButton& figure(Figure which) { return *m_figures[which]; }
    ChartCard& chart(Chart which) { return *m_charts[which]; }
    NewsModel& news() { return *m_news; }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QWidget* makeNewsCard();
    void arrange();
    void retranslateUi();
    void showFacts();
    void showSummary();
    void showMonths();
    void showWhereabouts();
    void showStates();
    void showLastHour();
    void showRefusals();
    void showNews();
    QString signerWords(const std::string& did) const;
    void openThing(const QString& kind, const QString& id = {});

    Services& m_services;
    DashboardData m_data;
    PageFrame* m_frame = nullptr;
    QLabel* m_stale = nullptr;
    QScrollArea* m_scroll = nullptr;
    QGridLayout* m_figureGrid = nullptr;
    QGridLayout* m_grid = nullptr;
    std::array<FigureButton*, kFigures> m_figures {};
    std::array<ChartCard*, kCharts> m_charts {};
    QWidget* m_newsCard = nullptr;
    QLabel* m_newsTitle = nullptr;
    QLabel* m_newsEmpty = nullptr;
    QListView* m_newsList = nullptr;
    NewsModel* m_news = nullptr;
    QTimer m_tick; ///< the hour moves on without blocks too
    int m_columns = 0;
    bool m_isOnline = false;
};

} // namespace maru::console
