// SPDX-License-Identifier: Apache-2.0
// A trustee's part of the counting: reads the sums with what proves them, opens them with the secret on the pool, verifies
// its own proofs and publishes them in transactions that fit. Nothing is opened that is not proven.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/core/submission.h"
#include "admin-console/core/transport.h"
#include "admin-console/pages/elections/proven_sums.h"

#include <QObject>
#include <QPointer>

#include <atomic>
#include <memory>
#include <optional>

namespace maru::console::elections {

class TrusteeDesk;

struct SumsReader {
    /// Each page that was proven, on the pool, in order.
    std::function<void(const base::Json& page)> page;
    /// Sums proven so far, on the GUI thread.
    std::function<void(std::size_t sums)> progress;
    /// Once, on the GUI thread: all sums are proven and there, or why not.
    std::function<void(const base::Result<std::shared_ptr<const ProvenSums>>&)> ended;
};

/// Reads the sums of the anchor's election and proves them page by page, on the pool. Nothing more is told once `context` is
/// gone. Refused as ProvenSums; failed `console.protocol` for pages that would never end.
void readProvenSums(Transport& transport, const CountingAnchor& anchor, QObject* context, SumsReader reader);

/// GUI thread only.
class DecryptJob final : public QObject {
    Q_OBJECT

public:
    DecryptJob(Services& services, Transport& transport, QObject* parent);
    ~DecryptJob() override;

    /// With the secret that is open at `desk`; its file remembers what is opened before the first part is published.
    /// Without a node at its side the secret's own is believed; refused `console.counting_node` when they differ.
    void start(const QString& election, TrusteeDesk& desk);
    /// What has been published stays published; what is on its way ends.
    void cancel();
    bool isRunning() const { return m_reading != nullptr; }
    qint64 done() const { return m_done; }
    qint64 whole() const { return m_whole; } ///< 0 until the sums are there
    qint64 proven() const { return m_proven; } ///< sums proven so far
    /// Digest of all sums that are opened, hex; empty before they are proven.
    const std::string& digest() const { return m_digest; }
    const std::optional<base::Error>& error() const { return m_error; }

Q_SIGNALS:
    void changed();
    void ended(); ///< all published, or error() says why not

private:
    void readGiven(std::shared_ptr<const ProvenSums> proven);
    void begin(const std::shared_ptr<const ProvenSums>& proven, SumsToOpen sums);
    void openNext();
    void publish(const OpenedParts& opened);
    void end(std::optional<base::Error> error);

    Services& m_services;
    Transport& m_transport;
    QString m_election;
    QPointer<TrusteeDesk> m_desk;
    std::shared_ptr<const voting::TrusteeSecret> m_secret;
    std::shared_ptr<std::atomic<bool>> m_isStopped;
    /// What answers and work are waited for with; gone with the job's end.
    std::unique_ptr<QObject> m_reading;
    std::shared_ptr<const SumsToOpen> m_sums;
    std::optional<SumPlace> m_next;
    qint64 m_done = 0;
    qint64 m_whole = 0;
    qint64 m_proven = 0;
    std::string m_digest;
    std::optional<base::Error> m_error;
};

} // namespace maru::console::elections
