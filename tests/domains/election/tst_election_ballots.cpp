// SPDX-License-Identifier: Apache-2.0
// Attacks on casting and challenging in signed mode. Every refusal is asked for twice: in a block, where ballots are
// checked together, and alone on trial. The comment of each test names the defence without which it fails.
#include "server/domains/election/ballot_checks.h"
#include "shared/voting/batch.h"
#include "shared/voting/elgamal_sums.h"
#include "tests/domains/election/hand_made_proofs.h"
#include "tests/domains/election/voting_house.h"
#include "tests/support/memory_context.h"

#define QT_NO_KEYWORDS // a contest has slots
#include <QtTest/QtTest>

using namespace maru;
using namespace Qt::StringLiterals;
using test::Json;
using test::VotingHouse;

class TestElectionBallots : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<VotingHouse> m_house;
    std::size_t m_next = 0;

    /// Somebody who has not voted yet.
    const test::Voter& someone() { return m_house->voters[m_next++]; }

    static test::HousePlan plan()
    {
        test::HousePlan made;
        Json approval = test::chooseContest("c2", 3);
        approval.set("minimum", 0);
        approval.set("maximum", 2);
        made.contests = { test::chooseContest("c1", 3), approval, test::chooseContest("c3", 3) };
        made.precincts = { { test::precinctRow("p1"), 40 }, { test::precinctRow("p2"), 20 } };
        return made;
    }
    static std::vector<voting::OpenedVote> choice(const char* option = "o1")
    {
        return { { "c1", option, 1 }, { "c2", "o1", 1 }, { "c3", "o2", 1 } };
    }
    voting::Ballot ballotOf(const test::Voter& voter, const std::string& seed, const char* option = "o1")
    {
        return m_house->booth->encrypt(voter, choice(option), test::seedOf(seed));
    }
    Json signedBy(const test::Voter& voter, const voting::Ballot& ballot, const std::string& signer,
        voting::Purpose purpose = voting::Purpose::Cast)
    {
        return m_house->booth->payloadOf(
            ballot, m_house->booth->authorize(voter, ballot, purpose, m_house->did(signer)));
    }
    std::string castCode(const test::Voter& voter, const voting::Ballot& ballot)
    {
        const std::string signer = m_house->freshSigner();
        return m_house->ballotCode(signer, "cast", signedBy(voter, ballot, signer));
    }
    /// The ballot with the answer to one contest made without looking at the votes.
    voting::Ballot forged(
        const test::Voter& voter, std::size_t contest, const std::vector<std::uint64_t>& votes)
    {
        voting::Ballot ballot = ballotOf(voter, m_house->freshSigner());
        const auto& frozen = m_house->booth->verifier().frozen();
        const auto key = voting::EncryptionKey::decode(frozen.trustees.joint);
        voting::RandomNonces nonces;
        ballot.answers[contest].proof =
            voting::proveContestUnchecked(m_house->booth->verifier().shape(ballot.answers[contest].contest),
                frozen.context("", ballot.voter), *key, votes, test::seedOf(m_house->freshSigner()), nonces);
        return ballot;
    }
    /// The first contest's answer comes from the prover by hand.
    voting::Ballot handMade(const test::Voter& voter, const test::Cheat& cheat)
    {
        voting::Ballot ballot = ballotOf(voter, m_house->freshSigner());
        const auto& frozen = m_house->booth->verifier().frozen();
        const auto key = voting::EncryptionKey::decode(frozen.trustees.joint);
        ballot.answers[0].proof =
            test::proveByHand(m_house->booth->verifier().shape("c1"), frozen.context("", ballot.voter), *key,
                { 0, 1, 0, 0 }, test::seedOf(m_house->freshSigner()), cheat);
        return ballot;
    }
    /// What a block's preparation makes of casts by one signer: the number of its jobs, and a word for each cast.
    static QString prepared(
        VotingHouse& house, const std::string& signer, std::initializer_list<const Json*> payloads)
    {
        test::MemoryState state;
        auto reader = house.store().read();
        if (!reader)
            return u"no reader"_s;
        const auto filled =
            (*reader)->forEachState([&](std::string_view name, std::string_view table, std::string_view key,
                                        std::string_view value) -> base::Status {
                if (name == "election" && table != "due")
                    state.put(table, key, *base::parseJson(value));
                return {};
            });
        if (!filled)
            return u"no state"_s;
        const std::string action = "cast";
        const auto preparer = election::makeBallotPreparer();
        std::vector<domain::ActionView> views;
        for (const Json* payload : payloads)
            views.push_back({ action, house.did(signer), *payload });
        const auto made = preparer->prepare(state, views);
        if (made == nullptr)
            return u"nothing"_s;
        std::string found = std::to_string(made->jobs()) + ":";
        for (std::size_t i = 0; i < made->jobs(); ++i)
            made->run(i);
        for (std::size_t i = 0; i < views.size(); ++i) {
            const auto result = std::dynamic_pointer_cast<const election::CheckedBallot>(made->result(i));
            const bool isProved = result != nullptr && !result->ciphertexts.empty();
            found += result == nullptr        ? " -"
                : result->verifier == nullptr ? " no verifier"
                : !result->verdict            ? " unjudged"
                : *result->verdict            ? " good"
                : isProved                    ? " bad"
                                              : " unsigned";
        }
        return QString::fromStdString(found);
    }

    QString faultOf(const voting::Ballot& ballot)
    {
        const base::Status checked = voting::checkProofs(m_house->booth->verifier(), ballot);
        return checked ? QStringLiteral("good") : QString::fromStdString(checked.error().detail);
    }

