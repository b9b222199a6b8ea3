// SPDX-License-Identifier: Apache-2.0
// A block's ballots checked together: proofs and signatures of some hundred as one multiplication, ring proofs sorted by
// ring, so that a ring's keys are multiplied once a part.
#include "server/domains/election/ballot_checks.h"
#include "shared/crypto/hash.h"
#include "shared/voting/batch.h"

#include <algorithm>
#include <list>
#include <tuple>

namespace maru::election {

namespace {

/// Some dozen, so that two cores share a block of hundreds; more save little (docs/benchmarks.md).
constexpr std::size_t kSignedPart = 64;
constexpr std::size_t kRingPart = 100;
/// What a preparer keeps: 1,024 keys are about 200 KB when decoded.
constexpr std::size_t kMostRings = 512;
constexpr std::size_t kMostElections = 16;

/// A ballot whose proofs are to be checked; what was decoded of it is in `checked`.
struct Item {
    const Json* payload = nullptr;
    std::string_view signer;
    voting::Purpose purpose = voting::Purpose::Cast;
    std::shared_ptr<CheckedBallot> checked;

    const voting::Ballot& ballot() const { return checked->ballot->value(); }
};

/// Values of the keys that were last asked for.
template<class Value>
class Recent {
public:
    explicit Recent(std::size_t most) : m_most(most) { }
    const Value* find(const std::string& key)
    {
        const auto found = m_places.find(key);
        if (found == m_places.end())
            return nullptr;
        m_order.splice(m_order.begin(), m_order, found->second);
        return &found->second->second;
    }
    void add(const std::string& key, Value value)
    {
        if (m_places.size() >= m_most) {
            m_places.erase(m_order.back().first);
            m_order.pop_back();
        }
        m_order.emplace_front(key, std::move(value));
        m_places.emplace(key, m_order.begin());
    }

private:
    using Order = std::list<std::pair<std::string, Value>>;
    std::size_t m_most;
    Order m_order; ///< last used first
    std::map<std::string, typename Order::iterator, std::less<>> m_places;
};

using Results = std::vector<std::shared_ptr<const CheckedBallot>>;

class BallotPreparation final : public domain::Preparation {
public:
    BallotPreparation(std::vector<Item> items, Results results)
        : m_items(std::move(items)), m_results(std::move(results))
    {
        std::stable_sort(m_items.begin(), m_items.end(), [](const Item& left, const Item& right) {
            return std::tie(left.checked->fingerprint, left.ballot().ring)
                < std::tie(right.checked->fingerprint, right.ballot().ring);
        });
        std::size_t first = 0;
        while (first < m_items.size()) {
            std::size_t end = first + 1;
            while (end < m_items.size() && m_items[end].checked->verifier == m_items[first].checked->verifier)
                ++end;
            addParts(first, end, m_items[first].checked->ring != nullptr ? kRingPart : kSignedPart);
            first = end;
        }
    }

    std::size_t jobs() const override { return m_parts.size(); }

    void run(std::size_t job) override
    {
        const auto [first, end] = m_parts[job];
        const voting::ElectionVerifier& verifier = *m_items[first].checked->verifier;
        voting::BallotBatch ballots(verifier);
        voting::RingBatch rings;
        ballots.reserve(end - first);
        for (std::size_t i = first; i < end; ++i) {
            const Item& item = m_items[i];
            // What is no base64url is an authorization of no bytes here; judgeAuthorization() says the same of it.
            const auto authorization = base::fromBase64Url(item.payload->at("authorization").asString());
            const base::Bytes bytes = authorization ? *authorization : base::Bytes();
            if (item.checked->ring == nullptr) {
                ballots.add(item.ballot(), item.purpose, item.signer, bytes);
                continue;
            }
            ballots.add(item.ballot());
            rings.add(item.checked->ring->share(),
                voting::ringStatementOf(
                    item.ballot(), item.purpose, item.signer, verifier.frozen().fingerprint),
                bytes);
        }
        const std::vector<Status> proofs = ballots.verify();
        const std::vector<voting::RingFault> faults = rings.verify();
        for (std::size_t i = first; i < end; ++i) {
            CheckedBallot& checked = *m_items[i].checked;
            const Status& proof = proofs[i - first];
            // A batch names a bad one only after it has failed by itself, so these are the words of one ballot's check.
            checked.ciphertexts = ballots.ciphertexts(i - first);
            const bool isProved = proof || proof.error().code == "voting.signature";
            checked.proofs = isProved ? Status() : Status(badProof(proof.error().detail));
            if (!isProved)
                checked.verdict = checked.proofs;
            else if (!proof)
                checked.verdict = badAuthorization(proof.error().detail);
            else if (checked.ring != nullptr && faults[i - first] != voting::RingFault::None)
                checked.verdict = badAuthorization(voting::ringError(faults[i - first]).detail);
            else
                checked.verdict = Status();
        }
    }

