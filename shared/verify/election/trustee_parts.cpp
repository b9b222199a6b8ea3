// SPDX-License-Identifier: Apache-2.0
// Reads the payloads of decrypt.
#include "shared/verify/election/trustee_parts.h"

namespace maru::verify::election {

std::vector<TrusteePart> trusteeParts(const Material& material, Verdict& verdict)
{
    std::vector<TrusteePart> parts;
    for (const Act* act : material.actsOf({ "decrypt" })) {
        const auto list = base::readArray(act->payload(), "parts");
        const std::int64_t trustee = act->data->integerOr("trustee", 0);
        if (!list || trustee == 0) {
            verdict.fail(act->where(), "no parts, or no trustee");
            continue;
        }
        for (const base::Json& json : *list) {
            auto values = base::readBytes(json, "values");
            if (!values) {
                verdict.fail(act->where(), values.error().code);
                continue;
            }
            parts.push_back({ act, trustee, { json.stringOr("unit", ""), json.stringOr("contest", "") },
                std::move(*values) });
        }
    }
    return parts;
}

} // namespace maru::verify::election
