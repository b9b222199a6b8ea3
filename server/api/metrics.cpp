// SPDX-License-Identifier: Apache-2.0
// Metrics in the Prometheus text format, version 0.0.4.
#include "server/api/resources.h"

namespace maru::api {

namespace {

void metric(
    std::string& out, std::string_view name, std::string_view type, std::string_view help, std::int64_t value)
{
    out += "# HELP ";
    out += name;
    out += ' ';
    out += help;
    out += "\n# TYPE ";
    out += name;
    out += ' ';
    out += type;
    out += '\n';
    out += name;
    out += ' ' + std::to_string(value) + '\n';
}

} // namespace

base::Result<http::Response> getMetrics(const Services& services, const http::Request&)
{
    const chain::NodeMetrics node = services.node.metrics();
    const ledger::SignedHeader head = services.node.head();
    std::string out;
    metric(out, "maru_height", "gauge", "Height of the newest committed block.", head.header.height.count());
    metric(out, "maru_log_size", "gauge", "Transactions in the log.",
        static_cast<std::int64_t>(head.header.logSize));
    metric(out, "maru_head_time_seconds", "gauge", "Time of the newest block, Unix seconds.",
        head.header.time.count());
    metric(out, "maru_transactions_committed_total", "counter", "Transactions that changed state.",
        node.transactionsCommitted);
    metric(out, "maru_transactions_refused_total", "counter", "Transactions refused in a block.",
        node.transactionsRefused);
    metric(out, "maru_admission_refused_total", "counter", "Transactions refused before a block.",
        node.admissionRefused);
    metric(out, "maru_mempool_size", "gauge", "Transactions waiting for a block.", node.mempoolSize);
    metric(out, "maru_last_commit_microseconds", "gauge", "Duration of the newest commit.",
        node.lastCommitMicroseconds);
    metric(out, "maru_state_keys", "gauge", "Keys in the state trees.", node.stateKeys);
    metric(out, "maru_state_tree_bytes", "gauge", "Memory of the state trees.", node.stateTreeBytes);
    metric(out, "maru_due_executed_total", "counter", "Due entries executed.", node.dueExecuted);
    metric(out, "maru_failed", "gauge", "1 after a failed commit.", services.node.hasFailed() ? 1 : 0);
    metric(out, "maru_sessions", "gauge", "Open sessions.", services.sessions.count());
    metric(out, "maru_streams", "gauge", "Open event streams.", services.streams.count());
    if (services.databaseBytes)
        metric(out, "maru_database_bytes", "gauge", "Size of the database.", services.databaseBytes());
    if (services.httpMetrics) {
        const http::ServerMetrics web = services.httpMetrics();
        metric(out, "maru_http_requests_total", "counter", "Requests answered.", web.requests);
        metric(out, "maru_http_connections", "gauge", "Open connections.", web.openConnections);
        metric(out, "maru_http_refused_rate_total", "counter", "Requests refused by the rate limit.",
            web.refusedByRate);
        metric(out, "maru_http_refused_limit_total", "counter", "Requests refused by another limit.",
            web.refusedByLimit);
        out +=
            "# HELP maru_http_responses_total Answers by status.\n# TYPE maru_http_responses_total counter\n";
        for (const auto& [status, number] : web.byStatus)
            out += "maru_http_responses_total{status=\"" + std::to_string(status) + "\"} "
                + std::to_string(number) + "\n";
    }
    return http::Response::text(200, std::move(out), "text/plain; version=0.0.4; charset=utf-8");
}

} // namespace maru::api
