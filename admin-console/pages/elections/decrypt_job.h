// SPDX-License-Identifier: Apache-2.0
// A trustee's part of the counting: reads the sums, opens them with the secret on the pool, verifies its own proofs and
// publishes them in transactions that fit.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/core/submission.h"
#include "admin-console/core/transport.h"
#include "admin-console/pages/elections/sums_to_open.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <optional>

namespace maru::console::elections {

/// Reads the frozen document and the sums of an election, page by page, and leaves out what the trustee has given. Ends
/// with `done` on the GUI thread unless `context` is gone by then; what is read is not looked at there.
void readSums(Transport& transport, const QString& election, std::int64_t index, QObject* context,
    std::function<void(const base::Result<std::shared_ptr<const SumsToOpen>>&)> done);

/// GUI thread only.
class DecryptJob final : public QObject {
    Q_OBJECT

public:
    DecryptJob(Services& services, Transport& transport, QObject* parent);
    ~DecryptJob() override;

    void start(const QString& election, std::shared_ptr<const voting::TrusteeSecret> secret);
    /// What has been published stays published; what is on its way ends.
    void cancel();
    bool isRunning() const { return m_reading != nullptr; }
    qint64 done() const { return m_done; }
    qint64 whole() const { return m_whole; } ///< 0 until the sums are there
    const std::optional<base::Error>& error() const { return m_error; }

Q_SIGNALS:
    void changed();
    void ended(); ///< all published, or error() says why not

private:
    void openNext();
    void publish(const OpenedParts& opened);
    void end(std::optional<base::Error> error);

    Services& m_services;
    Transport& m_transport;
    QString m_election;
    std::shared_ptr<const voting::TrusteeSecret> m_secret;
    std::shared_ptr<std::atomic<bool>> m_isStopped;
    /// What answers and work are waited for with; gone with the job's end.
    std::unique_ptr<QObject> m_reading;
    std::shared_ptr<const SumsToOpen> m_sums;
    std::optional<SumPlace> m_next;
    qint64 m_done = 0;
    qint64 m_whole = 0;
    std::optional<base::Error> m_error;
};

} // namespace maru::console::elections
