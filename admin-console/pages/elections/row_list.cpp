// SPDX-License-Identifier: Apache-2.0
// Pages of a list.
#include "admin-console/pages/elections/row_list.h"

#include "admin-console/core/text.h"

#include <memory>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kRowsAtMost = 10'000;

struct ListOrder {
    QString query;
    QString election;
    std::vector<base::Json> rows;
    std::function<void(const base::Result<std::vector<base::Json>>&)> sink;
};

void loadNext(
    Transport& transport, QObject* context, const std::shared_ptr<ListOrder>& order, const QString& after)
{
    QueryItems items { { u"election"_s, order->election }, { u"limit"_s, u"500"_s } };
    if (!after.isEmpty())
        items.emplace_back(u"after"_s, after);
    transport.send(get(u"/v1/query/election/"_s + order->query, std::move(items)), context,
        [&transport, context, order](const ApiAnswer& answer) {
            const base::Json* rows = answer ? answer->find("rows") : nullptr;
            if (rows == nullptr || !rows->isArray()) {
                order->sink(answer ? base::failed("console.protocol") : answer.error());
                return;
            }
            for (const base::Json& row : rows->asArray())
                order->rows.push_back(row);
            const QString next = toQt(answer->stringOr("next", ""));
            if (next.isEmpty() || order->rows.size() >= kRowsAtMost)
                order->sink(order->rows);
            else
                loadNext(transport, context, order, next);
        });
}

} // namespace

void loadWholeList(Transport& transport, const QString& query, const QString& election, QObject* context,
    std::function<void(const base::Result<std::vector<base::Json>>&)> sink)
{
    auto order = std::make_shared<ListOrder>();
    order->query = query;
    order->election = election;
    order->sink = std::move(sink);
    loadNext(transport, context, order, {});
}

} // namespace maru::console::elections
