// SPDX-License-Identifier: Apache-2.0
// The catalogue of error codes with both titles.
#include "server/api/resources.h"

#include "shared/errors/table.h"

namespace maru::api {

base::Result<http::Response> getErrors(const Services&, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    base::Json codes = base::Json::object();
    for (const errors::CatalogueEntry& entry : errors::catalogueTable())
        codes.set(
            std::string(entry.code), base::Json::object({ { "ko", entry.korean }, { "en", entry.english } }));
    return http::Response::json(200, base::Json::object({ { "codes", std::move(codes) } }));
}

} // namespace maru::api
