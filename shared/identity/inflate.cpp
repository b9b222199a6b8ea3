// SPDX-License-Identifier: Apache-2.0
// zlib.
#include "shared/identity/inflate.h"

#include <zlib.h>

#include <algorithm>

namespace maru::vc {

namespace {

// zlib.h: 15 is the largest window; 16 more asks for gzip.
int windowBits(Packing packing)
{
    return packing == Packing::Gzip ? 15 + 16 : 15;
}

} // namespace

base::Result<base::Bytes> deflated(base::ByteView bytes, Packing packing)
{
    z_stream stream {};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, windowBits(packing), 8, Z_DEFAULT_STRATEGY)
        != Z_OK)
        return base::failed("vc.deflate", "deflateInit2");
    base::Bytes out(deflateBound(&stream, static_cast<uLong>(bytes.size())));
    stream.next_in = const_cast<Bytef*>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = out.data();
    stream.avail_out = static_cast<uInt>(out.size());
    const int code = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (code != Z_STREAM_END)
        return base::failed("vc.deflate", "deflate");
    return out;
}

base::Result<base::Bytes> inflated(base::ByteView packed, Packing packing, std::size_t maxBytes)
{
    z_stream stream {};
    if (inflateInit2(&stream, windowBits(packing)) != Z_OK)
        return base::failed("vc.inflate", "inflateInit2");
    stream.next_in = const_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    base::Bytes out;
    // Grows with what comes out, so that a small bomb costs little memory.
    std::size_t room = std::min<std::size_t>(maxBytes, 64 * 1024);
    int code = Z_OK;
    while (code == Z_OK) {
        const std::size_t filled = out.size();
        out.resize(filled + room);
        stream.next_out = out.data() + filled;
        stream.avail_out = static_cast<uInt>(room);
        code = inflate(&stream, Z_NO_FLUSH);
        out.erase(out.end() - static_cast<std::ptrdiff_t>(stream.avail_out), out.end());
        if (code == Z_OK) {
            if (out.size() >= maxBytes) {
                // The bound is reached: only an end without another byte is good.
                std::uint8_t more = 0;
                stream.next_out = &more;
                stream.avail_out = 1;
                code = inflate(&stream, Z_NO_FLUSH);
                if (code != Z_STREAM_END || stream.avail_out == 0) {
                    inflateEnd(&stream);
                    return base::refused("vc.inflate_bound");
                }
                break;
            }
            if (stream.avail_in == 0 && stream.avail_out > 0)
                code = Z_BUF_ERROR; // cut off
            room = std::min(maxBytes - out.size(), std::max<std::size_t>(out.size(), 1));
        }
    }
    const bool isWhole = code == Z_STREAM_END && stream.avail_in == 0;
    inflateEnd(&stream);
    if (!isWhole)
        return base::refused("vc.inflate");
    return out;
}

} // namespace maru::vc
