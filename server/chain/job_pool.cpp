// SPDX-License-Identifier: Apache-2.0
// The caller works too, so a machine with one core needs no thread at all.
#include "server/chain/job_pool.h"

#include <algorithm>

namespace maru::chain {

JobPool::JobPool(std::size_t threads)
    : m_threads(threads != 0 ? threads : std::max<std::size_t>(1, std::thread::hardware_concurrency()))
{
}

JobPool::~JobPool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_ready.notify_all();
    for (std::thread& helper : m_helpers)
        helper.join();
}

bool JobPool::run(std::size_t count, const std::function<void(std::size_t)>& job)
{
    std::unique_lock lock(m_mutex);
    while (m_helpers.size() + 1 < std::min(m_threads, count))
        m_helpers.emplace_back([this] { helpLoop(); });
    m_job = &job;
    m_count = count;
    m_next = 0;
    m_open = count;
    m_hasThrown = false;
    m_ready.notify_all();
    work(lock);
    m_done.wait(lock, [this] { return m_open == 0; });
    m_job = nullptr;
    m_count = 0;
    m_next = 0;
    return !m_hasThrown;
}

void JobPool::work(std::unique_lock<std::mutex>& lock)
{
    while (m_next < m_count) {
        const std::size_t mine = m_next++;
        const std::function<void(std::size_t)>& job = *m_job;
        lock.unlock();
        bool isGood = true;
        try {
            job(mine);
        } catch (...) {
            isGood = false;
        }
        lock.lock();
        m_hasThrown = m_hasThrown || !isGood;
        if (--m_open == 0)
            m_done.notify_all();
    }
}

void JobPool::helpLoop()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_ready.wait(lock, [this] { return m_isStopping || m_next < m_count; });
        if (m_isStopping)
            return;
        work(lock);
    }
}

} // namespace maru::chain
