// SPDX-License-Identifier: Apache-2.0
// Compares a remembered header with the one that the server shows.
#include "admin-console/core/checked_comparison.h"

#include "admin-console/core/text.h"
#include "shared/ledger/header.h"

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

bool isHeaderOf(const base::Json& block, const CheckedRange& range)
{
    const base::Json* json = block.find("header");
    if (json == nullptr)
        return false;
    const base::Result<ledger::Header> header = ledger::decodeHeader(*json);
    return header && header->height.count() == range.to && ledger::headerHash(*header).hex() == range.hash;
}

} // namespace

CheckedComparison::CheckedComparison(Transport& transport, QObject* parent)
    : QObject(parent), m_transport(transport)
{
}

void CheckedComparison::forget()
{
    ++m_generation;
    m_isAsking = false;
    m_about.clear();
    m_state = State::Unknown;
}

void CheckedComparison::compare(const QString& server, const CheckedRange& range)
{
    if (!range.isKnown())
        return;
    const std::string about = fromQt(server) + ' ' + std::to_string(range.to) + ' ' + range.hash;
    if (about == m_about && (m_isAsking || m_state != State::Unknown))
        return;
    const int generation = ++m_generation;
    m_about = about;
    m_state = State::Unknown;
    m_isAsking = true;
    m_transport.send(get(u"/v1/blocks/"_s + QString::number(range.to)), this,
        [this, generation, range](const ApiAnswer& answer) {
            if (generation != m_generation)
                return;
            m_isAsking = false;
            if (answer)
                m_state = isHeaderOf(*answer, range) ? State::Same : State::Differs;
            else if (answer.error().code == "chain.unknown_block")
                m_state = State::Differs;
            else
                return;
            Q_EMIT changed();
        });
}

} // namespace maru::console
