// SPDX-License-Identifier: Apache-2.0
// The hash of the election protocol: known answers (computed with Python's hashlib) and libsodium.
#include "tests/unit/voting/group_fixture.h"

#include "shared/voting/group/hash.h"

#include <QtTest>

#include <sodium.h>

using namespace maru;
using namespace maru::voting;

namespace {

Transcript sample()
{
    Transcript transcript("test");
    transcript.add("abc").addU64(7).add(Point::base()).add(Scalar::fromU64(2)).add(base::ByteView());
    return transcript;
}

} // namespace

class TstGroupHash : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(sodium_init() >= 0); }

    void givesKnownAnswers()
    {
        QCOMPARE(testing::hexOf(Transcript("test").bytes()),
            QString("2e17df8cb29cb1a1e67e85e7efc85e9c28c7d6eba8fd0943c3528c99ab8bba9d"
                    "1473fb0b4628ee628b93689ec32af214bcf0f0f4b71f61a9028b788b0dd72a4d"));
        QCOMPARE(testing::hexOf(sample().bytes()),
            QString("d9866c42ad20ad0b5444320ff87b906b52f9eda0e6505ae7b9b6afd4637b6362"
                    "c9ec986f706d3fa50a11e09e3340538de9d2b7b743e103a7071384db3bfd2786"));
        QCOMPARE(testing::hexOf(sample().scalar().encode()),
            QString("ce7680f87cb6aecf6102ee088bfe050cd09e81527016c46c0274fd79b98aa008"));
    }

    void endsAsScalarAndPointOfTheSameBytes()
    {
        const Transcript transcript = sample();
        const Digest512 bytes = transcript.bytes();
        Encoded expected {};
        crypto_core_ristretto255_scalar_reduce(expected.data(), bytes.data());
        QCOMPARE(transcript.scalar().encode(), expected);
        QCOMPARE(crypto_core_ristretto255_from_hash(expected.data(), bytes.data()), 0);
        QCOMPARE(transcript.point().encode(), expected);
        // An ending leaves the transcript as it is.
        QCOMPARE(transcript.bytes(), bytes);
        Transcript more = transcript;
        QVERIFY(more.add("x").bytes() != bytes);
        QCOMPARE(transcript.bytes(), bytes);
    }

    void shortFormsAreTheSame()
    {
        const base::Bytes a = base::toBytes("abc");
        const base::Bytes b(300, 0x5a);
        Transcript transcript("short");
        transcript.add(a).add(b);
        QCOMPARE(hashBytes("short", { a, b }), transcript.bytes());
        QCOMPARE(hashToScalar("short", { a, b }), transcript.scalar());
        QCOMPARE(hashToPoint("short", { a, b }), transcript.point());
    }

    void growsOverAnyLength()
    {
        // Against one buffer that is put together by hand and hashed by libsodium.
        base::Bytes whole = base::toBytes("maru/vote/v1/long");
        whole.push_back(0);
        Transcript transcript("long");
        for (std::size_t size : { 0, 1, 255, 256, 1000, 70000, 3 }) {
            const base::Bytes item(size, static_cast<std::uint8_t>(size));
            transcript.add(item);
            for (int shift = 24; shift >= 0; shift -= 8)
                whole.push_back(static_cast<std::uint8_t>(size >> shift));
            whole.insert(whole.end(), item.begin(), item.end());
        }
        Digest512 expected {};
        crypto_hash_sha512(expected.data(), whole.data(), whole.size());
        QCOMPARE(transcript.bytes(), expected);
    }

    void keepsItemsAndTagsApart()
    {
        std::vector<Digest512> all { Transcript("a").bytes(), Transcript("ab").bytes(),
            Transcript("a").add("").bytes(), Transcript("a").add("b").bytes(),
            Transcript("a").add("bc").bytes(), Transcript("a").add("b").add("c").bytes(),
            Transcript("a").add("").add("bc").bytes(), Transcript("a").addU64(0).bytes(),
            Transcript("a").addU64(1).bytes(), Transcript("a").addU64(std::uint64_t(1) << 32).bytes() };
        std::sort(all.begin(), all.end());
        QVERIFY(std::adjacent_find(all.begin(), all.end()) == all.end());
    }
};

QTEST_GUILESS_MAIN(TstGroupHash)
#include "tst_group_hash.moc"
