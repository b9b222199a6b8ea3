// SPDX-License-Identifier: Apache-2.0
// All rows of a query, page after page, for sums that need every one of them.
#pragma once

#include "admin-console/core/transport.h"

#include <functional>
#include <memory>
#include <vector>

namespace maru::console::donations {

/// Page after page: `page` gets the rows of each, `done` runs once after the last or with what went wrong; both later,
/// unless `context` has been destroyed or `stop` set by then.
inline void loadPages(Transport& transport, const QString& path, const QueryItems& items, QObject* context,
    const std::shared_ptr<bool>& stop, std::function<void(const std::vector<base::Json>&)> page,
    std::function<void(const base::Status&)> done)
{
    struct Loading {
        std::function<void(const std::vector<base::Json>&)> page;
        std::function<void(const base::Status&)> done;
        std::function<void(const QString&)> ask;
    };
    const auto loading = std::make_shared<Loading>();
    loading->page = std::move(page);
    loading->done = std::move(done);
    // The function keeps no owner of itself: each request that is under way does.
    const std::weak_ptr<Loading> weak = loading;
    loading->ask = [&transport, path, items, context, stop, weak](const QString& after) {
        const auto self = weak.lock();
        if (!self)
            return;
        QueryItems all = items;
        all.emplace_back(QStringLiteral("limit"), QStringLiteral("500"));
        if (!after.isEmpty())
            all.emplace_back(QStringLiteral("after"), after);
        transport.send(get(path, std::move(all)), context, [self, stop](const ApiAnswer& answer) {
            if (*stop)
                return;
            if (!answer) {
                self->done(answer.error());
                return;
            }
            const base::Json* rows = answer->find("rows");
            if (rows == nullptr || !rows->isArray()) {
                self->done(base::failed("console.protocol"));
                return;
            }
            self->page(rows->asArray());
            const std::string next = answer->stringOr("next", "");
            if (next.empty())
                self->done({});
            else if (!*stop)
                self->ask(QString::fromStdString(next));
        });
    };
    loading->ask({});
}

/// All rows at once, for lists that are small by nature. As loadPages().
inline void loadAllRows(Transport& transport, const QString& path, const QueryItems& items, QObject* context,
    const std::shared_ptr<bool>& stop, std::function<void(base::Result<std::vector<base::Json>>)> sink)
{
    const auto all = std::make_shared<std::vector<base::Json>>();
    loadPages(
        transport, path, items, context, stop,
        [all](const std::vector<base::Json>& page) { all->insert(all->end(), page.begin(), page.end()); },
        [all, sink = std::move(sink)](const base::Status& status) {
            if (status)
                sink(std::move(*all));
            else
                sink(status.error());
        });
}

} // namespace maru::console::donations
