// SPDX-License-Identifier: Apache-2.0
// A trustee's part of the counting: reads the sums, opens them with the secret on the pool, verifies its own proofs and
// publishes them in transactions that fit.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/core/submission.h"
#include "admin-console/core/transport.h"
#include "shared/voting/trustee_secret.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace maru::console::elections {

/// One sum that the trustee has still to open.
struct SumToOpen {
    voting::DecryptionStatement statement;
    std::vector<voting::Ciphertext> sums;
};
/// Those of `sums` that `given` (rows of `decryptions`) does not hold of this trustee yet. Refused `voting.*` for a
/// frozen document or a sum that does not parse.
base::Result<std::vector<SumToOpen>> sumsToOpen(const base::Json& frozen, const std::vector<base::Json>& sums,
    const std::vector<base::Json>& given, std::int64_t index);

/// GUI thread only.
class DecryptJob final : public QObject {
    Q_OBJECT

public:
    /// Text of a transaction's parts: leaves room for signature and envelope within 64 KiB.
    static constexpr std::size_t kPartsBytes = 56 * 1024;

    DecryptJob(Services& services, Transport& transport, QObject* parent);
    ~DecryptJob() override;

    void start(const QString& election, std::shared_ptr<const voting::TrusteeSecret> secret);
    /// What has been published stays published; what is on its way ends.
    void cancel();
    bool isRunning() const { return m_isRunning; }
    qint64 done() const { return m_done; }
    qint64 whole() const { return m_whole; } ///< 0 until the sums are there
    const std::optional<base::Error>& error() const { return m_error; }

Q_SIGNALS:
    void changed();
    void ended(); ///< all published, or error() says why not

private:
    void onRows();
    void openNext();
    void publish(const base::Json& parts, std::size_t count);
    void end(std::optional<base::Error> error);

    Services& m_services;
    Transport& m_transport;
    QString m_election;
    std::shared_ptr<const voting::TrusteeSecret> m_secret;
    std::shared_ptr<std::atomic<bool>> m_isStopped;
    base::Json m_frozen;
    std::optional<std::vector<base::Json>> m_sums;
    std::optional<std::vector<base::Json>> m_given;
    std::shared_ptr<const std::vector<SumToOpen>> m_unopened;
    std::size_t m_next = 0;
    qint64 m_done = 0;
    qint64 m_whole = 0;
    bool m_isRunning = false;
    int m_generation = 0;
    std::optional<base::Error> m_error;
};

} // namespace maru::console::elections
