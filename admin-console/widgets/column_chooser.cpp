// SPDX-License-Identifier: Apache-2.0
// Choosing and ordering columns.
#include "admin-console/widgets/column_chooser.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kColumnRole = Qt::UserRole + 1;

} // namespace

ColumnChooser::ColumnChooser(ColumnLayout& layout, const std::vector<ColumnSpec>& columns, QWidget* parent)
    : QDialog(parent), m_layout(layout), m_columns(columns)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"columnChooser"_s);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(16, 14, 16, 14);
    outer->setSpacing(10);
    m_help = new QLabel(this);
    m_help->setObjectName(u"subtle"_s);
    m_help->setWordWrap(true);
    m_list = new QListWidget(this);
    m_list->setObjectName(u"columnList"_s);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_up = new QPushButton(this);
    m_down = new QPushButton(this);
    m_reset = new QPushButton(this);
    m_reset->setObjectName(u"resetLayout"_s);
    m_close = new QPushButton(this);
    m_close->setDefault(true);
    auto* order = new QHBoxLayout;
    order->addWidget(m_up);
    order->addWidget(m_down);
    order->addStretch(1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_reset);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    outer->addWidget(m_help);
    outer->addWidget(m_list, 1);
    outer->addLayout(order);
    outer->addLayout(buttons);
    resize(340, 460);
    connect(m_list, &QListWidget::itemChanged, this, &ColumnChooser::take);
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &ColumnChooser::take);
    connect(m_up, &QPushButton::clicked, this, [this] { moveCurrent(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { moveCurrent(1); });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_layout.reset();
        fill();
    });
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    fill();
    retranslateUi();
    m_list->setCurrentRow(0);
    m_list->setFocus();
}

void ColumnChooser::fill()
{
    m_isFilling = true;
    const int current = m_list->currentRow();
    m_list->clear();
    for (const ColumnPlace& one : m_layout.places()) {
        auto* item =
            new QListWidgetItem(columnTitle(m_columns[static_cast<std::size_t>(one.column)]), m_list);
        item->setFlags(
            Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled);
        item->setCheckState(one.isShown ? Qt::Checked : Qt::Unchecked);
        item->setData(kColumnRole, one.column);
    }
    m_list->setCurrentRow(std::max(0, current));
    m_isFilling = false;
}

void ColumnChooser::take()
{
    if (m_isFilling)
        return;
    std::vector<ColumnPlace> places;
    const std::vector<ColumnPlace> now = m_layout.places();
    bool isAnyShown = false;
    for (int i = 0; i < m_list->count(); ++i) {
        const QListWidgetItem* item = m_list->item(i);
        const int column = item->data(kColumnRole).toInt();
        for (ColumnPlace one : now) {
            if (one.column != column)
                continue;
            one.isShown = item->checkState() == Qt::Checked;
            isAnyShown = isAnyShown || one.isShown;
            places.push_back(one);
        }
    }
    if (isAnyShown && places.size() == now.size())
        m_layout.setPlaces(places);
    else
        fill(); // the last one stays
}

void ColumnChooser::moveCurrent(int by)
{
    const int from = m_list->currentRow();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= m_list->count())
        return;
    m_isFilling = true;
    m_list->insertItem(to, m_list->takeItem(from));
    m_list->setCurrentRow(to);
    m_isFilling = false;
    take();
}

void ColumnChooser::retranslateUi()
{
    setWindowTitle(tr("Columns"));
    m_help->setText(tr("Tick what the table shows; drag or use the buttons to change the order."));
    m_list->setAccessibleName(tr("Columns of the table"));
    m_up->setText(tr("Move &up"));
    m_down->setText(tr("Move &down"));
    m_reset->setText(tr("&Reset layout"));
    m_close->setText(tr("&Close"));
    for (QPushButton* button : { m_up, m_down, m_reset, m_close })
        button->setAccessibleName(button->text().remove(u'&'));
    fill();
}

void ColumnChooser::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QDialog::changeEvent(event);
}

} // namespace maru::console
