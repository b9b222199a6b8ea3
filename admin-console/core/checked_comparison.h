// SPDX-License-Identifier: Apache-2.0
// Whether the server still shows the block up to which this computer has checked its chain.
#pragma once

#include "admin-console/core/chain_check.h"
#include "admin-console/core/transport.h"

namespace maru::console {

/// What was checked once says nothing about a server that shows another chain today. GUI thread only.
class CheckedComparison final : public QObject {
    Q_OBJECT

public:
    enum class State {
        Unknown, ///< not asked yet, or no answer
        Same,
        Differs, ///< the server shows another block, or none, where a checked one was
    };

    explicit CheckedComparison(Transport& transport, QObject* parent = nullptr);

    /// Asks once for each range and server; does nothing while the answer is on its way or known.
    void compare(const QString& server, const CheckedRange& range);
    State state() const { return m_state; }
    /// Asks again at the next compare(), e.g. after a new connection.
    void forget();

Q_SIGNALS:
    void changed();

private:
    Transport& m_transport;
    State m_state = State::Unknown;
    std::string m_about; ///< server, height and hash that m_state is about
    bool m_isAsking = false;
    int m_generation = 0;
};

} // namespace maru::console
