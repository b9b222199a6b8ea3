// SPDX-License-Identifier: Apache-2.0
// Every value of the definition is within the protocol's bounds.
#include "shared/verify/election/checks/checks.h"

namespace maru::verify::election {

void checkParameters(Material& material, Verdict& verdict)
{
    const base::Json* document = material.frozenDocument();
    if (document == nullptr) {
        verdict.unavailable("the election is not frozen yet");
        return;
    }
    const base::Json* json = document->find("definition");
    const auto definition = json == nullptr
        ? base::Result<voting::Definition>(base::refused("json.missing", "definition"))
        : voting::definitionFromJson(*json);
    if (!definition) {
        verdict.fail("definition." + definition.error().field,
            definition.error().code + ' ' + definition.error().detail);
        return;
    }
    verdict.pass();
}

} // namespace maru::verify::election
