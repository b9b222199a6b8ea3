// SPDX-License-Identifier: Apache-2.0
// Tables that this computer has worked out itself, as the same files and papers as the lists of the server.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/report/report.h"

class QAbstractItemModel;

namespace maru::console {

/// Role under which a model gives a cell's number: base::Won, qlonglong or ShareOf; or the text for a file, where the
/// screen says what only holds on this computer. Cells without it are exported as shown.
inline constexpr int kExportRole = Qt::UserRole + 90;

/// Who issues it, which block's state it shows, and the code that leads to that block's signed header.
void describeReport(report::TableReport& report, const Services& services);

/// All rows of the model as they stand, with its horizontal headings; `conditions` in words may be empty.
report::TableReport localReport(const QAbstractItemModel& model, const Services& services,
    const QString& title, const QString& conditions);

} // namespace maru::console
