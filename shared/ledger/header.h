// SPDX-License-Identifier: Apache-2.0
// Block headers, their signatures, and checkpoints for outside witnesses (C2SP tlog-checkpoint and signed-note).
#pragma once

#include "shared/base/json.h"
#include "shared/crypto/signing.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace maru::ledger {

struct Header {
    std::string chain;
    base::Height height;
    base::UnixSeconds time;
    base::Hash256 previous; ///< hash of the header before; of the genesis document for height 0
    base::Hash256 ledgerRoot; ///< computeLedgerRoot() of the members below
    std::uint64_t logSize = 0;
    base::Hash256 logRoot;
    base::Hash256 stateRoot;
    std::int64_t parametersVersion = 0;
    std::int64_t appVersion = 1;
    std::string proposer; ///< DID of the node

    friend bool operator==(const Header&, const Header&) = default;
};

struct HeaderSignature {
    std::string signer; ///< DID
    crypto::Signature signature;
    friend bool operator==(const HeaderSignature&, const HeaderSignature&) = default;
};

struct SignedHeader {
    Header header;
    std::vector<HeaderSignature> signatures;
    friend bool operator==(const SignedHeader&, const SignedHeader&) = default;
};

base::Json toJson(const Header& header);
base::Json toJson(const SignedHeader& header); ///< {"header", "signatures": [{"signer", "signature"}]}
/// Strict: refused `header.format`, `crypto.did_format` or a json.* code, with the path.
base::Result<Header> decodeHeader(const base::Json& json);
base::Result<SignedHeader> decodeSignedHeader(const base::Json& json);
base::Hash256 headerHash(const Header& header);

/// SHA-256 of the canonical JSON of {app_version, log_root, log_size, parameters_version, state_root}.
base::Hash256 computeLedgerRoot(const Header& header);
/// SHA-256 of the canonical JSON of {domain: root hex}.
base::Hash256 computeStateRoot(const std::map<std::string, base::Hash256>& domainRoots);

HeaderSignature signHeader(const Header& header, const crypto::SigningKey& key);
/// Ledger root is right, and a signature by the proposer is there and good.
/// Refused `header.ledger_root`, `header.signature`.
base::Status checkHeader(const SignedHeader& header);

/// C2SP tlog-checkpoint: origin "maru/<chain>", size, root (base64), one extension line "maru-header <height> <hash>",
/// signed as a C2SP signed note with the node's Ed25519 key (key name = origin).
std::string makeCheckpoint(const Header& header, const crypto::SigningKey& key);
struct Checkpoint {
    std::string origin;
    std::uint64_t size = 0;
    base::Hash256 root;
    std::optional<base::Height> height;
    std::optional<base::Hash256> headerHash;
};
/// Parses and checks one signature by the key; refused `checkpoint.format`, `checkpoint.signature`.
base::Result<Checkpoint> openCheckpoint(std::string_view note, const crypto::PublicKey& key);

} // namespace maru::ledger
