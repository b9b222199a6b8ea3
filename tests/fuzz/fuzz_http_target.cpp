// SPDX-License-Identifier: Apache-2.0
// Request targets, percent-encoding, Accept-Language, base URLs, event streams: no crash, and promises are kept.
// LIBS: maru_http
#include "shared/http/event_stream.h"
#include "shared/http/message.h"
#include "shared/http/target.h"
#include "shared/http/url.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace maru;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = base::asText(base::ByteView(data, size));
    if (const auto target = http::parseTarget(text)) {
        MARU_ASSERT(target->path.starts_with('/'));
        MARU_ASSERT(target->path.find('\0') == std::string::npos);
        MARU_ASSERT((target->path + '/').find("/../") == std::string::npos);
        MARU_ASSERT(target->query.size() <= http::kMaxQueryParameters);
    }
    for (const bool plusIsSpace : { false, true }) {
        if (const auto decoded = http::decodeComponent(text, plusIsSpace)) {
            const auto again = http::decodeComponent(http::encodeComponent(*decoded), plusIsSpace);
            MARU_ASSERT(again && *again == *decoded);
        }
    }
    static_cast<void>(http::preferredLanguage(text));
    if (const auto url = http::parseBaseUrl(text))
        MARU_ASSERT(!url->host.empty() && !url->port.empty());
    http::EventParser parser(4096);
    std::size_t events = 0;
    static_cast<void>(parser.feed(text, [&](const http::StreamEvent&) { return ++events < 1000; }));
    return 0;
}
