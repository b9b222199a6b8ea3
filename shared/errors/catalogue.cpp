// SPDX-License-Identifier: Apache-2.0
// Look-up in the generated table, and the choice of language from a request header.
#include "shared/errors/catalogue.h"

#include "shared/errors/table.h"

#include <algorithm>

namespace maru::errors {

namespace {

const CatalogueEntry* findEntry(std::string_view code)
{
    const auto table = catalogueTable();
    const auto found = std::lower_bound(table.begin(), table.end(), code,
        [](const CatalogueEntry& entry, std::string_view wanted) { return entry.code < wanted; });
    if (found == table.end() || found->code != code)
        return nullptr;
    return &*found;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// The weight "q=0.8" in thousandths; -1 when malformed, 1000 when absent.
int weightThousandths(std::string_view parameters)
{
    parameters = trimmed(parameters);
    if (parameters.empty())
        return 1000;
    if (parameters.size() < 3 || (parameters[0] != 'q' && parameters[0] != 'Q') || parameters[1] != '=')
        return -1;
    const std::string_view value = parameters.substr(2);
    if (value.size() > 5 || (value[0] != '0' && value[0] != '1') || (value.size() > 1 && value[1] != '.'))
        return -1;
    int weight = value[0] == '1' ? 1000 : 0;
    int unit = 100;
    for (size_t i = 2; i < value.size(); ++i, unit /= 10) {
        if (value[i] < '0' || value[i] > '9')
            return -1;
        weight += unit * (value[i] - '0');
    }
    return weight <= 1000 ? weight : -1;
}

bool isLanguage(std::string_view range, std::string_view language)
{
    if (range.size() < 2 || (range.size() > 2 && range[2] != '-'))
        return false;
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
    return lower(range[0]) == language[0] && lower(range[1]) == language[1];
}

} // namespace

std::string_view title(std::string_view code, Language language)
{
    const CatalogueEntry* entry = findEntry(code);
    if (entry == nullptr)
        return code;
    switch (language) {
    case Language::Korean:
        return entry->korean;
    case Language::English:
        return entry->english;
    }
    return code;
}

bool isKnown(std::string_view code)
{
    return findEntry(code) != nullptr;
}

Language preferredLanguage(std::string_view acceptLanguage)
{
    int korean = 0;
    int english = 0;
    while (!acceptLanguage.empty()) {
        const size_t comma = acceptLanguage.find(',');
        const std::string_view item = acceptLanguage.substr(0, comma);
        acceptLanguage =
            comma == std::string_view::npos ? std::string_view {} : acceptLanguage.substr(comma + 1);

        const size_t semicolon = item.find(';');
        const std::string_view range = trimmed(item.substr(0, semicolon));
        const int weight =
            semicolon == std::string_view::npos ? 1000 : weightThousandths(item.substr(semicolon + 1));
        if (isLanguage(range, "ko"))
            korean = std::max(korean, weight);
        else if (isLanguage(range, "en"))
            english = std::max(english, weight);
    }
    if (english > korean)
        return Language::English;
    // Equal weights: Korean is the language of the house.
    return Language::Korean;
}

} // namespace maru::errors
