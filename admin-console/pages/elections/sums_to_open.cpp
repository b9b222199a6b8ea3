// SPDX-License-Identifier: Apache-2.0
// Opening of sums.
#include "admin-console/pages/elections/sums_to_open.h"

#include "shared/crypto/hash.h"

namespace maru::console::elections {

namespace {

constexpr std::int64_t kPartsATransaction = 300;

} // namespace

base::Result<SumsToOpen> SumsToOpen::create(const base::Json& frozen, std::int64_t index)
{
    MARU_TRY(election, voting::frozenFromJson(frozen));
    const auto share = voting::publicShare(election.trustees.keys, index);
    if (!share || election.trustees.find(index) == nullptr)
        return base::refused("voting.trustee_keys");
    SumsToOpen made;
    for (const voting::Contest& contest : election.definition.contests) {
        auto& slots = made.m_slots[contest.id];
        for (const voting::Slot& slot : contest.shape().slots)
            slots.push_back(slot.id);
    }
    for (std::string& unit : election.definition.units())
        made.m_units.insert(std::move(unit));
    made.m_election = std::move(election);
    made.m_index = index;
    made.m_share = *share;
    return base::Result<SumsToOpen>(std::move(made));
}

base::Result<SumsToOpen> SumsToOpen::forTrustee(std::int64_t index) const
{
    const auto share = voting::publicShare(m_election.trustees.keys, index);
    if (!share || m_election.trustees.find(index) == nullptr)
        return base::refused("voting.trustee_keys");
    SumsToOpen made = *this;
    made.m_index = index;
    made.m_share = *share;
    made.m_given = 0;
    for (auto& entry : made.m_sums)
        entry.second.isGiven = false;
    return base::Result<SumsToOpen>(std::move(made));
}

base::Status SumsToOpen::add(const std::vector<base::Json>& rows)
{
    for (const base::Json& row : rows) {
        const std::string unit = row.stringOr("unit", "");
        const std::string contest = row.stringOr("contest", "");
        const auto slots = m_slots.find(contest);
        auto bytes = base::fromBase64Url(row.stringOr("sums", ""));
        if (slots == m_slots.end() || m_units.count(unit) == 0 || !bytes
            || bytes->size() != slots->second.size() * 2 * voting::Encoded().size()
            || !m_sums.emplace(SumPlace(unit, contest), Held { std::move(*bytes), false }).second)
            return base::refused("console.counting_sums", unit + " / " + contest);
    }
    return {};
}

void SumsToOpen::leaveOut(const std::vector<base::Json>& given)
{
    for (const base::Json& row : given) {
        if (row.integerOr("trustee", 0) == m_index)
            leaveOut(row.stringOr("unit", ""), row.stringOr("contest", ""));
    }
}

void SumsToOpen::leaveOut(const std::string& unit, const std::string& contest)
{
    const auto found = m_sums.find({ unit, contest });
    if (found == m_sums.end() || found->second.isGiven)
        return;
    found->second.isGiven = true;
    ++m_given;
}

bool SumsToOpen::isComplete() const
{
    std::size_t wanted = 0;
    for (const std::string& unit : m_units) {
        for (const voting::Contest* contest : m_election.definition.contestsOfUnit(unit)) {
            if (m_sums.count({ unit, contest->id }) == 0)
                return false;
            ++wanted;
        }
    }
    return wanted == m_sums.size();
}

std::string SumsToOpen::digest() const
{
    std::string text = "maru/counting-sums/v1";
    for (const auto& [place, held] : m_sums)
        text += '\n' + place.first + ' ' + place.second + ' ' + base::toBase64Url(held.bytes);
    return crypto::sha256(std::string_view(text)).hex();
}

std::optional<SumPlace> SumsToOpen::openFrom(std::map<SumPlace, Held>::const_iterator at) const
{
    while (at != m_sums.end() && at->second.isGiven)
        ++at;
    return at == m_sums.end() ? std::nullopt : std::optional<SumPlace>(at->first);
}

std::optional<SumPlace> SumsToOpen::first() const
{
    return openFrom(m_sums.begin());
}

std::optional<SumPlace> SumsToOpen::after(const SumPlace& place) const
{
    return openFrom(m_sums.upper_bound(place));
}

base::Result<SumToOpen> SumsToOpen::at(const SumPlace& place) const
{
    const auto found = m_sums.find(place);
    const auto slots = m_slots.find(place.second);
    if (found == m_sums.end() || slots == m_slots.end())
        return base::refused("console.counting_sums", place.first + " / " + place.second);
    auto sums = voting::ciphertextsFromBytes(found->second.bytes, slots->second.size());
    if (!sums)
        return base::refused("console.counting_sums", place.first + " / " + place.second);
    SumToOpen made;
    made.statement = { m_election.fingerprint, m_election.definition.id, place.first, place.second,
        slots->second, m_index, m_share };
    made.sums = std::move(*sums);
    return base::Result<SumToOpen>(std::move(made));
}

OpenedParts openParts(const SumsToOpen& sums, const SumPlace& first, const voting::TrusteeSecret& secret,
    const std::atomic<bool>& isStopped)
{
    OpenedParts opened;
    voting::RandomNonces nonces;
    std::size_t bytes = 0;
    opened.next = first;
    while (opened.next && opened.count < kPartsATransaction && !isStopped) {
        const auto one = sums.at(*opened.next);
        if (!one) {
            opened.error = one.error();
            return opened;
        }
        const std::size_t size = one->statement.slots.size() * voting::kDecryptionPartBytes * 4 / 3 + 128;
        if (opened.count > 0 && bytes + size > kPartsBytes)
            break;
        const auto parts = secret.decrypt(one->statement, one->sums, nonces);
        const base::Status good =
            parts ? voting::checkParts(one->statement, one->sums, *parts) : base::Status(parts.error());
        if (!good) {
            opened.error = good.error();
            return opened;
        }
        opened.parts.push(
            base::Json::object({ { "unit", one->statement.unit }, { "contest", one->statement.contest },
                { "values", base::toBase64Url(voting::toBytes(*parts)) } }));
        bytes += size;
        ++opened.count;
        opened.next = sums.after(*opened.next);
    }
    return opened;
}

base::Result<std::vector<SumToOpen>> sumsToOpen(const base::Json& frozen, const std::vector<base::Json>& sums,
    const std::vector<base::Json>& given, std::int64_t index)
{
    MARU_TRY(all, SumsToOpen::create(frozen, index));
    MARU_CHECK(all.add(sums));
    all.leaveOut(given);
    std::vector<SumToOpen> unopened;
    for (auto place = all.first(); place; place = all.after(*place)) {
        MARU_TRY(one, all.at(*place));
        unopened.push_back(std::move(one));
    }
    return unopened;
}

} // namespace maru::console::elections
