// SPDX-License-Identifier: Apache-2.0
// Key material: copies are explicit, memory is reused clean, pages are locked and left out of dumps.
#include "shared/base/bytes.h"
#include "shared/base/secret_memory.h"

#include <QtTest>

#include <fstream>
#include <sstream>
#include <thread>

using namespace maru;

namespace {

/// VmFlags of the mapping that holds `address`, from /proc/self/smaps.
std::string flagsOf(const void* address)
{
    std::ifstream maps("/proc/self/smaps");
    std::string line;
    bool isInside = false;
    const auto wanted = reinterpret_cast<std::uintptr_t>(address);
    while (std::getline(maps, line)) {
        std::uintptr_t from = 0;
        std::uintptr_t to = 0;
        char dash = 0;
        std::istringstream head(line);
        if (head >> std::hex >> from >> dash >> to && dash == '-')
            isInside = wanted >= from && wanted < to;
        else if (isInside && line.rfind("VmFlags:", 0) == 0)
            return line + " ";
    }
    return {};
}

} // namespace

class TstSecretMemory : public QObject {
    Q_OBJECT

private slots:
    void startsZeroedAndIsReusedClean_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : { 1, 31, 32, 33, 64, 100, 4096, 4097, 100'000 })
            QTest::addRow("%d", size) << size;
    }

    void startsZeroedAndIsReusedClean()
    {
        QFETCH(int, size);
        for (int round = 0; round < 3; ++round) {
            base::SecretBytes secret(static_cast<std::size_t>(size));
            QCOMPARE(secret.size(), static_cast<std::size_t>(size));
            for (const std::uint8_t byte : secret.view())
                QCOMPARE(int(byte), 0);
            for (std::uint8_t& byte : secret.mutableView())
                byte = 0xa5;
        }
    }

    void movesWithoutACopy()
    {
        base::SecretBytes first(base::toBytes("correct horse"));
        const std::uint8_t* at = first.view().data();
        base::SecretBytes second(std::move(first));
        QVERIFY(second.view().data() == at);
        QVERIFY(first.isEmpty());
        base::SecretBytes third(5);
        third = std::move(second);
        QCOMPARE(std::string(base::asText(third.view())), std::string("correct horse"));
        const base::SecretBytes copy = third.clone();
        QVERIFY(copy.view().data() != third.view().data());
        QVERIFY(base::equalConstantTime(copy.view(), third.view()));
        QVERIFY(base::SecretBytes().clone().isEmpty());
        QVERIFY(base::SecretBytes(std::size_t(0)).isEmpty());
    }

    void wipesTheBytesItTakesOver()
    {
        base::Bytes source = base::toBytes("correct horse");
        const std::uint8_t* at = source.data();
        const base::SecretBytes secret(std::move(source));
        // The vector was cleared but keeps its memory.
        QCOMPARE(int(at[0]), 0);
        QCOMPARE(int(at[12]), 0);
        QCOMPARE(secret.size(), std::size_t(13));
    }

    void keepsOwnersApart()
    {
        std::vector<base::SecretBytes> secrets;
        for (int i = 0; i < 3000; ++i) {
            secrets.emplace_back(static_cast<std::size_t>(1 + i % 97));
            for (std::uint8_t& byte : secrets.back().mutableView())
                byte = static_cast<std::uint8_t>(i);
        }
        for (std::size_t i = 0; i < secrets.size(); i += 2)
            secrets[i] = base::SecretBytes();
        for (std::size_t i = 1; i < secrets.size(); i += 2)
            for (const std::uint8_t byte : secrets[i].view())
                QCOMPARE(byte, static_cast<std::uint8_t>(i));
    }

    void isLockedAndLeftOutOfDumps()
    {
#if !defined(__linux__)
        QSKIP("reads /proc");
#else
        for (const std::size_t size : { std::size_t(32), std::size_t(50'000) }) {
            const base::SecretBytes secret(size);
            const std::string flags = flagsOf(secret.view().data());
            QVERIFY2(flags.find(" dd ") != std::string::npos, flags.c_str());
            const bool isAllLocked = base::secretMemoryUse().unlockedBytes == 0;
            QVERIFY2(!isAllLocked || flags.find(" lo ") != std::string::npos, flags.c_str());
        }
        QCOMPARE(base::secretMemoryUse().dumpableBytes, std::size_t(0));
#endif
    }

    void givesLargePagesBack()
    {
        const std::size_t before = base::secretMemoryUse().reservedBytes;
        {
            const base::SecretBytes large(1 << 20);
            QVERIFY(base::secretMemoryUse().reservedBytes >= before + (1 << 20));
        }
        QCOMPARE(base::secretMemoryUse().reservedBytes, before);
    }

    void servesManyThreads()
    {
        std::vector<std::thread> threads;
        std::array<bool, 4> good {};
        for (std::size_t thread = 0; thread < good.size(); ++thread)
            threads.emplace_back([&good, thread] {
                bool isGood = true;
                for (int i = 0; i < 2000; ++i) {
                    base::SecretBytes secret(static_cast<std::size_t>(1 + i % 300));
                    for (std::uint8_t& byte : secret.mutableView()) {
                        isGood = isGood && byte == 0;
                        byte = static_cast<std::uint8_t>(thread + 1);
                    }
                    for (const std::uint8_t byte : secret.view())
                        isGood = isGood && byte == thread + 1;
                }
                good[thread] = isGood;
            });
        for (std::thread& thread : threads)
            thread.join();
        for (const bool isGood : good)
            QVERIFY(isGood);
    }
};

QTEST_GUILESS_MAIN(TstSecretMemory)
#include "tst_secret_memory.moc"
