// SPDX-License-Identifier: Apache-2.0
// Files, whole.
#include "admin-console/pages/elections/whole_file.h"

#include <QFile>
#include <QSaveFile>

namespace maru::console::elections {

bool writeWhole(const QString& path, const std::string& text)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly)
        && file.write(text.data(), static_cast<qint64>(text.size())) == static_cast<qint64>(text.size())
        && file.commit();
}

std::optional<QByteArray> readWhole(const QString& path, qint64 most)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > most)
        return std::nullopt;
    QByteArray text = file.read(most + 1); // what is no plain file has no size before it is read
    if (text.size() > most)
        return std::nullopt;
    return text;
}

} // namespace maru::console::elections
