// SPDX-License-Identifier: Apache-2.0
// Methods by configuration.
#include "server/resolver_setup.h"

#include "server/data_folder.h"

#include <sstream>

namespace maru::server {

namespace {

std::vector<std::string> wordsOf(const std::string& text)
{
    std::istringstream input(text);
    std::vector<std::string> words;
    for (std::string word; input >> word;)
        words.push_back(word);
    return words;
}

} // namespace

base::Result<std::unique_ptr<resolver::Resolver>> makeResolver(
    const ResolverConfig& config, const std::filesystem::path& root, const chain::Node& node)
{
    auto made = std::make_unique<resolver::Resolver>();
    made->add(resolver::makeMaruMethod([&node] { return node.read(); }));
    made->add(resolver::makeKeyMethod());
    made->add(resolver::makeJwkMethod());

    std::string authorities;
    if (!config.webAuthorities.empty()) {
        MARU_TRY(text, readTextFile(root / config.webAuthorities, 1u << 20));
        authorities = std::move(text);
    }
    resolver::RemoteLimits limits;
    limits.timeoutSeconds = config.timeoutSeconds;
    if (config.web == "on") {
        resolver::WebOptions web;
        web.caPem = authorities;
        web.limits = limits;
        for (std::string& host : wordsOf(config.webPrivateHosts))
            web.privateHosts.insert(std::move(host));
        made->addRemote(resolver::makeWebMethod(std::move(web)));
    }
    for (const std::string& word : wordsOf(config.drivers)) {
        const std::size_t equals = word.find('=');
        if (equals == std::string::npos)
            return base::refused("resolver.configuration", "resolver.drivers", word);
        const std::string method = word.substr(0, equals);
        // The chain's own DIDs and keys are never somebody else's to tell.
        if (method == "maru" || method == "key" || method == "jwk")
            return base::refused("resolver.configuration", "resolver.drivers", method);
        MARU_TRY(
            driver, resolver::makeDriverMethod({ method, word.substr(equals + 1), authorities, limits }));
        made->addRemote(std::move(driver));
    }
    return made;
}

} // namespace maru::server
