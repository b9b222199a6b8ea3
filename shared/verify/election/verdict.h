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
    /// One item: good when the fault is empty.
    void item(std::string where, std::string fault);
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

/// Who holds an office of the election, as far as the record tells.
struct Person {
    std::string role; ///< "trustee", "certifier"
    std::int64_t index = 0; ///< of the trustee; 0 of a certifier
    std::string officer;
    std::string agency;
    std::string did; ///< that signed the trustee's reveal, or the certification
};

/// Why the node's signatures say anything.
enum class Trust {
    Node, ///< the caller said which node
    Anchor, ///< the record agrees with a receipt or header that the caller brought
    FirstUse, ///< nothing: the record's own node was taken
};
std::string_view textOf(Trust trust); ///< "node", "anchor", "first use"

struct ElectionReport {
    std::string election;
    bool isRehearsal = false; ///< its result decides nothing
    std::string fingerprint; ///< hex, or empty when there is none yet
    std::string chainHead; ///< of the ballots, hex; empty when it could not be computed
    std::int64_t ballots = 0; ///< accepted casts
    bool isNodeTrusted = false; ///< the caller did not say which node; the record's own was taken
    std::int64_t anchors = 0; ///< receipts and headers from elsewhere that the record was compared with
    std::vector<Person> people; ///< trustees by index, certifiers in the order of the log
    std::int64_t pinnedTrustees = 0; ///< that the caller named keys of
    std::int64_t pinnedCertifiers = 0;
    /// Another history than the one of a head that the caller had kept; `blocks` or `ballot_chain` fails then.
    bool isFork = false;
    std::vector<Verdict> checks;

    Answer answer() const;
    Trust trust() const;
    /// maru-election-verdict/v1, docs/election-protocol.md "Verdict".
    base::Json toJson() const;
};

} // namespace maru::verify::election
