// SPDX-License-Identifier: Apache-2.0
// A test voter's keys and what is signed with them. All of them come from the invitation's code, which the sealed spool
// has, so that a console that died goes on with the same ones and no ballot can be cast twice. No Qt; thread-safe.
#pragma once

#include "admin-console/pages/elections/test_ballot_plan.h"
#include "shared/base/bytes.h"
#include "shared/base/result.h"
#include "shared/base/units.h"
#include "shared/voting/booth.h"

#include <string>

namespace maru::console::elections {

struct TestVoterKeys {
    TestVoter voter;
    base::SecretBytes code; ///< of the invitation
};

/// A signed transaction as it is sent.
struct SignedBody {
    std::string id;
    std::string body;
};

/// base64url, as the roll has it.
std::string testCredential(const std::string& election, const TestVoterKeys& keys);
base::Result<SignedBody> makeTestEnrolment(const std::string& chain, const std::string& election,
    const TestVoterKeys& keys, base::UnixSeconds until);
/// The same ballot again whenever it is asked for; only the transaction around it differs. Refused `console.test_ballots_real`
/// for an election that is no rehearsal.
base::Result<SignedBody> makeTestBallot(const voting::Booth& booth, const std::string& chain,
    const TestVoterKeys& keys, const TestBallot& ballot, base::UnixSeconds until);

/// By number and by what the rows say of themselves: a real election never gets test voters or test ballots.
bool isRehearsal(const base::Json& electionRow);

} // namespace maru::console::elections
