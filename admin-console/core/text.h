// SPDX-License-Identifier: Apache-2.0
// Between Qt's strings and the UTF-8 strings of shared/.
#pragma once

#include <QByteArray>
#include <QString>

#include <string>
#include <string_view>

namespace maru::console {

inline QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

inline std::string fromQt(const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    return std::string(bytes.constData(), static_cast<std::size_t>(bytes.size()));
}

inline std::string_view viewOf(const QByteArray& bytes)
{
    return std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
}

inline QByteArray bytesOf(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

/// For English, which has two forms; Korean translates both alike.
inline QString counted(qint64 count, const QString& one, const QString& many)
{
    return count == 1 ? one : many;
}

} // namespace maru::console
