// SPDX-License-Identifier: Apache-2.0
// Pages of a list.
#include "admin-console/pages/elections/row_list.h"

#include "admin-console/core/text.h"

#include <QPointer>

#include <iterator>
#include <memory>
#include <utility>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

/// What the server gives at once at most.
constexpr int kRowsAPage = 500;

struct ListReading {
    Transport& transport;
    ListOrder order;
    QPointer<QObject> context;
    ListReader reader;
    std::size_t rows = 0;
    QString after;
};

void askForPage(const std::shared_ptr<ListReading>& reading);

void takePage(const std::shared_ptr<ListReading>& reading, const ApiAnswer& answer)
{
    const base::Json* list = answer ? answer->find("rows") : nullptr;
    if (list == nullptr || !list->isArray()) {
        reading->reader.ended(answer ? base::failed("console.protocol") : answer.error());
        return;
    }
    std::vector<base::Json> rows(list->asArray().begin(), list->asArray().end());
    const QString next = toQt(answer->stringOr("next", ""));
    // A page without rows, or the same one again, would be asked for without end.
    if (!next.isEmpty() && (rows.empty() || next == reading->after)) {
        reading->reader.ended(base::failed("console.protocol"));
        return;
    }
    reading->rows += rows.size();
    if (reading->rows > reading->order.rowsAtMost
        || (!next.isEmpty() && reading->rows == reading->order.rowsAtMost)) {
        reading->reader.ended(base::refused("console.list_too_long"));
        return;
    }
    reading->after = next;
    reading->reader.page(std::move(rows), [reading, hasGoneOn = std::make_shared<bool>(false)] {
        if (std::exchange(*hasGoneOn, true) || !reading->context)
            return;
        if (reading->after.isEmpty())
            reading->reader.ended({});
        else
            askForPage(reading);
    });
}

void askForPage(const std::shared_ptr<ListReading>& reading)
{
    QueryItems items { { u"election"_s, reading->order.election },
        { u"limit"_s, QString::number(kRowsAPage) } };
    items.insert(items.end(), reading->order.filters.begin(), reading->order.filters.end());
    if (!reading->after.isEmpty())
        items.emplace_back(u"after"_s, reading->after);
    reading->transport.send(get(u"/v1/query/election/"_s + reading->order.query, std::move(items)),
        reading->context, [reading](const ApiAnswer& answer) { takePage(reading, answer); });
}

} // namespace

void readList(Transport& transport, ListOrder order, QObject* context, ListReader reader)
{
    askForPage(std::make_shared<ListReading>(
        ListReading { transport, std::move(order), context, std::move(reader), 0, {} }));
}

void loadWholeList(Transport& transport, const QString& query, const QString& election, QObject* context,
    std::function<void(const base::Result<std::vector<base::Json>>&)> sink)
{
    auto all = std::make_shared<std::vector<base::Json>>();
    readList(transport, { query, election }, context,
        { [all](std::vector<base::Json> rows, const std::function<void()>& goOn) {
             all->insert(
                 all->end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
             goOn();
         },
            [all, sink = std::move(sink)](const base::Status& status) {
                if (status)
                    sink(std::move(*all));
                else
                    sink(status.error());
            } });
}

} // namespace maru::console::elections
