// SPDX-License-Identifier: Apache-2.0
// The head that every page has: title, one line of facts, buttons at the right (one of them filled), and figures.
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace maru::console {

struct Figure {
    QString title;
    QString value;
    QString note;
};

class PageFrame final : public QWidget {
    Q_OBJECT

public:
    explicit PageFrame(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// Where something above names the thing already; screen readers are told the title either way.
    void setTitleShown(bool isShown);
    void setFacts(const QString& facts);
    void setFigures(const std::vector<Figure>& figures);
    /// Buttons at the right of the title, from left to right; takes them over. The last one is the main one.
    void setButtons(const std::vector<QWidget*>& buttons);
    QVBoxLayout* body() { return m_body; }

private:
    QLabel* m_title = nullptr;
    QLabel* m_facts = nullptr;
    QHBoxLayout* m_buttons = nullptr;
    QHBoxLayout* m_figures = nullptr;
    QVBoxLayout* m_body = nullptr;
};

} // namespace maru::console
