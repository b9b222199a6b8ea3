// SPDX-License-Identifier: Apache-2.0
// A section that a page adds to the detail pane of its lists, between facts and timeline: a picture, an inner table.
#pragma once

#include "shared/base/json.h"

#include <QWidget>

namespace maru::console {

class DetailPart : public QWidget {
public:
    using QWidget::QWidget;
    /// The row that is selected now; called again when the row changes. May ask the server; answers of an earlier row
    /// must be dropped.
    virtual void showRow(const base::Json& row) = 0;
    /// The full thing of ResourceSpec::fullPath, when it has come.
    virtual void showFull(const base::Json& full) { (void)full; }
    virtual void clear() = 0;
};

} // namespace maru::console
