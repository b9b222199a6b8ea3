// SPDX-License-Identifier: Apache-2.0
// Ring proofs from untrusted bytes: reading, the way back, and that a batch says what the proof says alone.
// LIBS: maru_voting
#include "shared/base/result.h"
#include "shared/voting/group/hash.h"
#include "shared/voting/ring/prove.h"
#include "shared/voting/ring/verify.h"

#include <algorithm>

using namespace maru::voting;

namespace {

struct Known {
    std::shared_ptr<const Ring> ring;
    RingStatement statement;
    std::vector<std::uint8_t> good;
};

Scalar fuzzSecret(std::uint64_t index)
{
    return Transcript("fuzz-key").addU64(index).scalar();
}

const Known& known()
{
    static const Known made = [] {
        Known one;
        std::vector<std::uint8_t> keys;
        for (std::uint64_t i = 0; i < 5; ++i) {
            const Encoded key = secretMulBase(fuzzSecret(i)).encode();
            keys.insert(keys.end(), key.begin(), key.end());
        }
        one.ring = std::make_shared<Ring>(Ring::decode(keys).value());
        one.statement.purpose = "cast";
        one.statement.signer = "did:key:zFuzz";
        one.statement.election = "e-0000000000000000";
        one.statement.ring = "p001-1-1";
        one.statement.tag = ringTag(fuzzSecret(3), tagBase(one.statement.election))->encode();
        one.good = RingProver(*one.ring)
                       .prove(one.statement, fuzzSecret(3), std::array<std::uint8_t, 32> {})
                       .value();
        return one;
    }();
    return made;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Known& ours = known();
    const ByteView bytes(data, size);
    RingFault fault = RingFault::None;
    const std::optional<RingProof> proof = RingProof::decode(bytes, ours.ring->levels(), fault);
    MARU_ASSERT(proof.has_value() == (fault == RingFault::None));
    if (proof) {
        const std::vector<std::uint8_t> again = proof->encode();
        MARU_ASSERT(std::equal(again.begin(), again.end(), bytes.begin(), bytes.end()));
    }
    const RingFault alone = verifyRingProof(*ours.ring, ours.statement, bytes);
    MARU_ASSERT((alone == RingFault::None)
        == std::equal(ours.good.begin(), ours.good.end(), bytes.begin(), bytes.end()));
    RingBatch batch;
    batch.add(ours.ring, ours.statement, ours.good);
    batch.add(ours.ring, ours.statement, bytes);
    batch.add(ours.ring, ours.statement, ours.good);
    const std::vector<RingFault> expected { RingFault::None, alone, RingFault::None };
    MARU_ASSERT(batch.verify() == expected);
    return 0;
}
