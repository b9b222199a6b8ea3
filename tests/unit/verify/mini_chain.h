// SPDX-License-Identifier: Apache-2.0
// A small chain made from shared/ledger and shared/merkle alone, with a campaign in its state, and a server that shows
// it: what the verifier is tested with. No server code.
#pragma once

#include "shared/http/server.h"
#include "shared/ledger/receipt.h"
#include "shared/merkle/log_tree.h"
#include "shared/merkle/state_tree.h"
#include "shared/verify/verify.h"

#include <map>
#include <mutex>
#include <vector>

inline constexpr const char* kCampaign = "c-0123456789abcdef";

struct MiniBlock {
    maru::ledger::SignedHeader header;
    std::vector<maru::base::Json> leaves;
};

/// Everything is plain data, so that a test can falsify any of it.
class MiniChain {
public:
    /// `branch` changes what is in the blocks from height 4 on.
    explicit MiniChain(int blocks = 6, int branch = 0);

    const std::string& node() const { return m_node; }
    const maru::crypto::SigningKey& nodeKey() const { return m_nodeKey; }
    const std::string& chain() const { return m_chain; }

    maru::base::Json genesis;
    std::vector<MiniBlock> blocks;
    /// (domain, table, key) -> value, at the head
    using Row = std::tuple<std::string, std::string, std::string>;
    std::map<Row, maru::base::Json> state;

    maru::ledger::Transaction transaction(int block, int n) const;
    /// Ledger root and signature anew, with the node's key: what a dishonest node could do.
    void reseal(std::size_t block);
    /// reseal() of this block and of all that follow, linked again.
    void resealFrom(std::size_t block);
    /// state_root of the last block from `state`, and reseal().
    void resealState();

    std::vector<std::string> lines(bool withState = true) const;
    std::string text(bool withState = true) const;
    maru::ledger::Receipt receipt(std::size_t block, std::size_t n) const;
    maru::ledger::StateProofFile proof(
        const std::string& domain, const std::string& table, const std::string& key) const;
    std::vector<maru::base::Hash256> consistency(std::uint64_t first, std::uint64_t second) const;
    std::map<std::string, maru::base::Hash256> domainRoots() const;

    /// A server over plain HTTP that answers what the verifier asks; reads `chain` at each request, under the lock.
    struct Shown {
        std::mutex mutex;
        const MiniChain* chain = nullptr;
        std::vector<maru::base::Json> extraRows; ///< replaces the list of donations when not empty
    };
    static std::unique_ptr<maru::http::Server> serve(Shown& shown, maru::base::Logger& log);

private:
    void addState(int block, const maru::ledger::Transaction& transaction);
    std::vector<maru::base::Hash256> leafHashes() const;
    maru::base::Hash256 rangeRoot(std::uint64_t from, std::uint64_t to) const;

    std::string m_chain = "maru-mini";
    maru::crypto::SigningKey m_nodeKey;
    maru::crypto::SigningKey m_personKey;
    std::string m_node;
};

/// Lines of a text, as a source.
class TextSource final : public maru::verify::LineSource {
public:
    explicit TextSource(std::vector<std::string> lines) : m_lines(std::move(lines)) { }
    maru::base::Result<bool> next(std::string& line) override;

private:
    std::vector<std::string> m_lines;
    std::size_t m_at = 0;
};

std::unique_ptr<maru::client::BlockingClient> clientOf(const maru::http::Server& server);
/// Why a report is not good, for QVERIFY2.
std::string explain(const maru::verify::Report& report);
