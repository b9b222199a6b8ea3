// SPDX-License-Identifier: Apache-2.0
// One observation: fetches the record of an election into a temporary file and runs every check of the verifier on it,
// on this machine and off the GUI thread.
#pragma once

#include "admin-console/pages/elections/record_download.h"
#include "shared/verify/election/election_check.h"

#include <QTemporaryDir>
#include <QTimer>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

namespace maru::console::elections {

struct Observation {
    verify::election::ElectionReport report;
    std::int64_t height = 0; ///< of the record's last block
    std::string header; ///< its hash, hex; empty when there is none
    qint64 seenAt = 0; ///< Unix seconds by this computer
    bool isStopped = false;
};

/// Reads the file and runs all checks; any thread. `since`: head of the ballot chain that was noted before, or empty.
Observation observeRecord(const QString& path, verify::election::Options options);

/// GUI thread only, apart from the work. Destroying it stops the work without waiting.
class ObserverRun final : public QObject {
    Q_OBJECT

public:
    enum class State { Idle, Fetching, Checking, Done, Failed, Cancelled };

    ObserverRun(client::Transport& transport, QObject* parent);
    ~ObserverRun() override;

    /// `node`: the DID that this console has pinned. Nothing while one runs.
    void start(const QString& election, const std::string& node, const std::string& since);
    void cancel();
    State state() const { return m_state; }
    bool isBusy() const { return m_state == State::Fetching || m_state == State::Checking; }
    qint64 bytes() const { return m_download == nullptr ? 0 : m_download->bytes(); }
    /// Check that runs now, done and whole.
    struct Step {
        std::string check;
        std::size_t done = 0;
        std::size_t whole = 0;
    };
    Step step() const;
    /// Of the last run that ended; stays while the next one runs.
    const std::optional<Observation>& observation() const { return m_observation; }
    const std::optional<base::Error>& error() const { return m_error; }
    /// Forgets what was seen: another election.
    void clear();

Q_SIGNALS:
    void changed();
    void finished(); ///< observation() is new

private:
    struct Shared {
        std::atomic<bool> isStopped { false };
        std::mutex mutex;
        Step step;
    };
    void check();
    void setState(State state);

    client::Transport& m_transport;
    State m_state = State::Idle;
    QString m_election;
    std::string m_node;
    std::string m_since;
    std::shared_ptr<QTemporaryDir> m_folder;
    RecordDownload* m_download = nullptr;
    std::shared_ptr<Shared> m_shared;
    std::optional<Observation> m_observation;
    std::optional<base::Error> m_error;
    QTimer m_tick;
    int m_generation = 0;
};

} // namespace maru::console::elections
