// SPDX-License-Identifier: Apache-2.0
// Layout, states and ways out of a chart card.
#include "admin-console/charts/chart_card.h"

#include "admin-console/charts/chart_export.h"
#include "admin-console/charts/chart_legend.h"
#include "admin-console/charts/chart_table_model.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/widgets/icons.h"
#include "admin-console/widgets/palette.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

QToolButton* makeCardButton(const QString& iconName, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setIconSize(QSize(16, 16));
    button->setProperty("small", true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

ChartCard::ChartCard(ChartKind kind, QWidget* parent) : QWidget(parent)
{
    setObjectName(u"card"_s);
    setAttribute(Qt::WA_StyledBackground);
    build(kind);
    retranslateUi();
    showState();
}

void ChartCard::build(ChartKind kind)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 9, 10, 10);
    layout->setSpacing(3);
    auto* head = new QHBoxLayout;
    head->setSpacing(2);
    m_title = new QLabel(this);
    m_title->setObjectName(u"sectionTitle"_s);
    m_tableButton = makeCardButton(u"table"_s, this);
    m_tableButton->setObjectName(u"chartTable"_s);
    m_tableButton->setCheckable(true);
    m_more = makeCardButton(u"export"_s, this);
    m_more->setObjectName(u"chartMenu"_s);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_menu = new QMenu(m_more);
    m_savePng = m_menu->addAction(QString());
    m_saveSvg = m_menu->addAction(QString());
    m_menu->addSeparator();
    m_copyPicture = m_menu->addAction(QString());
    m_copyTable = m_menu->addAction(QString());
    m_more->setMenu(m_menu);
    head->addWidget(m_title, 1);
    head->addWidget(m_tableButton);
    head->addWidget(m_more);
    layout->addLayout(head);

    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    m_note = new QLabel(this);
    m_note->setObjectName(u"figureNote"_s);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_link = new QPushButton(this);
    m_link->setProperty("link", true);
    m_link->hide();
    line->addWidget(m_note, 1);
    line->addWidget(m_link);
    layout->addLayout(line);

    m_stack = new QStackedWidget(this);
    m_chartPage = new QWidget(m_stack);
    m_chartPage->setObjectName(u"chartBody"_s);
    m_canvas = new ChartCanvas(kind, m_chartPage);
    m_legend = new ChartLegend(kind, m_chartPage);
    if (kind == ChartKind::Donut) {
        m_donutBox = new QBoxLayout(QBoxLayout::LeftToRight, m_chartPage);
        m_donutBox->setContentsMargins(0, 4, 4, 0);
        m_donutBox->setSpacing(16);
        m_donutBox->addWidget(m_canvas, 1);
        m_donutBox->addWidget(m_legend, 1);
    } else {
        auto* below = new QVBoxLayout(m_chartPage);
        below->setContentsMargins(0, 4, 4, 0);
        below->setSpacing(4);
        below->addWidget(m_legend);
        below->addWidget(m_canvas, 1);
    }
    m_model = new ChartTableModel(this);
    m_tableView = new QTableView(m_stack);
    m_tableView->setModel(m_model);
    m_tableView->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_tableView->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tableView->setShowGrid(false);
    m_tableView->setTabKeyNavigation(false);
    m_tableView->verticalHeader()->hide();
    m_tableView->verticalHeader()->setDefaultSectionSize(28);
    m_tableView->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_tableView->horizontalHeader()->setHighlightSections(false);
    m_messagePage = new QWidget(m_stack);
    m_messagePage->setObjectName(u"chartBody"_s);
    auto* middle = new QVBoxLayout(m_messagePage);
    m_message = new QLabel(m_messagePage);
    m_message->setObjectName(u"subtle"_s);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_retry = new QPushButton(m_messagePage);
    m_retry->setObjectName(u"chartRetry"_s);
    middle->addStretch(1);
    middle->addWidget(m_message);
    middle->addWidget(m_retry, 0, Qt::AlignHCenter);
    middle->addStretch(1);
    m_stack->addWidget(m_chartPage);
    m_stack->addWidget(m_tableView);
    m_stack->addWidget(m_messagePage);
    layout->addWidget(m_stack, 1);

    connect(m_tableButton, &QToolButton::toggled, this, &ChartCard::showState);
    connect(m_savePng, &QAction::triggered, this, [this] { save(u".png"_s); });
    connect(m_saveSvg, &QAction::triggered, this, [this] { save(u".svg"_s); });
    connect(m_copyPicture, &QAction::triggered, this, &ChartCard::copyPicture);
    connect(m_copyTable, &QAction::triggered, this,
        [this] { QApplication::clipboard()->setText(m_model->toText()); });
    connect(m_link, &QPushButton::clicked, this, [this] {
        if (m_openLink)
            m_openLink();
    });
    connect(m_retry, &QPushButton::clicked, this, &ChartCard::retryAsked);
    connect(m_canvas, &ChartCanvas::activated, this, &ChartCard::opened);
    connect(m_tableView, &QTableView::activated, this,
        [this](const QModelIndex& at) { Q_EMIT opened(m_model->chartData().id(at.row())); });
}

