// SPDX-License-Identifier: Apache-2.0
// Verifies on this machine, on a thread of its own, the proof of every part that trustees have given of the counting.
#pragma once

#include "admin-console/core/transport.h"
#include "admin-console/pages/elections/counting_figures.h"
#include "shared/voting/decryption.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>

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
};

/// Checks parts as they come, a page at a time, and holds none of them. Any one thread at a time.
class PartsChecker {
public:
    /// A document that is not sound makes every part bad.
    explicit PartsChecker(const base::Json& frozen);

    /// Rows of `sums`. One that cannot be read is none, and so are two under one name: the parts of both are bad.
    void addSums(const std::vector<base::Json>& rows);
    /// Begins another count over the parts. What was good before and is the same now is not computed again.
    void begin();
    /// Rows of `decryptions`. One that cannot be read is bad.
    void check(const std::vector<base::Json>& rows, const std::atomic<bool>& isStopped);
    const PartsReport& report() const { return m_report; }

private:
    void tell(const base::Json& row, bool isGood);
    const std::vector<voting::Ciphertext>* sumOf(const std::string& place, std::size_t slots);

    std::optional<voting::FrozenElection> m_election;
    std::map<std::string, std::vector<std::string>> m_slots; ///< by contest
    std::map<std::int64_t, std::optional<voting::Encoded>> m_shares; ///< by trustee
    std::unordered_map<std::string, base::Bytes> m_sums; ///< by place, encoded; empty: not to be used
    std::unordered_map<std::string, base::Hash256> m_good; ///< by place and trustee: SHA-256 of the part
    /// The parts of one sum follow each other in the list.
    std::string m_decodedPlace;
    std::optional<std::vector<voting::Ciphertext>> m_decoded;
    PartsReport m_report;
};

/// All at once.
PartsReport checkParts(const base::Json& frozen, const std::vector<base::Json>& sums,
    const std::vector<base::Json>& decryptions, const std::atomic<bool>& isStopped);

/// GUI thread only. Destroying it stops the work and does not wait.
class PartCheck final : public QObject {
    Q_OBJECT

public:
    PartCheck(Transport& transport, QObject* parent);
    ~PartCheck() override;

    /// Reads the parts again and checks what is new; what is under way for another election is dropped.
    void start(const QString& election);
    void stop();
    bool isRunning() const { return m_reading != nullptr; }
    /// Of the last check that came to its end.
    const PartsReport& report() const { return m_report; }
    const std::optional<base::Error>& error() const { return m_error; }
    qint64 checkedAt() const { return m_checkedAt; } ///< Unix seconds by this computer; 0: never
    qint64 checkedSoFar() const { return m_soFar; } ///< of the check that runs

Q_SIGNALS:
    void changed();
    /// checkedSoFar() has grown.
    void progressed();

private:
    void readSums();
    void readParts();
    void fail(const base::Error& error);

    Transport& m_transport;
    std::shared_ptr<std::atomic<bool>> m_isStopped;
    std::unique_ptr<QObject> m_reading; ///< what is waited with; gone when the check ends
    std::shared_ptr<PartsChecker> m_checker; ///< with the sums; null: not read yet
    PartsReport m_report;
    std::optional<base::Error> m_error;
    qint64 m_checkedAt = 0;
    qint64 m_soFar = 0;
    QString m_election;
};

/// The frozen document of an election, from the row that the state proves. Null Json: none yet.
void loadFrozen(Transport& transport, const QString& election, QObject* context,
    std::function<void(const base::Result<base::Json>&)> sink);

} // namespace maru::console::elections
