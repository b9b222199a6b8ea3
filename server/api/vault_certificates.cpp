// SPDX-License-Identifier: Apache-2.0
// Certificates of destruction, as a file that maru-verify checks without any server.
//
// {"format": "maru-destruction/v1", "destruction": id, "commitments": [hex, sorted], "receipt": receipt of
// privacy/certify, "state": state proof of the row of privacy/destructions}
#include "server/api/resources.h"

#include <algorithm>

namespace maru::api {

base::Result<http::Response> getDestructionCertificate(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    const std::string& id = pathParameter(request, "id");
    MARU_TRY(reader, services.node.read());
    MARU_TRY(row, reader->get("privacy", "destructions", id));
    if (!row)
        return base::refused("privacy.unknown_destruction", "id");
    if (row->at("state").asString() != "certified")
        return base::refused("privacy.not_certified", "id");
    std::vector<std::string> commitments;
    for (const base::Json& record : row->at("records").asArray()) {
        MARU_TRY(found, reader->get("privacy", "records", record.asString()));
        if (!found)
            return base::failed("chain.corrupt", "no record " + record.asString());
        commitments.push_back(found->at("commitment").asString());
    }
    std::sort(commitments.begin(), commitments.end());
    base::Json list = base::Json::array();
    for (const std::string& commitment : commitments)
        list.push(commitment);
    MARU_TRY(transaction, base::Hash256::fromHex(row->at("transaction").asString()));
    MARU_TRY(receipt, services.node.receipt(transaction));
    MARU_TRY(proof, services.node.stateProof("privacy", "destructions", id));
    http::Response response = http::Response::json(200,
        base::Json::object(
            { { "format", "maru-destruction/v1" }, { "destruction", id }, { "commitments", std::move(list) },
                { "receipt", ledger::toJson(receipt) }, { "state", ledger::toJson(proof) } }));
    response.headers["Content-Disposition"] = "attachment; filename=\"" + id + ".maru-destruction.json\"";
    return response;
}

} // namespace maru::api
