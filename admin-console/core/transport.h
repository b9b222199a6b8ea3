// SPDX-License-Identifier: Apache-2.0
// One asynchronous call of the server's API. The seam between everything that shows data and the network; tests put
// a scripted one here. GUI thread only.
#pragma once

#include "shared/base/json.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>
#include <utility>
#include <vector>

namespace maru::console {

using QueryItems = std::vector<std::pair<QString, QString>>;

struct ApiRequest {
    QByteArray method = "GET";
    QString path; ///< "/v1/query/donation/campaigns"; segments already percent-encoded
    QueryItems query; ///< not encoded
    QByteArray body; ///< JSON, or empty
    /// While the server is away an earlier answer will do: for what is only shown, with its age beside it. Never for
    /// exports, proofs, sums or anything that is acted on.
    bool mayBeOld = false;
};

using ApiAnswer = base::Result<base::Json>;
using ApiCallback = std::function<void(const ApiAnswer&)>;

class Transport {
public:
    virtual ~Transport() = default;
    /// Returns at once; `callback` runs later, unless `context` has been destroyed by then. Refusals of the server are
    /// its codes; failed `console.offline`, `console.tls`, `console.timeout`, `console.protocol`.
    virtual void send(ApiRequest request, QObject* context, ApiCallback callback) = 0;
};

inline ApiRequest get(QString path, QueryItems query = {})
{
    return ApiRequest { "GET", std::move(path), std::move(query), {}, false };
}

} // namespace maru::console
