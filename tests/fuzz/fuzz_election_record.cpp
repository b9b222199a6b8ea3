// SPDX-License-Identifier: Apache-2.0
// Records of elections from strangers: every check answers, whatever the lines hold, and a record that was not read as
// one passes nothing. The corpus holds whole records and such with one thing changed.
// LIBS: maru_verify_election
#include "shared/verify/election/election_check.h"

#include "shared/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace maru::verify::election;

namespace {

ElectionReport reportOf(std::string_view text)
{
    Options options;
    options.threads = 1;
    ElectionCheck check(options);
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (!check.feed(text.substr(0, end)))
            break;
        if (end == std::string_view::npos)
            break;
        text.remove_prefix(end + 1);
    }
    return check.finish();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ElectionReport report = reportOf({ reinterpret_cast<const char*>(data), size });
    const auto names = checkNames();
    MARU_ASSERT(report.checks.size() == names.size());
    bool hasFailure = false;
    bool hasGap = false;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Verdict& verdict = report.checks[i];
        MARU_ASSERT(verdict.name() == names[i]);
        MARU_ASSERT(verdict.failed() >= 0 && verdict.failed() <= verdict.items());
        MARU_ASSERT(verdict.answer() != Answer::Fail || !verdict.detail().empty());
        hasFailure = hasFailure || verdict.answer() == Answer::Fail;
        hasGap = hasGap || verdict.answer() == Answer::Unavailable;
    }
    MARU_ASSERT(report.answer() == (hasFailure ? Answer::Fail : hasGap ? Answer::Unavailable : Answer::Pass));
    // What cannot be read as a record has no result at all.
    if (report.checks.front().answer() == Answer::Fail)
        for (std::size_t i = 1; i < names.size(); ++i)
            MARU_ASSERT(report.checks[i].answer() == Answer::Unavailable);
    MARU_ASSERT(!maru::base::canonical(report.toJson()).empty());
    return 0;
}
