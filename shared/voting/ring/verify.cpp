// SPDX-License-Identifier: Apache-2.0
// The four equations of a ring proof (eprint 2020/018), each times a weight, of many proofs in one sum.
#include "shared/voting/ring/verify.h"

#include "shared/voting/group/hash.h"
#include "shared/voting/group/multi_scalar.h"
#include "shared/voting/proofs/context.h"

namespace maru::voting {

namespace {

/// What all proofs of a batch put on the points that they share.
class SharedTerms {
public:
    Scalar h;
    std::array<std::array<Scalar, kRingBase>, kMaxRingLevels> g;
    Scalar base;

    std::vector<Scalar>& keysOf(const Ring* ring)
    {
        for (auto& one : m_rings)
            if (one.ring == ring)
                return one.scalars;
        m_rings.push_back({ ring, std::vector<Scalar>(ring->size()) });
        return m_rings.back().scalars;
    }

    Scalar& tagBase(const Point* point)
    {
        for (auto& one : m_tagBases)
            if (one.point == point)
                return one.scalar;
        m_tagBases.push_back({ point, Scalar() });
        return m_tagBases.back().scalar;
    }

    void addTo(MultiScalarSum& sum) const
    {
        const RingParameters& parameters = RingParameters::get();
        sum.add(h, parameters.h);
        for (std::size_t level = 0; level < kMaxRingLevels; ++level)
            for (std::size_t value = 0; value < kRingBase; ++value)
                if (!g[level][value].isZero())
                    sum.add(g[level][value], parameters.g[level][value]);
        sum.addBase(base);
        for (const auto& one : m_tagBases)
            sum.add(one.scalar, *one.point);
        for (const auto& one : m_rings)
            for (std::size_t k = 0; k < one.scalars.size(); ++k)
                sum.add(one.scalars[k], one.ring->keys()[k]);
    }

