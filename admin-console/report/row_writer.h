// SPDX-License-Identifier: Apache-2.0
// A file that a table is written into, page by page.
#pragma once

#include "shared/base/json.h"

#include <QtGlobal>

#include <functional>
#include <optional>
#include <vector>

class QObject;

namespace maru::console::report {

/// GUI thread. Writes beside the target and renames at the end: until finish() has succeeded nothing is there, and a
/// writer that is destroyed before takes away what it wrote. Errors: `console.export_file`, `console.export_too_long`.
class RowWriter {
public:
    using Progress = std::function<void(qint64 done, std::optional<qint64> total)>;
    using Done = std::function<void(const base::Status& status)>;

    RowWriter() = default;
    RowWriter(const RowWriter&) = delete;
    RowWriter& operator=(const RowWriter&) = delete;
    virtual ~RowWriter() = default;

    virtual base::Status open() = 0;
    virtual base::Status write(const std::vector<base::Json>& rows) = 0;
    /// What remains when all rows are there; may take long, returns at once. `done` runs later, once, unless `context`
    /// is gone.
    virtual void finish(QObject* context, Progress progress, Done done) = 0;
};

} // namespace maru::console::report
