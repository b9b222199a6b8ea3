// SPDX-License-Identifier: Apache-2.0
// The window in which an officer chooses and orders the columns of a table, by mouse or keyboard.
#pragma once

#include "admin-console/widgets/column_layout.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace maru::console {

/// Does not block; what is changed is seen at once in the table. Destroyed when closed.
class ColumnChooser final : public QDialog {
    Q_OBJECT

public:
    ColumnChooser(ColumnLayout& layout, const std::vector<ColumnSpec>& columns, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void take();
    void moveCurrent(int by);
    void retranslateUi();

    ColumnLayout& m_layout;
    const std::vector<ColumnSpec>& m_columns;
    bool m_isFilling = false;
    QLabel* m_help = nullptr;
    QListWidget* m_list = nullptr;
    QPushButton* m_up = nullptr;
    QPushButton* m_down = nullptr;
    QPushButton* m_reset = nullptr;
    QPushButton* m_close = nullptr;
};

} // namespace maru::console