    std::size_t size() const
    {
        std::size_t terms = 2 + kRingBase * kMaxRingLevels + m_tagBases.size();
        for (const auto& one : m_rings)
            terms += one.scalars.size();
        return terms;
    }

private:
    struct RingTerms {
        const Ring* ring;
        std::vector<Scalar> scalars;
    };
    struct TagBaseTerm {
        const Point* point;
        Scalar scalar;
    };
    std::vector<RingTerms> m_rings;
    std::vector<TagBaseTerm> m_tagBases;
};

/// Adds weight * (product over j of f[j][k_j]) for every key k. All products together are x^m, so that the last key
/// takes what is missing from it: its own product and those of its repetitions.
void addKeyTerms(std::vector<Scalar>& keys, const RingProof& proof, const Scalar& weight, const Scalar& all)
{
    const std::size_t levels = proof.f.size();
    const std::size_t alone = keys.size() - 1;
    Scalar rest = all;
    std::vector<Scalar> products { weight };
    std::vector<Scalar> next;
    for (std::size_t level = levels; level-- > 1 && alone > 0;) {
        const std::size_t wanted = ((alone - 1) >> (2 * level)) + 1;
        next.resize(wanted);
        for (std::size_t k = 0; k < wanted; ++k)
            next[k] = products[k / kRingBase] * proof.f[level][k % kRingBase];
        products.swap(next);
    }
    for (std::size_t k = 0; k < alone; ++k) {
        const Scalar product = products[k / kRingBase] * proof.f[0][k % kRingBase];
        keys[k] += product;
        rest -= product;
    }
    keys[alone] += rest;
}

} // namespace

RingFault verifyRingProof(const Ring& ring, const RingStatement& statement, ByteView proof)
{
    RingBatch batch;
    batch.addWith(&ring, nullptr, statement, proof);
    return batch.verify().front();
}

std::size_t RingBatch::add(std::shared_ptr<const Ring> ring, const RingStatement& statement, ByteView proof)
{
    const Ring* keys = ring.get();
    return addWith(keys, std::move(ring), statement, proof);
}

std::size_t RingBatch::addWith(
    const Ring* ring, std::shared_ptr<const Ring> owner, const RingStatement& statement, ByteView proof)
{
    m_items.emplace_back();
    Item& item = m_items.back();
    item.ring = ring;
    item.owner = std::move(owner);
    const std::optional<Point> tag = Point::decode(statement.tag);
    if (!tag || tag->isIdentity()) {
        item.fault = tag ? RingFault::Identity : RingFault::Encoding;
        return m_items.size() - 1;
    }
    std::optional<RingProof> read = RingProof::decode(proof, ring->levels(), item.fault);
    if (!read)
        return m_items.size() - 1;
    item.tag = *tag;
    item.challenge = ringChallenge(*ring, statement, RingProof::commitmentsOf(proof, ring->levels()));
    if (!read->completeWith(item.challenge)) {
        item.fault = RingFault::ZeroResponse;
        return m_items.size() - 1;
    }
    item.proof = std::move(*read);
    const ByteView responses = RingProof::responsesOf(proof, ring->levels());
    item.responses.assign(responses.begin(), responses.end());
    auto base = m_bases.find(statement.election);
    if (base == m_bases.end())
        base = m_bases.emplace(statement.election, tagBase(statement.election)).first;
    item.base = &base->second;
    return m_items.size() - 1;
}

void RingBatch::clear()
{
    m_items.clear();
    m_bases.clear();
}

std::vector<RingBatch::Weights> RingBatch::weights(const std::vector<std::size_t>& items) const
{
    // The challenge is a hash of the statement and the commitments; with the responses nothing is left out.
    Transcript all("ring-batch");
    for (const std::size_t index : items)
        all.add(m_items[index].challenge).add(ByteView(m_items[index].responses));
    BatchWeights random(all.bytes());
    std::vector<Weights> drawn(m_items.size());
    for (const std::size_t index : items)
        for (Scalar* weight :
            { &drawn[index].commitment, &drawn[index].square, &drawn[index].key, &drawn[index].tag })
            *weight = random.next();
    return drawn;
}

Point RingBatch::sum(std::span<const std::size_t> items, const std::vector<Weights>& weights) const
{
    MultiScalarSum sum;
    SharedTerms shared;
    sum.reserve(items.size() * (5 + 2 * kMaxRingLevels) + 2 * kMaxRingKeys);
    for (const std::size_t index : items) {
        const Item& item = m_items[index];
        const Weights& weight = weights[index];
        const RingProof& proof = item.proof;
        const std::size_t levels = proof.f.size();
        const std::vector<Scalar> powers = powersOf(item.challenge, levels + 1);

        // A + x B = sum f G + z_A H and x C + D = sum f (x - f) G + z_C H
        sum.add(weight.commitment, proof.a);
        sum.add(weight.commitment * item.challenge, proof.b);
        sum.add(weight.square * item.challenge, proof.c);
        sum.add(weight.square, proof.d);
        shared.h -= weight.commitment * proof.zA + weight.square * proof.zC;
        for (std::size_t level = 0; level < levels; ++level)
            for (std::size_t value = 0; value < kRingBase; ++value) {
                const Scalar& f = proof.f[level][value];
                shared.g[level][value] -= f * (weight.commitment + weight.square * (item.challenge - f));
            }

        // sum over k of (product of f) M_k = sum of x^j X_j + z G
        addKeyTerms(shared.keysOf(item.ring), proof, weight.key, weight.key * powers[levels]);
        shared.base -= weight.key * proof.z;
        // x^m U = sum of x^j Y_j + z J
        shared.tagBase(item.base) += weight.tag * powers[levels];
        sum.add(-(weight.tag * proof.z), item.tag);
        for (std::size_t level = 0; level < levels; ++level) {
            sum.add(-(weight.key * powers[level]), proof.x[level]);
            sum.add(-(weight.tag * powers[level]), proof.y[level]);
        }
    }
    shared.addTo(sum);
    return sum.value();
}

void RingBatch::nameBad(std::span<const std::size_t> items, const Point& total,
    const std::vector<Weights>& weights, std::vector<RingFault>& verdicts) const
{
    if (total.isIdentity())
        return;
    if (items.size() == 1) {
        verdicts[items.front()] = RingFault::Equation;
        return;
    }
    const std::size_t half = items.size() / 2;
    const Point left = sum(items.first(half), weights);
    nameBad(items.first(half), left, weights, verdicts);
    nameBad(items.subspan(half), total - left, weights, verdicts);
}

std::vector<RingFault> RingBatch::verify() const
{
    std::vector<RingFault> verdicts;
    std::vector<std::size_t> readable;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        verdicts.push_back(m_items[i].fault);
        if (m_items[i].fault == RingFault::None)
            readable.push_back(i);
    }
    if (!readable.empty()) {
        const std::vector<Weights> drawn = weights(readable);
        nameBad(readable, sum(readable, drawn), drawn, verdicts);
    }
    return verdicts;
}

} // namespace maru::voting
