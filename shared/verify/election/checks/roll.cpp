// SPDX-License-Identifier: Apache-2.0
// The roll is the one that was frozen, and nobody's key stands on it twice; the rings follow from it.
#include "shared/verify/election/checks/checks.h"
#include "shared/voting/rings.h"

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
            voting::RingFault why = voting::RingFault::None;
            auto ring = voting::Ring::decode(encoded, &why);
            if (!ring) {
                verdict.fail("ring " + plan.id, "a key that is no point, the identity, or there twice");
                continue;
            }
            verdict.pass();
            material.rings.emplace(plan.id,
                RingInfo { plan.unit, plan.weight, std::make_shared<const voting::Ring>(std::move(*ring)) });
        }
    }
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
        if (entry.credential) {
            if (!material.credentials.try_emplace(*entry.credential, i).second) {
                verdict.fail(where, "a credential that another entry has");
                continue;
            }
            const voting::Precinct* precinct = frozen->definition.precinct(entry.precinct);
            material.eligible[precinct->unit()] += entry.weight;
        }
        verdict.pass();
    }
    // Decoding is the slow part: every credential must be a point other than the identity.
    std::vector<const voting::Encoded*> keys;
    for (const auto& credential : material.credentials)
        keys.push_back(&credential.first);
    std::vector<char> isBad(keys.size(), 0);
    forAll(keys.size(), material.options.threads,
        [&](std::size_t i) { isBad[i] = voting::Point::decodeNonIdentity(*keys[i]) ? 0 : 1; });
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
    if (frozen->definition.mode == voting::Mode::Ring)
        makeRings(material, verdict);
    material.isRollGood = verdict.failed() == 0;
}

} // namespace maru::verify::election
