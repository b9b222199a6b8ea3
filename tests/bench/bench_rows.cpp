// SPDX-License-Identifier: Apache-2.0
// maru-bench rows: opening, filtering, ordering and searching a list of a million donations, as the console asks for
// it over TLS on the loopback. The rows have the shape, tables, indexes and queries of the donation domain; genesis
// makes them, because a million signed donations would take hours.
#include "tests/bench/bench.h"
#include "tests/bench/https_stack.h"

#include "server/domains/donation/donation_domain.h"
#include "shared/http/client.h"
#include "tests/support/test_chain.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <iostream>

namespace maru::bench {

namespace {

using base::Json;

constexpr std::int64_t kCampaigns = 200;
constexpr std::int64_t kDonors = 50'000;
constexpr std::int64_t kFirstTime = 1'700'000'000;

std::string hex16(std::int64_t n)
{
    // Spread like hashes, so that the order of keys is not the order of time.
    const std::uint64_t mixed = static_cast<std::uint64_t>(n) * 0x9e3779b97f4a7c15ULL;
    std::array<char, 17> text {};
    std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(mixed));
    return std::string(text.data());
}

/// A well-formed DID that belongs to nobody.
std::string donorOf(std::int64_t n)
{
    crypto::PublicKey key {};
    for (std::size_t i = 0; i < 8; ++i)
        key.bytes[i] =
            static_cast<std::uint8_t>((static_cast<std::uint64_t>(n) * 0x9e3779b97f4a7c15ULL) >> (8 * i));
    return crypto::didOf(key);
}

class RowsDomain final : public domain::Domain {
public:
    RowsDomain() : m_donation(donation::makeDonationDomain()) { }
    const domain::DomainSpec& spec() const override { return m_donation->spec(); }

    base::Status genesis(domain::Context& context, const Json& section) override
    {
        const std::int64_t count = section.integerOr("rows", 0);
        for (std::int64_t i = 0; i < count; ++i) {
            const std::string id = "d-" + hex16(i);
            context.state().put("donations", id,
                Json::object({ { "id", id }, { "campaign", "c-" + hex16(i % kCampaigns) },
                    { "donor", donorOf(i % kDonors) }, { "amount", (i * 7919 % 100 + 1) * 1'000 },
                    { "index", i / kCampaigns }, { "tax_receipt", i % 3 == 0 }, { "public_name", i % 5 == 0 },
                    { "refunded", 0 }, { "height", i / 50 }, { "time", kFirstTime + i * 60 },
                    { "transaction", hex16(i) + hex16(i + 1) + hex16(i + 2) + hex16(i + 3) } }));
        }
        return {};
    }
    base::Result<Json> execute(domain::Context&, const std::string&, const Json&) override
    {
        return base::refused("bench.none");
    }

private:
    std::unique_ptr<domain::Domain> m_donation;
};

struct Question {
    const char* name;
    std::string query;
    const char* note;
};

std::vector<Question> questions(std::int64_t count)
{
    const std::string campaign = "c-" + hex16(7);
    const std::string donor = donorOf(4321);
    const auto time = [count](std::int64_t percent) {
        return std::to_string(kFirstTime + count * 60 * percent / 100);
    };
    return {
        { "open: first page", "", "" },
        { "open: newest first", "sort=-time", "" },
        { "filter: campaign", "campaign=" + campaign, "" },
        { "filter: campaign, largest first", "campaign=" + campaign + "&sort=-amount", "" },
        { "filter: donor", "donor=" + http::encodeComponent(donor), "" },
        { "condition: a hundredth of the time", "where=time:ge:" + time(50) + "&where=time:lt:" + time(51),
            "" },
        { "condition: a hundredth of the time, newest first",
            "where=time:ge:" + time(50) + "&where=time:lt:" + time(51) + "&sort=-time", "" },
        { "condition: amount of 99,000 and more", "where=amount:ge:99000", "" },
        { "condition: amount, newest first", "where=amount:ge:99000&sort=-time", "" },
        { "condition: tax receipt and amount", "where=tax_receipt:eq:true&where=amount:eq:42000", "" },
        { "search: a donation's number", "q=d-" + hex16(count / 2), "" },
        { "search: a donor", "q=" + http::encodeComponent(donor), "" },
        { "search: nothing like it", "q=zzzz", "" },
        { "count: all", "limit=1&total=1", "asked for apart, rows do not wait for it" },
        { "count: campaign", "limit=1&total=1&campaign=" + campaign, "" },
        { "count: amount", "limit=1&total=1&where=amount:ge:99000", "" },
    };
}

void runRows(std::int64_t count, int rounds, const std::string& folder, bool isJson)
{
    const TemporaryFolder temporary(folder);
    domain::Registry registry;
    registry.add(std::make_unique<RowsDomain>());
    const Json genesis = Json::object({ { "chain", "bench.maru" }, { "time", kFirstTime + count * 60 },
        { "node", crypto::didOf(test::nodeKey().publicKey()) },
        { "domains", Json::object({ { "donation", Json::object({ { "rows", count } }) } }) } });
    std::cerr << "filling " << count << " rows\n";
    auto started = startHttpsStack(temporary.path(), std::move(registry), test::nodeKey(), genesis);
    if (!started)
        fail(started.error());
    http::ClientOptions options;
    options.baseUrl = (*started)->url();
    options.caPem = (*started)->caPem();
    options.timeoutSeconds = 120;
    auto client = http::makeClient(std::move(options));
    if (!client)
        fail(client.error());

    Report report("A list of many rows, asked over HTTPS");
    report.add("rows", count, "");
    for (const Question& question : questions(count)) {
        std::vector<double> times;
        std::size_t found = 0;
        for (int round = 0; round < rounds; ++round) {
            const auto start = Clock::now();
            const auto answer =
                (*client)->send("GET", "/v1/query/donation/donations?" + question.query, {}, {});
            times.push_back(1000 * secondsSince(start));
            if (!answer)
                fail(answer.error());
            if (answer->status != 200)
                fail(base::failed("bench.answer", answer->body.substr(0, 300)));
            const auto json = base::parseJson(answer->body);
            found = json ? json->at("rows").asArray().size() : 0;
        }
        report.add(question.name, percentile(times, 50), 1, "ms",
            "slowest " + std::to_string(static_cast<int>(percentile(times, 100))) + " ms, "
                + std::to_string(found) + " rows" + (*question.note == '\0' ? "" : "; ") + question.note);
    }
    report.add("database", (*started)->databaseBytes() / (1024 * 1024), "MiB");
    report.print(isJson);
}

struct RowsSettings {
    std::int64_t count = 1'000'000;
    int rounds = 5;
    std::string folder;
    bool isQuick = false;
    bool isJson = false;
};

} // namespace

void addRowsCommands(CLI::App& app)
{
    const auto rows = std::make_shared<RowsSettings>();
    CLI::App* command = app.add_subcommand("rows", "Open, filter, order and search a list of many rows");
    command->add_option("--rows", rows->count, "How many")->check(CLI::Range(1'000, 10'000'000));
    command->add_option("--rounds", rows->rounds, "Times that each question is asked")
        ->check(CLI::Range(1, 100));
    command->add_option("--folder", rows->folder, "Where the database is made");
    command->add_flag("--quick", rows->isQuick, "20,000 rows");
    command->add_flag("--json", rows->isJson, "One JSON object");
    command->callback(
        [rows] { runRows(rows->isQuick ? 20'000 : rows->count, rows->rounds, rows->folder, rows->isJson); });
}

} // namespace maru::bench
