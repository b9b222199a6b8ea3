// SPDX-License-Identifier: Apache-2.0
// Issues planned credentials one after the other: claims into the server's vault, a signed transaction each, then an
// offer for the wallet. What has been done is never done again when a later step fails. GUI thread only.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/core/submission.h"
#include "admin-console/core/transport.h"

#include <QObject>

#include <optional>
#include <vector>

namespace maru::console::credentials {

/// A link with its code: what the citizen needs.
struct MadeOffer {
    QString issue;
    QString link; ///< openid-credential-offer://…
    QString web; ///< the same for the portal's wallet
    QString transactionCode; ///< empty: none
    qint64 expires = 0;
};

struct RunRow {
    enum class State {
        Waiting,
        Kept, ///< claims are in the vault
        Proposed, ///< other officers must approve; the offer is made afterwards
        Issued, ///< on the chain, no offer yet
        Offered,
        Failed,
    };
    State state = State::Waiting;
    std::string record;
    std::string commitment;
    QString issue;
    QString proposal;
    std::optional<MadeOffer> offer;
    std::optional<base::Error> error;
};

class IssueRun final : public QObject {
    Q_OBJECT

public:
    struct Order {
        std::string type;
        std::vector<base::Json> claims;
        bool withCode = true;
        qint64 validUntil = 0; ///< 0: as long as the type says
    };

    IssueRun(Services& services, Transport& transport, Order order, QObject* parent);

    void start();
    /// After the row in work.
    void stop() { m_isStopped = true; }
    const std::vector<RunRow>& rows() const { return m_rows; }
    const Order& order() const { return m_order; }
    bool isRunning() const { return m_isRunning; }
    int done() const;

Q_SIGNALS:
    void changed(int row); ///< -1: all
    void finished();

private:
    void onKept(const ApiAnswer& answer);
    void issueNext();
    void onOutcome(std::size_t row, const base::Result<Outcome>& result);
    void makeOffers();
    void end();

    Services& m_services;
    Transport& m_transport;
    Order m_order;
    std::vector<RunRow> m_rows;
    std::size_t m_next = 0;
    bool m_isRunning = false;
    bool m_isStopped = false;
};

/// One offer of an answer of POST /v1/issuing/offers, or why there is none.
base::Result<MadeOffer> offerOf(const base::Json& json);

} // namespace maru::console::credentials
