// SPDX-License-Identifier: Apache-2.0
// Three elections of the scenario's last weeks: one from the roll to the certified result, one in which voting goes on
// when the history ends, one that people can still enrol for. Every ballot is encrypted and proved as a voter's page
// does it. Private to server/demo.
#pragma once

#include "server/demo/demo_trustee.h"
#include "server/demo/election_rows.h"
#include "server/demo/scenario.h"
#include "server/demo/stage.h"

#include "shared/voting/booth.h"

#include <array>
#include <memory>

namespace maru::demo {

/// One election on its way.
class ElectionPlay {
public:
    ElectionPlay(
        Stage& stage, const Cast& cast, const Options& options, const ElectionRow& row, std::string name);
    /// In every slot of a day that is so many days before the end of the history.
    base::Status act(std::int64_t daysLeft, std::size_t slot);

    /// What is handed out when the history ends: a voter's secret of the running election, invitations of the planned
    /// one.
    void handOut(Summary& summary) const;

private:
    struct Voter {
        std::string precinct;
        std::int64_t weight = 1;
        std::int64_t number = 0;
        std::string code;
        std::array<std::uint8_t, 32> secret {};
        bool isEnrolled = false;
    };

    UnixSeconds at(std::int64_t daysLeft, std::int64_t seconds) const;
    std::string officerOf(const crypto::SigningKey& key);
    void create();
    void define();
    void addRoll();
    void ceremony(std::size_t step);
    void enrolSome();
    base::Status loadFrozen();
    base::Status castSome(std::int64_t perMille);
    base::Status castOne(Voter& voter, std::size_t index, int round, bool isChallenge);
    std::vector<voting::OpenedVote> choose(Random& random) const;
    base::Status decrypt();
    void certify();

    Stage& m_stage;
    const Cast& m_cast;
    const Options& m_options;
    const ElectionRow& m_row;
    const std::string m_name;
    std::string m_id;
    Random m_random;
    std::vector<Voter> m_voters;
    std::size_t m_nextEnrolment = 0;
    std::vector<DemoTrustee> m_trustees;
    std::optional<voting::Booth> m_booth;
    std::vector<std::size_t> m_turn; ///< who votes, in which order
    std::size_t m_nextCast = 0;
};

class Elections {
public:
    Elections(Stage& stage, const Cast& cast, const Options& options);
    /// In every slot of every day.
    base::Status act(std::int64_t day, std::size_t slot);
    void handOut(Summary& summary) const;

private:
    Stage& m_stage;
    std::vector<std::unique_ptr<ElectionPlay>> m_plays;
};

} // namespace maru::demo
