// SPDX-License-Identifier: Apache-2.0
// The face of identifiers and JSON.
#include "admin-console/dialogs/fonts.h"

#include <QStringList>

namespace maru::console {

using namespace Qt::StringLiterals;

QFont monospaced(const QFont& like)
{
    QFont font(
        QStringList { u"D2Coding"_s, u"Noto Sans Mono CJK KR"_s, u"DejaVu Sans Mono"_s, u"Consolas"_s });
    font.setPixelSize(like.pixelSize() > 0 ? like.pixelSize() - 1 : 12);
    font.setStyleHint(QFont::Monospace);
    return font;
}

} // namespace maru::console