void ChartCard::setTitle(const QString& title)
{
    m_title->setText(title);
    m_canvas->setTitle(title);
    m_tableView->setAccessibleName(title);
    setAccessibleName(title);
    retranslateUi();
}

void ChartCard::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setToolTip(note);
}

void ChartCard::setEmptyText(const QString& text)
{
    m_emptyText = text;
    showState();
}

void ChartCard::setData(const ChartData& given)
{
    m_state = given.isEmpty() ? State::Empty : State::Ready;
    m_errorText.clear();
    m_legend->setData(given);
    m_canvas->setData(given);
    m_model->set(given);
    showState();
}

void ChartCard::setError(const QString& text)
{
    if (m_state == State::Ready || m_state == State::Empty)
        return;
    m_errorText = text;
    m_state = State::Failed;
    showState();
}

void ChartCard::setLink(const QString& text, std::function<void()> open)
{
    m_openLink = std::move(open);
    m_link->setText(text);
    m_link->setVisible(!text.isEmpty());
}

void ChartCard::setCanOpen(bool canOpen)
{
    m_canvas->setCanOpen(canOpen);
}

bool ChartCard::isTableShown() const
{
    return m_stack->currentWidget() == m_tableView;
}

void ChartCard::showTable(bool isShown)
{
    m_tableButton->setChecked(isShown);
}

QImage ChartCard::picture()
{
    return chartImage(m_canvas->plot(), { m_title->text(), m_note->text(), m_legend->names() });
}

void ChartCard::showState()
{
    const bool hasData = m_state == State::Ready;
    m_tableButton->setEnabled(hasData);
    m_more->setEnabled(hasData);
    m_retry->setVisible(m_state == State::Failed);
    switch (m_state) {
    case State::Ready:
        break;
    case State::Loading:
        m_message->setText(tr("Loading …"));
        break;
    case State::Empty:
        m_message->setText(m_emptyText.isEmpty() ? tr("Nothing to show yet.") : m_emptyText);
        break;
    case State::Failed:
        m_message->setText(m_errorText);
        break;
    }
    QWidget* shown = !hasData        ? m_messagePage
        : m_tableButton->isChecked() ? static_cast<QWidget*>(m_tableView)
                                     : m_chartPage;
    const bool hadFocus = m_stack->isAncestorOf(QApplication::focusWidget());
    m_stack->setCurrentWidget(shown);
    if (hadFocus && hasData)
        (m_tableButton->isChecked() ? static_cast<QWidget*>(m_tableView) : m_canvas)->setFocus();
}

QString ChartCard::suggestedName() const
{
    QString name = m_title->text();
    // What no file system takes.
    for (const QChar bad : u"/\\:*?\"<>|"_s)
        name.remove(bad);
    return name;
}

void ChartCard::save(const QString& suffix)
{
    const bool isDrawing = suffix == u".svg"_s;
    FileDialog::askSave(this, isDrawing ? tr("Save as drawing") : tr("Save as picture"),
        suggestedName() + suffix, isDrawing ? tr("SVG drawings (*.svg)") : tr("PNG pictures (*.png)"),
        [this, suffix](const QString& given) {
            const QString path =
                given.endsWith(suffix, Qt::CaseInsensitive) ? given : QString(given + suffix);
            if (!saveChart(m_canvas->plot(), { m_title->text(), m_note->text(), m_legend->names() }, path))
                showMessage(this, tr("The picture was not saved"),
                    tr("The file %1 cannot be written. Choose another folder.").arg(path));
        });
}

void ChartCard::copyPicture()
{
    QApplication::clipboard()->setImage(picture());
}

void ChartCard::retranslateUi()
{
    const QString title = m_title->text();
    m_tableButton->setToolTip(tr("Show the table behind the chart"));
    m_tableButton->setAccessibleName(tr("Table: %1").arg(title));
    m_more->setToolTip(tr("Save or copy the chart"));
    m_more->setAccessibleName(tr("Save or copy: %1").arg(title));
    m_menu->setAccessibleName(m_more->accessibleName());
    m_savePng->setText(tr("Save as &picture (PNG) …"));
    m_saveSvg->setText(tr("Save as &drawing (SVG) …"));
    m_copyPicture->setText(tr("&Copy picture"));
    m_copyTable->setText(tr("Copy &table"));
    m_retry->setText(tr("Try again"));
    m_retry->setAccessibleName(tr("Try again: %1").arg(title));
    m_link->setAccessibleName(m_link->text());
    showState();
}

void ChartCard::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_donutBox == nullptr)
        return;
    // Names and numbers of the legend need room of their own.
    constexpr int kBesideWidth = 400;
    const bool isBeside = width() >= kBesideWidth;
    m_donutBox->setDirection(isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_donutBox->setSpacing(isBeside ? 16 : 8);
    m_donutBox->setStretchFactor(m_legend, isBeside ? 1 : 0);
    m_donutBox->setAlignment(m_legend, isBeside ? Qt::AlignVCenter : Qt::Alignment());
}

void ChartCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console
