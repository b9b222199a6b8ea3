// SPDX-License-Identifier: Apache-2.0
// What was executed, and where.
#include "shared/verify/election/record.h"

#include <map>

namespace maru::verify::election {

bool RecordLeaf::isProposal() const
{
    return isGood && transaction.domain == "election" && result.isOk()
        && result.data.find("proposal") != nullptr;
}

bool RecordLeaf::isApproval() const
{
    return isGood && transaction.domain == "approvals" && result.isOk();
}

bool RecordLeaf::isExecution() const
{
    return isApproval() && result.data.stringOr("state", "") == "executed"
        && result.data.stringOr("code", "") == "ok";
}

std::string RecordLeaf::where() const
{
    return "leaf " + std::to_string(index);
}

std::vector<Act> Record::acts() const
{
    static const base::Json kNothing = base::Json::object();
    std::map<std::string, const RecordLeaf*> proposed;
    std::vector<Act> found;
    for (const RecordLeaf& leaf : leaves) {
        if (leaf.isExecution()) {
            const auto proposal = proposed.find(leaf.transaction.payload.stringOr("transaction", ""));
            const base::Json* data = leaf.result.data.find("data");
            if (proposal != proposed.end())
                found.push_back({ proposal->second, &leaf, data != nullptr ? data : &kNothing });
        } else if (leaf.isProposal()) {
            proposed.emplace(leaf.id.hex(), &leaf);
        } else if (leaf.isGood && leaf.transaction.domain == "election" && leaf.result.isOk()) {
            found.push_back({ &leaf, &leaf, &leaf.result.data });
        }
    }
    return found;
}

} // namespace maru::verify::election
