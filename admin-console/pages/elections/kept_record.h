// SPDX-License-Identifier: Apache-2.0
// What an observer's console keeps of a record between two looks: head, roll and blocks, which only ever grow, so that
// the next look fetches what came after them. Nothing in it is believed: it is read and judged again each time.
#pragma once

#include "shared/verify/election/election_check.h"

#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace maru::console::elections {

/// Plain data; files that are there are never changed, so a look that was given up and the next one do not meet.
struct KeptRecord {
    struct Piece {
        QString path;
        qint64 bytes = 0;
    };
    std::shared_ptr<QTemporaryDir> folder;
    std::vector<Piece> pieces; ///< one after the other they are the record up to its last block
    std::int64_t roll = 0; ///< entries
    std::int64_t blocks = 0;
    std::int64_t leaves = 0;
    std::int64_t height = 0; ///< of the last block

    /// Where the server goes on.
    std::string cursor() const;
};

/// What was seen of an election before; empty texts: nothing.
struct SeenBefore {
    std::string chainHead; ///< of the ballots
    std::int64_t height = 0;
    std::string header; ///< hash of the block of this height
};

struct Observation {
    verify::election::ElectionReport report;
    std::int64_t height = 0; ///< of the record's last block
    std::string header; ///< its hash, hex; empty when there is none
    qint64 seenAt = 0; ///< Unix seconds by this computer
    qint64 fetched = 0; ///< bytes
    bool isWhole = true; ///< everything was fetched; else what came after an earlier look
    bool isStopped = false;
    /// For the next look. None when something does not hold: then everything is fetched and judged anew.
    std::optional<KeptRecord> kept;
    /// Files whose lines are in `kept`'s first piece now: to be removed by who takes `kept` over, and by nobody else.
    std::vector<QString> replaced;
};

/// What came from the server, and what it continues.
struct Fetched {
    QString path; ///< in the folder, which is kept as long as it is needed
    std::shared_ptr<QTemporaryDir> folder;
    std::optional<KeptRecord> before;
};

/// Reads and runs all checks; any thread.
Observation observeRecord(const Fetched& fetched, verify::election::Options options);

} // namespace maru::console::elections
