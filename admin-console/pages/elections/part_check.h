// SPDX-License-Identifier: Apache-2.0
// Verifies on this machine, on a thread of its own, the proof of every part that trustees have given of the counting.
#pragma once

#include "admin-console/core/transport.h"
#include "admin-console/pages/elections/counting_figures.h"

#include <QObject>

#include <atomic>
#include <map>
#include <memory>
#include <optional>

namespace maru::console::elections {

struct PartsReport {
    struct Trustee {
        qint64 good = 0;
        qint64 bad = 0;
        QString firstBad; ///< "unit / contest"
    };
    std::map<std::int64_t, Trustee> trustees; ///< by index
    /// By contest, then by unit.
    std::map<std::string, std::map<std::string, UnitParts>> contests;
    qint64 checked = 0;
    bool isCut = false; ///< more parts than are read at once
};

/// What is needed of the frozen document, the sums and the parts. Pure; any thread. Parts that cannot be read are bad.
PartsReport checkParts(const base::Json& frozen, const std::vector<base::Json>& sums,
    const std::vector<base::Json>& decryptions, const std::atomic<bool>& isStopped);

/// GUI thread only. Destroying it stops the work and does not wait.
class PartCheck final : public QObject {
    Q_OBJECT

public:
    PartCheck(Transport& transport, QObject* parent);
    ~PartCheck() override;

    /// Reads everything again and checks it; what is under way for another election is dropped.
    void start(const QString& election);
    void stop();
    bool isRunning() const { return m_isRunning; }
    const PartsReport& report() const { return m_report; }
    const std::optional<base::Error>& error() const { return m_error; }
    qint64 checkedAt() const { return m_checkedAt; } ///< Unix seconds by this computer; 0: never

Q_SIGNALS:
    void changed();

private:
    void onRows();
    void fail(const base::Error& error);

    Transport& m_transport;
    std::shared_ptr<std::atomic<bool>> m_isStopped;
    base::Json m_frozen;
    std::optional<std::vector<base::Json>> m_sums;
    std::optional<std::vector<base::Json>> m_decryptions;
    PartsReport m_report;
    std::optional<base::Error> m_error;
    qint64 m_checkedAt = 0;
    QString m_election;
    int m_generation = 0;
    bool m_isRunning = false;
};

/// The frozen document of an election, from the row that the state proves. Null Json: none yet.
void loadFrozen(Transport& transport, const QString& election, QObject* context,
    std::function<void(const base::Result<base::Json>&)> sink);

} // namespace maru::console::elections
