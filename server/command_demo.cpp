// SPDX-License-Identifier: Apache-2.0
// `maru-server demo`: plays the scenario into a new data folder.
#include "server/commands.h"
#include "server/console_log.h"
#include "server/house.h"
#include "server/keys.h"
#include "server/setup.h"

#include "server/chain/loader.h"
#include "server/demo/scenario.h"
#include "shared/base/clock.h"

#include <algorithm>
#include <cstdio>

namespace maru::server {

namespace {

constexpr std::int64_t kYear = 365 * 86'400;

base::Result<demo::Cast> readCast(const DataFolder& folder)
{
    MARU_TRY(administrator, readKey(folder, "administrator"));
    MARU_TRY(settlement, readKey(folder, "settlement"));
    MARU_TRY(registrar, readKey(folder, "registrar"));
    MARU_TRY(reviewer, readKey(folder, "reviewer"));
    MARU_TRY(reviewer2, readKey(folder, "reviewer2"));
    MARU_TRY(auditor, readKey(folder, "auditor"));
    MARU_TRY(manager, readKey(folder, "manager"));
    return demo::Cast { std::move(administrator), std::move(settlement), std::move(registrar),
        std::move(reviewer), std::move(reviewer2), std::move(auditor), std::move(manager) };
}

void say(const demo::Summary& summary)
{
    const bool isKorean = isKoreanTerminal();
    std::fprintf(stderr,
        isKorean
            ? "거래 %lld건(거부 %lld건), 단체 %lld곳, 캠페인 %lld개, 기부자 %lld명, 기부 %lld건, %lld원\n"
            : "%lld transactions (%lld refused on purpose), %lld organisations, %lld campaigns, %lld donors, "
              "%lld donations, %lld won\n",
        static_cast<long long>(summary.transactions), static_cast<long long>(summary.refused),
        static_cast<long long>(summary.organisations), static_cast<long long>(summary.campaigns),
        static_cast<long long>(summary.donors), static_cast<long long>(summary.donations),
        static_cast<long long>(summary.given.count()));
}

} // namespace

base::Status loadDemo(const DemoOptions& options)
{
    const DataFolder folder(options.data);
    const domain::Registry registry = makeRegistry();
    MARU_TRY(key, currentDatabaseKey(folder));
    MARU_TRY(lock, FolderLock::take(folder));
    MARU_TRY(config, loadConfig(folder.config()));
    config.logLevel = "warning";
    MARU_TRY(log, makeLogger(config, folder.root));
    MARU_TRY(store, openStore(folder, /*readOnly=*/false, registry));
    auto cast = readCast(folder);
    if (!cast && cast.error().code == "server.no_key")
        return base::refused("server.demo_profile", {}, cast.error().detail);
    if (!cast)
        return cast.error();
    MARU_TRY(nodeKey, readNodeKey(folder));
    MARU_TRY(loader, chain::openLoader(*store, registry, serviceFactories(), std::move(nodeKey), *log));
    if (loader->head().header.height.count() != 0)
        return base::refused("server.demo_profile", {}, "the chain has blocks already");

    demo::Options scenario;
    scenario.seed = options.seed;
    scenario.scalePercent = options.scalePercent;
    scenario.end = options.end.value_or(base::SystemClock().now());
    scenario.start = std::max(loader->head().header.time, base::UnixSeconds(scenario.end.count() - kYear));
    Progress progress(isKoreanTerminal() ? "데모" : "demo");
    scenario.progress = [&progress](const demo::Progress& at) {
        progress.show(at.day, at.days, at.transactions, isKoreanTerminal() ? "거래" : "transactions");
    };
    MARU_TRY(summary, demo::play(*loader, *cast, scenario));
    MARU_CHECK(addKey(folder, "donor", "데모 기부자 / Demo donor", demo::donorKey(options.seed, 0), {}));
    MARU_CHECK(addKey(
        folder, "beneficiary", "데모 수혜자 / Demo beneficiary", demo::beneficiaryKey(options.seed), {}));
    say(summary);
    return {};
}

} // namespace maru::server
