// SPDX-License-Identifier: Apache-2.0
// The hashing half of ChainCheck. Lives on its thread; stop() is for any thread, everything else for the worker's own.
#pragma once

#include "shared/verify/chain_checker.h"

#include <QObject>

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace maru::console {

/// How far the worker is, after each step.
struct ChainCheckStep {
    int generation = 0;
    std::int64_t to = -1; ///< newest block that holds
    std::string toHash;
    std::int64_t transactions = 0; ///< since the first block checked
    std::int64_t redacted = 0;
    std::vector<std::pair<std::string, std::int64_t>> lines; ///< checks that held, with how often
    std::vector<verify::Finding> failures; ///< not empty: the check is over
    bool isStopped = false; ///< cancelled in between
    bool isFinished = false;
};

class ChainCheckWorker final : public QObject {
    Q_OBJECT

public:
    struct Begin {
        int generation = 0;
        std::string node;
        std::int64_t head = 0;
        std::string headHash;
        std::int64_t known = -1; ///< of an earlier check, among the blocks of this one; -1: none
        std::string knownHash;
        std::string block; ///< GET /v1/blocks/{from-1}; empty: from the genesis document on
        std::string inclusion; ///< of the log's newest leaf under that block; empty where the log is empty
    };

    ChainCheckStep begin(const Begin& begin);
    /// A page of the export, that must end with block `until`.
    ChainCheckStep feed(int generation, const std::string& page, std::int64_t until);
    ChainCheckStep finish(int generation);
    /// Work of earlier generations ends before its next block.
    void stop(int generation) { m_generation.store(generation); }

private:
    bool isCurrent(int generation) const { return m_generation.load() == generation; }
    ChainCheckStep step(int generation) const;

    std::atomic<int> m_generation { 0 };
    std::unique_ptr<verify::Report> m_report;
    std::unique_ptr<verify::ChainChecker> m_checker;
    std::uint64_t m_sizeBefore = 0;
};

} // namespace maru::console
