// SPDX-License-Identifier: Apache-2.0
// Between vault and chain: announces what is stored, destroys and separates what the chain says, and signs that it did.
//
// The chain prevails. What it calls destroyed is destroyed again at every start, so that a vault restored from an older
// copy forgets it too; a record whose commitment the chain refuses is dropped.
#pragma once

#include "server/chain/node.h"
#include "server/vault/vault.h"
#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/crypto/signing.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>

namespace maru::api {

inline constexpr std::size_t kDetailsPerHour = 200; ///< of one address: an office may share one

/// Safe to call from any thread. References must outlive it; the node must be stopped after it.
class VaultKeeper {
public:
    VaultKeeper(vault::Vault& vault, chain::Node& node, crypto::SigningKey key, const base::Clock& clock,
        base::Logger& log);
    ~VaultKeeper();
    VaultKeeper(const VaultKeeper&) = delete;
    VaultKeeper& operator=(const VaultKeeper&) = delete;

    /// Destroys again what the chain calls destroyed, before anything is served. Failed `store.*`, `vault.*`.
    base::Status reconcile();
    /// Starts the thread that follows the chain.
    void start();
    void stop();

    /// Stores, and returns when the chain holds the commitment. Refused as Vault::put and privacy/commit.
    base::Result<vault::Stored> store(const vault::NewRecord& record);
    /// The same for many records at once, a line's result each, in order; the commitments of a hundred share a transaction
    /// of the chain, and are kept or given back together. Failed when the vault or the chain fails.
    base::Result<std::vector<base::Result<vault::Stored>>> storeAll(
        const std::vector<vault::NewRecord>& records);
    /// Counts words that somebody of this address leaves with a request: anybody can make keys without end, and each
    /// costs a record and a transaction of ours. False: enough of this address for this hour.
    bool takeDetails(std::string_view peer);
    /// Whatever the chain has asked for and is not done yet; also what the thread does. Failed or refused by vault or chain.
    base::Status work();

    vault::Vault& vault() { return m_vault; }
    std::string did() const { return crypto::didOf(m_key.publicKey()); }

private:
    void run();
    base::Result<chain::SubmitOutcome> send(std::string action, base::Json payload);
    /// Whether the chain would take its commitment now. Refused as privacy/commit.
    base::Status mayStore(const vault::NewRecord& record);
    /// The commitments of records that the vault has just taken; on a refusal the records are destroyed again.
    base::Status commitTogether(const std::vector<std::string>& ids);
    base::Status announce();
    base::Status separateAll();
    base::Status destroyAll();
    base::Status destroyOne(const storage::Reader& reader, const base::Json& order);
    /// Whether the records of a request are those of the person who asked.
    base::Result<bool> isOfSubject(const storage::Reader& reader, const base::Json& order);

    vault::Vault& m_vault;
    chain::Node& m_node;
    const crypto::SigningKey m_key;
    const base::Clock& m_clock;
    base::Logger& m_log;
    std::mutex m_working; // one round of work at a time
    // One of its own: it is held while the vault writes, and the chain waits for m_mutex with every block.
    std::mutex m_storingMutex; // guards the next one
    std::set<std::string> m_storing; // records whose commitment is on its way
    std::mutex m_detailsMutex; // guards the next two
    std::int64_t m_detailsHour = 0;
    std::map<std::string, std::size_t, std::less<>> m_details; // of that hour, by address
    std::mutex m_mutex; // guards what follows
    std::condition_variable m_wake;
    bool m_isAwake = true;
    bool m_isStopping = false;
    std::uint64_t m_subscription = 0;
    std::thread m_thread;
};

} // namespace maru::api
