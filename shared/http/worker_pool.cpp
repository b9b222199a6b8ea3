// SPDX-License-Identifier: Apache-2.0
// The handlers' threads.
#include "shared/http/worker_pool.h"

#include <algorithm>
#include <exception>
#include <string>

namespace maru::http {

WorkerPool::WorkerPool(int threads, base::Logger& log) : m_log(log)
{
    for (int i = 0; i < std::max(threads, 1); ++i)
        m_threads.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool()
{
    stop();
}

bool WorkerPool::run(std::function<void()> job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isStopping)
            return false;
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
    return true;
}

void WorkerPool::stop()
{
    std::deque<std::function<void()>> dropped;
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        dropped.swap(m_jobs);
    }
    m_wake.notify_all();
    for (std::thread& thread : m_threads) {
        if (thread.joinable())
            thread.join();
    }
}

void WorkerPool::work()
{
    while (true) {
        std::function<void()> job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_isStopping || !m_jobs.empty(); });
            if (m_jobs.empty())
                return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        try {
            job();
        } catch (const std::exception& exception) {
            m_log.error(std::string("http worker: ") + exception.what());
        } catch (...) {
            m_log.error("http worker: unknown exception");
        }
    }
}

} // namespace maru::http
