// SPDX-License-Identifier: Apache-2.0
// The Export menu.
#include "admin-console/widgets/export_button.h"

#include <QAction>
#include <QEvent>
#include <QMenu>

#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

ExportButton::ExportButton(QWidget* table, std::function<report::TableReport()> make, QWidget* parent)
    : QToolButton(parent), m_table(table), m_make(std::move(make))
{
    setObjectName(u"textButton"_s);
    setProperty("door", u"export"_s);
    setFocusPolicy(Qt::StrongFocus);
    setPopupMode(QToolButton::InstantPopup);
    m_menu = new QMenu(this);
    setMenu(m_menu);
    m_csv = m_menu->addAction(QString());
    m_xlsx = m_menu->addAction(QString());
    m_pdf = m_menu->addAction(QString());
    m_menu->addSeparator();
    m_print = m_menu->addAction(QString());
    m_print->setShortcut(QKeySequence::Print);
    m_print->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_table->addAction(m_print);
    auto* open = new QAction(m_table);
    open->setShortcut(QKeySequence(u"Ctrl+E"_s));
    open->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_table->addAction(open);
    connect(open, &QAction::triggered, this, [this] {
        if (m_isOffered)
            showMenu();
    });
    connect(m_csv, &QAction::triggered, this, [this] { exportAs(report::Format::Csv); });
    connect(m_xlsx, &QAction::triggered, this, [this] { exportAs(report::Format::Xlsx); });
    connect(m_pdf, &QAction::triggered, this, [this] { exportAs(report::Format::Pdf); });
    connect(m_print, &QAction::triggered, this, &ExportButton::printPreview);
    retranslateUi();
}

void ExportButton::setOffered(bool isOffered)
{
    m_isOffered = isOffered;
    setVisible(isOffered);
}

void ExportButton::exportAs(report::Format format)
{
    if (m_isOffered)
        report::exportTable(m_table, m_make(), format);
}

void ExportButton::printPreview()
{
    if (m_isOffered)
        report::printTable(m_table, m_make());
}

void ExportButton::retranslateUi()
{
    setText(tr("Export ▾"));
    setAccessibleName(tr("Export and print"));
    setToolTip(tr("Export and print (Ctrl+E)"));
    m_csv->setText(tr("&CSV file…"));
    m_xlsx->setText(tr("&Excel file (XLSX)…"));
    m_pdf->setText(tr("&PDF file…"));
    m_print->setText(tr("P&rint preview…"));
}

void ExportButton::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QToolButton::changeEvent(event);
}

} // namespace maru::console
