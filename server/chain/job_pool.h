// SPDX-License-Identifier: Apache-2.0
// A few threads that help the executor with jobs that share nothing: the proofs of a block's ballots.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace maru::chain {

/// One caller at a time. The threads start with the first call that has work for them.
class JobPool {
public:
    /// `threads`: the caller's included; 0: as many as the machine runs at once.
    explicit JobPool(std::size_t threads = 0);
    ~JobPool();
    JobPool(const JobPool&) = delete;
    JobPool& operator=(const JobPool&) = delete;

    /// Runs job(0) .. job(count - 1), each once and in no order, and returns when all have ended. False when one of them
    /// threw; then nothing that they left behind may be used.
    bool run(std::size_t count, const std::function<void(std::size_t)>& job);

private:
    void helpLoop();
    /// Takes jobs until none is left.
    void work(std::unique_lock<std::mutex>& lock);

    const std::size_t m_threads;
    std::mutex m_mutex; ///< guards everything below
    std::condition_variable m_ready;
    std::condition_variable m_done;
    const std::function<void(std::size_t)>* m_job = nullptr;
    std::size_t m_count = 0;
    std::size_t m_next = 0;
    std::size_t m_open = 0; ///< taken or not, but not ended
    bool m_hasThrown = false;
    bool m_isStopping = false;
    std::vector<std::thread> m_helpers;
};

} // namespace maru::chain
