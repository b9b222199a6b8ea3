// SPDX-License-Identifier: Apache-2.0
// Any bytes: refused, or a value whose canonical and pretty texts come back as the same value.
// LIBS: maru_base
#include "shared/base/json.h"

using namespace maru::base;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto value = parseJson(asText({ data, size }));
    if (!value)
        return 0;
    const std::string text = canonical(*value);
    JsonLimits wide; // indentation makes a text longer than what it was made from
    wide.maxBytes = 8u << 20;
    const auto again = parseCanonicalJson(text, wide);
    MARU_ASSERT(again.has_value() && *again == *value);
    wide.maxBytes = 64u << 20;
    const auto indented = parseJson(pretty(*value), wide);
    MARU_ASSERT(indented.has_value() && *indented == *value);
    return 0;
}
