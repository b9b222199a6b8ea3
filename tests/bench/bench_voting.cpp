// SPDX-License-Identifier: Apache-2.0
// maru-bench voting: what the arithmetic of elections costs on one core (ristretto255, shared/voting/group).
#include "tests/bench/bench.h"

#include "shared/voting/group/hash.h"
#include "shared/voting/group/multi_scalar.h"
#include "shared/voting/native/secret.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <ctime>
#include <memory>

namespace maru::bench {

namespace {

using namespace voting;

constexpr std::size_t kVotingRing = 1024;

double processorSeconds()
{
    timespec now {};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// Microseconds of processor time that one call takes, the best of five parts of the time given: what others do on the
/// machine only ever adds.
template<class Once>
double microsecondsOf(double seconds, const Once& once)
{
    double best = 0;
    for (int part = 0; part < 5; ++part) {
        const double start = processorSeconds();
        double elapsed = 0;
        double count = 0;
        do {
            once();
            count += 1;
            elapsed = processorSeconds() - start;
        } while (elapsed < seconds / 5);
        const double each = elapsed / count * 1e6;
        best = part == 0 ? each : std::min(best, each);
    }
    return best;
}

struct VotingTerms {
    std::vector<Scalar> scalars;
    std::vector<Scalar> weights; ///< of 128 bits
    std::vector<Point> points;
};

VotingTerms votingTerms(std::size_t count)
{
    VotingTerms terms;
    Point point = Point::random();
    const Point step = Point::random();
    for (std::size_t i = 0; i < count; ++i) {
        std::array<std::uint8_t, 16> weight {};
        platformRandom(weight);
        terms.scalars.push_back(Scalar::random());
        terms.weights.push_back(Scalar::fromU128(weight));
        terms.points.push_back(*Point::decode(point.encode()));
        point += step;
    }
    return terms;
}

void benchElements(Report& report, double seconds)
{
    const Point point = Point::random();
    const Encoded encoded = point.encode();
    const Scalar scalar = Scalar::random();
    // What is computed flows into the next call, so that nothing can be left out.
    Point sum = point;
    Scalar product = scalar;
    bool isGood = true;
    const auto add = [&](const char* name, const auto& once) {
        report.add(name, microsecondsOf(seconds, once), 2, "us");
    };
    add("decode a point", [&] { isGood = isGood && Point::decode(encoded).has_value(); });
    add("encode a point", [&] { isGood = isGood && sum.encode() != Encoded {}; });
    add("add two points, 100 times", [&] {
        for (int i = 0; i < 100; ++i)
            sum = sum + point;
    });
    add("multiply two scalars, 100 times", [&] {
        for (int i = 0; i < 100; ++i)
            product = product * scalar;
    });
    add("invert a scalar", [&] { product = product.inverse(); });
    add("hash to a point", [&] { sum = hashToPoint("bench", { sum.encode() }); });
    const FixedBase fixed(point);
    const SecretBase secret(point);
    add("public scalar, any point", [&] { sum = multiply(scalar, sum); });
    add("public scalar, table", [&] { sum = sum + fixed.multiply(scalar); });
    add("make that table", [&] { sum = sum + FixedBase(sum).point(); });
    add("secret scalar, any point", [&] { sum = secretMul(scalar, sum); });
    add("secret scalar, table", [&] { sum = sum + secret.multiply(scalar); });
    add("make that secret table", [&] { sum = sum + SecretBase(sum).point(); });
    add("secret scalar, libsodium, encodings",
        [&] { isGood = isGood && native::secretMul(scalar, encoded); });
    if (!isGood || sum.isIdentity() || product.isZero())
        throw CLI::RuntimeError(1);
}

void benchSums(Report& report, double seconds, bool isQuick)
{
    const VotingTerms terms = votingTerms(isQuick ? 1000 : 40000);
    const std::span<const Point> points(terms.points);
    for (const std::size_t count : { 8U, 38U, 100U, 190U, 1000U, 4000U, 40000U }) {
        if (count > points.size())
            continue;
        const auto measure = [&](const std::vector<Scalar>& scalars) {
            return microsecondsOf(seconds, [&] {
                static_cast<void>(multiScalar(std::span(scalars).first(count), points.first(count)));
            }) / static_cast<double>(count);
        };
        const std::string name = "sum of " + std::to_string(count) + " public terms";
        report.add(name, measure(terms.scalars), 2, "us/term");
        report.add(name + ", weights of 128 bits", measure(terms.weights), 2, "us/term");
    }
    const std::span<const Point> ring = points.first(std::min(kVotingRing, points.size()));
    const std::span<const Scalar> secrets = std::span(terms.scalars).first(ring.size());
    const std::string size = std::to_string(ring.size());
    report.add("secret tables of " + size + " points",
        microsecondsOf(seconds, [&] { SecretTable made(ring); }) / 1000, 2, "ms");
    const SecretTable table(ring);
    report.add("five secret sums of " + size + " terms",
        5 * microsecondsOf(seconds, [&] { static_cast<void>(secretMultiScalar(secrets, table)); }) / 1000, 2,
        "ms", "the ring prover's part");
}

struct VotingSettings {
    double seconds = 0.5;
    bool isQuick = false;
    bool isJson = false;
};

} // namespace

void addVotingCommands(CLI::App& app)
{
    const auto settings = std::make_shared<VotingSettings>();
    CLI::App* command = app.add_subcommand("voting", "The arithmetic of elections, on one core");
    command->add_option("--seconds", settings->seconds, "For each figure")->check(CLI::Range(0.01, 60.0));
    command->add_flag("--quick", settings->isQuick, "0.01 s for each figure, sums of at most 1,000 terms");
    command->add_flag("--json", settings->isJson, "One JSON object");
    command->callback([settings] {
        const double seconds = settings->isQuick ? 0.01 : settings->seconds;
        Report report("ristretto255 on one core");
        benchElements(report, seconds);
        benchSums(report, seconds, settings->isQuick);
        report.print(settings->isJson);
    });
}

} // namespace maru::bench
