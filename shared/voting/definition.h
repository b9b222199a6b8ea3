// SPDX-License-Identifier: Apache-2.0
// An election as it was set out: contests, precincts, schedule and rules. The first part of the frozen document
// (docs/election-protocol.md "Definition"). Strict in both directions: every member is there, none is unknown, every
// value is in bounds, and what can be parsed is composed to the same bytes. Thread-safe.
#pragma once

#include "shared/base/json.h"
#include "shared/voting/proofs/shape.h"

#include <map>
#include <optional>

namespace maru::voting {

inline constexpr std::size_t kMaxPrecincts = 4096;
inline constexpr std::size_t kMaxTrustees = 16;
inline constexpr std::int64_t kMinRing = 128;
inline constexpr std::int64_t kMaxRing = 4096;
inline constexpr std::int64_t kMinRingSize = 256;
inline constexpr std::size_t kMaxDefinitionBytes = 4u << 20;

enum class Mode { Signed, Ring };
enum class DecisionRule { Plurality, Majority, Share };
enum class QuorumBase { Enrolled, Roll };
enum class TieRule { Lot, Older, Runoff };
enum class Opening { Time, Authority };

struct Option {
    std::string id;
    std::int64_t number = 0;
    std::string nameKo, nameEn;
    std::string partyKo, partyEn;
    std::string photo; ///< SHA-256 in hex, or empty
    std::string list;
    friend bool operator==(const Option&, const Option&) = default;
};

struct Contest {
    std::string id;
    ContestKind kind = ContestKind::Choose;
    std::string titleKo, titleEn;
    std::int64_t minimum = 1;
    std::int64_t maximum = 1;
    bool blank = true;
    std::int64_t score = 1;
    std::int64_t seats = 1;
    DecisionRule rule = DecisionRule::Plurality;
    std::int64_t share = 0; ///< in ten-thousandths of the valid votes, rule Share
    std::int64_t quorum = 0; ///< turnout in ten-thousandths; 0: none
    QuorumBase quorumOf = QuorumBase::Enrolled; ///< what the turnout of the quorum is of
    TieRule tie = TieRule::Lot;
    std::vector<std::string> constituencies; ///< empty: every voter
    std::vector<Option> options;
    friend bool operator==(const Contest&, const Contest&) = default;

    ContestRules rules() const;
    /// Slots and linear rules.
    ContestShape shape() const { return shapeOf(rules()); }
    /// In a voter's ballot style when the voter's precinct is in this constituency.
    bool isOpenTo(std::string_view constituency) const;
};

struct Precinct {
    std::string id;
    std::string nameKo, nameEn;
    std::string constituency;
    std::string countedIn; ///< another precinct's id, or empty
    friend bool operator==(const Precinct&, const Precinct&) = default;

    /// Where its votes are counted.
    const std::string& unit() const { return countedIn.empty() ? id : countedIn; }
};

struct Schedule {
    std::int64_t enrolFrom = 0;
    std::int64_t enrolUntil = 0;
    std::int64_t opens = 0;
    std::int64_t closes = 0;
    std::int64_t grace = 0;
    std::int64_t objections = 0;
    friend bool operator==(const Schedule&, const Schedule&) = default;
};

struct Trustee {
    std::int64_t index = 0;
    std::string officer;
    std::string agency;
    std::string nameKo, nameEn;
    friend bool operator==(const Trustee&, const Trustee&) = default;
};

struct Definition {
    std::string id;
    Mode mode = Mode::Signed;
    std::string kind; ///< public, party, university, organisation
    bool rehearsal = false;
    std::string titleKo, titleEn;
    std::string authority;
    std::vector<Contest> contests;
    std::vector<Precinct> precincts;
    Schedule schedule;
    Opening opening = Opening::Time;
    bool revote = true;
    std::int64_t ringSize = 1024;
    std::int64_t certifiers = 0;
    std::int64_t threshold = 1;
    std::vector<Trustee> trustees;
    friend bool operator==(const Definition&, const Definition&) = default;

    const Contest* contest(std::string_view contestId) const;
    const Precinct* precinct(std::string_view precinctId) const;
    /// Contests of a voter of this precinct, in order.
    std::vector<const Contest*> ballotStyle(const Precinct& precinct) const;
    /// Contests that are counted in a unit: those of the styles of any precinct that is counted there.
    std::vector<const Contest*> contestsOfUnit(std::string_view unit) const;
    /// Ids of the counting units, in byte order.
    std::vector<std::string> units() const;
};

/// Everything in bounds and consistent; what a composer calls before it freezes. Refused `voting.definition` with the
/// path of the bad member, English detail.
base::Status checkDefinition(const Definition& definition);
/// Refused `voting.definition`, or what shared/base/json.h says about a member's type.
base::Result<Definition> definitionFromJson(const base::Json& json);
base::Json toJson(const Definition& definition);

/// Whether a text may be an id in a definition: [a-z0-9-]{1,24}.
bool isElectionPartId(std::string_view text);

/// Canonical bytes of the longest ballot of a style, without authorization.
std::size_t ballotBytes(const Definition& definition, const Precinct& precinct);

/// Words of the enumerations in JSON, as the domain's payloads use them too.
std::string_view textOf(Mode mode);
std::string_view textOf(ContestKind kind);
std::string_view textOf(DecisionRule rule);
std::string_view textOf(QuorumBase base);
std::string_view textOf(TieRule rule);
std::string_view textOf(Opening opening);

} // namespace maru::voting
