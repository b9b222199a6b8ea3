// SPDX-License-Identifier: Apache-2.0
// The key ceremony as this machine sees it: who has done what, and whether every message holds. Pure functions; the
// words need the GUI thread.
#pragma once

#include "admin-console/core/language.h"
#include "admin-console/widgets/cells_model.h"
#include "shared/base/json.h"
#include "shared/voting/trustee_secret.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace maru::console::elections {

inline constexpr std::array<const char*, 4> kCeremonyRounds { "commit", "reveal", "shares", "check" };

enum class CeremonyLight {
    Waiting, ///< its round has not begun
    Due,
    Overdue, ///< the deadline is over
    Done, ///< there, and what can be verified of it holds
    DoneLate,
    Bad, ///< there, and it does not hold
    Complaint, ///< somebody disputes it
    Excluded,
};

struct CeremonyMark {
    CeremonyLight light = CeremonyLight::Waiting;
    std::string code; ///< why it is bad: a code of shared/voting
};

struct CeremonyLine {
    std::int64_t index = 0;
    std::string officer;
    base::Json trustee; ///< row
    base::Json message; ///< row of this attempt; null: none
    std::array<CeremonyMark, 4> marks;
};

/// Rows of one attempt, from the server or from a file.
struct CeremonyRows {
    base::Json election;
    std::vector<base::Json> trustees;
    std::vector<base::Json> messages;
    std::vector<base::Json> complaints;
};

struct CeremonyBoard {
    voting::CeremonyContext context;
    std::string round; ///< "", commit, reveal, shares, check, done
    std::int64_t deadline = 0;
    std::vector<CeremonyLine> lines;
    /// The joint key that the messages make; empty while somebody's is missing or bad.
    std::string joint;
    /// The election's row says another one.
    bool isJointWrong = false;

    const CeremonyLine* find(std::int64_t index) const;
    const CeremonyLine* ofOfficer(const std::string& officer) const;
};

/// Keeps what belongs to the election's attempt of now and verifies every message of it.
CeremonyBoard readCeremony(const CeremonyRows& rows, std::int64_t now);
std::optional<voting::CeremonyReveal> revealOf(const base::Json& message);
std::vector<voting::Encoded> ceremonyCoefficients(const base::Json& message);

QString roundTitle(std::string_view round);
QStringList ceremonyHeader();
std::vector<std::vector<Cell>> ceremonyCells(const CeremonyBoard& board, const Language& language);
QString trusteeName(const base::Json& trustee, const Language& language);

// What a trustee signs, by round. `secret` is the trustee's own.
struct CeremonyStep {
    std::string action; ///< "ceremonyCommit" …; empty: nothing to do now
    base::Json payload;
    std::vector<std::int64_t>
        badDealers; ///< whose shares do not fit; then the action is a complaint against the first
};
/// The next message that this trustee owes; refused `voting.*` where it cannot be made.
base::Result<CeremonyStep> nextStep(
    const CeremonyRows& rows, const CeremonyBoard& board, const voting::TrusteeSecret& secret);
/// Adds the shares up to the trustee's part of the key. Refused `voting.ceremony_share`.
base::Status finishSecret(
    const CeremonyRows& rows, const CeremonyBoard& board, voting::TrusteeSecret& secret);

/// The messages of a ceremony as a file, to be carried to a machine without a network.
base::Json ceremonyFile(const CeremonyRows& rows, const std::string& chain);
/// Refused `console.ceremony_file`.
base::Result<CeremonyRows> readCeremonyFile(std::string_view text, std::string& chain);

} // namespace maru::console::elections
