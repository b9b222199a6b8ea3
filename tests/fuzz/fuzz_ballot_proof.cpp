// SPDX-License-Identifier: Apache-2.0
// The bytes of one answer, a partial decryption, sums and a signature: refused or read, and verified the same by the
// batch and one by one.
// LIBS: maru_voting
#include "shared/voting/ceremony.h"
#include "shared/voting/decryption.h"
#include "shared/voting/proofs/contest_proof.h"
#include "shared/voting/proofs/schnorr.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

using namespace maru;
using namespace maru::voting;

namespace {

const VerificationKey& fuzzKey()
{
    static const VerificationKey key(secretMulBase(hashToScalar("fuzz-key", {})));
    return key;
}

void tryAnswer(ByteView blob)
{
    ContestRules rules;
    rules.id = "c1";
    rules.blank = true;
    rules.options = { { "o1", "" } };
    const ContestShape shape = shapeOf(rules);
    BallotContext context;
    context.election = "e-fuzz";
    const ParsedContest parsed = parseContest(shape, context, fuzzKey(), blob);
    const auto ciphertexts = readCiphertexts(shape, blob);
    if (parsed.fault)
        return;
    MARU_ASSERT(ciphertexts && *ciphertexts == parsed.answer.ciphertexts);
    BatchWeights weights(hashBytes("fuzz", { blob }));
    MultiScalarSum sum;
    addContestEquations(shape, parsed.answer, fuzzKey(), weights, sum);
    MARU_ASSERT(sum.isIdentity() == !verifyContest(shape, parsed.answer, fuzzKey()).has_value());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ByteView input(data, size);
    tryAnswer(input);
    if (const auto sums = ciphertextsFromBytes(input, size / 64))
        MARU_ASSERT(std::ranges::equal(toBytes(*sums), input));
    const auto parts = partsFromBytes(input, size / kDecryptionPartBytes);
    if (!parts.empty()) {
        MARU_ASSERT(std::ranges::equal(toBytes(parts), input));
        DecryptionStatement statement;
        statement.slots.assign(parts.size(), "o1");
        statement.index = 1;
        statement.publicShare = fuzzKey().encoded();
        const std::vector<Ciphertext> sums(parts.size());
        DecryptionBatch batch;
        batch.add(statement, sums, parts);
        MARU_ASSERT(batch.verify()[0].has_value() == checkParts(statement, sums, parts).has_value());
    }
    if (size > 64) {
        Encoded credential {};
        std::copy_n(data, std::min(size, credential.size()), credential.begin());
        static_cast<void>(verifyBallotSignature({}, credential, input.last(64)));
        CeremonyReveal reveal;
        reveal.coefficients = { credential };
        reveal.commitment = ceremonyCommitment({ "e", 1, 1 }, 0, reveal.coefficients);
        reveal.proof.assign(input.end() - 64, input.end());
        static_cast<void>(checkReveal({ "e", 1, 1 }, reveal).has_value());
    }
    return 0;
}