    std::shared_ptr<const domain::Checked> result(std::size_t action) const override
    {
        return m_results[action];
    }

private:
    /// Parts of one size, and of an even number when there is work for two, so that no core waits for another's long part.
    void addParts(std::size_t first, std::size_t end, std::size_t most)
    {
        const std::size_t count = end - first;
        std::size_t parts = (count + most - 1) / most;
        if (count > most / 2)
            parts += parts % 2;
        for (std::size_t i = 0; i < parts; ++i)
            m_parts.emplace_back(first + count * i / parts, first + count * (i + 1) / parts);
    }

    std::vector<Item> m_items; ///< by election and ring
    std::vector<std::pair<std::size_t, std::size_t>> m_parts;
    Results m_results; ///< by action
};

class BallotPreparer final : public domain::Preparer {
public:
    std::unique_ptr<domain::Preparation> prepare(
        const domain::StateView& state, std::span<const domain::ActionView> actions) override
    {
        std::map<std::string, Election, std::less<>> elections;
        std::map<base::Hash256, std::shared_ptr<const CheckedBallot>> firsts;
        std::vector<Item> items;
        Results results(actions.size());
        const auto sums = std::make_shared<KnownSums>();
        for (std::size_t i = 0; i < actions.size(); ++i) {
            const domain::ActionView& action = actions[i];
            const bool isCast = action.action == "cast";
            if (!isCast && action.action != "challenge")
                continue;
            const std::string& id = action.payload.at("election").asString();
            auto election = elections.find(id);
            if (election == elections.end())
                election = elections.emplace(id, electionOf(state, id)).first;
            if (election->second.verifier == nullptr)
                continue;
            auto checked = std::make_shared<CheckedBallot>();
            checked->verifier = election->second.verifier;
            checked->fingerprint = election->second.fingerprint;
            checked->sums = sums;
            results[i] = checked;
            const auto purpose = isCast ? voting::Purpose::Cast : voting::Purpose::Challenge;
            if (!election->second.isOpen || !isWorthProving(state, action.payload, purpose, *checked))
                continue;
            // Whoever sends another's ballot again pays for nothing that we have not checked already.
            const auto [first, isFirst] = firsts.emplace(checked->hash, checked);
            if (!isFirst) {
                checked->first = first->second;
                continue;
            }
            items.push_back(Item { &action.payload, action.signer, purpose, std::move(checked) });
        }
        if (std::none_of(results.begin(), results.end(), [](const auto& one) { return one != nullptr; }))
            return nullptr;
        return std::make_unique<BallotPreparation>(std::move(items), std::move(results));
    }

private:
    struct Election {
        VerifierPtr verifier; ///< null before freezing
        std::string fingerprint;
        bool isOpen = false;
    };

    /// Decodes, and says whether the checks that cost little let it through. They only save work: the action makes them
    /// again, on the state of its turn.
    bool isWorthProving(
        const domain::StateView& state, const Json& payload, voting::Purpose purpose, CheckedBallot& checked)
    {
        const voting::Definition& definition = checked.verifier->frozen().definition;
        checked.ballot = readBallot(payload, definition.mode);
        if (!checked.ballot->has_value())
            return false;
        const voting::Ballot& ballot = checked.ballot->value();
        checked.hash.bytes = voting::hashOf(ballot);
        const bool isRing = definition.mode == voting::Mode::Ring;
        if (isRing && (checked.ring = ringOf(state, ballot.election, ballot.ring)) == nullptr)
            return false;
        const auto place = placeOf(state, ballot, definition.mode, checked.ring);
        if (!place)
            return false;
        const voting::Precinct* precinct = definition.precinct(place->precinct);
        return precinct != nullptr && checkBallotStyle(*checked.verifier, ballot, *precinct)
            && checkFresh(state, ballot, checked.hash.hex(), voting::trackerOf(checked.hash.bytes), purpose);
    }

    Election electionOf(const domain::StateView& state, const std::string& id)
    {
        Election found;
        if (id.empty() || id.size() > 40)
            return found;
        const auto row = state.get("elections", id);
        if (!row)
            return found;
        found.isOpen = row->at("state").asString() == "open";
        found.fingerprint = row->stringOr("fingerprint", {});
        if (found.fingerprint.empty())
            return found;
        if (const VerifierPtr* known = m_verifiers.find(found.fingerprint)) {
            found.verifier = *known;
            return found;
        }
        const auto definition = state.get("definitions", id);
        if (!definition)
            return found;
        found.verifier = makeVerifier(*definition);
        m_verifiers.add(found.fingerprint, found.verifier);
        return found;
    }

    LazyRingPtr ringOf(const domain::StateView& state, const std::string& election, const std::string& ring)
    {
        if (ring.empty() || ring.size() > 60)
            return nullptr;
        const std::string key = ringKey(election, ring);
        if (const LazyRingPtr* known = m_rings.find(key))
            return *known;
        const auto row = state.get("rings", key);
        if (!row)
            return nullptr;
        auto made = ringOfRow(*row);
        m_rings.add(key, made);
        return made;
    }

    Recent<VerifierPtr> m_verifiers { kMostElections }; ///< by fingerprint
    Recent<LazyRingPtr> m_rings { kMostRings }; ///< frozen with the election, so they never change
};

} // namespace

std::unique_ptr<domain::Preparer> makeBallotPreparer()
{
    return std::make_unique<BallotPreparer>();
}

} // namespace maru::election
