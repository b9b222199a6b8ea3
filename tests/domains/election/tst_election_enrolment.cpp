// SPDX-License-Identifier: Apache-2.0
// The roll and enrolment: wrong lines, wrong times, and every way to enrol that is not one's own.
#include "tests/domains/election/election_house.h"
#include "tests/support/memory_context.h"

#include <QtTest>

using namespace maru;
using namespace Qt::StringLiterals;
using base::Json;
using test::ElectionHouse;
using Voter = ElectionHouse::Voter;

namespace {

QString said(const std::string& value)
{
    return QString::fromStdString(value);
}

Json one(const std::string& election, const Json& entry)
{
    return Json::object({ { "election", election }, { "voters", Json::array({ entry }) } });
}

Json late(const std::string& election, Json entry)
{
    entry.set("election", election);
    entry.set("reason", "left out");
    return entry;
}

Json numbered(const std::string& election, std::int64_t number)
{
    return Json::object({ { "election", election }, { "number", number }, { "reason", "because" } });
}

/// The encoding of the identity.
std::string zeros()
{
    return base::toBase64Url(base::Bytes(32, 0));
}

} // namespace

class TestElectionEnrolment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesWrongLines_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("refusal");
        const QString hash = said(crypto::sha256("person").hex());
        QTest::newRow("good") << ""
                              << ""
                              << "ok";
        QTest::newRow("unknown precinct") << "precinct"
                                          << "p9"
                                          << "election.unknown_precinct payload.voters[0].precinct";
        QTest::newRow("known commitment") << "commitment"
                                          << "known"
                                          << "election.commitment_twice payload.voters[0].commitment";
        QTest::newRow("known invitation") << "invitation"
                                          << "known"
                                          << "election.invitation_twice payload.voters[0].invitation";
        QTest::newRow("short invitation") << "invitation"
                                          << "AAAA"
                                          << "schema.too_short payload.voters[0].invitation";
        QTest::newRow("no hash") << "commitment"
                                 << "abc"
                                 << "schema.format payload.voters[0].commitment";
    }
    void refusesWrongLines()
    {
        QFETCH(QString, member);
        QFETCH(QString, value);
        QFETCH(QString, refusal);
        ElectionHouse house;
        const std::string id = house.draft(house.terms());
        std::vector<Voter> voters;
        house.addVoters(id, voters, 1);
        Json entry = ElectionHouse::entry(house.makeVoter(id, 2, "p001"));
        const std::string name = member.toStdString();
        if (value == u"known"_s)
            entry.set(name, ElectionHouse::entry(voters[0]).at(name));
        else if (!member.isEmpty())
            entry.set(name, value.toStdString());
        QCOMPARE(said(house.refusal("rolls", "addVoters", one(id, entry))), refusal);
    }

    void refusesWeightZeroAndWeightsInPublicElections()
    {
        ElectionHouse house;
        Json terms = house.terms();
        const std::string id = house.draft(terms);
        QCOMPARE(said(house.refusal(
                     "rolls", "addVoters", one(id, ElectionHouse::entry(house.makeVoter(id, 1, "p001", 0))))),
            u"schema.too_small payload.voters[0].weight"_s);
        house.must("rolls", "election", "addVoters",
            one(id, ElectionHouse::entry(house.makeVoter(id, 1, "p001", 3))));
        terms.set("kind", "public");
        terms.set("objections", 14 * ElectionHouse::kDay);
        const std::string open = house.draft(terms);
        QCOMPARE(said(house.refusal("rolls", "addVoters",
                     one(open, ElectionHouse::entry(house.makeVoter(open, 1, "p001", 2))))),
            u"election.weight payload.voters[0].weight"_s);
        terms.remove("rehearsal");
        terms.set("election", id);
        QCOMPARE(said(house.refusal("chief", "editElection", terms)), u"election.weight payload.kind"_s);
    }

    /// A bad line among good ones: nothing of the transaction stays.
    void entersAllLinesOrNone()
    {
        ElectionHouse house;
        const std::string id = house.draft(house.terms());
        const Json entry = ElectionHouse::entry(house.makeVoter(id, 1, "p001"));
        const Json payload = Json::object({ { "election", id },
            { "voters",
                Json::array({ entry, ElectionHouse::entry(house.makeVoter(id, 2, "p001")), entry }) } });
        QCOMPARE(said(house.refusal("rolls", "addVoters", payload)),
            u"election.commitment_twice payload.voters[2].commitment"_s);
        QCOMPARE(house.election_(id).at("entries").asInteger(), std::int64_t(0));
        QVERIFY(house.rows("election", "voters").empty());
        std::vector<Voter> voters;
        house.addVoters(id, voters, 2);
        QCOMPARE(house.election_(id).at("last_number").asInteger(), std::int64_t(2));
    }

    void opensTheRollWithEnrolment()
    {
        ElectionHouse house;
        const std::string id = house.draft(house.terms());
        std::vector<Voter> voters;
        house.addVoters(id, voters, 1);
        house.must("chief", "election", "startCeremony", ElectionHouse::of(id));
        house.addVoters(id, voters, 1);
        house.goTo(house.election_(id).at("enrol_from").asInteger());
        const Json entry = ElectionHouse::entry(house.makeVoter(id, 3, "p001"));
        QCOMPARE(said(house.refusal("rolls", "addVoters", one(id, entry))),
            u"election.roll_published payload.election"_s);
        QCOMPARE(house.must("rolls", "election", "addLateVoter", late(id, entry)).at("number").asInteger(),
            std::int64_t(3));
        QVERIFY(house.row("voters", id + "/00000003").at("late").asBoolean());
        QCOMPARE(said(house.refusal("rolls", "addLateVoter", late(id, entry))),
            u"election.commitment_twice payload.commitment"_s);
        QCOMPARE(house.rows("election", "roll_history").size(), std::size_t(1));
    }

    void enrolsOnceWithOnesOwnInvitation_data()
    {
        QTest::addColumn<QString>("attack");
        QTest::addColumn<QString>("refusal");
        QTest::newRow("none") << ""
                              << "ok";
        QTest::newRow("another's invitation") << "invitation"
                                              << "election.invitation_signature payload.invitation_signature";
        QTest::newRow("signature for another chain")
            << "chain"
            << "election.invitation_signature payload.invitation_signature";
        QTest::newRow("signature for another DID")
            << "did signature"
            << "election.invitation_signature payload.invitation_signature";
        QTest::newRow("proof for another number") << "number"
                                                  << "election.enrol_proof payload.proof";
        QTest::newRow("proof for another DID") << "did"
                                               << "election.enrol_proof payload.proof";
        QTest::newRow("proof for another election") << "election"
                                                    << "election.enrol_proof payload.proof";
        QTest::newRow("identity") << "identity"
                                  << "election.credential_point payload.credential";
        QTest::newRow("no point") << "no point"
                                  << "election.credential_point payload.credential";
        QTest::newRow("another's credential without its secret") << "stolen"
                                                                 << "election.enrol_proof payload.proof";
        QTest::newRow("a credential of the roll") << "reused"
                                                  << "election.credential_used payload.credential";
        QTest::newRow("a DID that has enrolled") << "same person"
                                                 << "election.did_used signer";
        QTest::newRow("a number that has enrolled") << "again"
                                                    << "election.enrolled_already payload.number";
        QTest::newRow("no such number") << "unknown"
                                        << "election.unknown_voter payload.number";
        QTest::newRow("a removed number") << "removed"
                                          << "election.voter_removed payload.number";
        QTest::newRow("a lost invitation") << "replaced"
                                           << "election.invitation_signature payload.invitation_signature";
    }
    void enrolsOnceWithOnesOwnInvitation()
    {
        QFETCH(QString, attack);
        QFETCH(QString, refusal);
        ElectionHouse house;
        const std::string id = house.draft(house.terms());
        std::vector<Voter> voters;
        house.addVoters(id, voters, 4);
        house.must("chief", "election", "startCeremony", ElectionHouse::of(id));
        house.goTo(house.election_(id).at("enrol_from").asInteger());
        house.enrol(id, voters[0]);
        Voter& own = voters[1];
        std::string who = own.name;
        Json payload = house.enrolPayload(id, own);
        const auto proofOf = [&](const std::string& election, std::int64_t number,
                                 const std::string& person) {
            voting::RandomNonces nonces;
            return base::toBase64Url(voting::proveEnrolment(
                election, static_cast<std::uint64_t>(number), house.did(person), own.secret, nonces));
        };
        const auto signatureOf = [&](const char* chain, const std::string& person, const Voter& by) {
            return crypto::sign(by.invitation, "election-enrol",
                base::canonical(Json::object({ { "chain", chain }, { "credential", payload.at("credential") },
                    { "did", house.did(person) }, { "election", id }, { "number", own.number } })))
                .text();
        };
        if (attack == u"invitation"_s)
            payload.set("invitation_signature", signatureOf("test", who, voters[2]));
        else if (attack == u"chain"_s)
            payload.set("invitation_signature", signatureOf("other", who, own));
        else if (attack == u"did signature"_s)
            payload.set("invitation_signature", signatureOf("test", "somebody", own));
        else if (attack == u"number"_s)
            payload.set("proof", proofOf(id, 3, who));
        else if (attack == u"did"_s)
            payload.set("proof", proofOf(id, own.number, "somebody"));
        else if (attack == u"election"_s)
            payload.set("proof", proofOf("e-0000000000000000", own.number, who));
        else if (attack == u"identity"_s)
            payload.set("credential", zeros());
        else if (attack == u"no point"_s)
            payload.set("credential", base::toBase64Url(base::Bytes(32, 0xff)));
        else if (attack == u"stolen"_s)
            payload.set("credential", base::toBase64Url(voters[3].credential));
        else if (attack == u"reused"_s)
            payload.set("credential", base::toBase64Url(voters[0].credential));
        else if (attack == u"same person"_s)
            who = voters[0].name;
        else if (attack == u"again"_s)
            house.enrol(id, own);
        else if (attack == u"unknown"_s)
            payload.set("number", 99);
        else if (attack == u"removed"_s)
            house.must("rolls", "election", "removeVoter", numbered(id, own.number));
        else if (attack == u"replaced"_s) {
            Json fresh = numbered(id, own.number);
            fresh.set("invitation", base::toBase64Url(house.person("new letter").key.publicKey().bytes));
            house.must("rolls", "election", "replaceInvitation", fresh);
        }
        QCOMPARE(said(house.refusal(who, "enrol", payload)), refusal);
        QCOMPARE(house.election_(id).at("enrolled").asInteger(),
            std::int64_t(refusal == u"ok"_s || attack == u"again"_s ? 2 : 1));
    }

    void keepsThePeriodOfEnrolment()
    {
        ElectionHouse house;
        const std::string id = house.draft(house.terms());
        std::vector<Voter> voters;
        house.addVoters(id, voters, 2);
        QCOMPARE(said(house.refusal(voters[0].name, "enrol", house.enrolPayload(id, voters[0]))),
            u"election.state payload.election"_s);
        house.must("chief", "election", "startCeremony", ElectionHouse::of(id));
        house.goTo(house.election_(id).at("enrol_from").asInteger() - 1);
        QCOMPARE(said(house.refusal(voters[0].name, "enrol", house.enrolPayload(id, voters[0]))),
            u"election.enrolment_early payload.election"_s);
        house.pass(1);
        house.enrol(id, voters[0]);
        house.goTo(house.election_(id).at("enrol_until").asInteger());
        QCOMPARE(said(house.refusal(voters[1].name, "enrol", house.enrolPayload(id, voters[1]))),
            u"election.enrolment_over payload.election"_s);
    }

    /// Whoever has read the roll has read all of it: neither new times nor a failed ceremony open it again.
    void keepsTheRollOnceItWasLaidOpen()
    {
        ElectionHouse house;
        Json terms = house.terms();
        const std::string id = house.draft(terms, { "p001" }, 2, 2);
        std::vector<Voter> voters;
        house.addVoters(id, voters, 2);
        house.must("chief", "election", "startCeremony", ElectionHouse::of(id));
        terms.remove("rehearsal");
        terms.set("election", id);
        const auto edited = [&](const char* member, std::int64_t change) {
            Json other = terms;
            other.set(member, terms.at(member).asInteger() + change);
            return said(house.refusal("chief", "editElection", other));
        };
        QCOMPARE(edited("enrol_from", 60), u"ok"_s);
        QCOMPARE(edited("enrol_from", 0), u"ok"_s);
        QVERIFY(!house.election_(id).at("roll_published").asBoolean());
        house.goTo(terms.at("enrol_from").asInteger());
        QCOMPARE(edited("enrol_from", 3600), u"election.enrolment_begun payload.enrol_from"_s);
        QCOMPARE(edited("enrol_until", -60), u"election.enrolment_begun payload.enrol_until"_s);
        QCOMPARE(edited("enrol_until", 60), u"ok"_s);
        QVERIFY(house.election_(id).at("roll_published").asBoolean());
        house.enrol(id, voters[0]);
        const Json more = one(id, ElectionHouse::entry(house.makeVoter(id, 3, "p001")));
        QCOMPARE(
            said(house.refusal("rolls", "addVoters", more)), u"election.roll_published payload.election"_s);
        house.goTo(house.election_(id).at("round_deadline").asInteger());
        Json exclusion = ElectionHouse::because(id);
        exclusion.set("trustee", 2);
        house.must("chief", "election", "excludeTrustee", exclusion);
        QCOMPARE(house.state(id), std::string("draft"));
        QCOMPARE(
            said(house.refusal("rolls", "addVoters", more)), u"election.roll_published payload.election"_s);
    }

    void countsChangesOfTheRollForEverybody()
    {
        ElectionHouse house;
        const std::string id = house.draft(house.terms());
        std::vector<Voter> voters;
        house.addVoters(id, voters, 3);
        house.must("chief", "election", "startCeremony", ElectionHouse::of(id));
        house.goTo(house.election_(id).at("enrol_from").asInteger());
        house.must("rolls", "election", "addLateVoter",
            late(id, ElectionHouse::entry(house.makeVoter(id, 4, "p001"))));
        house.must("rolls", "election", "removeVoter", numbered(id, 1));
        house.must("rolls", "election", "removeVoter", numbered(id, 2));
        Json fresh = numbered(id, 3);
        for (const char* letter : { "second", "third", "fourth" }) {
            fresh.set("invitation", base::toBase64Url(house.person(letter).key.publicKey().bytes));
            house.must("rolls", "election", "replaceInvitation", fresh);
        }
        const Json row = house.election_(id);
        QCOMPARE(row.at("late").asInteger(), std::int64_t(1));
        QCOMPARE(row.at("removed").asInteger(), std::int64_t(2));
        QCOMPARE(row.at("replaced_invitations").asInteger(), std::int64_t(3));
    }

    /// A vote is not taken away by one officer, and there may be no time left to enrol again: it takes two.
    void removesNobodyWhoHasEnrolledAlone()
    {
        ElectionHouse house;
        const std::string id = house.draft(house.terms());
        std::vector<Voter> voters;
        house.addVoters(id, voters, 2);
        house.must("chief", "election", "startCeremony", ElectionHouse::of(id));
        house.goTo(house.election_(id).at("enrol_from").asInteger());
        house.enrol(id, voters[0]);
        QCOMPARE(said(house.refusal("rolls", "removeVoter", numbered(id, 1))),
            u"election.removal_late payload.number"_s);
        house.goTo(house.election_(id).at("enrol_until").asInteger());
        QCOMPARE(said(house.refusal("rolls", "removeVoter", numbered(id, 1))),
            u"election.removal_late payload.number"_s);
        QCOMPARE(said(house.refusal("rolls", "removeVoter", numbered(id, 2))), u"ok"_s);
        const auto domain = election::makeElectionDomain();
        for (const bool isUnderRule : { false, true }) {
            test::MemoryContext context(domain->spec());
            auto reader = house.store().read();
            QVERIFY(reader);
            QVERIFY(
                (*reader)->forEachState([&](std::string_view name, std::string_view table,
                                            std::string_view key, std::string_view value) -> base::Status {
                    if (name == "election" && table != "due")
                        context.state().put(table, key, *base::parseJson(value));
                    return {};
                }));
            context.signerDid = house.did("rolls");
            context.officers[context.signerDid] = { context.signerDid, house.officerId("rolls"), "city", {} };
            context.blockContext.time = base::UnixSeconds(house.now());
            context.isUnderRule = isUnderRule;
            QCOMPARE(domain->execute(context, "removeVoter", numbered(id, 1)).has_value(), isUnderRule);
        }
    }

    /// The person may come back on the roll; the credential may not.
    void keepsTheCredentialOfARemovedVoter()
    {
        ElectionHouse house;
        // In a rehearsal one officer removes whom they like.
        const std::string id = house.draft(house.terms("signed", /*isRehearsal=*/true));
        std::vector<Voter> voters;
        house.addVoters(id, voters, 2);
        house.must("chief", "election", "startCeremony", ElectionHouse::of(id));
        house.goTo(house.election_(id).at("enrol_from").asInteger());
        house.enrol(id, voters[0]);
        house.must("rolls", "election", "removeVoter", numbered(id, 1));
        QCOMPARE(house.election_(id).at("entries").asInteger(), std::int64_t(1));
        QCOMPARE(house.election_(id).at("enrolled").asInteger(), std::int64_t(0));
        QCOMPARE(house.row("voters", id + "/00000001").at("credential").asString(), std::string());
        QCOMPARE(said(house.refusal("rolls", "removeVoter", numbered(id, 1))),
            u"election.voter_removed payload.number"_s);
        Voter again = house.makeVoter(id, 3, "p001");
        Json entry = ElectionHouse::entry(again);
        entry.set("commitment", ElectionHouse::entry(voters[0]).at("commitment"));
        house.must("rolls", "election", "addLateVoter", late(id, entry));
        again.secret = voters[0].secret;
        again.credential = voters[0].credential;
        QCOMPARE(said(house.refusal(again.name, "enrol", house.enrolPayload(id, again))),
            u"election.credential_used payload.credential"_s);
    }

    void tellsTheHelpDeskNoMoreThanItMayKnow()
    {
        ElectionHouse house;
        auto run = house.running(house.terms());
        const Json about = Json::object({ { "election", run.id }, { "number", 1 } });
        QVERIFY(!house.ask("election", "helpDesk", about).at("voted").asBoolean());
        QCOMPARE(house.castCode(run.id, run.voters[0],
                     house.makeBallot(run.id, run.voters[0], ElectionHouse::vote("o1"))),
            std::string("ok"));
        const Json answer = house.ask("election", "helpDesk", about);
        QVERIFY(answer.at("voted").asBoolean());
        QVERIFY(answer.at("enrolled").asBoolean());
        QVERIFY(
            !house.query("election", "helpDesk", Json::object({ { "election", run.id }, { "number", 9 } })));
    }
};

QTEST_GUILESS_MAIN(TestElectionEnrolment)
#include "tst_election_enrolment.moc"
