// SPDX-License-Identifier: Apache-2.0
// Threads on which handlers run, so that a slow read never holds up the network.
#pragma once

#include "shared/base/log.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace maru::http {

/// run() is safe from any thread. The queue is bounded by the number of connections: each has one request in work.
class WorkerPool {
public:
    WorkerPool(int threads, base::Logger& log);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// False after stop(). An exception that leaves the job is logged and dropped.
    bool run(std::function<void()> job);
    /// Finishes what runs now, drops what waits, joins. Not from a worker.
    void stop();

private:
    void work();

    base::Logger& m_log;
    std::mutex m_mutex; ///< guards m_jobs and m_isStopping
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    bool m_isStopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace maru::http
