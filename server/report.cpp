// SPDX-License-Identifier: Apache-2.0
// Errors for the person at the terminal.
#include "server/commands.h"
#include "server/setup.h"

#include "shared/errors/catalogue.h"

#include <cstdio>

namespace maru::server {

int report(const base::Error& error)
{
    const auto language = isKoreanTerminal() ? errors::Language::Korean : errors::Language::English;
    std::string text = "maru-server: " + std::string(errors::title(error.code, language)) + " (" + error.code;
    if (!error.field.empty())
        text += ", " + error.field;
    text += ")";
    if (!error.detail.empty())
        text += ": " + error.detail;
    std::fprintf(stderr, "%s\n", text.c_str());
    return kExitRefused;
}

} // namespace maru::server
