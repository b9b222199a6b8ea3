// SPDX-License-Identifier: Apache-2.0
// Event streams of committed blocks: what was missed is read from the store, what is new comes from the node, without a
// gap or a duplicate where the one takes over from the other.
#pragma once

#include "server/chain/node.h"
#include "shared/http/server.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace maru::api {

/// Safe to call from any thread. Subscribes to the node for as long as it lives; the node must outlive it.
class Streams {
public:
    Streams(chain::Node& node, base::Logger& log);
    ~Streams();
    Streams(const Streams&) = delete;
    Streams& operator=(const Streams&) = delete;

    /// Sends every block after this height, for ever; without a height, those from now on. Returns when the stored
    /// ones have been handed to the sink.
    void open(std::shared_ptr<http::EventSink> sink, std::optional<base::Height> after);
    std::int64_t count() const;

private:
    struct Connection {
        std::mutex mutex; // guards what follows
        std::shared_ptr<http::EventSink> sink;
        std::int64_t next = 0; ///< height that the client gets next
        std::int64_t newest = 0; ///< height of the newest block that the node told of
        bool isLive = false; ///< blocks go straight from the node to the sink
    };

    void onBlock(const chain::CommittedBlock& block);
    base::Status catchUp(Connection& connection);
    void drop(const Connection* connection);

    chain::Node& m_node;
    base::Logger& m_log;
    mutable std::mutex m_mutex; // guards m_connections
    std::vector<std::shared_ptr<Connection>> m_connections;
    std::uint64_t m_subscription = 0;
};

} // namespace maru::api
