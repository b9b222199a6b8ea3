// SPDX-License-Identifier: Apache-2.0
// One observation: fetches the record of an election, or what came after the last look, and runs every check of the
// verifier on all of it, on this machine and off the GUI thread.
#pragma once

#include "admin-console/pages/elections/kept_record.h"
#include "admin-console/pages/elections/record_download.h"

#include <QTimer>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

namespace maru::console::elections {

/// GUI thread only, apart from the work. Destroying it stops the work without waiting.
class ObserverRun final : public QObject {
    Q_OBJECT

public:
    enum class State { Idle, Fetching, Checking, Done, Failed, Cancelled };
    enum class Extent {
        Growth, ///< from the last look on, if there is one: what this object has found good is not judged again
        Whole, ///< everything is fetched and judged anew
    };

    ObserverRun(client::Transport& transport, QObject* parent);
    ~ObserverRun() override;

    /// `node`: the DID that this console has pinned. Nothing while one runs.
    void start(const QString& election, const std::string& node, const SeenBefore& before, Extent extent);
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
    /// Of all looks since everything was judged anew.
    const verify::election::Known& known() const { return *m_known; }
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
    void forget();
    void check(const QString& path);
    void setState(State state);

    client::Transport& m_transport;
    State m_state = State::Idle;
    QString m_election;
    std::string m_node;
    SeenBefore m_before;
    std::shared_ptr<QTemporaryDir> m_folder;
    std::optional<KeptRecord> m_kept;
    std::shared_ptr<verify::election::Known> m_known;
    RecordDownload* m_download = nullptr;
    std::shared_ptr<Shared> m_shared;
    std::optional<Observation> m_observation;
    std::optional<base::Error> m_error;
    QTimer m_tick;
    int m_generation = 0;
};

} // namespace maru::console::elections
