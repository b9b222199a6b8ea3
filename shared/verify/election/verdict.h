// SPDX-License-Identifier: Apache-2.0
// What the verification of an election found: one verdict a check, in a fixed order. What could not be checked is
// "unavailable", and that is never a pass. One thread.
#pragma once

#include "shared/base/json.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace maru::verify::election {

enum class Answer { Pass, Fail, Unavailable };
std::string_view textOf(Answer answer); ///< "pass", "fail", "unavailable"

class Verdict {
public:
    explicit Verdict(std::string name) : m_name(std::move(name)) { }

    const std::string& name() const { return m_name; }
    std::int64_t items() const { return m_items; }
    std::int64_t failed() const { return m_failed; }
    /// Of the first failure, or of why it is unavailable. `where`: "block 17, leaf 4"; detail: English, for people who
    /// know the protocol.
    const std::string& where() const { return m_where; }
    const std::string& detail() const { return m_detail; }
    Answer answer() const;

    void pass(std::int64_t items = 1) { m_items += items; }
    void fail(std::string where, std::string detail);
    /// Keeps the first reason; failures stay failures.
    void unavailable(std::string detail);

private:
    std::string m_name;
    std::int64_t m_items = 0;
    std::int64_t m_failed = 0;
    bool m_isUnavailable = false;
    std::string m_where;
    std::string m_detail;
};

struct ElectionReport {
    std::string election;
    std::string fingerprint; ///< hex, or empty when there is none yet
    std::string chainHead; ///< of the ballots, hex; empty when it could not be computed
    std::int64_t ballots = 0; ///< accepted casts
    bool isNodeTrusted = false; ///< the caller did not say which node; the record's own was taken
    std::vector<Verdict> checks;

    Answer answer() const;
    /// maru-election-verdict/v1, docs/election-protocol.md "Verdict".
    base::Json toJson() const;
};

} // namespace maru::verify::election
