// SPDX-License-Identifier: Apache-2.0
// Ballots from untrusted JSON: the batch says what the single check says, what is accepted comes back the same.
// LIBS: maru_voting
#include "shared/voting/batch.h"
#include "shared/voting/ceremony.h"

#include <cstddef>
#include <cstdint>

using namespace maru;
using namespace maru::voting;

namespace {

/// The same election in every run, so that the corpus holds ballots that verify.
const ElectionVerifier& fuzzElection(Mode mode)
{
    const auto make = [](Mode of) {
        Definition definition;
        definition.id = "e-fuzz";
        definition.mode = of;
        definition.kind = "public";
        for (const ContestKind kind : { ContestKind::Choose, ContestKind::Score }) {
            Contest contest;
            contest.id = kind == ContestKind::Choose ? "c1" : "c2";
            contest.kind = kind;
            contest.score = kind == ContestKind::Score ? 2 : 1;
            Option option;
            option.id = "o1";
            contest.options.push_back(option);
            definition.contests.push_back(contest);
        }
        definition.precincts = { { "p1", "", "", "", "" } };
        definition.schedule = { 0, 1, 2, 3, 0, 0 };
        definition.trustees = { { 1, "o-1", "", "", "" } };
        const Scalar secret = hashToScalar("fuzz-key", {});
        auto keys = finishCeremony(1, { { 1, { secretMulBase(secret).encode() } } });
        MARU_ASSERT(keys.has_value());
        auto frozen = frozenFromJson(composeFrozen(definition, {}, *keys));
        MARU_ASSERT(frozen.has_value());
        return std::make_unique<ElectionVerifier>(std::move(*frozen));
    };
    static const auto inSigned = make(Mode::Signed);
    static const auto inRing = make(Mode::Ring);
    return mode == Mode::Signed ? *inSigned : *inRing;
}

void tryBallot(const base::Json& json, Mode mode)
{
    const auto ballot = ballotFromJson(json, mode);
    if (!ballot)
        return;
    const auto again = ballotFromJson(toJson(*ballot), mode);
    MARU_ASSERT(again.has_value() && *again == *ballot);
    const ElectionVerifier& election = fuzzElection(mode);
    const bool isInStyle =
        checkStyle(election, *ballot, election.frozen().definition.precincts[0]).has_value();
    const base::Status single = checkProofs(election, *ballot);
    BallotBatch batch(election);
    batch.add(*ballot);
    const auto verdicts = batch.verify();
    MARU_ASSERT(verdicts.size() == 1 && verdicts[0].has_value() == single.has_value());
    if (!single) {
        MARU_ASSERT(verdicts[0].error() == single.error());
        return;
    }
    // Lengths and contests are right when every proof is.
    MARU_ASSERT(isInStyle || ballot->answers.size() != 2 || ballot->answers[0].contest == "c2");
    for (const BallotAnswer& answer : ballot->answers)
        MARU_ASSERT(!ciphertextsOf(election, answer).empty());
    if (const base::Json* votes = json.find("votes")) {
        if (const auto read = votesFromJson(*votes))
            static_cast<void>(checkChallenge(election, *ballot, *read, BallotSeed {}).has_value());
    }
    if (const auto authorization = base::readBytes(json, "authorization"))
        static_cast<void>(
            checkSignature(election, *ballot, Purpose::Cast, "did:key:z", *authorization).has_value());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto json = base::parseJson(base::asText({ data, size }));
    if (!json)
        return 0;
    tryBallot(*json, Mode::Signed);
    tryBallot(*json, Mode::Ring);
    return 0;
}
