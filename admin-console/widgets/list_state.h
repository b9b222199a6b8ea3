// SPDX-License-Identifier: Apache-2.0
// What a list shows when it has no rows to show: loading, empty, nothing matches, an error, no right.
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace maru::console {

class ListState final : public QWidget {
    Q_OBJECT

public:
    enum class Kind {
        Loading,
        Empty,
        NoMatch,
        Problem,
        NoRight,
    };

    explicit ListState(QWidget* parent = nullptr);

    /// Rows in outline after a moment; after a second what is waited for, and a button to give up.
    void showLoading();
    /// `action` empty: no button.
    void showEmpty(const QString& title, const QString& text, const QString& action);
    void showNoMatch();
    void showProblem(const QString& title, const QString& text);
    void showNoRight(const QString& text);
    Kind kind() const { return m_kind; }
    bool isSkeleton() const { return m_skeletonShown; }

Q_SIGNALS:
    void retryWanted();
    void cancelWanted();
    void clearWanted();
    void actionWanted();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void present(Kind kind, const QString& sign, const QString& title, const QString& text);
    void onSlow();
    void retranslateUi();

    Kind m_kind = Kind::Loading;
    bool m_isLoading = false;
    bool m_skeletonShown = false;
    int m_seconds = 0;
    QTimer m_skeletonDelay;
    QTimer m_slow;
    QLabel* m_sign = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_retry = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_clear = nullptr;
    QPushButton* m_action = nullptr;
};

} // namespace maru::console
