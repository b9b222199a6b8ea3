// SPDX-License-Identifier: Apache-2.0
// Block 0 of a new chain.
#include "server/chain/executor.h"
#include "server/chain/node.h"
#include "shared/ledger/fields.h"

namespace maru::chain {

base::Status createChain(storage::Store& store, const domain::Registry& registry,
    const domain::ServiceFactories& services, const crypto::SigningKey& nodeKey, const base::Json& genesis)
{
    MARU_CHECK(base::onlyMembers(genesis, { "chain", "time", "node", "domains" }));
    MARU_TRY(chain, base::readString(genesis, "chain"));
    if (!ledger::fields::isChainName(chain))
        return base::refused("genesis.chain", "chain");
    MARU_TRY(node, base::readString(genesis, "node"));
    if (node != crypto::didOf(nodeKey.publicKey()))
        return base::refused("genesis.node", "node", "the document names another node than the key");
    MARU_TRY(head, store.head());
    if (head)
        return base::refused("genesis.exists");
    Executor executor(store, registry, services, chain, node);
    MARU_TRY(block, executor.executeGenesis(genesis));
    block.commit.header.signatures.push_back(ledger::signHeader(block.commit.header.header, nodeKey));
    return store.commitGenesis(genesis, block.commit);
}

} // namespace maru::chain