private Q_SLOTS:
    void initTestCase() { m_house = std::make_unique<VotingHouse>(plan()); }

    // Defence: checkVotingTime() before opening.
    void refusesEarlyBallot()
    {
        const test::Voter& voter = someone();
        QCOMPARE(castCode(voter, ballotOf(voter, "early")), std::string("election.not_open"));
        m_house->openVoting();
        QCOMPARE(castCode(voter, ballotOf(voter, "early")), std::string("ok"));
    }

    // Defence: one encoding a point. The prover below hashes and proves what it sends, so that only the encoding itself
    // is wrong.
    void refusesBadEncodings_data()
    {
        QTest::addColumn<QString>("which");
        QTest::newRow("alpha, negative") << u"alpha"_s;
        QTest::newRow("beta, negative") << u"beta"_s;
        QTest::newRow("off the group") << u"off"_s;
    }
    void refusesBadEncodings()
    {
        QFETCH(QString, which);
        const test::Voter& voter = someone();
        test::Cheat cheat;
        const auto negative = [](std::size_t slot, const voting::Encoded& good) {
            return slot == 1 ? test::negativeEncoding(good) : good;
        };
        if (which == u"alpha")
            cheat.alpha = negative;
        else if (which == u"beta")
            cheat.beta = negative;
        else
            cheat.beta = [](std::size_t slot, voting::Encoded good) {
                if (slot == 1)
                    good.fill(0xff);
                return good;
            };
        const voting::Ballot ballot = handMade(voter, cheat);
        QCOMPARE(faultOf(ballot), u"encoding of c1/o1"_s);
        QCOMPARE(castCode(voter, ballot), std::string("election.ballot_proof"));
    }

    // The prover by hand makes good ballots when it does not cheat: what is refused is refused for the cheat.
    void takesWhatIsProvedByHand()
    {
        const test::Voter& voter = someone();
        QCOMPARE(castCode(voter, handMade(voter, {})), std::string("ok"));
    }

    // Defence: a response that is not reduced is the same number in other bytes; Scalar::decode() refuses it.
    void refusesScalarThatIsNotReduced()
    {
        const test::Voter& voter = someone();
        const voting::Ballot good = ballotOf(voter, "scalar");
        voting::Ballot ballot = good;
        test::addGroupOrder(ballot.answers[0].proof.end() - 32);
        QCOMPARE(faultOf(ballot), u"encoding of rule 0 of c1"_s);
        QCOMPARE(castCode(voter, ballot), std::string("election.ballot_proof"));
        QCOMPARE(castCode(voter, good), std::string("ok"));
    }

    // Defence: the identity as alpha, a ciphertext without randomness: everybody would see the vote.
    void refusesIdentityAsCiphertext()
    {
        const test::Voter& voter = someone();
        test::Cheat cheat;
        cheat.randomness = [](std::size_t slot, const voting::Scalar& honest) {
            return slot == 0 ? voting::Scalar::zero() : honest;
        };
        const voting::Ballot ballot = handMade(voter, cheat);
        const auto& proof = ballot.answers[0].proof;
        QVERIFY(std::all_of(proof.begin(), proof.begin() + 32, [](std::uint8_t byte) { return byte == 0; }));
        QCOMPARE(faultOf(ballot), u"encoding of c1/blank"_s);
        QCOMPARE(castCode(voter, ballot), std::string("election.ballot_proof"));
    }

    // Defence: the option's id in the challenge.
    void refusesProofOfAnotherOption()
    {
        const test::Voter& voter = someone();
        voting::Ballot ballot = ballotOf(voter, "option");
        const std::size_t size = 64 + voting::rangeProofBytes(2);
        auto& proof = ballot.answers[0].proof;
        std::swap_ranges(proof.begin() + static_cast<std::ptrdiff_t>(size),
            proof.begin() + static_cast<std::ptrdiff_t>(2 * size),
            proof.begin() + static_cast<std::ptrdiff_t>(2 * size));
        QCOMPARE(castCode(voter, ballot), std::string("election.ballot_proof"));
        QVERIFY2(faultOf(ballot).startsWith(u"option proof"), qPrintable(faultOf(ballot)));
    }

    // Defence: the contest's id in the challenge (c1 and c3 have the same shape).
    void refusesProofOfAnotherContest()
    {
        const test::Voter& voter = someone();
        voting::Ballot ballot = ballotOf(voter, "contest");
        std::swap(ballot.answers[0].proof, ballot.answers[2].proof);
        QCOMPARE(castCode(voter, ballot), std::string("election.ballot_proof"));
    }

    // Defence: fingerprint and election id in the challenge. Key, voter and votes are this election's: only the one item
    // that the proofs were made for is another's.
    void refusesProofOfAnotherElection_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("id") << u"id"_s;
        QTest::newRow("fingerprint") << u"fingerprint"_s;
        QTest::newRow("neither") << u""_s;
    }
    void refusesProofOfAnotherElection()
    {
        QFETCH(QString, what);
        const test::Voter& voter = someone();
        const auto& frozen = m_house->booth->verifier().frozen();
        const auto key = voting::EncryptionKey::decode(frozen.trustees.joint);
        voting::Ballot ballot = ballotOf(voter, m_house->freshSigner());
        voting::BallotContext context = frozen.context("", ballot.voter);
        if (what == u"id")
            context.election.back() = context.election.back() == '0' ? '1' : '0';
        if (what == u"fingerprint")
            context.fingerprint[0] ^= 1;
        voting::RandomNonces nonces;
        for (std::size_t i = 0; i < ballot.answers.size(); ++i)
            ballot.answers[i].proof =
                voting::proveContestUnchecked(m_house->booth->verifier().shape(ballot.answers[i].contest),
                    context, *key, { 0, 1, 0, 0 }, test::seedOf(m_house->freshSigner()), nonces);
        QCOMPARE(castCode(voter, ballot), std::string(what.isEmpty() ? "ok" : "election.ballot_proof"));
    }

    // Defence: the voter's credential in the challenge: a ballot cannot be copied, not even one's friend's.
    void refusesCopiedBallot()
    {
        const test::Voter& victim = someone();
        const voting::Ballot ballot = ballotOf(victim, "victim");
        const test::Voter& copyist = someone();
        voting::Ballot copy = ballot;
        copy.voter = copyist.credential;
        QCOMPARE(castCode(copyist, copy), std::string("election.ballot_proof"));
        QCOMPARE(castCode(victim, ballot), std::string("ok"));
        QCOMPARE(castCode(copyist, copy), std::string("election.nonce_reused"));
    }

    // Defence: the option proof (in c2 a sum of 2 is allowed, so the rule does not see it).
    void refusesVoteOfTwo()
    {
        const test::Voter& voter = someone();
        const voting::Ballot ballot = forged(voter, 1, { 0, 2, 0, 0 });
        QVERIFY2(faultOf(ballot).startsWith(u"option proof"), qPrintable(faultOf(ballot)));
        QCOMPARE(castCode(voter, ballot), std::string("election.ballot_proof"));
    }

    // Defence: the option proof; a vote of -1 takes one from a rival.
    void refusesVoteOfMinusOne()
    {
        const test::Voter& voter = someone();
        const voting::Ballot ballot = forged(voter, 1, { 0, 1, 1, ~std::uint64_t(0) });
        QVERIFY2(faultOf(ballot).startsWith(u"option proof"), qPrintable(faultOf(ballot)));
        QCOMPARE(castCode(voter, ballot), std::string("election.ballot_proof"));
    }

    // Defence: the rule's proof over the sum.
    void refusesSumsOutOfRange_data()
    {
        QTest::addColumn<int>("contest");
        QTest::addColumn<QList<int>>("votes");
        QTest::newRow("two in choose-one") << 0 << QList<int> { 0, 1, 1, 0 };
        QTest::newRow("none and no blank") << 0 << QList<int> { 0, 0, 0, 0 };
        QTest::newRow("three of at most two") << 1 << QList<int> { 0, 1, 1, 1 };
        QTest::newRow("blank and a choice") << 0 << QList<int> { 1, 1, 0, 0 };
        QTest::newRow("blank and an approval") << 1 << QList<int> { 1, 0, 1, 0 };
    }
    void refusesSumsOutOfRange()
    {
        QFETCH(int, contest);
        QFETCH(QList<int>, votes);
        std::vector<std::uint64_t> values;
        for (const int vote : votes)
            values.push_back(static_cast<std::uint64_t>(vote));
        const test::Voter& voter = someone();
        const voting::Ballot ballot = forged(voter, static_cast<std::size_t>(contest), values);
        QVERIFY2(faultOf(ballot).startsWith(u"rule"), qPrintable(faultOf(ballot)));
        QCOMPARE(castCode(voter, ballot), std::string("election.ballot_proof"));
    }

    // Defence: the ballot style: every contest, in order, in its one length.
    void refusesAnotherStyle_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what : { "contest left out", "contest twice", "order", "longer", "unknown contest" })
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void refusesAnotherStyle()
    {
        QFETCH(QString, what);
        const test::Voter& voter = someone();
        voting::Ballot ballot = ballotOf(voter, "style");
        if (what == u"contest left out")
            ballot.answers.pop_back();
        else if (what == u"contest twice")
            ballot.answers.push_back(ballot.answers.front());
        else if (what == u"order")
            std::swap(ballot.answers[0], ballot.answers[1]);
        else if (what == u"longer")
            ballot.answers[0].proof.resize(ballot.answers[0].proof.size() + 32);
        else
            ballot.answers[0].contest = "c9";
        const std::string code = castCode(voter, ballot);
        QVERIFY2(code == "election.ballot_style" || code == "election.ballot_format", code.c_str());
    }

    // Defence: first alpha of every ballot is kept; two ballots with one nonce show what changed between them.
    void refusesSecondBallotWithTheSameNonce()
    {
        const test::Voter& voter = someone();
        QCOMPARE(castCode(voter, ballotOf(voter, "nonce", "o1")), std::string("ok"));
        QCOMPARE(castCode(voter, ballotOf(voter, "nonce", "o2")), std::string("election.nonce_reused"));
    }

    // Defence: a ballot's hash is accepted once.
    void refusesTheSameBallotAgain()
    {
        const test::Voter& voter = someone();
        const voting::Ballot ballot = ballotOf(voter, "again");
        QCOMPARE(castCode(voter, ballot), std::string("ok"));
        QCOMPARE(castCode(voter, ballot), std::string("election.ballot_repeated"));
        QCOMPARE(castCode(voter, ballotOf(voter, "newer", "o3")), std::string("ok"));
        // Nobody brings the older one back over the newer one.
        QCOMPARE(castCode(voter, ballot), std::string("election.ballot_repeated"));
    }

    // Defence: the signature binds the transaction's signer: a relay cannot carry a ballot in under a key of its own.
    void refusesAuthorizationInAnotherTransaction()
    {
        const test::Voter& voter = someone();
        const voting::Ballot ballot = ballotOf(voter, "held back");
        const std::string signer = m_house->freshSigner();
        const Json payload = signedBy(voter, ballot, signer);
        QCOMPARE(m_house->ballotCode("relay", "cast", payload), std::string("election.authorization"));
        QCOMPARE(m_house->ballotCode(signer, "cast", payload), std::string("ok"));
    }

    // Defence: the signature is checked against the credential that the ballot names.
    void refusesOthersSignature()
    {
        const test::Voter& voter = someone();
        const test::Voter& other = someone();
        const voting::Ballot ballot = ballotOf(voter, "others");
        const std::string signer = m_house->freshSigner();
        QCOMPARE(m_house->ballotCode(signer, "cast", signedBy(other, ballot, signer)),
            std::string("election.authorization"));
        Json changed = signedBy(voter, ballot, signer);
        changed.set("authorization", base::toBase64Url(base::Bytes(64, 0)));
        QCOMPARE(m_house->ballotCode(signer, "cast", changed), std::string("election.authorization"));
    }

    // Defence: the purpose in the signature: what was signed for a challenge is never counted, and the other way round.
    void refusesAuthorizationForAnotherPurpose()
    {
        const test::Voter& voter = someone();
        const voting::Ballot ballot = ballotOf(voter, "purpose");
        const std::string signer = m_house->freshSigner();
        QCOMPARE(
            m_house->ballotCode(signer, "cast", signedBy(voter, ballot, signer, voting::Purpose::Challenge)),
            std::string("election.authorization"));
    }

    // Defence: only credentials of the frozen roll.
    void refusesCredentialThatIsNotOnTheRoll()
    {
        const test::Voter stranger = test::makeVoter(m_house->id, "stranger", "p1");
        QCOMPARE(castCode(stranger, ballotOf(stranger, "stranger")), std::string("election.not_enrolled"));
    }

    // Defence: a ballot in signed mode has no ring.
    void refusesRingInSignedMode()
    {
        const test::Voter& voter = someone();
        const std::string signer = m_house->freshSigner();
        Json payload = signedBy(voter, ballotOf(voter, "ring"), signer);
        payload.set("ring", "p1-1-1");
        QCOMPARE(m_house->ballotCode(signer, "cast", payload), std::string("election.ballot_format"));
    }

    // Defence: challenged ballots stay spoiled, cast ones closed.
    void keepsChallengedAndCastApart()
    {
        const test::Voter& voter = someone();
        const auto seed = test::seedOf("spoiled");
        const voting::Ballot spoiled = ballotOf(voter, "spoiled");
        std::string signer = m_house->freshSigner();
        const auto opened = [&](const voting::Ballot& ballot, const voting::BallotSeed& ofBallot,
                                const std::vector<voting::OpenedVote>& votes) {
            signer = m_house->freshSigner();
            return m_house->ballotCode(signer, "challenge",
                m_house->booth->challengePayload(voter, ballot, votes, ofBallot, m_house->did(signer)));
        };
        // What the page showed is not what it encrypted.
        QCOMPARE(opened(spoiled, seed, choice("o3")), std::string("election.challenge_opening"));
        QCOMPARE(opened(spoiled, test::seedOf("other"), choice()), std::string("election.challenge_opening"));
        QCOMPARE(opened(spoiled, seed, { { "c1", "o9", 1 } }), std::string("election.challenge_votes"));
        QCOMPARE(opened(spoiled, seed, choice()), std::string("ok"));
        QCOMPARE(opened(spoiled, seed, choice()), std::string("election.ballot_repeated"));
        QCOMPARE(castCode(voter, spoiled), std::string("election.ballot_challenged"));
        const voting::Ballot cast = ballotOf(voter, "cast");
        QCOMPARE(castCode(voter, cast), std::string("ok"));
        QCOMPARE(opened(cast, test::seedOf("cast"), choice()), std::string("election.ballot_cast"));
        const std::string tracker = voting::trackerOf(voting::hashOf(spoiled));
        QCOMPARE(m_house->row("trackers", tracker).at("state").asString(), std::string("challenged"));
    }

    // Defence: a ballot's seed has 256 bits; a shorter one could be searched.
    void refusesSeedsOfAnotherLength()
    {
        const test::Voter& voter = someone();
        const auto seed = test::seedOf("length of the seed");
        const voting::Ballot ballot = m_house->booth->encrypt(voter, choice(), seed);
        const auto opened = [&](std::size_t length) {
            const std::string signer = m_house->freshSigner();
            Json payload =
                m_house->booth->challengePayload(voter, ballot, choice(), seed, m_house->did(signer));
            base::Bytes bytes(seed.begin(), seed.end());
            bytes.resize(length);
            payload.set("seed", base::toBase64Url(bytes));
            return m_house->ballotCode(signer, "challenge", payload);
        };
        for (const std::size_t length : { 0, 16, 31, 33, 64 })
            QVERIFY2(opened(length).starts_with("schema."), std::to_string(length).c_str());
        QCOMPARE(opened(32), std::string("ok"));
    }

    // Defence: challenges of one voter are bounded.
    void refusesChallengesWithoutEnd()
    {
        const test::Voter& voter = someone();
        std::string code;
        for (int i = 0; i < 21; ++i) {
            const std::string signer = m_house->freshSigner();
            const auto seed = test::seedOf(signer);
            const voting::Ballot ballot = m_house->booth->encrypt(voter, choice(), seed);
            code = m_house->code(signer, "election", "challenge",
                m_house->booth->challengePayload(voter, ballot, choice(), seed, m_house->did(signer)));
            QCOMPARE(code, std::string(i < 20 ? "ok" : "election.challenge_limit"));
        }
    }

    // Defence: a tracker of 100 bits that belongs to another ballot is never written over.
    void refusesTrackerCollision()
    {
        const test::Voter& voter = someone();
        const voting::Ballot ballot = ballotOf(voter, "collision");
        const std::string signer = m_house->freshSigner();
        const Json payload = signedBy(voter, ballot, signer);
        const std::string tracker = voting::trackerOf(voting::hashOf(ballot));
        const auto domain = election::makeElectionDomain();
        for (const bool isTaken : { false, true }) {
            test::MemoryContext context(domain->spec());
            auto reader = m_house->store().read();
            QVERIFY(reader);
            const base::Status copied =
                (*reader)->forEachState([&](std::string_view name, std::string_view table,
                                            std::string_view key, std::string_view value) -> base::Status {
                    if (name == "election" && table != "due")
                        context.state().put(table, key, *base::parseJson(value));
                    return {};
                });
            QVERIFY(copied);
            context.signerDid = m_house->did(signer);
            context.blockContext.time = base::UnixSeconds(m_house->now());
            if (isTaken)
                context.state().put("trackers", m_house->id + '/' + tracker,
                    Json::object({ { "tracker", tracker }, { "ballot", std::string(64, 'a') },
                        { "state", "counted" } }));
            const auto result = domain->execute(context, "cast", payload);
            QCOMPARE(result.has_value(), !isTaken);
            if (isTaken)
                QCOMPARE(result.error().code, std::string("election.tracker_taken"));
        }
    }

    // Defence: isWorthProving(): what the cheap checks refuse costs no proof, neither before the block nor in it, and a
    // ballot that is sent many times is proved once.
    void provesNothingThatIsRefusedAnyway()
    {
        const test::Voter& voter = someone();
        const voting::Ballot ballot = ballotOf(voter, "cheap");
        const std::string signer = m_house->freshSigner();
        const Json good = signedBy(voter, ballot, signer);
        Json stranger = good;
        stranger.set("voter", base::toBase64Url(voting::credentialOf(voting::Scalar::fromU64(7))));
        Json shorter = good;
        shorter.set("answers", Json::array({ good.at("answers").asArray().front() }));
        const test::Voter& before = someone();
        const voting::Ballot known = ballotOf(before, "known");
        QCOMPARE(castCode(before, known), std::string("ok"));
        const Json repeated = signedBy(before, known, signer);
        voting::Ballot copied = known;
        copied.voter = voter.credential;
        const Json nonce = signedBy(voter, copied, signer);
        Json elsewhere = good;
        elsewhere.set("election", "e-0000000000000000");
        Json copy = good;
        copy.set("authorization", base::toBase64Url(base::Bytes(64, 1)));

        const auto jobs = [&](std::initializer_list<const Json*> payloads) {
            return prepared(*m_house, signer, payloads);
        };
        QCOMPARE(jobs({ &good }), u"1: good"_s);
        QCOMPARE(jobs({ &stranger }), u"0: unjudged"_s);
        QCOMPARE(jobs({ &shorter }), u"0: unjudged"_s);
        QCOMPARE(jobs({ &repeated }), u"0: unjudged"_s);
        QCOMPARE(jobs({ &nonce }), u"0: unjudged"_s);
        QCOMPARE(jobs({ &elsewhere }), u"nothing"_s);
        // Whose signature is bad costs no proof; the owner's ballot is proved once, whoever has sent a copy before.
        QCOMPARE(jobs({ &copy }), u"1: unsigned"_s);
        QCOMPARE(jobs({ &copy, &good, &copy, &elsewhere }), u"1: unsigned good unsigned -"_s);
        Json cut = good;
        cut.set("authorization", base::toBase64Url(base::Bytes(65, 1)));
        QCOMPARE(jobs({ &cut }), u"0: unjudged"_s);
    }

    // Defence: judge(): the signature comes before the proofs, which cost many times as much; what can be said without
    // computing comes before both. Told by the code of a ballot that is wrong in several ways.
    void asksWhoSignedBeforeTheProofs()
    {
        const test::Voter& voter = someone();
        const test::Voter& other = someone();
        const voting::Ballot ballot = forged(voter, 0, { 0, 2, 0, 0 });
        const std::string signer = m_house->freshSigner();
        const Json signedWell = signedBy(voter, ballot, signer);
        QCOMPARE(m_house->ballotCode(signer, "cast", signedWell), std::string("election.ballot_proof"));
        QCOMPARE(prepared(*m_house, signer, { &signedWell }), u"1: bad"_s);
        const Json signedByOther = signedBy(other, ballot, signer);
        QCOMPARE(m_house->ballotCode(signer, "cast", signedByOther), std::string("election.authorization"));
        QCOMPARE(prepared(*m_house, signer, { &signedByOther }), u"1: unsigned"_s);
        Json cut = signedByOther;
        cut.set("authorization", base::toBase64Url(base::Bytes(65, 1)));
        QCOMPARE(m_house->ballotCode(signer, "cast", cut), std::string("election.authorization"));
        QCOMPARE(prepared(*m_house, signer, { &cut }), u"0: unjudged"_s);
        Json stranger = cut;
        stranger.set("voter", base::toBase64Url(voting::credentialOf(voting::Scalar::fromU64(7))));
        QCOMPARE(m_house->ballotCode(signer, "cast", stranger), std::string("election.not_enrolled"));
        // Cast once, then the same with a bad authorization: it is not looked at.
        const voting::Ballot good = ballotOf(voter, "first who, then what");
        Json again = signedBy(voter, good, signer);
        QCOMPARE(m_house->ballotCode(signer, "cast", again), std::string("ok"));
        again.set("authorization", base::toBase64Url(base::Bytes(65, 1)));
        QCOMPARE(m_house->ballotCode(signer, "cast", again), std::string("election.ballot_repeated"));
    }

    // Defence: an authorization that does not hold condemns itself only. Somebody who copies a ballot from the wire and
    // sends it first with a bad authorization takes nothing from its owner.
    void takesTheOwnersBallotAfterACopyInTheSameBlock()
    {
        const test::Voter& voter = someone();
        const voting::Ballot ballot = ballotOf(voter, "copied in the block");
        const std::string thief = m_house->freshSigner();
        const std::string owner = m_house->freshSigner();
        Json copy = signedBy(voter, ballot, thief);
        copy.set("authorization", base::toBase64Url(base::Bytes(64, 1)));
        std::vector<ledger::Transaction> both;
        both.push_back(m_house->transaction(thief, "election", "cast", copy));
        both.push_back(m_house->transaction(owner, "election", "cast", signedBy(voter, ballot, owner)));
        both.push_back(m_house->transaction(thief, "election", "cast", signedBy(voter, ballot, thief)));
        const auto outcomes = m_house->block(std::move(both));
        QCOMPARE(outcomes[0].result.code, std::string("election.authorization"));
        QCOMPARE(outcomes[1].result.code, std::string("ok"));
        QCOMPARE(outcomes[2].result.code, std::string("election.ballot_repeated"));
    }

    // Defence: the earlier ballot is taken out of the sums when it is replaced; turnout counts first votes.
    void countsOnlyTheLastBallotOfAVoter()
    {
        VotingHouse house(plan());
        house.openVoting();
        const test::Voter& voter = house.voters.front();
        const auto votes = [](const char* option) {
            return std::vector<voting::OpenedVote> { { "c1", option, 1 }, { "c2", "blank", 1 },
                { "c3", "o2", 1 } };
        };
        QVERIFY(!house.castVote(voter, votes("o1")).at("replaced").asBoolean());
        const Json first = house.row("ballots", base::toBase64Url(voter.credential));
        QVERIFY(house.castVote(voter, votes("o2")).at("replaced").asBoolean());
        const Json box = house.row("boxes");
        QCOMPARE(box.at("ballots").asInteger(), 2);
        QCOMPARE(box.at("voters").asInteger(), 1);
        QCOMPARE(box.at("replaced").asInteger(), 1);
        const Json second = house.row("ballots", base::toBase64Url(voter.credential));
        QCOMPARE(second.at("replaced").asInteger(), 1);
        QCOMPARE(house.row("trackers", first.at("tracker").asString()).at("state").asString(),
            std::string("replaced"));
        // One ballot alone in the box: its ciphertexts are the sums.
        const Json sum = house.row("sums", "p1/c1");
        QCOMPARE(sum.at("ballots").asInteger(), 1);
        const auto ciphertexts = base::fromBase64Url(second.at("ciphertexts").asString());
        const auto sums = base::fromBase64Url(sum.at("sums").asString());
        QVERIFY(std::equal(sums->begin(), sums->end(), ciphertexts->begin()));
        std::int64_t voters = 0;
        for (const Json& row : house.rows("election", "turnout", house.id + '/'))
            voters += row.at("voters").asInteger();
        QCOMPARE(voters, 1);
        // The chain of ballots: every accepted cast, in order.
        const auto fingerprint =
            base::Hash256::fromHex(house.row("definitions").at("fingerprint").asString());
        base::Hash256 head = crypto::sha256(fingerprint->view());
        for (const Json& row : { first, second })
            head =
                crypto::sha256({ head.view(), base::Hash256::fromHex(row.at("ballot").asString())->view() });
        QCOMPARE(box.at("chain_head").asString(), head.hex());
    }

    // Votes, replaced votes and refused ones of one block leave the sums that the ballots that count add up to by
    // themselves, whatever was decoded once and used again. Fails without the comparison of texts in KnownSums::find().
    void addsUpWhatCountsInOneBlock()
    {
        VotingHouse house(plan());
        house.openVoting();
        const auto payload = [&house](
                                 const test::Voter& voter, const char* option, const std::string& signer) {
            return house.booth->castPayload(voter, choice(option), house.did(signer));
        };
        std::vector<ledger::Transaction> block;
        const auto add = [&](std::size_t voter, const char* option, bool isGood) {
            const std::string signer = house.freshSigner();
            Json made = payload(house.voters[voter], option, signer);
            if (!isGood)
                made.set("authorization", base::toBase64Url(base::Bytes(64, 7)));
            block.push_back(house.transaction(signer, "election", "cast", std::move(made)));
        };
        add(0, "o1", true);
        add(1, "o2", true);
        add(0, "o3", true);
        add(2, "o1", false);
        add(44, "o1", true);
        add(1, "o1", true);
        add(0, "o2", true);
        const auto outcomes = house.block(std::move(block));
        for (std::size_t i = 0; i < outcomes.size(); ++i)
            QCOMPARE(outcomes[i].result.code, std::string(i == 3 ? "election.authorization" : "ok"));
        house.castVote(house.voters[3], choice());
        for (const auto& [unit, voters] :
            { std::pair<std::string, std::vector<std::size_t>>("p1", { 0, 1, 3 }),
                std::pair<std::string, std::vector<std::size_t>>("p2", { 44 }) }) {
            std::size_t from = 0;
            for (const std::string contest : { "c1", "c2", "c3" }) {
                const std::size_t width = house.booth->verifier().shape(contest).slots.size();
                voting::ContestSums expected(width);
                for (const std::size_t voter : voters) {
                    const Json row = house.row("ballots", base::toBase64Url(house.voters[voter].credential));
                    const auto bytes = base::fromBase64Url(row.at("ciphertexts").asString());
                    const auto part =
                        voting::ciphertextsFromBytes(base::ByteView(*bytes).subspan(from, width * 64), width);
                    QVERIFY(part.has_value());
                    expected.add(*part, 1);
                }
                from += width * 64;
                const Json sum = house.row("sums", unit + "/" + contest);
                QCOMPARE(sum.at("ballots").asInteger(), static_cast<std::int64_t>(voters.size()));
                QCOMPARE(sum.at("sums").asString(), base::toBase64Url(expected.encode()));
            }
        }
    }

    // Defence: the definition's rule.
    void refusesSecondBallotWithoutRevote()
    {
        test::HousePlan once;
        once.terms = [](Json& terms) { terms.set("revote", false); };
        VotingHouse house(std::move(once));
        house.openVoting();
        house.castVote(house.voters[0], VotingHouse::vote("o1"));
        const std::string signer = house.freshSigner();
        QCOMPARE(house.ballotCode(signer, "cast",
                     house.booth->castPayload(house.voters[0], VotingHouse::vote("o2"), house.did(signer))),
            std::string("election.already_voted"));
        // Nor does it cost a proof.
        const Json second =
            house.booth->castPayload(house.voters[0], VotingHouse::vote("o3"), house.did(signer));
        QCOMPARE(prepared(house, signer, { &second }), u"0: unjudged"_s);
        const Json first =
            house.booth->castPayload(house.voters[1], VotingHouse::vote("o3"), house.did(signer));
        QCOMPARE(prepared(house, signer, { &first }), u"1: good"_s);
    }

    // Many good ones and bad ones in one block: each gets its own verdict, whatever stands beside it.
    void judgesEachBallotOfABlockByItself()
    {
        VotingHouse house(plan());
        house.openVoting();
        std::vector<ledger::Transaction> block;
        std::vector<std::string> expected;
        for (std::size_t i = 0; i < 30; ++i) {
            const test::Voter& voter = house.voters[i];
            const std::string signer = house.freshSigner();
            Json payload = house.booth->castPayload(voter, choice(), house.did(signer));
            if (i % 7 == 3) {
                payload.set("authorization", base::toBase64Url(base::Bytes(64, 7)));
                expected.push_back("election.authorization");
            } else if (i % 11 == 5) {
                // Another voter's answers, signed by this one.
                voting::Ballot copied =
                    house.booth->encrypt(house.voters[39], choice(), test::seedOf(signer));
                copied.voter = voter.credential;
                payload = house.booth->payloadOf(
                    copied, house.booth->authorize(voter, copied, voting::Purpose::Cast, house.did(signer)));
                expected.push_back("election.ballot_proof");
            } else if (i % 13 == 8) {
                // The same, and not even signed.
                const auto other = house.booth->castPayload(house.voters[38], choice(), house.did(signer));
                payload.set("answers", other.at("answers"));
                expected.push_back("election.authorization");
            } else
                expected.push_back("ok");
            block.push_back(house.transaction(signer, "election", "cast", std::move(payload)));
        }
        const auto outcomes = house.block(std::move(block));
        for (std::size_t i = 0; i < outcomes.size(); ++i)
            QCOMPARE(outcomes[i].result.code, expected[i]);
        // And the whole chain again from the beginning, with the same roots.
        const auto again = chain::replay(house.store(), house.registry(), house.services(), {});
        QVERIFY2(again.has_value(), again ? "" : again.error().detail.c_str());
    }

    // Defence: checkVotingTime() at the end, the grace included, also before the closing entry has run.
    void refusesLateBallot()
    {
        const test::Voter& voter = someone();
        const test::Voter& later = someone();
        const std::int64_t ends = m_house->election().at("ends").asInteger();
        m_house->goTo(ends - 1);
        QCOMPARE(castCode(voter, ballotOf(voter, "in the grace")), std::string("ok"));
        m_house->goTo(ends + 1);
        QCOMPARE(castCode(later, ballotOf(later, "late")), std::string("election.closed"));
    }
};

QTEST_GUILESS_MAIN(TestElectionBallots)
#include "tst_election_ballots.moc"
