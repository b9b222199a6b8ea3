// SPDX-License-Identifier: Apache-2.0
// shared/client over Qt Network, so that the typed client runs in the console as it does in tools and the portal.
#pragma once

#include "admin-console/core/connection.h"
#include "shared/client/transport.h"

namespace maru::console {

/// Sends with the connection's CA, token and language. Answers come on the GUI thread, one for each call, unless the
/// connection has been destroyed by then.
class ClientTransport final : public client::Transport {
public:
    explicit ClientTransport(Connection& connection) : m_connection(connection) { }
    void send(client::Call call, client::Answer answer) override;

private:
    Connection& m_connection;
};

} // namespace maru::console
