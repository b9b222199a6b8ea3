// SPDX-License-Identifier: Apache-2.0
// A card with a chart: title, note, legend, drawing, the table behind it, and the ways out (picture, clipboard).
#pragma once

#include "admin-console/charts/chart_canvas.h"

#include <functional>

class QAction;
class QBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace maru::console {

class ChartLegend;
class ChartTableModel;

/// GUI thread only. Texts come from the page, translated; the card's own words follow the language by themselves.
class ChartCard final : public QWidget {
    Q_OBJECT

public:
    enum class State {
        Loading, ///< at first
        Ready,
        Empty, ///< asked, and there is nothing
        Failed, ///< with a button that tries again
    };

    explicit ChartCard(ChartKind kind, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// One quiet line: what the numbers are, or as of when.
    void setNote(const QString& note);
    /// Says what would be here.
    void setEmptyText(const QString& text);
    /// Ready, or Empty where there is nothing to draw.
    void setData(const ChartData& data);
    /// Only while nothing is shown yet; data that is shown stays and the page says that it is old.
    void setError(const QString& text);
    /// A link at the right of the note; an empty text takes it away.
    void setLink(const QString& text, std::function<void()> open);
    /// Enter and a click on a value emit opened().
    void setCanOpen(bool canOpen);

    State state() const { return m_state; }
    ChartCanvas& canvas() { return *m_canvas; }
    ChartTableModel& table() { return *m_model; }
    QTableView& tableView() { return *m_tableView; }
    bool isTableShown() const;
    void showTable(bool isShown);
    /// Tests and the clipboard.
    QImage picture();

Q_SIGNALS:
    void opened(const QString& id);
    void retryAsked();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build(ChartKind kind);
    void retranslateUi();
    void showState();
    void save(const QString& suffix);
    void copyPicture();
    QString suggestedName() const;

    QLabel* m_title = nullptr;
    QLabel* m_note = nullptr;
    QPushButton* m_link = nullptr;
    QToolButton* m_tableButton = nullptr;
    QToolButton* m_more = nullptr;
    QMenu* m_menu = nullptr;
    QAction* m_savePng = nullptr;
    QAction* m_saveSvg = nullptr;
    QAction* m_copyPicture = nullptr;
    QAction* m_copyTable = nullptr;
    QStackedWidget* m_stack = nullptr;
    QWidget* m_chartPage = nullptr;
    QBoxLayout* m_donutBox = nullptr; ///< of a donut and its legend: beside or below
    ChartLegend* m_legend = nullptr;
    ChartCanvas* m_canvas = nullptr;
    QTableView* m_tableView = nullptr;
    ChartTableModel* m_model = nullptr;
    QWidget* m_messagePage = nullptr;
    QLabel* m_message = nullptr;
    QPushButton* m_retry = nullptr;
    QString m_emptyText;
    QString m_errorText;
    std::function<void()> m_openLink;
    State m_state = State::Loading;
};

} // namespace maru::console
