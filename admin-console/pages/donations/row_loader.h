// SPDX-License-Identifier: Apache-2.0
// All rows of a query, page after page, for sums that need every one of them.
#pragma once

#include "admin-console/core/transport.h"

#include <functional>
#include <memory>
#include <vector>

namespace maru::console::donations {

/// The sink runs once, later, unless `context` has been destroyed or `stop` set by then.
inline void loadAllRows(Transport& transport, const QString& path, const QueryItems& items, QObject* context,
    const std::shared_ptr<bool>& stop, std::function<void(base::Result<std::vector<base::Json>>)> sink)
{
    struct Loading {
        std::vector<base::Json> rows;
        std::function<void(base::Result<std::vector<base::Json>>)> sink;
        std::function<void(const QString&)> ask;
    };
    const auto loading = std::make_shared<Loading>();
    loading->sink = std::move(sink);
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
                self->sink(answer.error());
                return;
            }
            const base::Json* rows = answer->find("rows");
            if (rows == nullptr || !rows->isArray()) {
                self->sink(base::failed("console.protocol"));
                return;
            }
            self->rows.insert(self->rows.end(), rows->asArray().begin(), rows->asArray().end());
            const std::string next = answer->stringOr("next", "");
            if (next.empty())
                self->sink(std::move(self->rows));
            else
                self->ask(QString::fromStdString(next));
        });
    };
    loading->ask({});
}

} // namespace maru::console::donations
