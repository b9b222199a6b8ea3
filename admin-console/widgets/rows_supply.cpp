// SPDX-License-Identifier: Apache-2.0
// Paging through a whole list.
#include "admin-console/widgets/rows_supply.h"

#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSupplyPage = 500; // the largest that the server gives

} // namespace

RowsSupply::RowsSupply(RowsModel& model)
    : m_model(&model)
    , m_request(model.pageRequest({}, kSupplyPage))
    , m_cursorName(model.source().cursor)
    , m_total(model.total())
    , m_canCount(model.source().canCount)
{
}

std::optional<qint64> RowsSupply::total() const
{
    return m_total;
}

void RowsSupply::next(QObject* context, Sink sink)
{
    if (!m_model) {
        sink(base::failed("console.offline"), true);
        return;
    }
    ApiRequest request = m_request;
    if (!m_cursor.isEmpty()) {
        std::erase_if(request.query, [this](const auto& item) { return item.first == m_cursorName; });
        request.query.emplace_back(m_cursorName, m_cursor);
    } else if (m_canCount && !m_total) {
        request.query.emplace_back(u"total"_s, u"1"_s);
    }
    m_model->transport().send(std::move(request), context,
        [this, alive = std::weak_ptr<bool>(m_alive), sink = std::move(sink)](const ApiAnswer& answer) {
            if (alive.expired())
                return;
            if (!answer) {
                sink(answer.error(), true);
                return;
            }
            std::vector<base::Json> rows;
            if (const base::Json* list = answer->find("rows"); list != nullptr && list->isArray())
                rows = list->asArray();
            if (const base::Json* total = answer->find("total"); total != nullptr && total->isInteger())
                m_total = total->asInteger();
            m_cursor = RowsModel::nextCursor(*answer);
            const bool isLast = m_cursor.isEmpty();
            sink(std::move(rows), isLast);
        });
}

void SelectedRows::next(QObject*, Sink sink)
{
    sink(std::exchange(m_rows, {}), true);
}

} // namespace maru::console
