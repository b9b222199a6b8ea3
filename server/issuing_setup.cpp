// SPDX-License-Identifier: Apache-2.0
// Opening the issuing service.
#include "server/issuing_setup.h"

#include "server/house_keys.h"
#include "shared/crypto/aead.h"

namespace maru::server {

base::Result<base::SecretBytes> openIssuingSecret(const DataFolder& folder)
{
    const std::filesystem::path path = folder.keys() / "issuing.key";
    if (!hasHouseSecret(path)) {
        const base::SecretBytes fresh = crypto::randomSecret(32);
        MARU_CHECK(writeDatabaseKey(path, fresh));
    }
    return readDatabaseKey(path);
}

base::Result<std::unique_ptr<Issuing>> openIssuing(const DataFolder& folder, chain::Node& node,
    vault::Vault* vault, const base::Clock& clock, base::Logger& log)
{
    MARU_TRY(secret, openIssuingSecret(folder));
    auto made = std::make_unique<Issuing>(std::move(secret));
    MARU_TRY(offers, issuing::OfferBook::open(folder.root / "offers.json", made->keys));
    made->offers = std::move(offers);
    made->service =
        std::make_unique<issuing::IssuingService>(node, vault, clock, log, made->keys, *made->offers);
    return made;
}

} // namespace maru::server
