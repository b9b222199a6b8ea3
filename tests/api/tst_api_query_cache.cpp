// SPDX-License-Identifier: Apache-2.0
// The cache of computed queries: one making a block and question, never an answer of an earlier block, and bounds.
#ifndef Q_MOC_RUN
#include "server/api/query_cache.h"
#endif

#include <QtTest>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

using namespace maru;
using api::QueryCache;
using base::Height;

namespace {

/// Asks and counts how often an answer had to be made.
class Asked {
public:
    std::string answer(const std::string& key, std::int64_t height, std::string body)
    {
        const auto found = cache.answer(key, Height(height), [&]() -> base::Result<http::Response> {
            ++made;
            return http::Response::text(200, std::move(body));
        });
        return found ? found->body : found.error().code;
    }
    QueryCache cache;
    std::atomic<int> made { 0 };
};

constexpr int kReaders = 8;

/// How often many readers who begin at once have the answer made: the first one goes on when all have begun.
int madeForManyAtOnce()
{
    QueryCache cache;
    std::atomic<int> begun { 0 };
    std::atomic<int> made { 0 };
    std::vector<std::thread> threads;
    for (int i = 0; i < kReaders; ++i) {
        threads.emplace_back([&] {
            const std::string key = "result";
            ++begun;
            (void)cache.answer(key, Height(1), [&]() -> base::Result<http::Response> {
                ++made;
                while (begun < kReaders)
                    std::this_thread::yield();
                return http::Response::text(200, "a");
            });
        });
    }
    for (std::thread& one : threads)
        one.join();
    return made;
}

/// Whether somebody who waited for an answer got it although a later block came while it was made. Where the second
/// reader came after that block, it rightly made its own: nobody can see from here whether it waits already.
bool isGivenToWhoWaited()
{
    QueryCache cache;
    std::atomic<bool> isMaking { false };
    std::atomic<bool> isAsked { false };
    std::atomic<bool> mayEnd { false };
    std::string waited;
    const std::string key = "result";
    std::thread first([&] {
        (void)cache.answer(key, Height(5), [&]() -> base::Result<http::Response> {
            isMaking = true;
            while (!mayEnd)
                std::this_thread::yield();
            return http::Response::text(200, "first");
        });
    });
    while (!isMaking)
        std::this_thread::yield();
    std::thread second([&] {
        isAsked = true;
        const auto found = cache.answer(key, Height(5),
            []() -> base::Result<http::Response> { return http::Response::text(200, "second"); });
        waited = found ? found->body : found.error().code;
    });
    while (!isAsked)
        std::this_thread::yield();
    for (int i = 0; i < 100; ++i)
        std::this_thread::yield();
    (void)cache.answer("other", Height(6),
        []() -> base::Result<http::Response> { return http::Response::text(200, "later"); });
    mayEnd = true;
    first.join();
    second.join();
    return waited == "first";
}

} // namespace

class TstApiQueryCache : public QObject {
    Q_OBJECT

private slots:
    void makesAnAnswerOnceABlock()
    {
        Asked asked;
        QCOMPARE(asked.answer("result", 5, "a"), std::string("a"));
        QCOMPARE(asked.answer("result", 5, "b"), std::string("a"));
        QCOMPARE(asked.answer("progress", 5, "c"), std::string("c"));
        QCOMPARE(asked.made.load(), 2);
        QCOMPARE(asked.answer("result", 6, "d"), std::string("d"));
        QCOMPARE(asked.answer("progress", 6, "e"), std::string("e"));
        QCOMPARE(asked.made.load(), 4);
    }

    /// A reader that began before the last block gets its own block's answer and leaves none behind.
    void keepsNothingOfAnEarlierBlock()
    {
        Asked asked;
        QCOMPARE(asked.answer("result", 6, "new"), std::string("new"));
        QCOMPARE(asked.answer("result", 5, "old"), std::string("old"));
        QCOMPARE(asked.answer("other", 5, "old"), std::string("old"));
        QCOMPARE(asked.answer("result", 6, "x"), std::string("new"));
        QCOMPARE(asked.answer("other", 6, "new"), std::string("new"));
    }

    void keepsNoErrors()
    {
        QueryCache cache;
        const auto fail = []() -> base::Result<http::Response> { return base::refused("election.unknown"); };
        QCOMPARE(cache.answer("a", Height(1), fail).error().code, std::string("election.unknown"));
        const auto good = cache.answer(
            "a", Height(1), []() -> base::Result<http::Response> { return http::Response::text(200, "a"); });
        QVERIFY(good.has_value());
        QCOMPARE(good->body, std::string("a"));
    }

    /// What is asked for again stays, whatever else is asked between.
    void dropsWhatWasUsedLongestAgo()
    {
        Asked asked;
        for (int i = 0; i < 1'000; ++i) {
            asked.answer("junk " + std::to_string(i), 1, "junk");
            QCOMPARE(asked.answer("result", 1, "r" + std::to_string(i)), std::string("r0"));
        }
        asked.made = 0;
        asked.answer("junk 0", 1, "junk");
        QCOMPARE(asked.made.load(), 1);
        asked.answer("junk 999", 1, "junk");
        QCOMPARE(asked.made.load(), 1);
    }

    void keepsNoMoreBytesThanItMay()
    {
        Asked asked;
        const std::string big(6u << 20, 'x');
        for (int i = 0; i < 6; ++i)
            asked.answer("big " + std::to_string(i), 1, big);
        asked.made = 0;
        asked.answer("big 5", 1, big);
        QCOMPARE(asked.made.load(), 0);
        asked.answer("big 0", 1, big);
        QCOMPARE(asked.made.load(), 1);
        asked.answer("huge", 1, std::string(9u << 20, 'x'));
        asked.answer("huge", 1, std::string(9u << 20, 'x'));
        QCOMPARE(asked.made.load(), 3);
    }

    void makesOneAnswerForManyAtOnce()
    {
        for (int i = 0; i < 50; ++i)
            QCOMPARE(madeForManyAtOnce(), 1);
    }

    void givesWhoWaitedTheAnswerThoughABlockCame()
    {
        bool isGiven = false;
        for (int i = 0; i < 1'000 && !isGiven; ++i)
            isGiven = isGivenToWhoWaited();
        QVERIFY(isGiven);
    }

    void standsAtTheLastBlockAfterManyReaders()
    {
        Asked asked;
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&asked] {
                for (std::int64_t height = 1; height <= 50; ++height)
                    asked.answer("result", height, std::to_string(height));
            });
        }
        for (std::thread& one : threads)
            one.join();
        // Whoever is behind makes its own; at the end all stand at the last block.
        asked.made = 0;
        QCOMPARE(asked.answer("result", 50, "late"), std::string("50"));
        QCOMPARE(asked.made.load(), 0);
    }
};

QTEST_GUILESS_MAIN(TstApiQueryCache)
#include "tst_api_query_cache.moc"
