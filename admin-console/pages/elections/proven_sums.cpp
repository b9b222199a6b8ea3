// SPDX-License-Identifier: Apache-2.0
// Proof before opening.
#include "admin-console/pages/elections/proven_sums.h"

#include <algorithm>

namespace maru::console::elections {

namespace {

base::Error notProven(const base::Error& why)
{
    return base::refused("console.counting_proof", why.field, why.code + ' ' + why.detail);
}

base::Error badSum(const std::string& where)
{
    return base::refused("console.counting_sums", where);
}

const ledger::StateRowsFile::Row* rowIn(
    const ledger::StateRowsFile& page, std::string_view table, std::string_view key)
{
    for (const auto& row : page.rows) {
        if (row.table == table && row.key == key)
            return &row;
    }
    return nullptr;
}

} // namespace

base::Status ProvenSums::add(const base::Json& page)
{
    if (m_anchor.node.empty() || m_anchor.chain.empty())
        return base::refused("console.counting_node");
    const auto file = ledger::decodeStateRows(page);
    if (!file)
        return notProven(file.error());
    if (file->header.header.proposer != m_anchor.node)
        return base::refused("console.counting_node");
    if (const base::Status checked = ledger::checkStateRows(*file, m_anchor.node); !checked)
        return notProven(checked.error());
    if (file->domain != "election" || file->header.header.chain != m_anchor.chain)
        return notProven(base::refused("receipt.chain"));
    MARU_CHECK(readElection(*file));
    if (!m_sums)
        MARU_CHECK(readDocument(*file));
    for (const auto& row : file->rows) {
        if (row.table == "sums")
            MARU_CHECK(readSum(row));
    }
    m_height = std::max(m_height, file->header.header.height.count());
    return {};
}

/// Under this page's header: an older state, when a unit had one ballot in its sum, says that voting goes on.
base::Status ProvenSums::readElection(const ledger::StateRowsFile& page)
{
    const auto* row = rowIn(page, "elections", m_anchor.election);
    if (row == nullptr || row->value.stringOr("id", "") != m_anchor.election)
        return notProven(base::refused("json.missing", "elections"));
    const std::string state = row->value.stringOr("state", "");
    const std::int64_t closed = row->value.integerOr("closed_at", 0);
    if ((state != "closed" && state != "counted") || closed <= 0 || page.header.header.time.count() < closed)
        return base::refused("console.counting_not_closed");
    const std::string fingerprint = row->value.stringOr("fingerprint", "");
    if (fingerprint.empty() || (m_sums && fingerprint != m_fingerprint))
        return base::refused("console.counting_fingerprint");
    m_election = row->value;
    m_fingerprint = fingerprint;
    return {};
}

base::Status ProvenSums::readDocument(const ledger::StateRowsFile& page)
{
    const auto* row = rowIn(page, "definitions", m_anchor.election);
    const auto* box = rowIn(page, "boxes", m_anchor.election);
    const base::Json* frozen = row == nullptr ? nullptr : row->value.find("frozen");
    if (frozen == nullptr || box == nullptr)
        return notProven(base::refused("json.missing", "definitions"));
    const auto election = voting::frozenFromJson(*frozen);
    if (!election || election->definition.id != m_anchor.election
        || base::toHex(election->fingerprint) != m_fingerprint)
        return base::refused("console.counting_fingerprint");
    MARU_TRY(sums, SumsToOpen::create(*frozen, election->trustees.keys.front().index));
    m_sums.emplace(std::move(sums));
    m_voters = box->value.integerOr("voters", -1);
    m_trustees.clear();
    for (const auto& one : page.rows) {
        if (one.table == "trustees" && election->trustees.find(one.value.integerOr("index", 0)) != nullptr)
            m_trustees.push_back(one.value);
    }
    std::sort(m_trustees.begin(), m_trustees.end(), [](const base::Json& a, const base::Json& b) {
        return a.integerOr("index", 0) < b.integerOr("index", 0);
    });
    return {};
}

base::Status ProvenSums::readSum(const ledger::StateRowsFile::Row& row)
{
    const std::string unit = row.value.stringOr("unit", "");
    const std::string contest = row.value.stringOr("contest", "");
    if (row.key != m_anchor.election + '/' + unit + '/' + contest)
        return badSum(row.key);
    MARU_CHECK(m_sums->add({ row.value }));
    // Every ballot of a unit has all its contests: their sums are of the same ballots.
    const Ballots has { row.value.integerOr("ballots", -1), row.value.integerOr("weight", -1) };
    const auto [at, isFirst] = m_units.emplace(unit, has);
    if (has.ballots < 0 || has.weight < has.ballots
        || (!isFirst && (at->second.ballots != has.ballots || at->second.weight != has.weight)))
        return badSum(unit + " / " + contest);
    ++m_places;
    return {};
}

base::Status ProvenSums::close()
{
    if (!m_sums || !m_sums->isComplete())
        return base::refused("console.counting_sums");
    std::int64_t ballots = 0;
    for (const auto& unit : m_units)
        ballots += unit.second.ballots;
    if (ballots != m_voters)
        return base::refused("console.counting_sums");
    m_digest = m_sums->digest();
    return {};
}

base::Status checkSecret(const voting::TrusteeSecret& secret, const ProvenSums& proven)
{
    const voting::FrozenElection& election = proven.sums().election();
    const voting::TrusteeKey* key = election.trustees.find(secret.index());
    if (secret.context().election != election.definition.id || key == nullptr
        || key->coefficients != secret.coefficients() || !secret.isFinished())
        return base::refused("console.trustee_secret");
    const voting::TrusteeMemory& memory = secret.memory();
    if ((!memory.node.empty() && memory.node != proven.anchor().node)
        || (!memory.chain.empty() && memory.chain != proven.anchor().chain))
        return base::refused("console.counting_node");
    if (!memory.keys.empty() && memory.keys != voting::digestOf(election.trustees.keys).hex())
        return base::refused("console.counting_keys");
    if ((!memory.fingerprint.empty() && memory.fingerprint != proven.fingerprint())
        || (!memory.sums.empty() && memory.sums != proven.digest()))
        return base::refused("voting.trustee_opened");
    return {};
}

base::Status noteOpening(voting::TrusteeSecret& secret, const ProvenSums& proven)
{
    MARU_CHECK(checkSecret(secret, proven));
    secret.noteHome(proven.anchor().chain, proven.anchor().node);
    return secret.noteOpening(proven.fingerprint(), proven.digest());
}

} // namespace maru::console::elections
