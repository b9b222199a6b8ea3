// SPDX-License-Identifier: Apache-2.0
// From error codes to sentences.
#include "admin-console/core/problem.h"

#include "admin-console/core/text.h"
#include "shared/errors/catalogue.h"

namespace maru::console {

QString problemText(const base::Error& error, LanguageCode language)
{
    if (!errors::isKnown(error.code) && !error.detail.empty())
        return toQt(error.detail);
    return toQt(errors::title(
        error.code, language == LanguageCode::Korean ? errors::Language::Korean : errors::Language::English));
}

base::Error problemFromJson(const base::Json& json, int status)
{
    base::Error error = base::refused(
        json.stringOr("code", "console.http"), json.stringOr("field", ""), json.stringOr("title", ""));
    if (error.detail.empty())
        error.detail = "HTTP " + std::to_string(status);
    if (status >= 500)
        error.kind = base::ErrorKind::Failed;
    return error;
}

bool isOffline(const base::Error& error)
{
    return error.code == "console.offline" || error.code == "console.timeout" || error.code == "console.tls";
}

} // namespace maru::console
