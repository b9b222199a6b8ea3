// SPDX-License-Identifier: Apache-2.0
// {"schema": ..., "payload": ...}: a description that reads comes back the same, and checks any payload.
// LIBS: maru_schema
#include "shared/schema/schema.h"

using namespace maru;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto input = base::parseJson(base::asText({ data, size }));
    if (!input || input->find("schema") == nullptr)
        return 0;
    const auto read = schema::fromJson(input->at("schema"));
    if (!read)
        return 0;
    const auto again = schema::fromJson(schema::toJson(*read));
    MARU_ASSERT(again.has_value() && *again == *read);
    const base::Json* payload = input->find("payload");
    const auto status = schema::validate(*read, payload != nullptr ? *payload : base::Json());
    MARU_ASSERT(status || status.error().code.rfind("schema.", 0) == 0);
    base::canonical(schema::toJsonSchema(*read));
    return 0;
}
