// SPDX-License-Identifier: Apache-2.0
// Certificates of destruction as other domains may read them.
#include "server/domains/privacy/handlers.h"
#include "server/domains/privacy/privacy_domain.h"

namespace maru::privacy {

namespace {

class CertifiedRows final : public domain::Destructions {
public:
    explicit CertifiedRows(const domain::StateView& state) : m_state(state) { }

    std::optional<domain::Destruction> certified(std::string_view id) const override
    {
        const auto row = m_state.get("destructions", id);
        if (!row || !hasState(*row, { "certified" }))
            return std::nullopt;
        domain::Destruction found;
        found.recordClass = row->at("class").asString();
        found.root = row->at("root").asString();
        for (const Json& recordId : row->at("records").asArray()) {
            const auto record = m_state.get("records", recordId.asString());
            MARU_ASSERT(record.has_value());
            found.commitments.push_back(record->at("commitment").asString());
        }
        return found;
    }

private:
    const domain::StateView& m_state;
};

} // namespace

std::unique_ptr<domain::Destructions> makeDestructions(const domain::StateView& state)
{
    return std::make_unique<CertifiedRows>(state);
}

} // namespace maru::privacy
