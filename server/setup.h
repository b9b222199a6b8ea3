// SPDX-License-Identifier: Apache-2.0
// Steps that `init` and `restore` share.
#pragma once

#include "server/data_folder.h"

#include "shared/base/units.h"

#include <string>
#include <string_view>
#include <vector>

namespace maru::server {

/// Refused `server.exists` when the folder is there and holds something.
base::Status checkEmpty(const std::filesystem::path& folder);
/// tls/ with a CA and a server certificate for these hosts and the loopback names. The CA's key is not kept: a new
/// server certificate comes with a new CA.
base::Status writeTls(const DataFolder& folder, std::vector<std::string> hosts, base::UnixSeconds now);

/// Whether the terminal asks for Korean (LC_ALL, LC_MESSAGES, LANG).
bool isKoreanTerminal();
/// A percentage on one line of standard error, at most a few times a second, with a last line at the end.
class Progress {
public:
    /// `what`: shown before the number.
    explicit Progress(std::string what);
    void show(std::int64_t done, std::int64_t total);
    /// The percentage of one thing, number and rate of another.
    void show(std::int64_t done, std::int64_t total, std::int64_t number, std::string_view unit);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

private:
    bool isTime(bool isLast);

    std::string m_what;
    std::int64_t m_started = 0; ///< milliseconds of a steady clock
    std::int64_t m_shown = 0;
    bool m_isTerminal = false;
    bool m_wrote = false;
};

} // namespace maru::server
