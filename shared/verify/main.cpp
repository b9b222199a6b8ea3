// SPDX-License-Identifier: Apache-2.0
// maru-verify: checks receipts, chains, elections, heads, sums and certificates of destruction. Exit status 0 pass, 1 fail, 2 unavailable.
#include "shared/verify/anchors.h"
#include "shared/verify/election_command.h"
#include "shared/verify/texts.h"
#include "shared/verify/verify.h"

#include "shared/crypto/signing.h"

#include <CLI/CLI.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

using namespace maru;

namespace {

struct Options {
    std::string node;
    std::string ca;
    std::string language;
    bool isJson = false;
    std::string input;
    std::string heads;
    int every = 0;
    std::string server;
    std::string exportFile;
    std::string destruction;
    std::string election;
    std::string since;
    std::string output;
    unsigned threads = 0;
    bool trustsFirst = false;
    std::vector<std::string> trustees;
    std::vector<std::string> certifiers;
    std::vector<std::string> receipts;
    std::vector<std::string> chainHeads;
};

verify::Language languageOf(const Options& options)
{
    if (options.language == "ko")
        return verify::Language::Korean;
    if (options.language == "en")
        return verify::Language::English;
    for (const char* name : { "LC_ALL", "LC_MESSAGES", "LANG" }) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0')
            return std::string_view(value).starts_with("ko") ? verify::Language::Korean
                                                             : verify::Language::English;
    }
    return verify::Language::English;
}

base::Result<std::unique_ptr<client::BlockingClient>> connect(const Options& options, const std::string& url)
{
    http::ClientOptions clientOptions;
    clientOptions.baseUrl = url;
    clientOptions.timeoutSeconds = 60;
    clientOptions.responseLimitBytes = 128u << 20;
    if (!options.ca.empty()) {
        MARU_TRY(pem, verify::readWhole(options.ca));
        clientOptions.caPem = std::move(pem);
    }
    return client::BlockingClient::open(std::move(clientOptions));
}

verify::Outcome print(const Options& options, const verify::Report& report, std::string_view command)
{
    const std::string text =
        options.isJson ? base::canonical(report.toJson(command)) + '\n' : report.toText(languageOf(options));
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
    return report.outcome();
}

/// Runs `check` with a connection, or reports why there is none.
template<class Check>
void withServer(verify::Report& report, const Options& options, const std::string& url, const Check& check)
{
    const auto client = connect(options, url);
    if (!client)
        report.unavailable(client.error());
    else
        check(**client);
}

template<class Check>
void withFile(verify::Report& report, const std::string& path, const Check& check)
{
    const auto source = verify::openFile(path);
    if (!source)
        report.unavailable(source.error());
    else
        check(**source);
}

verify::Outcome runReceipt(const Options& options)
{
    verify::Report report;
    if (const auto text = verify::readWhole(options.input); text)
        verify::checkReceiptText(report, *text, options.node);
    else
        report.unavailable(text.error());
    return print(options, report, "receipt");
}

verify::Outcome runDestruction(const Options& options)
{
    verify::Report report;
    if (verify::isUrl(options.input))
        withServer(report, options, options.input, [&](client::BlockingClient& client) {
            verify::checkServerDestruction(report, client, options.destruction, options.node);
        });
    else if (const auto text = verify::readWhole(options.input); text)
        verify::checkDestructionText(report, *text, options.node);
    else
        report.unavailable(text.error());
    return print(options, report, "destruction");
}

verify::Outcome runChain(const Options& options)
{
    verify::Report report;
    if (verify::isUrl(options.input))
        withServer(report, options, options.input,
            [&](client::BlockingClient& client) { verify::checkServerChain(report, client, options.node); });
    else
        withFile(report, options.input,
            [&](verify::LineSource& source) { verify::checkChain(report, source, options.node); });
    return print(options, report, "chain");
}

verify::Outcome runFollow(const Options& options)
{
    while (true) {
        verify::Report report;
        withServer(report, options, options.input, [&](client::BlockingClient& client) {
            verify::followOnce(report, client, options.heads, options.node);
        });
        const verify::Outcome outcome = print(options, report, "follow");
        // A server that is away for a while is no reason to stop watching it; a fork is.
        if (options.every <= 0 || outcome == verify::Outcome::Fail)
            return outcome;
        std::this_thread::sleep_for(std::chrono::seconds(options.every));
    }
}

verify::Outcome runSums(const Options& options)
{
    verify::Report report;
    if (!options.server.empty())
        withServer(report, options, options.server, [&](client::BlockingClient& client) {
            verify::checkServerSums(report, client, options.input, options.node);
        });
    else
        withFile(report, options.exportFile, [&](verify::LineSource& source) {
            verify::checkExportSums(report, source, options.input, options.node);
        });
    return print(options, report, "sums");
}

verify::Outcome runElection(const Options& options)
{
    verify::ElectionCommand command;
    command.node = options.node;
    command.since = options.since;
    command.output = options.output;
    command.election = options.election;
    command.threads = options.threads;
    command.isJson = options.isJson;
    command.trustsFirst = options.trustsFirst;
    command.trustees = options.trustees;
    command.certifiers = options.certifiers;
    command.receipts = options.receipts;
    command.heads = options.heads;
    command.chainHeads = options.chainHeads;
    command.language = languageOf(options);
    if (!verify::isUrl(options.input)) {
        auto source = verify::openFile(options.input);
        if (!source)
            source = verify::openNothing(source.error());
        return verify::runElectionCommand(command, **source);
    }
    const auto client = connect(options, options.input);
    if (!client)
        return verify::runElectionCommand(command, *verify::openNothing(client.error()));
    return verify::runElectionCommand(command, *verify::openElection(**client, options.election));
}

