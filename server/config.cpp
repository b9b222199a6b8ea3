// SPDX-License-Identifier: Apache-2.0
// Reading maru.toml and writing the documented one, both from the same table of keys.
#include "server/config.h"

#include "server/data_folder.h"
#include "shared/http/forwarded.h"

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <functional>
#include <limits>
#include <optional>
#include <set>
#include <sstream>
#include <vector>

namespace maru::server {

namespace {

/// One key: a text or an integer with bounds.
struct Key {
    std::string section;
    std::string name;
    std::string help;
    std::function<std::string(const Config&)> write; ///< as TOML
    /// Exactly one of the two is set.
    std::function<bool(Config&, const std::string&)> readText;
    std::function<void(Config&, std::int64_t)> readInteger;
    std::int64_t minimum = 0;
    std::int64_t maximum = 0;
};

std::string tomlText(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + "\"";
}

template<class Access>
Key textKey(std::string section, std::string name, std::string help, Access access,
    std::function<bool(const std::string&)> isGood = {})
{
    Key key;
    key.section = std::move(section);
    key.name = std::move(name);
    key.help = std::move(help);
    key.write = [access](const Config& config) {
        Config copy = config;
        return tomlText(access(copy));
    };
    key.readText = [access, isGood](Config& config, const std::string& text) {
        if (isGood && !isGood(text))
            return false;
        access(config) = text;
        return true;
    };
    return key;
}

template<class Access>
Key integerKey(std::string section, std::string name, std::string help, Access access, std::int64_t minimum,
    std::int64_t maximum)
{
    Key key;
    key.section = std::move(section);
    key.name = std::move(name);
    key.help = std::move(help) + " (" + std::to_string(minimum) + " to " + std::to_string(maximum) + ")";
    key.write = [access](const Config& config) {
        Config copy = config;
        return std::to_string(access(copy));
    };
    key.readInteger = [access](Config& config, std::int64_t value) {
        auto& target = access(config);
        target = static_cast<std::remove_reference_t<decltype(target)>>(value);
    };
    key.minimum = minimum;
    key.maximum = maximum;
    return key;
}

/// Nothing when one of them is no address.
std::optional<std::vector<std::string>> proxiesOf(const std::string& text)
{
    std::vector<std::string> addresses;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        addresses.push_back(http::plainAddress(word));
        if (addresses.back().empty())
            return std::nullopt;
    }
    return addresses;
}

void addServerKeys(std::vector<Key>& keys)
{
    keys.push_back(textKey(
        "server", "address",
        "Address to listen on: \"127.0.0.1\" for this machine only, \"0.0.0.0\" or \"::\" for every "
        "interface.",
        [](Config & c) -> auto& { return c.http.address; }));
    keys.push_back(integerKey(
        "server", "port", "TCP port; 0 takes any free one.", [](Config & c) -> auto& { return c.http.port; },
        0, 65535));
    keys.push_back(textKey(
        "server", "trusted_proxies",
        "Addresses of portals and reverse proxies, separated by spaces: limits of one address hold for those "
        "whom they "
        "name in X-Forwarded-For.",
        [](Config & c) -> auto& { return c.trustedProxies; },
        [](const std::string& text) { return proxiesOf(text).has_value(); }));
    keys.push_back(integerKey(
        "server", "io_threads", "Threads that read and write sockets.",
        [](Config & c) -> auto& { return c.http.ioThreads; }, 1, 64));
    keys.push_back(integerKey(
        "server", "worker_threads", "Threads that answer requests.",
        [](Config & c) -> auto& { return c.http.workerThreads; }, 1, 256));
    keys.push_back(textKey(
        "tls", "certificate", "Certificate chain (PEM), relative to this folder or absolute.",
        [](Config & c) -> auto& { return c.certificate; }));
    keys.push_back(textKey(
        "tls", "key", "Its private key (PEM), mode 0600.", [](Config & c) -> auto& { return c.key; }));
}

void addLimitKeys(std::vector<Key>& keys)
{
    keys.push_back(integerKey(
        "limits", "body_bytes", "Longest request body.",
        [](Config & c) -> auto& { return c.http.limits.bodyBytes; }, 65'536, 1 << 30));
    keys.push_back(integerKey(
        "limits", "header_bytes", "Longest request line and header in all.",
        [](Config & c) -> auto& { return c.http.limits.headerBytes; }, 1'024, 1 << 20));
    keys.push_back(integerKey(
        "limits", "header_timeout_seconds", "Time in which a header must arrive.",
        [](Config & c) -> auto& { return c.http.limits.headerTimeoutSeconds; }, 1, 600));
    keys.push_back(integerKey(
        "limits", "body_timeout_seconds", "Time in which a body must arrive.",
        [](Config & c) -> auto& { return c.http.limits.bodyTimeoutSeconds; }, 1, 3'600));
    keys.push_back(integerKey(
        "limits", "idle_timeout_seconds", "How long an idle connection is kept.",
        [](Config & c) -> auto& { return c.http.limits.idleTimeoutSeconds; }, 1, 3'600));
    keys.push_back(integerKey(
        "limits", "connections", "Open connections in all.",
        [](Config & c) -> auto& { return c.http.limits.connections; }, 1, 1'000'000));
    keys.push_back(integerKey(
        "limits", "connections_per_peer", "Open connections of one address.",
        [](Config & c) -> auto& { return c.http.limits.connectionsPerPeer; }, 1, 1'000'000));
    keys.push_back(integerKey(
        "limits", "rate_per_peer", "Requests a second of one address; 0 = no limit.",
        [](Config & c) -> auto& { return c.http.limits.ratePerPeer; }, 0, 1'000'000));
    keys.push_back(integerKey(
        "limits", "rate_burst", "Requests that one address may make at once.",
        [](Config & c) -> auto& { return c.http.limits.rateBurst; }, 1, 1'000'000));
    keys.push_back(integerKey(
        "limits", "stream_queue_bytes",
        "What may wait for a slow reader of the event stream before it is cut off (it resumes by itself).",
        [](Config & c) -> auto& { return c.http.limits.streamQueueBytes; }, 65'536, 1 << 30));
}

void addChainKeys(std::vector<Key>& keys)
{
    keys.push_back(integerKey(
        "chain", "block_transactions", "Most transactions in one block.",
        [](Config & c) -> auto& { return c.chain.blockTransactions; }, 1, 10'000));
    keys.push_back(integerKey(
        "chain", "block_delay_ms",
        "How long a block waits for more after its first transaction, in milliseconds.",
        [](Config & c) -> auto& { return c.chain.blockDelayMs; }, 0, 10'000));
    keys.push_back(integerKey(
        "chain", "mempool_total", "Transactions that may wait in all.",
        [](Config & c) -> auto& { return c.chain.mempoolTotal; }, 1, 10'000'000));
    keys.push_back(integerKey(
        "chain", "mempool_per_signer", "Transactions of one signer that may wait.",
        [](Config & c) -> auto& { return c.chain.mempoolPerSigner; }, 1, 10'000'000));
    keys.push_back(integerKey(
        "chain", "verifier_threads", "Threads that check signatures.",
        [](Config & c) -> auto& { return c.chain.verifierThreads; }, 1, 64));
}

/// "" or "https://host[:port]" without a path; plain http on this machine only.
bool isPublicUrl(const std::string& text)
{
    const std::size_t scheme = text.find("://");
    const bool isLocal = text.starts_with("http://127.0.0.1:") || text.starts_with("http://localhost:");
    return text.empty()
        || ((isLocal || text.starts_with("https://")) && text.size() > scheme + 3
            && text.find_first_of("/?#@ \"\\", scheme + 3) == std::string::npos);
}

void addIssuingKeys(std::vector<Key>& keys)
{
    keys.push_back(textKey(
        "issuing", "public_url",
        "Address of the citizens' portal, \"https://host[:port]\": wallets find the issuers of credentials "
        "under "
        "it, so it never changes once credentials are out. \"\" = this server's own address.",
        [](Config & c) -> auto& { return c.publicUrl; }, &isPublicUrl));
}

void addResolverKeys(std::vector<Key>& keys)
{
    keys.push_back(textKey(
        "resolver", "web",
        "\"on\": documents of did:web are fetched when somebody asks for one, from public addresses only. "
        "\"off\": "
        "never.",
        [](Config & c) -> auto& { return c.resolver.web; },
        [](const std::string& text) { return text == "on" || text == "off"; }));
    keys.push_back(textKey(
        "resolver", "web_authorities",
        "PEM file of the authorities whose servers are believed, relative to this folder or absolute; \"\" = "
        "the "
        "system's.",
        [](Config & c) -> auto& { return c.resolver.webAuthorities; }));
    keys.push_back(textKey(
        "resolver", "web_private_hosts",
        "Hosts of the own network, separated by spaces, that did:web may reach at private addresses.",
        [](Config & c) -> auto& { return c.resolver.webPrivateHosts; }));
    keys.push_back(textKey(
        "resolver", "drivers",
        "Further methods and the resolvers that know them, separated by spaces: "
        "\"ion=https://host/1.0/identifiers\".",
        [](Config & c) -> auto& { return c.resolver.drivers; }));
    keys.push_back(integerKey(
        "resolver", "timeout_seconds", "How long another machine may take.",
        [](Config & c) -> auto& { return c.resolver.timeoutSeconds; }, 1, 30));
}

void addLogKeys(std::vector<Key>& keys)
{
    keys.push_back(textKey(
        "log", "level", "\"debug\", \"info\", \"warning\" or \"error\".",
        [](Config & c) -> auto& { return c.logLevel; },
        [](const std::string& text) {
            return text == "debug" || text == "info" || text == "warning" || text == "error";
        }));
    keys.push_back(textKey(
        "log", "file", "Log file beside standard error, relative to this folder or absolute; \"\" = none.",
        [](Config & c) -> auto& { return c.logFile; }));
    keys.push_back(integerKey(
        "log", "file_bytes", "Size at which a new log file is begun.",
        [](Config & c) -> auto& { return c.logFileBytes; }, 65'536, 1 << 30));
    keys.push_back(integerKey(
        "log", "files", "How many old log files are kept.", [](Config & c) -> auto& { return c.logFiles; }, 1,
        1'000));
}

std::vector<Key> allKeys()
{
    std::vector<Key> keys;
    addServerKeys(keys);
    addLimitKeys(keys);
    addChainKeys(keys);
    addIssuingKeys(keys);
    addResolverKeys(keys);
    addLogKeys(keys);
    return keys;
}

base::Status readKey(const Key& key, const toml::node& node, Config& config)
{
    const std::string path = key.section + "." + key.name;
    if (key.readText) {
        const auto text = node.value_exact<std::string>();
        if (!text)
            return base::refused("config.type", path);
        return key.readText(config, *text) ? base::Status() : base::refused("config.range", path);
    }
    const auto value = node.value_exact<std::int64_t>();
    if (!value)
        return base::refused("config.type", path);
    if (*value < key.minimum || *value > key.maximum)
        return base::refused(
            "config.range", path, std::to_string(key.minimum) + " to " + std::to_string(key.maximum));
    key.readInteger(config, *value);
    return {};
}

} // namespace

Config::Config()
{
    http.port = 7443;
    http.workerThreads = 4;
}

std::string documentedConfig(const Config& config)
{
    std::string out =
        "# Configuration of maru-server. Every key is here with its default; a key that is left out has "
        "it too.\n# `maru-server doctor --data DIR` checks this file. Restart the server after a change.\n";
    std::string section;
    for (const Key& key : allKeys()) {
        if (key.section != section) {
            section = key.section;
            out += "\n[" + section + "]\n";
        }
        out += "# " + key.help + "\n" + key.name + " = " + key.write(config) + "\n";
    }
    return out;
}

base::Result<Config> parseConfig(std::string_view text)
{
    const toml::parse_result parsed = toml::parse(text);
    if (!parsed) {
        std::ostringstream where;
        where << "line " << parsed.error().source().begin.line << ": " << parsed.error().description();
        return base::refused("config.syntax", {}, where.str());
    }
    const std::vector<Key> keys = allKeys();
    Config config;
    for (const auto& [sectionName, sectionNode] : parsed.table()) {
        const std::string section(sectionName.str());
        const toml::table* table = sectionNode.as_table();
        if (table == nullptr)
            return base::refused("config.unknown_key", section);
        for (const auto& [name, node] : *table) {
            const Key* found = nullptr;
            for (const Key& key : keys)
                if (key.section == section && key.name == name.str())
                    found = &key;
            if (found == nullptr)
                return base::refused("config.unknown_key", section + "." + std::string(name.str()));
            MARU_CHECK(readKey(*found, node, config));
        }
    }
    config.http.trustedProxies = proxiesOf(config.trustedProxies).value_or(std::vector<std::string>());
    return config;
}

base::Result<Config> loadConfig(const std::filesystem::path& path)
{
    MARU_TRY(text, readTextFile(path, 1u << 20));
    return parseConfig(text);
}

} // namespace maru::server
