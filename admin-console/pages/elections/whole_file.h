// SPDX-License-Identifier: Apache-2.0
// Small and large files, whole or not at all. Any thread.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <string>

namespace maru::console::elections {

/// False when it could not be written; then what was there before is still there.
bool writeWhole(const QString& path, const std::string& text);
/// Nothing when it cannot be read or is longer than `most` bytes.
std::optional<QByteArray> readWhole(const QString& path, qint64 most);

} // namespace maru::console::elections
