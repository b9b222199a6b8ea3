// SPDX-License-Identifier: Apache-2.0
// Text that is safe to write anywhere: what cannot be seen is made visible.
#pragma once

#include <QString>

namespace maru::console::report {

/// Line ends become '\n'; other control characters become their pictures (U+2400…) or U+FFFD, as do characters that XML
/// cannot hold. Everything else stays. Pure.
inline QString cleanText(const QString& text)
{
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        const bool hasNext = i + 1 < text.size();
        if (unit == u'\r') {
            clean += u'\n';
            if (hasNext && text[i + 1] == u'\n')
                ++i;
        } else if (unit == u'\n' || unit == u'\t') {
            clean += QChar(unit);
        } else if (unit < 0x20) {
            clean += QChar(static_cast<char16_t>(0x2400 + unit));
        } else if (unit == 0x7f) {
            clean += QChar(char16_t(0x2421));
        } else if ((unit > 0x7f && unit < 0xa0) || unit >= 0xfffe) {
            clean += QChar(char16_t(0xfffd));
        } else if (text[i].isHighSurrogate() && hasNext && text[i + 1].isLowSurrogate()) {
            clean += text[i];
            clean += text[++i];
        } else if (text[i].isSurrogate()) {
            clean += QChar(char16_t(0xfffd));
        } else {
            clean += text[i];
        }
    }
    return clean;
}

} // namespace maru::console::report
