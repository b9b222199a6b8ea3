// SPDX-License-Identifier: Apache-2.0
// Reads one JSON object a line, {"command": name, …}, and answers with {"result": …} or {"error": code, "field", "detail"}.
#include "tests/election/tool/commands.h"

#include <iostream>

int main()
{
    using maru::base::Json;
    maru::votingtool::Commands commands;
    maru::votingtool::addBallotCommands(commands);
    maru::votingtool::addTrusteeCommands(commands);
    std::string line;
    while (std::getline(std::cin, line)) {
        const auto arguments = maru::base::parseJson(line);
        Json answer;
        const auto found = arguments ? commands.find(arguments->stringOr("command", "")) : commands.end();
        if (found == commands.end()) {
            answer = Json::object({ { "error", "tool.command" } });
        } else if (const auto result = found->second(*arguments)) {
            answer = Json::object({ { "result", *result } });
        } else {
            answer = Json::object({ { "error", result.error().code }, { "field", result.error().field },
                { "detail", result.error().detail } });
        }
        std::cout << maru::base::canonical(answer) << std::endl;
    }
    return 0;
}
