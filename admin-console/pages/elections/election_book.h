// SPDX-License-Identifier: Apache-2.0
// The elections that the tabs choose from, and the one that is chosen: the same for all tabs. Follows the chain.
#pragma once

#include "admin-console/core/transport.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace maru::console::elections {

/// GUI thread only.
class ElectionBook final : public QObject {
    Q_OBJECT

public:
    explicit ElectionBook(Transport& transport, QObject* parent = nullptr);

    void load();
    /// News of the chain: asks again, at most once a second.
    void onBlock(const base::Json& block);
    /// Newest first.
    const std::vector<base::Json>& rows() const { return m_rows; }
    const std::optional<base::Error>& error() const { return m_error; }
    /// Null: none.
    base::Json current() const;
    QString currentId() const { return m_current; }
    /// May name one that has not come yet.
    void choose(const QString& id);

Q_SIGNALS:
    void changed(); ///< rows or the choice
    void news(); ///< something about elections has happened; the rows are asked for already

private:
    Transport& m_transport;
    QTimer m_delay;
    std::vector<base::Json> m_rows;
    std::optional<base::Error> m_error;
    QString m_current;
    int m_generation = 0;
};

} // namespace maru::console::elections
