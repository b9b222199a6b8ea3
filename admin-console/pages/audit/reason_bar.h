// SPDX-License-Identifier: Apache-2.0
// Why actions were refused: the most frequent reasons among the newest refusals, each a filter.
#pragma once

#include "admin-console/core/language.h"
#include "admin-console/core/transport.h"

#include <QWidget>

#include <utility>
#include <vector>

class QGridLayout;
class QLabel;

namespace maru::console {

class ReasonBar final : public QWidget {
    Q_OBJECT

public:
    static constexpr int kCounted = 500; ///< newest refusals
    static constexpr int kShown = 4;

    ReasonBar(Transport& transport, const Language& language, QueryItems fixed, QWidget* parent = nullptr);

    void reload();
    qint64 refusals() const { return m_refusals; }
    bool isMore() const { return m_isMore; }
    bool isKnown() const { return m_isKnown; }
    const std::vector<std::pair<std::string, qint64>>& reasons() const { return m_reasons; }
    QString chosen() const { return m_chosen; }
    void choose(const QString& code);

Q_SIGNALS:
    void counted();
    /// Empty: all reasons.
    void reasonChosen(const QString& code);

protected:
    void changeEvent(QEvent* event) override;

private:
    void take(const base::Json& answer);
    void showReasons();

    Transport& m_transport;
    const Language& m_language;
    QueryItems m_fixed;
    std::vector<std::pair<std::string, qint64>> m_reasons; ///< most frequent first
    qint64 m_refusals = 0;
    bool m_isMore = false;
    bool m_isKnown = false;
    QString m_chosen;
    QLabel* m_title = nullptr;
    QWidget* m_box = nullptr;
};

} // namespace maru::console
