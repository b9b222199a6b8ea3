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
#include <string>

namespace maru::demo {

/// Officers whose keys the data folder has; they are in the chain's genesis document (`init --profile demo`).
struct Cast {
    crypto::SigningKey administrator;
    crypto::SigningKey settlement;
    crypto::SigningKey registrar;
    crypto::SigningKey reviewer;
    crypto::SigningKey reviewer2;
    crypto::SigningKey auditor;
    crypto::SigningKey manager; ///< of agency "org-01"
};

struct Progress {
    std::int64_t day = 0;
    std::int64_t days = 0;
    std::int64_t transactions = 0;
};

struct Options {
    std::uint64_t seed = 2019;
    std::int64_t scalePercent = 100; ///< of donors and amounts; 5..1000
    base::UnixSeconds start; ///< not before block 0
    base::UnixSeconds end; ///< at least 360 days later
    std::function<void(const Progress&)> progress;
};

struct Summary {
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

/// Failed `store.*`; refused `demo.refused` when a transaction has another outcome than the scenario means it to have.
base::Result<Summary> play(chain::Loader& loader, const Cast& cast, const Options& options);

} // namespace maru::demo
