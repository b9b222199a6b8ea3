// SPDX-License-Identifier: Apache-2.0
// A block's ballots checked together: proofs and signatures of some hundred as one multiplication, ring proofs sorted by
// ring, so that a ring's keys are multiplied once a part.
#include "server/domains/election/ballot_checks.h"
#include "shared/crypto/hash.h"
#include "shared/voting/batch.h"
#include "shared/voting/signature_batch.h"

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

/// One action that brings a ballot.
struct Copy {
    const Json* payload = nullptr;
    std::string_view signer;
    voting::Purpose purpose = voting::Purpose::Cast;
    std::shared_ptr<CheckedBallot> checked;
};

/// A ballot whose proofs are to be checked, once however often it is sent in the block: somebody who copies it from the
/// wire may come before its owner, and each copy has an authorization of its own.
struct Item {
    std::vector<Copy> copies; ///< at least one; what was decoded of the ballot is in each one's `checked`

    const CheckedBallot& checked() const { return *copies.front().checked; }
    const voting::Ballot& ballot() const { return checked().ballot->value(); }
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
            return std::tie(left.checked().fingerprint, left.ballot().ring)
                < std::tie(right.checked().fingerprint, right.ballot().ring);
        });
        std::size_t first = 0;
        while (first < m_items.size()) {
            std::size_t end = first + 1;
            while (
                end < m_items.size() && m_items[end].checked().verifier == m_items[first].checked().verifier)
                ++end;
            addParts(first, end, m_items[first].checked().ring != nullptr ? kRingPart : kSignedPart);
            first = end;
        }
    }

    std::size_t jobs() const override { return m_parts.size(); }

    void run(std::size_t job) override
    {
        const auto [first, end] = m_parts[job];
        std::vector<const Item*> items;
        for (std::size_t i = first; i < end; ++i)
            items.push_back(&m_items[i]);
        // The same order as one action by itself: what costs less comes first (judge() in ballots.cpp).
        if (m_items[first].checked().ring == nullptr)
            judgeProofsOf(signedOf(items));
        else
            judgeRings(judgeProofsOf(items));
    }

    std::shared_ptr<const domain::Checked> result(std::size_t action) const override
    {
        return m_results[action];
    }

private:
    static base::Bytes authorizationOf(const Copy& copy)
    {
        const auto bytes = base::fromBase64Url(copy.payload->at("authorization").asString());
        MARU_ASSERT(bytes.has_value()); // checkAuthorizationForm()
        return *bytes;
    }

    /// Condemns what is not signed by its voter; gives the ballots of which somebody sent a good signature.
    static std::vector<const Item*> signedOf(const std::vector<const Item*>& items)
    {
        voting::SignatureBatch signatures;
        signatures.reserve(items.size());
        for (const Item* item : items) {
            const CheckedBallot& checked = item->checked();
            for (const Copy& copy : item->copies)
                signatures.add(
                    voting::Authorization { copy.purpose, std::string(copy.signer),
                        checked.verifier->frozen().fingerprint, item->ballot().election, checked.hash.bytes },
                    item->ballot().voter, authorizationOf(copy));
        }
        const std::vector<bool> verdicts = signatures.verify();
        std::vector<const Item*> good;
        std::size_t at = 0;
        for (const Item* item : items) {
            bool isSigned = false;
            for (const Copy& copy : item->copies) {
                if (verdicts[at++])
                    isSigned = true;
                else
                    copy.checked->verdict = badAuthorization("signature");
            }
            if (isSigned)
                good.push_back(item);
        }
        return good;
    }

    /// A verdict for every copy that has none yet; gives the ballots whose proofs hold.
    static std::vector<const Item*> judgeProofsOf(const std::vector<const Item*>& items)
    {
        std::vector<const Item*> good;
        if (items.empty())
            return good;
        voting::BallotBatch ballots(*items.front()->checked().verifier);
        ballots.reserve(items.size());
        for (const Item* item : items)
            ballots.add(item->ballot());
        const std::vector<Status> proofs = ballots.verify();
        for (std::size_t i = 0; i < items.size(); ++i) {
            const Status verdict = proofs[i] ? Status() : Status(badProof(proofs[i].error().detail));
            for (const Copy& copy : items[i]->copies) {
                if (copy.checked->verdict)
                    continue;
                copy.checked->verdict = verdict;
                copy.checked->ciphertexts = ballots.ciphertexts(i);
            }
            if (verdict)
                good.push_back(items[i]);
        }
        return good;
    }

    static void judgeRings(const std::vector<const Item*>& items)
    {
        voting::RingBatch rings;
        std::vector<CheckedBallot*> judged;
        for (const Item* item : items) {
            for (const Copy& copy : item->copies) {
                rings.add(copy.checked->ring->share(),
                    voting::ringStatementOf(item->ballot(), copy.purpose, copy.signer,
                        copy.checked->verifier->frozen().fingerprint),
                    authorizationOf(copy));
                judged.push_back(copy.checked.get());
            }
        }
        const std::vector<voting::RingFault> faults = rings.verify();
        for (std::size_t i = 0; i < judged.size(); ++i) {
            if (faults[i] != voting::RingFault::None)
                judged[i]->verdict = badAuthorization(voting::ringError(faults[i]).detail);
        }
    }

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
        std::map<base::Hash256, std::size_t> places; // of ballots among the items
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
            if (!election->second.isOpen
                || !isWorthProving(state, election->second, action.payload, purpose, *checked))
                continue;
            const auto [place, isFirst] = places.emplace(checked->hash, items.size());
            if (isFirst)
                items.emplace_back();
            items[place->second].copies.push_back(
                Copy { &action.payload, action.signer, purpose, std::move(checked) });
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
        bool isRevoteAllowed = false;
    };

    /// Decodes, and says whether the checks that cost little let it through. They only save work: the action makes them
    /// again, on the state of its turn.
    bool isWorthProving(const domain::StateView& state, const Election& election, const Json& payload,
        voting::Purpose purpose, CheckedBallot& checked)
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
        if (precinct == nullptr || !checkBallotStyle(*checked.verifier, ballot, *precinct)
            || !checkAuthorizationForm(ballot, payload, checked.ring.get())
            || !checkFresh(state, ballot, checked.hash.hex(), voting::trackerOf(checked.hash.bytes), purpose))
            return false;
        return purpose != voting::Purpose::Cast || election.isRevoteAllowed
            || !state.has("ballots", ballot.election + '/' + base::toBase64Url(base::ByteView(ballot.voter)));
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
        found.isRevoteAllowed = row->at("revote").asBoolean();
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
