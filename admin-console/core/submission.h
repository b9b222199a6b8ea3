// SPDX-License-Identifier: Apache-2.0
// One signed transaction on its way: sent, sent again after a lost answer, and followed until its outcome is known.
#pragma once

#include "admin-console/core/transport.h"
#include "shared/base/result.h"

#include <QTimer>

#include <functional>

namespace maru::console {

struct Outcome {
    QString id;
    std::string code; ///< "ok" or why it was refused
    base::Json data;
    qint64 height = 0; ///< 0: refused before it reached a block
    bool isOk() const { return code == "ok"; }
    /// The action waits for approval and has changed nothing yet; proposal() names what it became.
    bool isProposal() const;
    QString proposal() const;
};

/// What POST /v1/transactions has answered about one transaction: an Outcome, the refusal before a block, or failed
/// `console.outcome_unknown` where the answer does not settle it.
base::Result<Outcome> outcomeOf(const base::Json& answer, const std::string& id);

/// Only two things are final: an answer with the transaction's result, and a refusal that the server itself has answered
/// to the very first try. After a lost answer the transaction may be in the log whatever a later error says, so the
/// server is asked by its id, and the same signed bytes, which cannot execute twice, are sent again, until it is settled.
/// GUI thread only.
class Submission final : public QObject {
    Q_OBJECT

public:
    struct Pace {
        int secondTryMs = 1'500;
        int shortestMs = 3'000;
        int longestMs = 20'000;
    };

    /// `mayAsk`: the server that it was signed for is there.
    Submission(Transport& transport, std::string id, QByteArray body, std::function<bool()> mayAsk, Pace pace,
        QObject* parent = nullptr);

    void start();
    /// The server is there again: does not wait any longer.
    void wake();
    bool isLost() const { return m_isLost; }

Q_SIGNALS:
    /// Nobody knows now; ended() follows when it is settled.
    void lost();
    void ended(const maru::base::Result<maru::console::Outcome>& result);

private:
    void onFirst(const ApiAnswer& answer);
    void onSecond(const ApiAnswer& answer);
    void lose();
    void ask();
    void onStatus(const base::Json& status);
    void fetchResult(const base::Json& status);
    void sendAgain();
    void waitLonger();
    void end(const base::Result<Outcome>& result);

    Transport& m_transport;
    std::string m_id;
    QByteArray m_body;
    std::function<bool()> m_mayAsk;
    Pace m_pace;
    QTimer m_timer;
    int m_waitMs = 0;
    bool m_isSecond = false; ///< the timer is for the second try
    bool m_isAsking = false;
    bool m_isLost = false;
    bool m_hasEnded = false;
};

} // namespace maru::console
