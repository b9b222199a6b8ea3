// SPDX-License-Identifier: Apache-2.0
// All rows that match what a table shows, page after page, for files and paper: not only those that were scrolled to.
#pragma once

#include "admin-console/core/rows_model.h"
#include "admin-console/report/report.h"

#include <QPointer>

namespace maru::console {

/// Asks with the filter and order that the model had when this was made. GUI thread only; ends with
/// `console.offline` when the model is gone before the last page.
class RowsSupply final : public report::RowSupply {
public:
    explicit RowsSupply(RowsModel& model);

    void next(QObject* context, Sink sink) override;
    std::optional<qint64> total() const override;

private:
    QPointer<RowsModel> m_model;
    ApiRequest m_request; ///< of the first page
    QString m_cursorName;
    QString m_cursor;
    std::optional<qint64> m_total;
    bool m_canCount;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

/// Rows that the officer has selected, at once.
class SelectedRows final : public report::RowSupply {
public:
    explicit SelectedRows(std::vector<base::Json> rows) : m_rows(std::move(rows)), m_count(m_rows.size()) { }

    void next(QObject* context, Sink sink) override;
    std::optional<qint64> total() const override { return static_cast<qint64>(m_count); }

private:
    std::vector<base::Json> m_rows;
    std::size_t m_count;
};

} // namespace maru::console
