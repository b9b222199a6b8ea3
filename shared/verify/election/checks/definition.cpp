// SPDX-License-Identifier: Apache-2.0
// The frozen document is consistent, and its fingerprint the one that both rows state.
#include "shared/crypto/hash.h"
#include "shared/verify/election/checks/checks.h"

namespace maru::verify::election {

void checkDefinition(Material& material, Verdict& verdict)
{
    const base::Json* document = material.frozenDocument();
    const base::Json* row = material.electionRow();
    if (document == nullptr || row == nullptr) {
        verdict.unavailable("the election is not frozen yet");
        return;
    }
    auto frozen = voting::frozenFromJson(*document);
    if (!frozen) {
        verdict.fail(frozen.error().field, frozen.error().code + ' ' + frozen.error().detail);
        return;
    }
    const base::Hash256 fingerprint = crypto::sha256(base::canonical(*document));
    if (frozen->definition.id != material.record.election)
        verdict.fail("definition.id", "another election's");
    else if (row->stringOr("fingerprint", "") != fingerprint.hex()
        || material.row("definitions", material.record.election)->stringOr("fingerprint", "")
            != fingerprint.hex())
        verdict.fail("elections.fingerprint", "not the fingerprint of the frozen document");
    else if (!std::equal(fingerprint.bytes.begin(), fingerprint.bytes.end(), frozen->fingerprint.begin()))
        verdict.fail("definition", "a fingerprint that was computed otherwise");
    else {
        verdict.pass();
        material.election = std::make_unique<voting::ElectionVerifier>(std::move(*frozen));
    }
}

} // namespace maru::verify::election
