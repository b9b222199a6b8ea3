// SPDX-License-Identifier: Apache-2.0
// Checks every block from one height to the head on this computer: fetches the export page by page, hashes and checks
// signatures on a thread of its own. The checks are those of the independent verifier (shared/verify).
#pragma once

#include "admin-console/core/language.h"
#include "shared/base/json.h"
#include "shared/client/transport.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThread>

#include <functional>
#include <optional>
#include <vector>

namespace maru::console {

class ChainCheckWorker;
struct ChainCheckStep;

/// Up to where this computer has checked a server's chain, kept between runs of the console.
struct CheckedRange {
    qint64 from = 0;
    qint64 to = -1;
    std::string hash; ///< of the header at `to`: a later check that goes on from here must meet it again
    qint64 time = 0; ///< when, Unix seconds
    bool isKnown() const { return to >= from; }
};

/// GUI thread only, apart from its worker. Destroying it cancels and waits for the block that is being hashed.
class ChainCheck final : public QObject {
    Q_OBJECT

public:
    enum class State {
        Idle,
        Preparing, ///< asks for the head and for what lies before the first block
        Running,
        Paused,
        Interrupted, ///< the server went away or refused; resume() goes on where it stopped
        Holds, ///< everything up to the head is right
        Broken, ///< a check failed: failures() says which, firstBad() where
        Cancelled,
    };
    struct Line {
        std::string check; ///< name of the check
        qint64 times = 0;
    };
    struct Failure {
        base::Error error;
        QString where;
    };
    struct Trust {
        QString server; ///< authority, "host:port"
        std::string chain;
        std::string node; ///< DID that this console has pinned
    };

    /// Small enough that pausing and cancelling are felt at once, large enough that the way to the server does not count.
    static constexpr qint64 kPageBlocks = 50;

    explicit ChainCheck(
        client::Transport& transport, QObject* parent = nullptr, qint64 pageBlocks = kPageBlocks);
    ~ChainCheck() override;

    /// Refused (as Broken or Interrupted, later) where the server has no such block. Does nothing while one runs.
    void start(qint64 from, Trust trust);
    void pause();
    void resume();
    void cancel();

    State state() const { return m_state; }
    bool isActive() const;
    qint64 from() const { return m_from; }
    qint64 head() const { return m_head; } ///< -1 until known
    qint64 checkedTo() const { return m_checkedTo; } ///< from() - 1 before the first block
    qint64 transactions() const { return m_transactions; }
    qint64 redacted() const { return m_redacted; } ///< of these, known by their hash only
    qint64 blocksPerSecond() const;
    qint64 secondsLeft() const; ///< -1 while unknown
    const std::vector<Line>& lines() const { return m_lines; }
    const std::optional<Failure>& failure() const { return m_failure; }
    /// Height of the first block that does not hold; none unless Broken.
    std::optional<qint64> firstBad() const;
    const base::Error& interruption() const { return m_interruption; }
    const Trust& trust() const { return m_trust; }
    /// For people: a page of text with every line, in the language.
    QString reportText(LanguageCode language) const;

    static CheckedRange remembered(const QString& server, const std::string& node);

Q_SIGNALS:
    void stateChanged();
    void progressed();

private:
    void setState(State state);
    void ask(const std::string& target, std::function<void(const http::Response&)> then);
    void onHead(const std::string& body);
    void askKnown(const CheckedRange& known);
    void beginOrAskBefore();
    void askBefore(); ///< header and right edge of the log before the first block
    void begin(const std::string& block, const std::string& inclusion);
    void fetchNext();
    void feedWaiting();
    void onStep(const ChainCheckStep& step);
    void interrupt(const base::Error& error);
    void fail(const base::Error& error, const QString& where);
    void remember() const;
    qint64 ranMs() const;

    client::Transport& m_transport;
    qint64 m_pageBlocks;
    QThread m_thread;
    ChainCheckWorker* m_worker = nullptr;
    State m_state = State::Idle;
    int m_generation = 0;
    Trust m_trust;
    qint64 m_from = 0;
    qint64 m_head = -1;
    std::string m_headHash;
    qint64 m_checkedTo = -1;
    std::string m_checkedHash; ///< of the header at m_checkedTo
    qint64 m_transactions = 0;
    qint64 m_redacted = 0;
    std::vector<Line> m_lines;
    std::optional<Failure> m_failure;
    base::Error m_interruption;
    std::optional<std::string> m_waitingPage; ///< came while another is hashed, or while paused
    qint64 m_nextAsk = 0; ///< first block that has not come yet
    bool m_isFetching = false;
    bool m_isFeeding = false;
    bool m_isPrepared = false; ///< begin() was called
    QElapsedTimer m_clock;
    qint64 m_ranMs = 0; ///< before the last pause
    qint64 m_started = 0; ///< Unix seconds
    qint64 m_ended = 0;
};

/// What a check says when it holds.
QString checkLabel(const std::string& check, LanguageCode language);

} // namespace maru::console
