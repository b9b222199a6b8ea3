// SPDX-License-Identifier: Apache-2.0
// The console's reader of Server-Sent Events: the same events wherever the bytes are cut.
// LIBS: maru_console_core
#include "admin-console/core/event_stream.h"

#include <cstdint>
#include <vector>

using namespace maru::console;

namespace {

std::vector<ServerEvent> eventsOf(const QByteArray& bytes, qsizetype piece)
{
    std::vector<ServerEvent> events;
    EventStreamReader reader([&events](const ServerEvent& event) { events.push_back(event); });
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        reader.feed(bytes.mid(at, piece));
    return events;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const std::vector<ServerEvent> whole = eventsOf(bytes, std::max<qsizetype>(1, bytes.size()));
    const std::vector<ServerEvent> pieces = eventsOf(bytes, size > 4096 ? 997 : 3);
    if (whole.size() != pieces.size())
        __builtin_trap();
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (whole[i].data != pieces[i].data || whole[i].type != pieces[i].type || whole[i].id != pieces[i].id)
            __builtin_trap();
    }
    return 0;
}
