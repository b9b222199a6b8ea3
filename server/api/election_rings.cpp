// SPDX-License-Identifier: Apache-2.0
// The keys of one ring of an election, for the ring proof of a voter's program: public, and fixed with the election.
#include "server/api/resources.h"
#include "shared/crypto/hash.h"

namespace maru::api {

namespace {

constexpr std::size_t kMostElectionId = 40;
constexpr std::size_t kMostRingId = 60;

bool isPlainId(const std::string& text, std::size_t most)
{
    if (text.empty() || text.size() > most)
        return false;
    for (const char c : text) {
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'))
            return false;
    }
    return true;
}

} // namespace

base::Result<http::Response> getElectionRing(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    const std::string& election = pathParameter(request, "id");
    const std::string& ring = pathParameter(request, "ring");
    if (!isPlainId(election, kMostElectionId) || !isPlainId(ring, kMostRingId))
        return base::refused("api.unknown_ring");
    MARU_TRY(reader, services.node.read());
    MARU_TRY(row, reader->get("election", "rings", election + '/' + ring));
    if (!row)
        return base::refused("api.unknown_ring");
    const base::Json json =
        base::Json::object({ { "election", election }, { "ring", ring }, { "unit", row->at("unit") },
            { "weight", row->at("weight") }, { "size", row->at("size") }, { "keys", row->at("keys") } });
    // Rows of this table are written once; whoever asks again and again for another voter's ring need not be told apart.
    const std::string tag = "\"" + crypto::sha256(row->at("keys").asString()).hex().substr(0, 32) + "\"";
    http::Response response = http::Response::json(200, json);
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable";
    response.headers["ETag"] = tag;
    return response;
}

} // namespace maru::api
