// SPDX-License-Identifier: Apache-2.0
// The list of notices under the bell, and the bell itself.
#pragma once

#include "admin-console/core/notices.h"

#include <QPointer>
#include <QToolButton>
#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace maru::console {

class BellButton final : public QToolButton {
    Q_OBJECT

public:
    explicit BellButton(QWidget* parent = nullptr);
    void setCount(int count);
    int count() const { return m_count; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();

    int m_count = 0;
};

/// Lies over the window like the command palette. Esc closes.
class NoticePanel final : public QWidget {
    Q_OBJECT

public:
    NoticePanel(Notices& notices, QWidget* window);

    void open();
    void close();
    QListWidget& list() { return *m_list; }

Q_SIGNALS:
    /// A notice with something to open was chosen.
    void chosen(const QString& kind, const QString& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fill();
    void place();
    void choose(int row);
    void retranslateUi();

    Notices& m_notices;
    QLabel* m_title = nullptr;
    QPushButton* m_allRead = nullptr;
    QPushButton* m_clear = nullptr;
    QListWidget* m_list = nullptr;
    QLabel* m_empty = nullptr;
    QPointer<QWidget> m_before;
};

} // namespace maru::console
