// SPDX-License-Identifier: Apache-2.0
// One action on an executor that is made for it and has no trees.
#include "server/chain/dry_run.h"

#include "server/chain/executor.h"

namespace maru::chain {

namespace {

/// Copied before the layer is dropped: what was there before shows only without it.
struct Written {
    std::string domain, table, key;
    Value after;
};

std::vector<Written> writtenRows(const Overlay& overlay)
{
    std::vector<Written> rows;
    for (const auto& [domain, tables] : overlay.domains()) {
        for (const auto& [table, values] : tables) {
            for (const auto& [key, value] : values)
                rows.push_back(Written { domain, table, key, value });
        }
    }
    return rows;
}

std::optional<base::Json> valueOf(const Value& value)
{
    return value ? std::optional<base::Json>(*value) : std::nullopt;
}

} // namespace

base::Result<DryRun> Executor::dryRun(base::UnixSeconds time, const DryRunRequest& request)
{
    MARU_CHECK(m_state.beginBlock());
    DryRun run;
    run.height = m_state.reader().height();
    const domain::BlockContext block { base::next(run.height), time, m_chain };
    ExecutionContext context(m_state, m_services, block, request.domain, request.signer, request.transaction);
    if (needsApproval(block, request.domain, request.action))
        context.setApproved();
    auto data = runAction(context, request.domain, request.action, request.signer, request.payload,
        /*isPayloadChecked=*/false);
    if (m_state.failure())
        return *m_state.failure();
    if (!data) {
        m_state.abandonBlock();
        if (data.error().kind == base::ErrorKind::Failed)
            return data.error();
        run.result.code = data.error().code;
        run.result.data = base::Json::object();
        if (!data.error().field.empty())
            run.result.data.set("field", data.error().field);
        return run;
    }
    run.result.data = std::move(*data);
    const std::vector<Written> rows = writtenRows(m_state.transactionWrites());
    m_state.dropTransaction();
    for (const Written& row : rows) {
        RowChange change { row.domain, row.table, row.key,
            valueOf(m_state.get(row.domain, row.table, row.key)), valueOf(row.after) };
        if (change.before != change.after)
            run.changes.push_back(std::move(change));
    }
    if (m_state.failure())
        return *m_state.failure();
    m_state.abandonBlock();
    for (domain::Event& event : context.takeEvents())
        run.events.push(
            base::Json::object({ { "type", std::move(event.type) }, { "data", std::move(event.data) } }));
    return run;
}

base::Result<DryRun> dryRun(const storage::Store& store, const domain::Registry& registry,
    const domain::ServiceFactories& services, const std::string& chain, base::UnixSeconds time,
    const DryRunRequest& request)
{
    Executor executor(store, registry, services, chain, std::string());
    return executor.dryRun(time, request);
}

} // namespace maru::chain
