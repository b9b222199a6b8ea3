// SPDX-License-Identifier: Apache-2.0
// The citizens' part: top-ups, donations, pledges, and beneficiaries at the shops. Private to server/demo.
#pragma once

#include "server/demo/officers.h"

#include <deque>

namespace maru::demo {

class Citizens {
public:
    Citizens(Stage& stage, const Cast& cast, Officers& officers);

    /// Everything that citizens do in the block at the stage's time.
    void act();
    /// Beneficiaries go shopping; once a day.
    void shop();
    /// What somebody tries in vain on some days.
    void tryInVain(std::int64_t day);
    /// Top-up requests that wait for the settlement officer when the history ends.
    void leaveRequests();

    std::int64_t donations() const { return m_donations; }
    std::int64_t donors() const { return m_usedDonors; }
    Won given() const { return m_given; }

private:
    struct Gift {
        std::int64_t time = 0;
        std::size_t campaign = 0;
        Won amount;
        std::size_t donor = 0;
        std::int64_t months = 0; ///< of a pledge; 0: once
        std::int64_t day = 0;
    };
    struct Donor {
        std::optional<crypto::SigningKey> key; ///< made at first use
        std::string did;
        Won balance;
        Won planned; ///< what is still to be given
        bool isWaiting = false;
    };
    struct Request {
        std::size_t donor = 0;
        Won amount;
        std::string id;
    };

    void planGifts();
    void planPledges(std::size_t campaign, Won& rest);
    void assignDonors();
    Won randomAmount();
    Donor& donor(std::size_t index);
    void payRequests();
    bool give(const Gift& gift);
    void topUp(Donor& who, Won amount, const std::string& request);

    Stage& m_stage;
    const Cast& m_cast;
    Officers& m_officers;
    Random m_random;
    std::vector<Donor> m_donors;
    std::size_t m_onceDonors = 0; ///< the others have pledges
    std::size_t m_nextPledger = 0;
    std::vector<Gift> m_gifts; ///< by time
    std::size_t m_nextGift = 0;
    std::vector<Gift> m_deferred;
    std::deque<Request> m_requests;
    std::int64_t m_bankReferences = 0;
    std::int64_t m_donations = 0;
    std::int64_t m_usedDonors = 0;
    Won m_given;
};

} // namespace maru::demo
