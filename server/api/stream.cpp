// SPDX-License-Identifier: Apache-2.0
// GET /v1/stream and the hand-over from stored to new blocks.
#include "server/api/chain_json.h"
#include "server/api/resources.h"

#include <algorithm>

namespace maru::api {

Streams::Streams(chain::Node& node, base::Logger& log) : m_node(node), m_log(log)
{
    m_subscription = m_node.subscribe(
        [this](const std::shared_ptr<const chain::CommittedBlock>& block) { onBlock(*block); });
}

Streams::~Streams()
{
    m_node.unsubscribe(m_subscription);
}

std::int64_t Streams::count() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<std::int64_t>(m_connections.size());
}

void Streams::drop(const Connection* connection)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_connections, [connection](const auto& item) { return item.get() == connection; });
}

void Streams::onBlock(const chain::CommittedBlock& block)
{
    std::vector<std::shared_ptr<Connection>> connections;
    {
        const std::lock_guard lock(m_mutex);
        connections = m_connections;
    }
    if (connections.empty())
        return;
    const std::int64_t height = block.header.header.height.count();
    const std::string data = base::canonical(streamJson(m_node.registry(), block));
    for (const auto& connection : connections) {
        bool isOpen = true;
        {
            const std::lock_guard lock(connection->mutex);
            connection->newest = std::max(connection->newest, height);
            if (connection->isLive && height == connection->next) {
                isOpen = connection->sink->send("block", std::to_string(height), data);
                ++connection->next;
            }
        }
        if (!isOpen)
            drop(connection.get());
    }
}

base::Status Streams::catchUp(Connection& connection)
{
    while (true) {
        MARU_TRY(reader, m_node.read());
        const std::int64_t head = reader->height().count();
        std::int64_t height = 0;
        {
            const std::lock_guard lock(connection.mutex);
            height = connection.next;
        }
        for (; height <= head; ++height) {
            MARU_TRY(block, reader->block(base::Height(height)));
            if (!block)
                return base::failed("store.read", "a block is missing");
            MARU_TRY(json, streamJson(m_node.registry(), *reader, *block));
            if (!connection.sink->send("block", std::to_string(height), base::canonical(json)))
                return base::refused("http.closed");
        }
        const std::lock_guard lock(connection.mutex);
        connection.next = std::max(connection.next, height);
        // The node tells of a block after its commit, under this lock: whatever was committed after the snapshot is
        // either in `newest` by now or will find the connection live.
        if (connection.newest < connection.next) {
            connection.isLive = true;
            return {};
        }
    }
}

void Streams::open(std::shared_ptr<http::EventSink> sink, std::optional<base::Height> after)
{
    auto connection = std::make_shared<Connection>();
    connection->sink = std::move(sink);
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_connections, [](const auto& item) { return !item->sink->isOpen(); });
        m_connections.push_back(connection);
    }
    {
        // From here on the node tells of new blocks; the head says what was before.
        const std::int64_t head = m_node.head().header.height.count();
        const std::lock_guard lock(connection->mutex);
        connection->newest = std::max(connection->newest, head);
        connection->next = after ? after->count() + 1 : head + 1;
    }
    const auto done = catchUp(*connection);
    if (done)
        return;
    if (done.error().kind == base::ErrorKind::Failed)
        m_log.error("stream: " + done.error().code + ": " + done.error().detail);
    drop(connection.get());
}

void openStream(
    const Services& services, const http::Request& request, const std::shared_ptr<http::EventSink>& sink)
{
    // A browser that reconnects by itself sends Last-Event-ID beside the first address: the header is the newer one.
    std::string from = request.headerOr("Last-Event-ID", "");
    if (from.empty())
        from = request.queryValue("from").value_or("");
    std::optional<base::Height> after;
    if (!from.empty()) {
        const auto height = parseInteger(from, "from", -1, base::kMaxSafeInteger - 1);
        if (!height) {
            sink->send("problem", "",
                base::canonical(problemJson(base::refused("query.parameter", "from"), languageOf(request))));
            return;
        }
        after = base::Height(*height);
    }
    services.streams.open(sink, after);
}

} // namespace maru::api
