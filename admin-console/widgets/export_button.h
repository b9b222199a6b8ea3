// SPDX-License-Identifier: Apache-2.0
// The one Export menu of all tables: CSV, XLSX, PDF and print preview.
#pragma once

#include "admin-console/report/report.h"

#include <QToolButton>

class QAction;
class QMenu;

namespace maru::console {

class ExportButton final : public QToolButton {
    Q_OBJECT

public:
    /// `table` is what Ctrl+E and the print key work in; `make` is asked for each export.
    ExportButton(QWidget* table, std::function<report::TableReport()> make, QWidget* parent);

    /// Hidden and its keys off while false; true at first.
    void setOffered(bool isOffered);
    void exportAs(report::Format format);
    void printPreview();
    QMenu* entries() const { return m_menu; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();

    QWidget* m_table;
    std::function<report::TableReport()> m_make;
    bool m_isOffered = true;
    QMenu* m_menu = nullptr;
    QAction* m_csv = nullptr;
    QAction* m_xlsx = nullptr;
    QAction* m_pdf = nullptr;
    QAction* m_print = nullptr;
};

} // namespace maru::console
