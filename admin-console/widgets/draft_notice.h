// SPDX-License-Identifier: Apache-2.0
// The line that says that a form was filled from an unsent draft, with the button that throws the draft away.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace maru::console {

class DraftNotice final : public QWidget {
    Q_OBJECT

public:
    explicit DraftNotice(QWidget* parent = nullptr);
    /// When the draft was saved, Unix seconds. Shows the notice.
    void showFor(qint64 saved);

Q_SIGNALS:
    void discarded();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();
    qint64 m_saved = 0;
    QLabel* m_text = nullptr;
    QPushButton* m_discard = nullptr;
};

} // namespace maru::console
