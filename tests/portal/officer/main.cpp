// SPDX-License-Identifier: Apache-2.0
// An officer at the chain server, for tests in JavaScript: signs in with a key file, then does what standard input says,
// one JSON object a line: {"domain", "action", "payload"} is signed and sent, {"method", "path", "body"?} is asked with
// the session. One JSON object a line comes back: {"code", "data"} or {"status", "body"}.
#include "shared/base/clock.h"
#include "shared/client/blocking_client.h"
#include "shared/crypto/key_file.h"
#include "shared/ledger/transaction.h"

#include <CLI/CLI.hpp>

#include <fstream>
#include <iostream>
#include <iterator>

namespace {

using namespace maru;
using base::Json;

constexpr std::int64_t kValiditySeconds = 300;

base::Result<std::string> readText(const std::string& file)
{
    std::ifstream input(file, std::ios::binary);
    std::string text { std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>() };
    if (!input)
        return base::failed("file.read", file);
    return text;
}

base::Result<Json> sendAction(
    client::BlockingClient& client, const crypto::SigningKey& key, const std::string& chain, const Json& line)
{
    MARU_TRY(domain, base::readString(line, "domain"));
    MARU_TRY(action, base::readString(line, "action"));
    const auto transaction = ledger::makeTransaction(key, chain, domain, action, line.at("payload"),
        base::UnixSeconds(base::SystemClock().now().count() + kValiditySeconds));
    MARU_TRY(answer,
        client.send(client::Call { "POST", "/v1/transactions", { { "Content-Type", "application/json" } },
            base::canonical(ledger::toJson(transaction)) }));
    MARU_TRY(body, base::parseJson(answer.body));
    const Json* results = body.find("results");
    if (results == nullptr || !results->isArray() || results->asArray().empty())
        return body;
    return results->asArray().front();
}

base::Result<Json> askServer(client::BlockingClient& client, const Json& line)
{
    MARU_TRY(method, base::readString(line, "method"));
    MARU_TRY(path, base::readString(line, "path"));
    const Json* body = line.find("body");
    http::Headers headers;
    if (body != nullptr)
        headers["Content-Type"] = "application/json";
    MARU_TRY(answer,
        client.send(client::Call {
            method, path, headers, body == nullptr ? std::string() : base::canonical(*body) }));
    auto json = base::parseJson(answer.body);
    return Json::object(
        { { "status", answer.status }, { "body", json ? std::move(*json) : Json(answer.body) } });
}

base::Status work(const std::string& server, const std::string& ca, const std::string& keyFile,
    const std::string& passphraseFile)
{
    MARU_TRY(caPem, readText(ca));
    MARU_TRY(passphrase, crypto::readPassphraseFile(passphraseFile));
    MARU_TRY(key, crypto::readKeyFile(keyFile, passphrase));
    http::ClientOptions options;
    options.baseUrl = server;
    options.caPem = caPem;
    MARU_TRY(client, client::BlockingClient::open(options));
    MARU_TRY(node, client->run(client::requests::node()));
    MARU_CHECK(client->signIn(key, node.chain));
    for (std::string text; std::getline(std::cin, text);) {
        MARU_TRY(line, base::parseJson(text));
        MARU_TRY(answer,
            line.find("action") != nullptr ? sendAction(*client, key, node.chain, line)
                                           : askServer(*client, line));
        std::cout << base::canonical(answer) << std::endl;
    }
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    std::string server;
    std::string ca;
    std::string key;
    std::string passphrase;
    CLI::App app { "An officer for tests" };
    app.add_option("--server", server)->required();
    app.add_option("--ca", ca)->required();
    app.add_option("--key", key)->required();
    app.add_option("--passphrase-file", passphrase)->required();
    CLI11_PARSE(app, argc, argv);
    const auto outcome = work(server, ca, key, passphrase);
    if (!outcome) {
        std::cerr << outcome.error().code << ' ' << outcome.error().field << ' ' << outcome.error().detail
                  << '\n';
        return 1;
    }
    return 0;
}
