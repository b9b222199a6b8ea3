// SPDX-License-Identifier: Apache-2.0
// The demo scenario: the 2019 pilot at its size in May 2020, as the signed transactions that people would have sent.
//
// 30 organisations, 3,000 donors and about 100 million won in 46 campaigns of every state, over the year before `end`. All is
// made from the seed with integers only; the chain's clock is scripted. Nothing is written but through the loader.
#pragma once

#include "server/chain/loader.h"
#include "shared/crypto/signing.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace maru::demo {

/// Officers whose keys the data folder has; they are in the chain's genesis document (`init --profile demo`).
/// Who works on elections.
struct ElectionCast {
    crypto::SigningKey manager; ///< the commission's
    crypto::SigningKey registrar;
    std::vector<crypto::SigningKey> certifiers; ///< two or more members of the commission
    std::vector<crypto::SigningKey> trustees; ///< five, of five agencies
};

struct Cast {
    crypto::SigningKey administrator;
    crypto::SigningKey administrator2; ///< of another agency: approves
    crypto::SigningKey settlement;
    crypto::SigningKey registrar;
    crypto::SigningKey reviewer;
    crypto::SigningKey reviewer2;
    crypto::SigningKey auditor;
    crypto::SigningKey manager; ///< of agency "org-01"
    crypto::SigningKey authority; ///< accredits issuers of credentials
    crypto::SigningKey issuer; ///< of agency "haneul-city"
    crypto::SigningKey issuer2; ///< of agency "org-01"
    crypto::SigningKey issuer3; ///< of agency "digital-affairs"
    ElectionCast elections;
};

struct Progress {
    std::int64_t day = 0;
    std::int64_t days = 0;
    std::int64_t transactions = 0;
};

/// A vault record that stands behind a credential.
struct Kept {
    std::string record;
    base::Hash256 commitment;
};

/// What the server's issuing service and vault give to the scenario.
struct Issuing {
    std::string portalClient; ///< DID under which the portal asks for credentials
    std::function<base::Json(std::string_view agency)> setIssuer; ///< payload of credentials/setIssuer
    std::function<crypto::SigningKey(std::string_view agency)> serviceKey;
    std::function<Kept(
        const std::string& agency, const std::string& type, const base::Json& claims, base::UnixSeconds now)>
        keep;
};
/// Keys and commitments out of the seed, for chains that have no issuing service.
Issuing practiceIssuing(std::uint64_t seed);

/// The server's vault and those who work with it.
struct Privacy {
    crypto::SigningKey keeper; ///< signs for the vault
    crypto::SigningKey officer; ///< "privacy.officer" of "donation-registry"
    crypto::SigningKey handler; ///< "privacy.handler" of "donation-registry"
    std::function<base::Result<Kept>(const std::string& recordClass, const std::string& subject,
        const std::string& agency, base::Json data, base::UnixSeconds now)>
        put;
    std::function<base::Status(const std::string& record)> announced;
    std::function<base::Status(const std::vector<std::string>& records)> destroy;
};

struct Options {
    std::uint64_t seed = 2019;
    std::int64_t scalePercent = 100; ///< of donors and amounts; 5..1000
    base::UnixSeconds start; ///< not before block 0
    base::UnixSeconds end; ///< at least 360 days later
    std::function<void(const Progress&)> progress;
    Issuing issuing {}; ///< practiceIssuing() when empty
    std::shared_ptr<const Privacy> privacy {}; ///< null: the scenario has no personal data
};

/// An enrolled voter of the running election who has not voted.
struct HandedVoter {
    std::string election;
    std::int64_t number = 0;
    std::string secret; ///< 32 bytes, base64url
    std::string precinct;
    std::int64_t weight = 1;
    std::string mode;
};
/// A personal code of the planned election.
struct HandedInvitation {
    std::string election;
    std::int64_t number = 0;
    std::string code;
};

struct Summary {
    std::string invitationCode; ///< of the invitation that is left open
    std::vector<HandedVoter> voters;
    std::vector<HandedInvitation> invitations;
    std::int64_t transactions = 0;
    std::int64_t refused = 0; ///< on purpose: over the target, without the role, ...
    std::int64_t donations = 0;
    std::int64_t donors = 0;
    std::int64_t organisations = 0;
    std::int64_t campaigns = 0;
    base::Won given;
};

/// The first donor: has given, has a monthly pledge and money left on the account.
crypto::SigningKey donorKey(std::uint64_t seed, std::int64_t index);
/// Of the plan that is running at the end, with money to spend.
crypto::SigningKey beneficiaryKey(std::uint64_t seed);
/// The portal as verifier: signs its requests for credentials.
crypto::SigningKey portalKey(std::uint64_t seed);

/// Failed `store.*`; refused `demo.refused` when a transaction has another outcome than the scenario means it to have.
base::Result<Summary> play(chain::Loader& loader, const Cast& cast, const Options& options);

} // namespace maru::demo
