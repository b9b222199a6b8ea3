// SPDX-License-Identifier: Apache-2.0
// Batch verification with bisection.
#include "shared/voting/batch.h"

namespace maru::voting {

struct BallotBatch::Item {
    struct Answer {
        const ContestShape* shape = nullptr;
        ContestAnswer content;
    };
    base::Status known; ///< refused already when it was read
    std::vector<Answer> answers;
    std::optional<SchnorrEquation> signature;
    Digest512 digest {}; ///< of everything that this item is verified about
    Digest512 weights {}; ///< where its weights come from
};

BallotBatch::BallotBatch(const ElectionVerifier& election) : m_election(election) { }

BallotBatch::~BallotBatch() = default;

void BallotBatch::reserve(std::size_t ballots)
{
    m_items.reserve(ballots);
}

std::size_t BallotBatch::size() const
{
    return m_items.size();
}

std::size_t BallotBatch::add(const Ballot& ballot)
{
    Item& item = m_items.emplace_back();
    // What cannot even be read is refused by the single check, so that codes never depend on batching.
    if (!parse(item, ballot))
        item.known = checkProofs(m_election, ballot);
    const BallotHash hash = hashOf(ballot);
    Transcript transcript("batch-ballot");
    transcript.add(ByteView(m_election.frozen().fingerprint)).add(ByteView(hash));
    item.digest = transcript.bytes();
    return m_items.size() - 1;
}

std::size_t BallotBatch::add(
    const Ballot& ballot, Purpose purpose, std::string_view signer, base::ByteView authorization)
{
    Item& item = m_items.emplace_back();
    const Authorization statement = authorizationOf(ballot, purpose, signer, m_election.frozen().fingerprint);
    const bool isParsed = parse(item, ballot);
    item.signature = parseBallotSignature(statement, ballot.voter, authorization);
    if (!isParsed || !item.signature) {
        item.known = checkProofs(m_election, ballot);
        if (item.known)
            item.known = checkSignature(m_election, ballot, purpose, signer, authorization);
    }
    Transcript transcript("batch-ballot");
    transcript.add(ByteView(statement.fingerprint)).add(ByteView(statement.ballot));
    transcript.add(textOf(purpose)).add(signer).add(authorization);
    item.digest = transcript.bytes();
    return m_items.size() - 1;
}

std::vector<std::vector<Ciphertext>> BallotBatch::ciphertexts(std::size_t place) const
{
    std::vector<std::vector<Ciphertext>> all;
    for (const Item::Answer& answer : m_items[place].answers)
        all.push_back(answer.content.ciphertexts);
    return all;
}

bool BallotBatch::parse(Item& item, const Ballot& ballot) const
{
    if (!checkAnswers(m_election, ballot))
        return false;
    const BallotContext context = contextOf(ballot, m_election.frozen().fingerprint);
    item.answers.reserve(ballot.answers.size());
    for (const BallotAnswer& answer : ballot.answers) {
        const ContestShape& shape = m_election.shape(answer.contest);
        ParsedContest parsed = parseContest(shape, context, m_election.key(), answer.proof);
        if (parsed.fault)
            return false;
        item.answers.push_back({ &shape, std::move(parsed.answer) });
    }
    return true;
}

void BallotBatch::addEquations(const Item& item, MultiScalarSum& sum) const
{
    BatchWeights weights(item.weights);
    for (const Item::Answer& answer : item.answers)
        addContestEquations(*answer.shape, answer.content, m_election.key(), weights, sum);
    if (item.signature)
        addSchnorrEquation(*item.signature, weights, sum);
}

bool BallotBatch::holdsTogether(std::size_t first, std::size_t last) const
{
    MultiScalarSum sum;
    for (std::size_t i = first; i < last; ++i)
        if (m_items[i].known)
            addEquations(m_items[i], sum);
    return sum.isIdentity();
}

base::Status BallotBatch::exactly(const Item& item) const
{
    for (std::size_t i = 0; i < item.answers.size(); ++i) {
        const Item::Answer& answer = item.answers[i];
        if (const ProofFault fault = verifyContest(*answer.shape, answer.content, m_election.key()))
            return base::refused("voting.ballot_proof", "answers[" + std::to_string(i) + "].proof", *fault);
    }
    if (item.signature && !holds(*item.signature))
        return base::refused("voting.signature", "authorization", "signature");
    return {};
}

void BallotBatch::bisect(std::size_t first, std::size_t last, std::vector<base::Status>& verdicts) const
{
    if (last - first == 1) {
        if (verdicts[first])
            verdicts[first] = exactly(m_items[first]);
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

std::vector<base::Status> BallotBatch::verify()
{
    std::vector<base::Status> verdicts;
    verdicts.reserve(m_items.size());
    Transcript all("batch");
    for (const Item& item : m_items) {
        verdicts.push_back(item.known);
        all.add(ByteView(item.digest));
    }
    const Digest512 seed = all.bytes();
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        Transcript own("batch-weights");
        own.add(ByteView(seed)).addU64(i);
        m_items[i].weights = own.bytes();
    }
    if (!m_items.empty() && !holdsTogether(0, m_items.size()))
        bisect(0, m_items.size(), verdicts);
    return verdicts;
}

} // namespace maru::voting
