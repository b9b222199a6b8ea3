// SPDX-License-Identifier: Apache-2.0
// The typed client's calls as requests of the connection.
#include "admin-console/core/client_transport.h"

#include "admin-console/core/text.h"

#include <utility>

namespace maru::console {

void ClientTransport::send(client::Call call, client::Answer answer)
{
    m_connection.sendRaw(
        bytesOf(call.method), toQt(call.target), call.headers, bytesOf(call.body), std::move(answer));
}

} // namespace maru::console
