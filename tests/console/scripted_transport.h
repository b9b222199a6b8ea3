// SPDX-License-Identifier: Apache-2.0
// A transport whose answers the test gives, when it wants to.
#pragma once

#include "admin-console/core/text.h"
#include "admin-console/core/transport.h"

#include <QPointer>

#include <deque>

namespace maru::console {

class ScriptedTransport final : public Transport {
public:
    struct Waiting {
        ApiRequest request;
        QPointer<QObject> context;
        ApiCallback callback;
    };

    void send(ApiRequest request, QObject* context, ApiCallback callback) override
    {
        waiting.push_back({ std::move(request), context, std::move(callback) });
    }

    void answer(const ApiAnswer& given)
    {
        Waiting first = std::move(waiting.front());
        waiting.pop_front();
        if (first.context)
            first.callback(given);
    }

    QString argument(const QString& name) const
    {
        for (const auto& [key, value] : waiting.front().request.query) {
            if (key == name)
                return value;
        }
        return {};
    }

    /// Puts the first question with this argument at the front; false: there is none.
    bool bring(const QString& name, const QString& value)
    {
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            for (const auto& [key, text] : waiting[i].request.query) {
                if (key != name || text != value)
                    continue;
                Waiting found = std::move(waiting[i]);
                waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(i));
                waiting.push_front(std::move(found));
                return true;
            }
        }
        return false;
    }

    std::deque<Waiting> waiting;
};

/// Rows with these numbers.
inline base::Json rowsOf(const std::vector<int>& numbers, const char* next)
{
    base::Json rows = base::Json::array();
    for (const int i : numbers)
        rows.push(base::Json::object({ { "key", "c-" + std::to_string(i) },
            { "title_ko", "모금 " + std::to_string(i) }, { "title_en", "Campaign " + std::to_string(i) },
            { "state", "open" }, { "raised", 1000 * i } }));
    return base::Json::object({ { "rows", rows }, { "next", next }, { "total", 1000 } });
}

/// `count` rows of a list, from `first`, with the cursor of what follows.
inline base::Json listOf(int first, int count, const char* next)
{
    base::Json rows = base::Json::array();
    for (int i = first; i < first + count; ++i)
        rows.push(base::Json::object({ { "key", "c-" + std::to_string(i) },
            { "title_ko", "모금 " + std::to_string(i) }, { "title_en", "Campaign " + std::to_string(i) },
            { "state", "open" }, { "raised", 1000 * i } }));
    return base::Json::object({ { "rows", rows }, { "next", next }, { "total", 1000 } });
}

} // namespace maru::console
