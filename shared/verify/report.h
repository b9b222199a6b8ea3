// SPDX-License-Identifier: Apache-2.0
// What a verification found: checks that held, with how often, and what did not hold. One thread.
#pragma once

#include "shared/base/json.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace maru::verify {

/// Also the program's exit status.
enum class Outcome {
    Pass = 0,
    Fail = 1, ///< something is wrong with what was checked
    Unavailable = 2, ///< it could not be checked: no file, no server, not enough in it
};

enum class Language { Korean, English };

struct Finding {
    std::string check; ///< name of the check that failed: an error code
    std::string where; ///< "block 17, transaction 3", "" for the whole
    base::Error error;
};

class Report {
public:
    void pass(std::string_view check, std::int64_t times = 1);
    /// Always returns false, for `return report.fail(...)`.
    bool fail(std::string_view check, std::string where = {}, std::string detail = {});
    bool fail(const base::Error& error, std::string where = {});
    bool unavailable(const base::Error& error);
    /// Failures and a server's refusals to answer make the outcome Unavailable, everything else Fail.
    bool stopOn(const base::Error& error, std::string where = {});
    /// A code of the catalogue: something that the reader must know.
    void note(std::string_view code);
    void fact(std::string name, base::Json value);

    Outcome outcome() const;
    bool isGood() const { return outcome() == Outcome::Pass; }
    const std::vector<Finding>& failures() const { return m_failures; }
    std::int64_t passed(std::string_view check) const;

    base::Json toJson(std::string_view command) const;
    std::string toText(Language language) const;

private:
    struct Check {
        std::string name;
        std::int64_t times = 0;
    };
    std::vector<Check> m_checks;
    std::vector<Finding> m_failures;
    std::vector<Finding> m_unavailable;
    std::vector<std::string> m_notes;
    base::Json m_facts = base::Json::object();
};

} // namespace maru::verify
