// SPDX-License-Identifier: Apache-2.0
// A store whose commits fail after a number of good ones, and one that can be held in the middle of a commit.
#pragma once

#include "server/storage/store.h"

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace maru::test {

class FailingStore final : public storage::Store {
public:
    /// The first `goodCommits` commits (genesis included) pass, every later one is failed `store.full`.
    FailingStore(storage::Store& inner, int goodCommits) : m_inner(inner), m_goodCommits(goodCommits) { }
    base::Result<std::unique_ptr<storage::Reader>> read() const override { return m_inner.read(); }
    base::Status commit(const storage::BlockCommit& block) override
    {
        MARU_CHECK(count());
        return m_inner.commit(block);
    }
    base::Status commitGenesis(const base::Json& genesis, const storage::BlockCommit& block) override
    {
        MARU_CHECK(count());
        return m_inner.commitGenesis(genesis, block);
    }
    base::Result<std::optional<ledger::SignedHeader>> head() const override { return m_inner.head(); }
    std::int64_t sizeBytes() const override { return m_inner.sizeBytes(); }

private:
    base::Status count()
    {
        if (m_goodCommits-- > 0)
            return {};
        return base::failed("store.full", "no space left (scripted)");
    }
    storage::Store& m_inner;
    std::atomic<int> m_goodCommits;
};

/// Commits wait while the gate is closed.
class GatedStore final : public storage::Store {
public:
    explicit GatedStore(storage::Store& inner) : m_inner(inner) { }
    void close() { set(false); }
    void open() { set(true); }
    base::Result<std::unique_ptr<storage::Reader>> read() const override { return m_inner.read(); }
    base::Status commit(const storage::BlockCommit& block) override
    {
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_isOpen; });
        }
        return m_inner.commit(block);
    }
    base::Status commitGenesis(const base::Json& genesis, const storage::BlockCommit& block) override
    {
        return m_inner.commitGenesis(genesis, block);
    }
    base::Result<std::optional<ledger::SignedHeader>> head() const override { return m_inner.head(); }
    std::int64_t sizeBytes() const override { return m_inner.sizeBytes(); }

private:
    void set(bool isOpen)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isOpen = isOpen;
        }
        m_changed.notify_all();
    }
    storage::Store& m_inner;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isOpen = true;
};

} // namespace maru::test
