// SPDX-License-Identifier: Apache-2.0
// One column of a table or one fact of a detail pane: which member of a row, what kind, which heading.
#pragma once

#include "admin-console/core/domain_catalogue.h"
#include "shared/base/json.h"

#include <QString>

#include <cstdint>

namespace maru::console {

enum class ValueKind {
    Text,
    LocalText, ///< members "<key>_ko" and "<key>_en"
    Won,
    Integer,
    Time,
    Date,
    Hash, ///< shortened in the middle
    Identifier, ///< ids that the chain gives and DIDs: shortened, monospaced
    State, ///< a badge
    Choice, ///< word from the domain's declarations
    Boolean,
    Region, ///< 2-digit code of 시·도
    Count, ///< number of items of a list
    Words, ///< list of choices
    Domain, ///< name of a domain in words
    Signer, ///< DID as the officer's name where it is one
    Problem, ///< error code in words; "ok" as the state of that name
    Action, ///< name of an action of the row's "domain" in words
    Share, ///< in billionths of the whole (kShareWhole)
};

/// What a value of ValueKind::Share is a part of.
inline constexpr std::int64_t kShareWhole = 1'000'000'000;

struct ColumnSpec {
    std::string key;
    ValueKind kind = ValueKind::Text;
    const char* title = nullptr; ///< English source text in context "Columns", marked with QT_TRANSLATE_NOOP
    std::string sort = {}; ///< name that the query's `sort=` takes; empty: not sortable
    int width = 120; ///< at first; the officer's own width is remembered
    bool isShown = true; ///< at first
    bool stretches = false; ///< takes what is left of the width
    QString heading = {}; ///< of tables whose headings are made while running; empty: `title`
    std::string words = {}; ///< field whose choices name the values; empty: `key`
};

/// What turns values into words: language and the server's declarations.
struct Words {
    const Language* language = nullptr;
    const DomainCatalogue* catalogue = nullptr;
    std::string domain; ///< whose choices
};

QString columnTitle(const ColumnSpec& column);
/// As shown in a table.
QString cellText(const base::Json& row, const ColumnSpec& column, const Words& words);
/// Unshortened, for copying, tooltips and exports; numbers without separators.
QString fullText(const base::Json& row, const ColumnSpec& column, const Words& words);
bool isRightAligned(ValueKind kind);
bool isMonospaced(ValueKind kind);
/// "서울특별시" for "11" (행정표준코드, 시·도), "00" is nationwide.
QString regionName(const QString& code, LanguageCode language);

} // namespace maru::console
