// SPDX-License-Identifier: Apache-2.0
// A counter that the threads share.
#include "shared/verify/election/workers.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace maru::verify::election {

bool forAll(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work,
    const Progress& progress, const std::function<bool()>& isStopped)
{
    if (threads == 0)
        threads = std::max(1u, std::thread::hardware_concurrency());
    std::atomic<std::size_t> next { 0 };
    std::atomic<bool> isWhole { true };
    std::mutex mutex; // guards done, and the progress function
    std::size_t done = 0;
    const auto run = [&] {
        for (;;) {
            const std::size_t i = next.fetch_add(1);
            if (i >= count)
                return;
            if (isStopped && isStopped()) {
                isWhole = false;
                return;
            }
            work(i);
            const std::lock_guard lock(mutex);
            ++done;
            if (progress)
                progress(done, count);
        }
    };
    std::vector<std::thread> others;
    const std::size_t helpers =
        std::min<std::size_t>(threads, count) > 0 ? std::min<std::size_t>(threads, count) - 1 : 0;
    others.reserve(helpers);
    for (std::size_t i = 0; i < helpers; ++i)
        others.emplace_back(run);
    run();
    for (std::thread& thread : others)
        thread.join();
    return isWhole;
}

} // namespace maru::verify::election
