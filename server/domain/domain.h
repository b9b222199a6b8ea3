// SPDX-License-Identifier: Apache-2.0
// The interface that every domain implements: actions, due entries, genesis, queries. One shape for all.
#pragma once

#include "server/domain/approvals.h"
#include "server/domain/context.h"
#include "server/domain/spec.h"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace maru::domain {

/// An action of a block that is about to be executed. The payload has passed the action's schema; nothing else is known.
struct ActionView {
    const std::string& action;
    const std::string& signer;
    const base::Json& payload;
};

/// Checks of a block's actions, cut into jobs that share nothing.
class Preparation {
public:
    virtual ~Preparation() = default;
    virtual std::size_t jobs() const = 0;
    /// Each job once, on any thread, several at the same time. Reads and writes only what is this job's.
    virtual void run(std::size_t job) = 0;
    /// After all jobs; null for an action that was not prepared.
    virtual std::shared_ptr<const Checked> result(std::size_t action) const = 0;
};

/// Checks ahead what costs much and needs no order (proofs of ballots), for many actions at once. One belongs to one
/// executor, which alone calls it; it may keep what it has decoded for the next block.
class Preparer {
public:
    virtual ~Preparer() = default;
    /// `state` is the domain's own before the block's first transaction; it is read here and not by the jobs. Null when
    /// there is nothing to do.
    virtual std::unique_ptr<Preparation> prepare(
        const StateView& state, std::span<const ActionView> actions) = 0;
};

class Domain {
public:
    virtual ~Domain() = default;
    virtual const DomainSpec& spec() const = 0;

    /// Writes the first state from this domain's section of the genesis document (null when it has none).
    virtual base::Status genesis(Context& context, const base::Json& section);
    /// The payload has passed the action's schema and the signer's roles have been checked. A refusal drops every
    /// write; the value is the result's data (an object). Keeps nothing in the object: dry runs call it from other
    /// threads while blocks are executed, and nothing of them may stay.
    virtual base::Result<base::Json> execute(
        Context& context, const std::string& action, const base::Json& payload) = 0;
    /// A refusal drops the entry's writes and is recorded in the block's events; the entry is removed either way.
    virtual base::Status onDue(Context& context, const DueEntry& entry);
    /// Null for domains whose actions are cheap.
    virtual std::unique_ptr<Preparer> makePreparer() const;
    /// Kind Computed only. `arguments` has passed the query's filter schema. `reader` is the officer who asks, if any.
    virtual base::Result<base::Json> query(
        const QueryView& view, const std::string& name, const base::Json& arguments) const;
};

/// All domains of a node, by name. Names are unique (MARU_ASSERT).
class Registry {
public:
    void add(std::unique_ptr<Domain> domain);
    Domain* find(std::string_view name) const;
    const std::map<std::string, std::unique_ptr<Domain>, std::less<>>& all() const { return m_domains; }

    /// Names of all state trees: DomainSpec::stateTree() of every table, in order.
    std::vector<std::string> stateTrees() const;
    /// The tree of one table; the domain's name for a domain that is not here.
    std::string stateTree(std::string_view domain, std::string_view table) const;

private:
    std::map<std::string, std::unique_ptr<Domain>, std::less<>> m_domains;
};

/// Makes the house services over a domain's state; server/house.cpp wires them in.
/// Each gets the StateView of its own domain. `time` is the block's; `transactionId` is zero for due entries and
/// genesis. What is passed by reference outlives the service.
struct ServiceFactories {
    std::unique_ptr<Accounts> (*accounts)(
        StateView& state, const BlockContext& block, const base::Hash256& transactionId) = nullptr;
    std::unique_ptr<Parameters> (*parameters)(const StateView& state, base::UnixSeconds time) = nullptr;
    std::unique_ptr<Identity> (*identity)(const StateView& state, base::UnixSeconds time) = nullptr;
    std::unique_ptr<Destructions> (*destructions)(const StateView& state) = nullptr;
    /// Over the approvals domain's own context of the transaction; without it nothing ever waits for approval.
    std::unique_ptr<Approvals> (*approvals)(Context& own) = nullptr;
};

} // namespace maru::domain
