// SPDX-License-Identifier: Apache-2.0
// Pages of an election's record, given when the test wants to.
#pragma once

#include "shared/client/transport.h"

#include <QByteArray>

#include <deque>
#include <string>
#include <vector>

namespace maru::console {

class ScriptedRecords final : public client::Transport {
public:
    void send(client::Call call, client::Answer answer) override
    {
        calls.push_back(call.target);
        answers.push_back(std::move(answer));
    }
    void page(const QByteArray& lines, const std::string& next)
    {
        http::Response response;
        response.body = std::string(lines.constData(), static_cast<std::size_t>(lines.size()));
        response.headers["Maru-Next-Cursor"] = next;
        give(std::move(response));
    }
    void give(base::Result<http::Response> answer)
    {
        client::Answer first = std::move(answers.front());
        answers.pop_front();
        first(std::move(answer));
    }
    std::vector<std::string> calls;
    std::deque<client::Answer> answers;
};

} // namespace maru::console
