// SPDX-License-Identifier: Apache-2.0
// Two columns of text.
#include "admin-console/widgets/fact_list.h"

#include <QGridLayout>
#include <QLabel>

namespace maru::console {

using namespace Qt::StringLiterals;

FactList::FactList(QWidget* parent) : QWidget(parent)
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 4, 0, 4);
    m_grid->setHorizontalSpacing(18);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnMinimumWidth(0, 130);
    m_grid->setColumnStretch(1, 1);
}

void FactList::setFacts(const std::vector<std::pair<QString, QString>>& facts)
{
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    int row = 0;
    for (const auto& [name, value] : facts) {
        auto* left = new QLabel(name, this);
        left->setObjectName(u"subtle"_s);
        left->setTextFormat(Qt::PlainText);
        left->setWordWrap(true);
        auto* right = new QLabel(value, this);
        right->setTextFormat(Qt::PlainText);
        right->setWordWrap(true);
        right->setTextInteractionFlags(Qt::TextSelectableByMouse);
        right->setAccessibleName(QString(name + u": "_s + value));
        m_grid->addWidget(left, row, 0, Qt::AlignTop);
        m_grid->addWidget(right, row, 1, Qt::AlignTop);
        ++row;
    }
}

} // namespace maru::console