std::string checkDid(const std::string& text)
{
    return crypto::publicKeyOf(text) ? std::string() : "not a did:key of an Ed25519 key";
}

std::string checkHash(const std::string& text)
{
    return base::Hash256::fromHex(text) ? std::string() : "not 64 hexadecimal digits";
}

std::string checkHead(const std::string& text)
{
    return verify::parseHead(text) ? std::string() : "not HEIGHT:HASH";
}

int run(int argc, char** argv)
{
    Options options;
    CLI::App app { "Checks Maru receipts, chains, heads and sums without trusting a server.\n"
                   "Exit status: 0 everything holds, 1 something does not, 2 it could not be checked." };
    app.name("maru-verify");
    app.require_subcommand(1);
    const auto addCommon = [&](CLI::App* command) {
        command
            ->add_option(
                "--node", options.node, "DID of the chain's node; without it the material's own is taken")
            ->check(checkDid);
        command->add_flag("--json", options.isJson, "print one JSON object");
        command->add_option("--language", options.language, "ko or en; default: from LANG")
            ->check(CLI::IsMember({ "ko", "en" }));
    };
    const auto addCa = [&](CLI::App* command) {
        command->add_option(
            "--ca", options.ca, "PEM file of the CA that the server's certificate comes from");
    };

    CLI::App* receipt = app.add_subcommand("receipt", "check a .maru-receipt.json, without any network");
    receipt->add_option("FILE", options.input, "receipt")->required();
    addCommon(receipt);

    CLI::App* destruction =
        app.add_subcommand("destruction", "check a certificate of destruction: a file, or a server's");
    destruction->add_option("SOURCE", options.input, "file, or https://server:port")->required();
    destruction->add_option("--id", options.destruction, "of the destruction, when SOURCE is a server");
    addCommon(destruction);
    addCa(destruction);

    CLI::App* chain =
        app.add_subcommand("chain", "check a whole chain: an export file, or a server's export");
    chain->add_option("SOURCE", options.input, "file, or https://server:port")->required();
    addCommon(chain);
    addCa(chain);

    CLI::App* election = app.add_subcommand(
        "election", "check an election from the roll to the result: a record, or a server's");
    election->add_option("SOURCE", options.input, "record file, or https://server:port")->required();
    election->add_option("--id", options.election,
        "of the election: needed when SOURCE is a server, compared when it is a file");
    election->add_option("--since", options.since, "head of the ballot chain that was noted earlier (hex)")
        ->check(checkHash);
    election->add_option("--output", options.output, "keep the record that was read in this file");
    election->add_option("--threads", options.threads, "0 = all cores")->check(CLI::Range(0, 1'024));
    election->add_flag("--trust-first", options.trustsFirst,
        "take the record's own node at its word; without this, --node or an anchor a pass is not decided");
    election
        ->add_option("--trustee", options.trustees, "INDEX=DID: the key that a trustee is known to sign with")
        ->check(verify::checkTrusteePin);
    election->add_option("--certifier", options.certifiers, "DID that a certifier is known to sign with")
        ->check(checkDid);
    election->add_option(
        "--receipt", options.receipts, "a .maru-receipt.json that the record must agree with");
    election->add_option(
        "--heads", options.heads, "folder of maru-verify follow that the record must agree with");
    election
        ->add_option("--chain-head", options.chainHeads, "HEIGHT:HASH of a block that was noted elsewhere")
        ->check(checkHead);
    addCommon(election);
    addCa(election);

    CLI::App* follow =
        app.add_subcommand("follow", "keep a server's heads and shout when its history changes");
    follow->add_option("URL", options.input, "https://server:port")->required();
    follow->add_option("--heads", options.heads, "folder for the heads")->required();
    follow->add_option("--every", options.every, "go on, with so many seconds between; 0 = once")
        ->check(CLI::Range(0, 86'400));
    addCommon(follow);
    addCa(follow);

    CLI::App* sums = app.add_subcommand("sums", "check that a campaign's donations and payments add up");
    sums->add_option("CAMPAIGN", options.input, "id of the campaign")->required();
    CLI::Option* server = sums->add_option("--server", options.server, "https://server:port");
    CLI::Option* file = sums->add_option("--export", options.exportFile, "export with its state rows");
    server->excludes(file);
    addCommon(sums);
    addCa(sums);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const bool isHelp = error.get_exit_code() == 0;
        app.exit(error);
        return isHelp ? 0 : static_cast<int>(verify::Outcome::Unavailable);
    }
    if (*receipt)
        return static_cast<int>(runReceipt(options));
    if (*destruction) {
        if (verify::isUrl(options.input) && options.destruction.empty()) {
            std::fputs("maru-verify destruction: --id is needed with a server\n", stderr);
            return static_cast<int>(verify::Outcome::Unavailable);
        }
        return static_cast<int>(runDestruction(options));
    }
    if (*chain)
        return static_cast<int>(runChain(options));
    if (*election) {
        if (verify::isUrl(options.input) && options.election.empty()) {
            std::fputs("maru-verify election: --id is needed with a server\n", stderr);
            return static_cast<int>(verify::Outcome::Unavailable);
        }
        return static_cast<int>(runElection(options));
    }
    if (*follow)
        return static_cast<int>(runFollow(options));
    if (options.server.empty() && options.exportFile.empty()) {
        std::fputs("maru-verify sums: --server URL or --export FILE is needed\n", stderr);
        return static_cast<int>(verify::Outcome::Unavailable);
    }
    return static_cast<int>(runSums(options));
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return run(argc, argv);
    } catch (const std::exception& exception) {
        std::fprintf(stderr, "maru-verify: %s\n", exception.what());
        return static_cast<int>(verify::Outcome::Unavailable);
    }
}
