// SPDX-License-Identifier: Apache-2.0
// What every resource needs: query parameters read strictly, lists, and errors turned into problems in one place.
#pragma once

#include "server/api/services.h"

#include <functional>
#include <initializer_list>

namespace maru::api {

using Resource = base::Result<http::Response> (*)(const Services& services, const http::Request& request);

/// The router's handler: a refusal becomes its problem in the caller's language, a failure is logged besides.
http::Handler handle(const Services& services, Resource resource);

http::Language languageOf(const http::Request& request);
http::Response problemFor(const Services& services, const http::Request& request, const base::Error& error);
/// The problem's JSON object, for errors inside a list of results.
base::Json problemJson(const base::Error& error, http::Language language);

/// Refused `query.extra_parameter` (with its name) for a query parameter that is not in the list, `query.parameter` for
/// one given twice.
base::Status onlyParameters(const http::Request& request, std::initializer_list<std::string_view> known);
/// Decimal digits only. Refused `query.parameter`.
base::Result<std::optional<std::int64_t>> integerParameter(
    const http::Request& request, std::string_view name, std::int64_t minimum, std::int64_t maximum);
base::Result<std::int64_t> parseInteger(
    std::string_view text, std::string_view name, std::int64_t minimum, std::int64_t maximum);
/// `limit`, 1..500, default 50.
base::Result<std::size_t> limitParameter(const http::Request& request);
/// `total=1`.
bool wantsTotal(const http::Request& request);
/// Of a route that has it.
const std::string& pathParameter(const http::Request& request, std::string_view name);
base::Result<base::Hash256> idParameter(const http::Request& request);
base::Result<base::Height> heightParameter(const http::Request& request);

/// {"rows", "next", "total"}
http::Response listResponse(base::Json::Array rows, std::string next, std::optional<std::int64_t> total);
base::Json hashArray(const std::vector<base::Hash256>& hashes);
/// A count that is known to fit.
base::Json count(std::uint64_t value);

} // namespace maru::api
