// SPDX-License-Identifier: Apache-2.0
// Long work in a window of its own that blocks nothing: count, cancel, and at the end where the file is or why there is
// none. Texts come from the caller, translated.
#pragma once

#include <QDialog>
#include <QString>

#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace maru::console {

/// Appears by itself when the work takes longer than half a second, or when it has ended. Esc and closing cancel what
/// is running. Deletes itself when it is closed. Found by tests as a child of its parent (findChild), shown or not.
class ProgressWindow final : public QDialog {
    Q_OBJECT

public:
    enum class State {
        Running,
        Cancelling, ///< asked for; the owner answers with fail() or finish()
        Finished,
        Failed,
    };

    ProgressWindow(const QString& title, QWidget* parent);

    /// What is being done, one line.
    void setStep(const QString& text);
    /// No total: the bar only says that it is alive, and the count stands beside it.
    void setProgress(qint64 done, std::optional<qint64> total);
    /// `path`: a file that "Open" and "Open folder" lead to; may be empty.
    void finish(const QString& text, const QString& path);
    /// `code`: the stable code, shown small so that it can be read out to a helper.
    void fail(const QString& text, const QString& code);
    /// As the button does. Nothing when the work has ended.
    void cancel();

    State state() const { return m_state; }
    /// The last step, or how it ended.
    QString text() const;
    /// "1,200 / 10,000", "1,200" or empty.
    QString countText() const;
    QString code() const { return m_code; }

    void reject() override; ///< Esc and the close button

Q_SIGNALS:
    void cancelRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void end(State state, const QString& text);
    void retranslateUi();

    State m_state = State::Running;
    QString m_path;
    QString m_code;
    QLabel* m_heading = nullptr;
    QLabel* m_text = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_codeLabel = nullptr;
    QProgressBar* m_bar = nullptr;
    QPushButton* m_openFile = nullptr;
    QPushButton* m_openFolder = nullptr;
    QPushButton* m_close = nullptr; ///< "Cancel" while running
};

} // namespace maru::console
