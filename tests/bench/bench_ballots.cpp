// SPDX-License-Identifier: Apache-2.0
// maru-bench ballots: ballots of one contest of five options made and verified a second on one core, and the tally.
#include "tests/bench/bench.h"

#include "shared/voting/batch.h"
#include "shared/voting/ring/parameters.h"
#include "shared/voting/tally.h"
#include "shared/voting/trustee_secret.h"

#include <CLI/CLI.hpp>

#include <ctime>
#include <memory>

namespace maru::bench {

namespace {

using namespace maru::voting;

constexpr std::string_view kBenchSigner = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
constexpr std::int64_t kBenchTrustees = 5;
constexpr std::int64_t kBenchThreshold = 3;

template<class T>
T valueOrFail(base::Result<T> result)
{
    if (!result)
        fail(result.error());
    return std::move(result).value();
}

/// Per second of processor time: what a core does, whatever else the machine is busy with.
template<class Once>
double ratePerSecond(double seconds, double each, const Once& once)
{
    const std::clock_t start = std::clock();
    double count = 0;
    double elapsed = 0;
    do {
        once();
        count += each;
        elapsed = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    } while (elapsed < seconds);
    return count / elapsed;
}

struct BenchElection {
    FrozenElection frozen;
    std::vector<TrusteeSecret> trustees;
};

/// One contest of five options, exactly one to be chosen, three of five trustees.
BenchElection benchElection(bool withBlank)
{
    Definition definition;
    definition.id = "e-bench";
    definition.kind = "public";
    Contest contest;
    contest.id = "c1";
    contest.blank = withBlank;
    for (int i = 1; i <= 5; ++i) {
        Option option;
        option.id = "o" + std::to_string(i);
        option.number = i;
        contest.options.push_back(option);
    }
    definition.contests.push_back(contest);
    definition.precincts = { { "p001", "", "", "", "" } };
    definition.schedule = { 0, 1, 2, 3, 0, 0 };
    definition.threshold = kBenchThreshold;
    BenchElection election;
    std::vector<TrusteeKey> keys;
    for (std::int64_t i = 1; i <= kBenchTrustees; ++i) {
        definition.trustees.push_back({ i, "o-" + std::to_string(i), "", "", "" });
        election.trustees.push_back(TrusteeSecret::create({ definition.id, 1, kBenchThreshold }, i));
        keys.push_back({ i, election.trustees.back().coefficients() });
    }
    for (TrusteeSecret& receiver : election.trustees) {
        std::vector<ReceivedShare> shares;
        for (const TrusteeSecret& dealer : election.trustees)
            if (dealer.index() != receiver.index())
                shares.push_back({ dealer.index(),
                    valueOrFail(dealer.sealedShareFor(receiver.index(), receiver.encryptionKey())), {} });
        if (const base::Status status = receiver.finish(keys, shares); !status)
            fail(status.error());
    }
    election.frozen = valueOrFail(
        frozenFromJson(composeFrozen(definition, {}, valueOrFail(finishCeremony(kBenchThreshold, keys)))));
    return election;
}

struct SignedBallot {
    Ballot ballot;
    SchnorrProof signature {};
};

SignedBallot makeOne(const ElectionVerifier& election, const EncryptionKey& key)
{
    RandomNonces nonces;
    BallotSeed seed {};
    platformRandom(seed);
    const Scalar secret = Scalar::random();
    const Encoded credential = credentialOf(secret);
    SignedBallot made;
    made.ballot = valueOrFail(makeBallot(election, key, election.frozen().definition.precincts[0], {},
        credential, { { "c1", "o" + std::to_string(1 + seed[0] % 5), 1 } }, seed, nonces));
    made.signature =
        signBallot(authorizationOf(made.ballot, Purpose::Cast, kBenchSigner, election.frozen().fingerprint),
            secret, nonces);
    return made;
}

void runBatch(const ElectionVerifier& election, std::span<const SignedBallot> ballots)
{
    BallotBatch batch(election);
    batch.reserve(ballots.size());
    for (const SignedBallot& item : ballots)
        batch.add(item.ballot, Purpose::Cast, kBenchSigner, item.signature);
    for (const base::Status& verdict : batch.verify())
        if (!verdict)
            fail(verdict.error());
}

void benchMaking(Report& report, double seconds, bool withBlank, std::size_t many)
{
    const BenchElection election = benchElection(withBlank);
    const ElectionVerifier verifier(election.frozen);
    const EncryptionKey key = *EncryptionKey::decode(election.frozen.trustees.joint);
    const std::string what = withBlank ? "5 options and a blank vote" : "5 options";
    std::vector<SignedBallot> ballots;
    for (std::size_t i = 0; i < many; ++i)
        ballots.push_back(makeOne(verifier, key));
    report.add(
        what + ": answer", static_cast<std::int64_t>(ballots[0].ballot.answers[0].proof.size()), "bytes");
    report.add(what + ": ballot and signature",
        static_cast<std::int64_t>(base::canonical(toJson(ballots[0].ballot)).size()
            + base::toBase64Url(ballots[0].signature).size()),
        "bytes", "canonical JSON, base64url inside");
    Ballot inRing = ballots[0].ballot;
    inRing.ring = "p001-1-1";
    report.add(what + ": ballot and ring proof over 1,024 keys",
        static_cast<std::int64_t>(base::canonical(toJson(inRing)).size()
            + base::toBase64Url(base::Bytes(ringProofBytes(ringLevels(1024)))).size()),
        "bytes", "canonical JSON, base64url inside");
    report.add(what + ": ballots made, proved and signed",
        ratePerSecond(seconds, 1, [&] { static_cast<void>(makeOne(verifier, key)); }), 0, "/s");
    report.add(what + ": verified one by one",
        ratePerSecond(seconds, 1,
            [&] {
                const SignedBallot& item = ballots[0];
                if (!checkProofs(verifier, item.ballot)
                    || !checkSignature(verifier, item.ballot, Purpose::Cast, kBenchSigner, item.signature))
                    throw CLI::RuntimeError(1);
            }),
        0, "/s");
    for (const std::size_t size : { std::size_t(10), std::size_t(100), std::size_t(1000) }) {
        if (size > ballots.size())
            continue;
        report.add(what + ": verified in batches of " + std::to_string(size),
            ratePerSecond(seconds, static_cast<double>(size),
                [&] { runBatch(verifier, std::span(ballots).first(size)); }),
            0, "/s");
    }
}

void benchTally(Report& report, double seconds, std::size_t many)
{
    const BenchElection election = benchElection(true);
    const ElectionVerifier verifier(election.frozen);
    const EncryptionKey key = *EncryptionKey::decode(election.frozen.trustees.joint);
    const ContestShape& shape = verifier.shape("c1");
    const Ballot ballot = makeOne(verifier, key).ballot;
    ContestSums sums(shape.slots.size());
    report.add("added to the sums of 6 slots",
        ratePerSecond(seconds, 1, [&] { sums.add(*readCiphertexts(shape, ballot.answers[0].proof), 1); }), 0,
        "/s", "decoding included");
    DecryptionStatement statement { election.frozen.fingerprint, election.frozen.definition.id, "p001", "c1",
        {}, 1, *publicShare(election.frozen.trustees.keys, 1) };
    for (const Slot& slot : shape.slots)
        statement.slots.push_back(slot.id);
    RandomNonces nonces;
    const auto each = static_cast<double>(shape.slots.size());
    report.add("partial decryptions made with proofs",
        ratePerSecond(seconds, each,
            [&] {
                static_cast<void>(
                    valueOrFail(election.trustees[0].decrypt(statement, sums.ciphertexts(), nonces)));
            }),
        0, "/s");
    const auto parts = valueOrFail(election.trustees[0].decrypt(statement, sums.ciphertexts(), nonces));
    report.add("partial decryptions verified in a batch",
        ratePerSecond(seconds, each * static_cast<double>(many),
            [&] {
                DecryptionBatch batch;
                for (std::size_t i = 0; i < many; ++i)
                    batch.add(statement, sums.ciphertexts(), parts);
                for (const base::Status& verdict : batch.verify())
                    if (!verdict)
                        fail(verdict.error());
            }),
        0, "/s");
    constexpr std::uint64_t kRoll = 171'959;
    const Point worst = FixedBase::generator().multiply(Scalar::fromU64(kRoll));
    report.add("counts found, up to 171,959",
        ratePerSecond(seconds, 1,
            [&] {
                if (DiscreteLog(kRoll).find(worst, kRoll) != kRoll)
                    throw CLI::RuntimeError(1);
            }),
        1, "/s", "the table made anew each time");
}

struct BallotSettings {
    double seconds = 1.0;
    bool isQuick = false;
    bool isJson = false;
};

} // namespace

void addBallotCommands(CLI::App& app)
{
    const auto settings = std::make_shared<BallotSettings>();
    CLI::App* command =
        app.add_subcommand("ballots", "Ballots made and verified, decryption and counting, on one core");
    command->add_option("--seconds", settings->seconds, "For each figure")->check(CLI::Range(0.01, 60.0));
    command->add_flag("--quick", settings->isQuick, "0.01 s for each figure, batches of at most 10");
    command->add_flag("--json", settings->isJson, "One JSON object");
    command->callback([settings] {
        const double seconds = settings->isQuick ? 0.01 : settings->seconds;
        const std::size_t many = settings->isQuick ? 10 : 1000;
        Report report("Ballots of one contest a second of one core's time, without ring proofs");
        benchMaking(report, seconds, false, many);
        benchMaking(report, seconds, true, many);
        benchTally(report, seconds, settings->isQuick ? 2 : 100);
        report.print(settings->isJson);
    });
}

} // namespace maru::bench
