// SPDX-License-Identifier: Apache-2.0
// The definition's bounds and consistency, and the frozen document with its fingerprint.
#include "shared/crypto/hash.h"
#include "shared/verify/election/checks/checks.h"

namespace maru::verify::election {

namespace {

constexpr const char* kNotFrozen = "the election is not frozen yet";

/// {"election", "fingerprint", "frozen"}: the frozen document, or nullptr.
const base::Json* frozenDocument(const Material& material)
{
    const base::Json* row = material.row("definitions", material.record.election);
    return row == nullptr ? nullptr : row->find("frozen");
}

} // namespace

void checkParameters(Material& material, Verdict& verdict)
{
    const base::Json* document = frozenDocument(material);
    if (document == nullptr) {
        verdict.unavailable(kNotFrozen);
        return;
    }
    const base::Json* json = document->find("definition");
    auto definition = json == nullptr
        ? base::Result<voting::Definition>(base::refused("json.missing", "definition"))
        : voting::definitionFromJson(*json);
    if (!definition) {
        verdict.fail("definition." + definition.error().field,
            definition.error().code + ' ' + definition.error().detail);
        return;
    }
    material.definition = std::move(*definition);
    verdict.pass();
}

void checkDefinition(Material& material, Verdict& verdict)
{
    const base::Json* document = frozenDocument(material);
    const base::Json* row = material.electionRow();
    if (document == nullptr || row == nullptr) {
        verdict.unavailable(kNotFrozen);
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
