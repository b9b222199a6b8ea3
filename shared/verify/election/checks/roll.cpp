// SPDX-License-Identifier: Apache-2.0
// The roll is the one that was frozen, and nobody's key stands on it twice; the rings follow from it.
#include "shared/verify/election/checks/checks.h"
#include "shared/voting/rings.h"
#include "shared/voting/tally.h"

#include <algorithm>

namespace maru::verify::election {

namespace {

/// The rings of every counting unit and weight.
void makeRings(Material& material, Verdict& verdict)
{
    const voting::Definition& definition = material.frozen()->definition;
    std::map<std::pair<std::string, std::int64_t>, std::vector<const voting::Encoded*>> keys;
    for (const voting::RollEntry& entry : material.record.roll) {
        const voting::Precinct* precinct = definition.precinct(entry.precinct);
        if (precinct != nullptr && entry.credential)
            keys[{ precinct->unit(), entry.weight }].push_back(&*entry.credential);
    }
    for (const auto& [place, members] : keys) {
        const auto plans = voting::planRings(place.first, place.second, members.size(), definition.ringSize);
        if (!plans) {
            verdict.fail("rings of " + place.first, plans.error().detail);
            continue;
        }
        for (const voting::RingPlan& plan : *plans) {
            base::Bytes encoded;
            encoded.reserve(plan.count * 32);
            for (std::size_t i = plan.first; i < plan.first + plan.count; ++i)
                encoded.insert(encoded.end(), members[i]->begin(), members[i]->end());
            const base::Hash256 key = Known::keyOf(Question::Ring, { base::ByteView(encoded) });
            Known* known = material.options.known.get();
            std::shared_ptr<const voting::Ring> ring = known != nullptr ? known->ring(key) : nullptr;
            if (ring == nullptr) {
                voting::RingFault why = voting::RingFault::None;
                if (auto decoded = voting::Ring::decode(encoded, &why))
                    ring = std::make_shared<const voting::Ring>(std::move(*decoded));
                if (ring != nullptr && known != nullptr)
                    known->addRing(key, ring);
            }
            if (ring == nullptr) {
                verdict.fail("ring " + plan.id, "a key that is no point, the identity, or there twice");
                continue;
            }
            verdict.pass();
            material.rings.emplace(plan.id, RingInfo { plan.unit, plan.weight, std::move(ring) });
        }
    }
}

/// Everything that this roll can vote in this election can be counted (docs/election-protocol.md section 9).
bool isCountable(const Material& material)
{
    std::int64_t weight = 0; // bounded by the format
    for (const auto& unit : material.rollWeight)
        weight += unit.second;
    std::int64_t votes = 0;
    for (const voting::Contest& contest : material.frozen()->definition.contests)
        votes += contest.maximum + 1;
    return weight <= voting::kMostVotes / votes;
}

} // namespace

void checkRoll(Material& material, Verdict& verdict)
{
    const voting::FrozenElection* frozen = material.frozen();
    if (frozen == nullptr) {
        verdict.unavailable("the election is not frozen yet");
        return;
    }
    const Record& record = material.record;
    std::map<std::string, voting::PrecinctRoll> rolls;
    for (const voting::Precinct& precinct : frozen->definition.precincts)
        rolls.try_emplace(precinct.id);
    for (std::size_t i = 0; i < record.roll.size(); ++i) {
        const voting::RollEntry& entry = record.roll[i];
        const std::string where = "roll entry " + std::to_string(entry.number);
        const auto roll = rolls.find(entry.precinct);
        if (roll == rolls.end()) {
            verdict.fail(where, "of a precinct that the definition does not have");
            continue;
        }
        roll->second.add(entry);
        const std::string& unit = frozen->definition.precinct(entry.precinct)->unit();
        material.rollWeight[unit] += entry.weight;
        if (entry.credential) {
            if (!material.credentials.try_emplace(*entry.credential, i).second) {
                verdict.fail(where, "a credential that another entry has");
                continue;
            }
            material.eligible[unit] += entry.weight;
        }
        verdict.pass();
    }
    // Decoding is the slow part: every credential must be a point other than the identity.
    std::vector<const voting::Encoded*> keys;
    for (const auto& credential : material.credentials)
        keys.push_back(&credential.first);
    std::vector<char> isBad(keys.size(), 0);
    base::Bytes all;
    all.reserve(keys.size() * 32);
    for (const voting::Encoded* key : keys)
        all.insert(all.end(), key->begin(), key->end());
    const base::Hash256 known = Known::keyOf(Question::Credentials, { base::ByteView(all) });
    if (!material.isKnown(known)) {
        forAll(keys.size(), material.options.threads,
            [&](std::size_t i) { isBad[i] = voting::Point::decodeNonIdentity(*keys[i]) ? 0 : 1; });
        if (std::find(isBad.begin(), isBad.end(), 1) == isBad.end())
            material.keep(known);
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (isBad[i] != 0)
            verdict.fail(
                "roll entry " + std::to_string(record.roll[material.credentials.at(*keys[i])].number),
                "a credential that is no key");
    }
    std::vector<voting::PrecinctCommitment> commitments;
    for (const auto& [id, roll] : rolls)
        commitments.push_back({ id, roll.enrolled(), roll.entries(), roll.root() });
    const voting::RollSummary summary = voting::rollCommitment(std::move(commitments));
    if (summary != frozen->roll) {
        verdict.fail("roll", "the entries do not give the roll commitment of the frozen document");
        return;
    }
    verdict.pass();
    if (isCountable(material))
        verdict.pass();
    else
        verdict.fail("weight", "more votes than can be counted");
    if (frozen->definition.mode == voting::Mode::Ring)
        makeRings(material, verdict);
    material.isRollGood = verdict.failed() == 0;
}

} // namespace maru::verify::election
