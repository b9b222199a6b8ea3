// SPDX-License-Identifier: Apache-2.0
// maru-bench ring: ring proofs made and verified on one core, one by one and in batches over one ring.
#include "tests/bench/bench.h"

#include "shared/voting/ring/prove.h"
#include "shared/voting/ring/verify.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace maru::bench {

namespace {

using namespace voting;

struct RingSettings {
    std::int64_t rounds = 5;
    bool isQuick = false;
    bool isJson = false;
};

struct BenchRing {
    std::vector<Scalar> secrets;
    std::shared_ptr<const Ring> ring;
};

BenchRing benchRing(std::size_t size)
{
    BenchRing made;
    std::vector<std::uint8_t> keys;
    for (std::size_t i = 0; i < size; ++i) {
        made.secrets.push_back(Scalar::random());
        const Encoded key = secretMulBase(made.secrets.back()).encode();
        keys.insert(keys.end(), key.begin(), key.end());
    }
    made.ring = std::make_shared<Ring>(Ring::decode(keys).value());
    return made;
}

struct BenchProof {
    RingStatement statement;
    std::vector<std::uint8_t> proof;
};

BenchProof benchProof(const BenchRing& ring, const RingProver& prover, std::size_t place)
{
    BenchProof made;
    made.statement.purpose = "cast";
    made.statement.election = "e-0123456789abcdef";
    made.statement.ring = "p001-1-1";
    made.statement.tag = ringTag(ring.secrets[place], tagBase(made.statement.election))->encode();
    std::array<std::uint8_t, 32> seed {};
    platformRandom(seed);
    made.proof = prover.prove(made.statement, ring.secrets[place], seed).value();
    return made;
}

/// The middle of `rounds` times of `once`, in milliseconds.
template<class Once>
double middleMs(std::int64_t rounds, const Once& once)
{
    std::vector<double> samples;
    for (std::int64_t i = 0; i < rounds; ++i) {
        const Clock::time_point start = Clock::now();
        once();
        samples.push_back(1000 * secondsSince(start));
    }
    return percentile(std::move(samples), 50);
}

void expectGood(const std::vector<RingFault>& verdicts)
{
    if (std::any_of(
            verdicts.begin(), verdicts.end(), [](RingFault fault) { return fault != RingFault::None; }))
        fail(base::failed("bench.ring", "a good ring proof was refused"));
}

void benchRingSize(Report& report, const RingSettings& settings, std::size_t size)
{
    const BenchRing ring = benchRing(size);
    const std::string of = " over " + std::to_string(size) + " keys";
    report.add("read and check the keys" + of,
        middleMs(
            settings.rounds, [&ring] { static_cast<void>(Ring::decode(ring.ring->encoded()).has_value()); }),
        2, "ms");
    report.add("tables of the prover" + of,
        middleMs(settings.rounds, [&ring] { static_cast<void>(RingProver(*ring.ring)); }), 2, "ms");
    const RingProver prover(*ring.ring);
    report.add("prove" + of,
        middleMs(settings.rounds, [&] { static_cast<void>(benchProof(ring, prover, size / 2)); }), 2, "ms",
        "constant time");
    const BenchProof one = benchProof(ring, prover, size / 2);
    report.add("verify one" + of,
        middleMs(
            settings.rounds, [&] { expectGood({ verifyRingProof(*ring.ring, one.statement, one.proof) }); }),
        2, "ms", std::to_string(one.proof.size()) + " bytes");

    const std::size_t count = settings.isQuick ? 10 : 100;
    std::vector<BenchProof> proofs;
    for (std::size_t i = 0; i < count; ++i)
        proofs.push_back(benchProof(ring, prover, i));
    const double batchMs = middleMs(settings.rounds, [&] {
        RingBatch batch;
        for (const BenchProof& proof : proofs)
            batch.add(ring.ring, proof.statement, proof.proof);
        expectGood(batch.verify());
    });
    report.add("verify in a batch of " + std::to_string(count) + of, batchMs / static_cast<double>(count), 3,
        "ms a proof", "reading included");
}

} // namespace

void addRingCommands(CLI::App& app)
{
    const auto settings = std::make_shared<RingSettings>();
    CLI::App* command = app.add_subcommand("ring", "Make and verify ring proofs, on one core");
    command->add_option("--rounds", settings->rounds, "Repetitions of each figure")
        ->check(CLI::Range(1, 1000));
    command->add_flag("--quick", settings->isQuick, "Ring of 128 only, batches of 10");
    command->add_flag("--json", settings->isJson, "One JSON object");
    command->callback([settings] {
        Report report("Ring proofs on one core");
        benchRingSize(report, *settings, 128);
        if (!settings->isQuick) {
            benchRingSize(report, *settings, 1024);
            benchRingSize(report, *settings, 4096);
        }
        report.print(settings->isJson);
    });
}

} // namespace maru::bench
