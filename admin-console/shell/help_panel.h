// SPDX-License-Identifier: Apache-2.0
// Help beside the page (F1): follows page and language, can be searched, needs no network.
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QTextBrowser;
class QToolButton;

namespace maru::console {

class Language;

class HelpPanel final : public QWidget {
    Q_OBJECT

public:
    HelpPanel(const Language& language, QWidget* parent);

    /// The topic of a page; one without help shows the general one.
    void showTopic(const QString& topic);
    QString topic() const { return m_topic; }
    void setSearch(const QString& words);
    QString shownText() const;
    void focusInput();

Q_SIGNALS:
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fillTopics();
    void showNow();
    void format();
    void showHits(const QString& words);
    void retranslateUi();

    const Language& m_language;
    QString m_topic;
    QLabel* m_title = nullptr;
    QToolButton* m_close = nullptr;
    QComboBox* m_topics = nullptr;
    QLineEdit* m_search = nullptr;
    QTextBrowser* m_text = nullptr;
};

} // namespace maru::console
