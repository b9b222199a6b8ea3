// SPDX-License-Identifier: Apache-2.0
// A closed election whose sums are proven as a node would: rows in a state tree, a header that the node has signed. Every
// row can be changed before it is proven, and every page after.
#pragma once

#include "admin-console/pages/elections/counting_file.h"
#include "shared/crypto/hash.h"
#include "shared/ledger/state_rows.h"
#include "shared/merkle/state_tree.h"
#include "tests/unit/voting/election_fixture.h"

#include <algorithm>
#include <string>
#include <vector>

namespace maru::test {

/// What the node's state says of the election.
struct CountingState {
    struct Row {
        std::string table;
        std::string key;
        base::Json value;
    };
    std::string chain = "maru";
    std::int64_t time = 1'000;
    std::vector<Row> rows; ///< elections, definitions, boxes, trustees, then the sums

    base::Json& of(const std::string& table, const std::string& keyEnd = {})
    {
        return std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
            return row.table == table && row.key.size() >= keyEnd.size()
                && row.key.compare(row.key.size() - keyEnd.size(), keyEnd.size(), keyEnd) == 0;
        })->value;
    }
    void remove(const std::string& table, const std::string& key)
    {
        rows.erase(std::remove_if(rows.begin(), rows.end(),
                       [&](const Row& row) { return row.table == table && row.key == key; }),
            rows.end());
    }
};

/// Two units (p001 with p002, p003) and two contests, counted by five trustees of whom three are needed; their secrets have
/// met the node.
struct CountingHouse {
    static constexpr const char* kChain = "maru";

    KnownElection known =
        freeze(definitionOf({ chooseContest("c1"), chooseContest("c2", 4) }, voting::Mode::Signed));
    base::Json frozen =
        voting::composeFrozen(known.frozen.definition, known.frozen.roll, known.frozen.trustees);
    crypto::SigningKey node = crypto::SigningKey::generate();

    CountingHouse()
    {
        for (voting::TrusteeSecret& secret : known.trustees)
            secret.noteHome(kChain, nodeDid());
    }

    std::string nodeDid() const { return crypto::didOf(node.publicKey()); }
    const std::string& id() const { return known.frozen.definition.id; }

    /// Sums of so many votes for the first option.
    std::string sumsOf(const voting::Contest& contest, int votes) const
    {
        voting::ContestSums sums(contest.shape().slots.size());
        const auto key = voting::EncryptionKey::decode(known.frozen.trustees.joint);
        for (int i = 0; i < votes; ++i) {
            std::vector<voting::Ciphertext> one;
            for (std::size_t slot = 0; slot < contest.shape().slots.size(); ++slot)
                one.push_back(voting::encryptVote(*key, slot == 1 ? 1 : 0, voting::Scalar::random()));
            sums.add(one, 1);
        }
        return base::toBase64Url(sums.encode());
    }

    CountingState state() const
    {
        const std::string fingerprint = base::toHex(known.frozen.fingerprint);
        CountingState made;
        made.rows.push_back({ "elections", id(),
            base::Json::object(
                { { "id", id() }, { "state", "closed" }, { "closed_at", 900 }, { "fingerprint", fingerprint },
                    { "title_ko", "총장 선거" }, { "title_en", "President" } }) });
        made.rows.push_back({ "definitions", id(),
            base::Json::object({ { "fingerprint", fingerprint }, { "frozen", frozen } }) });
        made.rows.push_back({ "boxes", id(), base::Json::object({ { "voters", 5 }, { "ballots", 6 } }) });
        for (std::int64_t i = 1; i <= 5; ++i)
            made.rows.push_back({ "trustees", id() + "/0" + std::to_string(i),
                base::Json::object({ { "index", i }, { "name_ko", "관리인 " + std::to_string(i) },
                    { "name_en", "Trustee " + std::to_string(i) }, { "state", "finished" } }) });
        for (const std::string& unit : known.frozen.definition.units()) {
            const int ballots = unit == "p001" ? 3 : 2;
            for (const voting::Contest* contest : known.frozen.definition.contestsOfUnit(unit))
                made.rows.push_back({ "sums", id() + '/' + unit + '/' + contest->id,
                    base::Json::object({ { "unit", unit }, { "contest", contest->id }, { "ballots", ballots },
                        { "weight", ballots }, { "sums", sumsOf(*contest, ballots) } }) });
        }
        return made;
    }

    /// The rows from `first` up to `last`, in the tree of the whole state and of others' rows.
    base::Json page(const CountingState& state, std::size_t first, std::size_t last) const
    {
        return page(state, first, last, node);
    }
    base::Json page(const CountingState& state, std::size_t first, std::size_t last,
        const crypto::SigningKey& signer) const
    {
        merkle::StateTree tree;
        std::vector<merkle::StateChange> changes;
        for (const CountingState::Row& row : state.rows)
            changes.push_back({ merkle::stateKey("election", row.table, row.key),
                crypto::sha256(base::canonical(row.value)) });
        for (int i = 0; i < 300; ++i)
            changes.push_back({ merkle::stateKey("election", "voters", "other/" + std::to_string(i)),
                crypto::sha256(std::to_string(i)) });
        tree.apply(std::move(changes));
        ledger::StateProofFile proof;
        proof.domain = "election";
        proof.domainRoots = { { "accounts", crypto::sha256(std::string_view("accounts")) },
            { "election", tree.root() } };
        ledger::Header& header = proof.header.header;
        header.chain = state.chain;
        header.height = base::Height(40);
        header.time = base::UnixSeconds(state.time);
        header.logSize = 12;
        header.stateRoot = ledger::computeStateRoot(proof.domainRoots);
        header.proposer = crypto::didOf(signer.publicKey());
        header.ledgerRoot = ledger::computeLedgerRoot(header);
        proof.header.signatures = { ledger::signHeader(header, signer) };
        std::vector<ledger::StateProofFile> proofs;
        for (std::size_t i = first; i < last; ++i) {
            const CountingState::Row& row = state.rows[i];
            proof.table = row.table;
            proof.key = row.key;
            proof.value = row.value;
            proof.siblings = tree.prove(merkle::stateKey("election", row.table, row.key)).siblings;
            proofs.push_back(proof);
        }
        // Every page has the election's own row.
        if (first > 0) {
            proof.table = state.rows.front().table;
            proof.key = state.rows.front().key;
            proof.value = state.rows.front().value;
            proof.siblings = tree.prove(merkle::stateKey("election", proof.table, proof.key)).siblings;
            proofs.push_back(proof);
        }
        return ledger::toJson(ledger::joinStateProofs("election", proofs));
    }
    /// All rows in two pages, as the server gives them.
    std::vector<base::Json> pages(const CountingState& state) const
    {
        const std::size_t half = state.rows.size() - 2;
        return { page(state, 0, half), page(state, half, state.rows.size()) };
    }
    console::elections::CountingFile file() const
    {
        console::elections::CountingFile made;
        made.chain = kChain;
        made.election = id();
        made.pages = pages(state());
        const auto proven = std::make_shared<console::elections::ProvenSums>(
            console::elections::CountingAnchor { kChain, nodeDid(), id() });
        for (const base::Json& one : made.pages)
            orThrow(proven->add(one));
        orThrow(proven->close());
        made.proven = proven;
        return made;
    }

private:
    static void orThrow(const base::Status& status)
    {
        if (!status)
            throw std::runtime_error(status.error().code + ' ' + status.error().detail);
    }
};

} // namespace maru::test
