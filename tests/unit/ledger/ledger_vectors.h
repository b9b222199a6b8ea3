// SPDX-License-Identifier: Apache-2.0
// Golden vectors of the ledger's formats: made from fixed seeds here, frozen in tests/data/ledger_vectors.json.
#pragma once

#include "shared/base/json.h"
#include "shared/crypto/signing.h"
#include "shared/ledger/receipt.h"

namespace maru::testing {

/// The person's key (seed of 32 bytes 0x01) and the node's (0x02).
crypto::SigningKey personKey();
crypto::SigningKey nodeKey();

/// Everything, made anew.
base::Json buildLedgerVectors();
/// The frozen file; aborts when it cannot be read.
base::Json loadLedgerVectors();

ledger::Transaction sampleTransaction(int number = 4);
ledger::SignedHeader sampleHeader();
/// Of transaction 4 in a log of 11.
ledger::Receipt sampleReceipt();
/// A state proof of key c-2026-001 (present) or another (absent).
ledger::StateProofFile sampleStateProof(const std::string& key);

} // namespace maru::testing
