// SPDX-License-Identifier: Apache-2.0
// Batch verification of signatures with bisection.
#include "shared/voting/signature_batch.h"

#include "shared/voting/group/hash.h"
#include "shared/voting/group/multi_scalar.h"
#include "shared/voting/proofs/context.h"

namespace maru::voting {

void SignatureBatch::reserve(std::size_t signatures)
{
    m_items.reserve(signatures);
}

std::size_t SignatureBatch::add(
    const Authorization& statement, const Encoded& credential, ByteView authorization)
{
    Item& item = m_items.emplace_back();
    item.equation = parseBallotSignature(statement, credential, authorization);
    Transcript transcript("batch-signature");
    transcript.add(ByteView(statement.fingerprint)).add(ByteView(statement.ballot));
    transcript.add(textOf(statement.purpose)).add(statement.signer).add(ByteView(credential));
    transcript.add(authorization);
    item.digest = transcript.bytes();
    return m_items.size() - 1;
}

bool SignatureBatch::holdsTogether(std::size_t first, std::size_t last) const
{
    MultiScalarSum sum;
    for (std::size_t i = first; i < last; ++i) {
        BatchWeights weights(m_weights[i]);
        if (m_items[i].equation)
            addSchnorrEquation(*m_items[i].equation, weights, sum);
    }
    return sum.isIdentity();
}

void SignatureBatch::bisect(std::size_t first, std::size_t last, std::vector<bool>& verdicts) const
{
    if (last - first == 1) {
        verdicts[first] = m_items[first].equation && holds(*m_items[first].equation);
        return;
    }
    const std::size_t middle = first + (last - first) / 2;
    // When the left half holds, the right one must be what failed.
    const bool isLeftGood = holdsTogether(first, middle);
    if (!isLeftGood)
        bisect(first, middle, verdicts);
    if (isLeftGood || !holdsTogether(middle, last))
        bisect(middle, last, verdicts);
}

std::vector<bool> SignatureBatch::verify()
{
    std::vector<bool> verdicts;
    verdicts.reserve(m_items.size());
    Transcript all("batch");
    for (const Item& item : m_items) {
        verdicts.push_back(item.equation.has_value());
        all.add(ByteView(item.digest));
    }
    const Digest512 seed = all.bytes();
    m_weights.clear();
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        Transcript own("batch-weights");
        own.add(ByteView(seed)).addU64(i);
        m_weights.push_back(own.bytes());
    }
    if (!m_items.empty() && !holdsTogether(0, m_items.size()))
        bisect(0, m_items.size(), verdicts);
    return verdicts;
}

} // namespace maru::voting
