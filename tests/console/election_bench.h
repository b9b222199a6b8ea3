// SPDX-License-Identifier: Apache-2.0
// Services over a scripted transport and a scripted sender, with the election domain's real declarations.
#pragma once

#include "admin-console/core/text.h"
#include "admin-console/shell/workbench.h"
#include "tests/console/scripted_transport.h"

#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace maru::console {

class ScriptedElectionSender final : public TransactionSender {
public:
    using TransactionSender::TransactionSender;
    void send(const std::string& domain, const std::string& action, const base::Json& payload, QObject*,
        Callback callback) override
    {
        sent.push_back(domain + "/" + action + " " + base::canonical(payload));
        callbacks.push_back(std::move(callback));
    }
    void answer(const base::Result<Outcome>& result)
    {
        Callback first = std::move(callbacks.front());
        callbacks.pop_front();
        first(result);
    }
    void ok(base::Json::Object data)
    {
        Outcome outcome;
        outcome.id = QStringLiteral("t") + QString::number(++m_count);
        outcome.code = "ok";
        outcome.height = 7;
        outcome.data = base::Json(std::move(data));
        answer(outcome);
    }
    void refuse(const std::string& code, const std::string& field = {})
    {
        Outcome outcome;
        outcome.id = QStringLiteral("t");
        outcome.code = code;
        outcome.data = base::Json::object({ { "field", field } });
        answer(outcome);
    }
    std::vector<std::string> sent;
    std::deque<Callback> callbacks;

private:
    int m_count = 0;
};

struct ElectionBench {
    ElectionBench()
    {
        sender = std::make_unique<ScriptedElectionSender>(bench.connection, bench.session);
        services.reset(new Services { bench.connection, bench.session, bench.catalogue, *sender, bench.proofs,
            bench.language, [this](const QString& kind, const QString& id) { shown << kind + u'/' + id; },
            nullptr, nullptr });
    }
    static Outcome accepted(base::Json::Object data)
    {
        Outcome outcome;
        outcome.code = "ok";
        outcome.height = 7;
        outcome.data = base::Json(std::move(data));
        return outcome;
    }

    Workbench bench;
    ScriptedTransport transport;
    std::unique_ptr<ScriptedElectionSender> sender;
    std::unique_ptr<Services> services;
    QStringList shown;
};

} // namespace maru::console
