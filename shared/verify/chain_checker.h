// SPDX-License-Identifier: Apache-2.0
// Checks a chain export (docs/formats.md "Chain export") line by line, trusting nobody but the node's key.
//
// Memory: the log's right edge, the ids of transactions that are still valid, and, when the export has them, the trees
// of the state; never the export itself. One thread.
#pragma once

#include "shared/ledger/header.h"
#include "shared/merkle/log_tree.h"
#include "shared/merkle/state_tree.h"
#include "shared/verify/report.h"

#include <functional>
#include <map>
#include <optional>
#include <set>

namespace maru::verify {

/// Domain, table, key, value of a state row.
using StateRowHandler = std::function<void(
    const std::string& domain, const std::string& table, const std::string& key, const base::Json& value)>;

class ChainChecker {
public:
    /// `node`: DID of the chain's node; empty: the one that the genesis document names, which is noted in the report.
    ChainChecker(Report& report, std::string node);

    /// Called for each state row, before the state root is known to be right.
    void onStateRow(StateRowHandler handler) { m_onStateRow = std::move(handler); }
    /// The export must hold a header with this hash at this height: what a server calls its head, or what was checked
    /// before. Several heights may be expected; `code` is what is reported when one differs or is not there.
    void expectHeader(base::Height height, const base::Hash256& hash, std::string code = "verify.head");

    /// Begins after a block that the caller has: its header, and the right edge of the log up to it. Checks the header
    /// itself and that the edge gives its log root; the lines fed next are export pages from the following height on.
    /// Ids of transactions in earlier blocks are not known then, so repetitions are found from here on only.
    bool beginAfter(const ledger::SignedHeader& before, merkle::LogFrontier log);

    /// False: a check failed, and the report says which; nothing more may be fed.
    bool feed(std::string_view line);
    /// After the last line. False as above.
    bool finish();

    const std::optional<ledger::Header>& head() const { return m_head; }
    const base::Hash256& headHash() const { return m_headHash; }
    bool hasState() const { return m_stateRows > 0; }

private:
    bool feedFirst(const base::Json& line);
    bool feedContinuation(const base::Json& line);
    bool feedBlock(const base::Json& line);
    bool feedState(const base::Json& row);
    bool feedEnd(const base::Json& end);
    bool checkHeader(const ledger::SignedHeader& signedHeader);
    bool checkLeaves(const base::Json::Array& leaves, const ledger::Header& header);
    bool checkLeaf(const base::Json& leaf, const ledger::Header& header, const std::string& where);
    bool checkId(const base::Hash256& id, base::UnixSeconds validUntil, const ledger::Header& header,
        bool isOk, const std::string& where);
    bool checkState();
    void forgetExpired(base::UnixSeconds now);

    Report& m_report;
    std::string m_node;
    bool m_isTrusting = false;
    std::string m_chain;
    base::Hash256 m_genesisHash;
    base::UnixSeconds m_genesisTime;
    std::optional<ledger::Header> m_head;
    base::Hash256 m_headHash;
    struct Expected {
        base::Hash256 hash;
        std::string code;
    };
    std::map<base::Height, std::vector<Expected>> m_expected; ///< that have not been met yet
    merkle::LogFrontier m_log;
    std::map<std::int64_t, std::set<base::Hash256>> m_ids; ///< by valid_until
    std::set<std::string> m_domains;
    std::map<std::string, merkle::StateTree> m_trees;
    std::map<std::string, std::vector<merkle::StateChange>> m_pending;
    StateRowHandler m_onStateRow;
    std::int64_t m_lines = 0;
    std::int64_t m_blocks = 0;
    std::int64_t m_redacted = 0;
    std::int64_t m_stateRows = 0;
    bool m_isBegun = false; ///< by beginAfter()
    bool m_isEnded = false;
    bool m_isHeadKnown = false; ///< the server said which head the export must reach
};

} // namespace maru::verify
