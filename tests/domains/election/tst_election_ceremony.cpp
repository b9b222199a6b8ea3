// SPDX-License-Identifier: Apache-2.0
// The key ceremony: its rounds, who may speak when, and everything that a dishonest or silent trustee may try.
#include "tests/domains/election/election_house.h"
#include "tests/support/memory_context.h"

#include <QtTest>

using namespace maru;
using base::Json;
using test::ElectionHouse;

namespace {

constexpr const char* kCommit = "ceremonyCommit";
constexpr const char* kReveal = "ceremonyReveal";
constexpr const char* kShares = "ceremonyShares";
constexpr const char* kAcknowledge = "ceremonyAcknowledge";

/// An election whose ceremony has begun.
struct Begun {
    ElectionHouse house;
    std::string id;
    explicit Begun(int trustees = 3, std::int64_t threshold = 2)
        : id(house.draft(house.terms(), { "p001" }, trustees, threshold))
    {
        house.must("chief", "election", "startCeremony", ElectionHouse::of(id));
    }
    std::string try_(const std::string& who, const char* action, Json payload)
    {
        return house.refusal(who, action, std::move(payload));
    }
    std::string round() { return house.election_(id).at("round").asString(); }
    Json complain(std::int64_t against)
    {
        Json payload = house.attemptPayload(id);
        payload.set("against", against);
        return payload;
    }
    Json settle(std::int64_t complainant, const base::Bytes& share)
    {
        Json payload = house.attemptPayload(id);
        payload.set("complainant", complainant);
        payload.set("share", base::toBase64Url(share));
        return payload;
    }
    Json exclude(std::int64_t trustee)
    {
        return Json::object({ { "election", id }, { "trustee", trustee }, { "reason", "silent" } });
    }
    base::Bytes shareOf(const voting::TrusteeSecret& secret, std::int64_t to)
    {
        const base::SecretBytes share = secret.shareFor(to);
        return base::Bytes(share.view().begin(), share.view().end());
    }
};

} // namespace

class TestElectionCeremony : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesTheJointKeyOfAllWhoFinish()
    {
        Begun begun;
        auto secrets = begun.house.ceremonyUntilShares(begun.id, { 1, 2, 3 });
        QCOMPARE(begun.round(), std::string("check"));
        begun.house.acknowledgeAll(begun.id, secrets);
        QCOMPARE(begun.house.state(begun.id), std::string("ready"));
        std::vector<voting::TrusteeKey> keys;
        for (const auto& [index, secret] : secrets)
            keys.push_back({ index, secret.coefficients() });
        const auto joint = voting::jointKey(keys);
        QVERIFY(joint.has_value());
        QCOMPARE(begun.house.election_(begun.id).at("joint").asString(), base::toBase64Url(*joint));
        for (std::int64_t index = 1; index <= 3; ++index) {
            const Json row = begun.house.row("trustees", begun.id + "/0" + std::to_string(index));
            QCOMPARE(row.at("state").asString(), std::string("finished"));
            QCOMPARE(row.at("share_key").asString(), base::toBase64Url(*voting::publicShare(keys, index)));
        }
    }

    void keepsTheRoundsApart()
    {
        Begun begun;
        const auto secret = begun.house.secretFor(begun.id, 1);
        const Json commit = begun.house.commitPayload(begun.id, secret);
        const Json reveal = begun.house.revealPayload(begun.id, secret);
        QCOMPARE(begun.try_("trustee1", kReveal, reveal), std::string("election.round payload.election"));
        QCOMPARE(begun.try_("trustee1", kAcknowledge, begun.house.attemptPayload(begun.id)),
            std::string("election.round payload.election"));
        QCOMPARE(begun.try_("trustee1", kCommit, commit), std::string("ok"));
        QCOMPARE(
            begun.try_("trustee1", kCommit, commit), std::string("election.message_given payload.election"));
        // One has committed: nobody may see keys before the others have.
        QCOMPARE(begun.try_("trustee1", kReveal, reveal), std::string("election.round payload.election"));
        QCOMPARE(begun.round(), std::string("commit"));
    }

    void takesMessagesOfTheNamedOfficerOnly_data()
    {
        QTest::addColumn<QString>("who");
        QTest::addColumn<QString>("refusal");
        QTest::newRow("a trustee of nothing here") << "trustee4"
                                                   << "election.not_trustee signer";
        QTest::newRow("the manager") << "chief"
                                     << "auth.role signer";
        QTest::newRow("a citizen") << "citizen"
                                   << "auth.not_officer signer";
    }
    void takesMessagesOfTheNamedOfficerOnly()
    {
        QFETCH(QString, who);
        QFETCH(QString, refusal);
        Begun begun;
        const auto secret = begun.house.secretFor(begun.id, 1);
        QCOMPARE(QString::fromStdString(
                     begun.try_(who.toStdString(), kCommit, begun.house.commitPayload(begun.id, secret))),
            refusal);
    }

    /// A trustee that chooses its key after seeing the others': what it reveals is not what it committed to.
    void refusesABiasedKey()
    {
        Begun begun;
        std::map<std::int64_t, voting::TrusteeSecret> secrets;
        for (std::int64_t index = 1; index <= 3; ++index) {
            secrets.emplace(index, begun.house.secretFor(begun.id, index));
            QCOMPARE(begun.try_(ElectionHouse::trustee(index), kCommit,
                         begun.house.commitPayload(begun.id, secrets.at(index))),
                std::string("ok"));
        }
        const auto other = begun.house.secretFor(begun.id, 3);
        QCOMPARE(begun.try_("trustee3", kReveal, begun.house.revealPayload(begun.id, other)),
            std::string("voting.ceremony_commitment payload"));
        QCOMPARE(begun.try_("trustee3", kReveal, begun.house.revealPayload(begun.id, secrets.at(3))),
            std::string("ok"));
    }

    /// The definition tells everybody which agency holds this part of the key.
    void refusesAnOfficerOfAnotherAgency()
    {
        ElectionHouse house;
        const std::string id = house.draft(house.terms());
        house.must("chief", "election", "setTrustees", house.trusteesPayload(id, 3, 2));
        house.must("chief", "election", "startCeremony", ElectionHouse::of(id));
        const auto domain = election::makeElectionDomain();
        const Json payload = house.commitPayload(id, house.secretFor(id, 1));
        for (const std::string agency : { "ministry", "audit" }) {
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
            // The officer has changed to another agency since the trustees were named.
            context.signerDid = house.did("trustee1");
            context.officers[context.signerDid] = { context.signerDid, house.officerId("trustee1"), agency,
                {} };
            context.blockContext.time = base::UnixSeconds(house.now());
            const auto result = domain->execute(context, kCommit, payload);
            if (agency == "ministry") {
                QVERIFY2(result.has_value(), result ? "" : result.error().code.c_str());
                continue;
            }
            QVERIFY(!result);
            QCOMPARE(result.error().code, std::string("election.trustee_agency"));
        }
    }

    /// Shares sealed for such a key could be opened by anybody.
    void refusesEncryptionKeysOfSmallOrder()
    {
        Begun begun;
        Json payload = begun.house.commitPayload(begun.id, begun.house.secretFor(begun.id, 1));
        base::Bytes one(32, 0);
        one[0] = 1;
        for (const base::Bytes& key : { base::Bytes(32, 0), one }) {
            payload.set("encryption_key", base::toBase64Url(key));
            QCOMPARE(begun.try_("trustee1", kCommit, payload),
                std::string("election.encryption_key payload.encryption_key"));
        }
    }

    void refusesAnothersProofAndKey()
    {
        Begun begun;
        auto one = begun.house.secretFor(begun.id, 1);
        QCOMPARE(
            begun.try_("trustee1", kCommit, begun.house.commitPayload(begun.id, one)), std::string("ok"));
        // The same encryption key would let one trustee read another's shares.
        QCOMPARE(begun.try_("trustee2", kCommit, begun.house.commitPayload(begun.id, one)),
            std::string("election.encryption_key payload.encryption_key"));
        auto two = begun.house.secretFor(begun.id, 2);
        auto three = begun.house.secretFor(begun.id, 3);
        QCOMPARE(
            begun.try_("trustee2", kCommit, begun.house.commitPayload(begun.id, two)), std::string("ok"));
        QCOMPARE(
            begun.try_("trustee3", kCommit, begun.house.commitPayload(begun.id, three)), std::string("ok"));
        Json copied = begun.house.revealPayload(begun.id, two);
        copied.set("proof", begun.house.revealPayload(begun.id, one).at("proof"));
        QCOMPARE(begun.try_("trustee2", kReveal, copied), std::string("voting.ceremony_proof payload"));
        Json fewer = begun.house.revealPayload(begun.id, two);
        fewer.set("coefficients", Json::array({ fewer.at("coefficients").asArray()[0] }));
        QVERIFY(begun.try_("trustee2", kReveal, fewer) != "ok");
    }

    void wantsOneShareForEachOther()
    {
        Begun begun;
        std::vector<voting::TrusteeSecret> secrets;
        for (std::int64_t index = 1; index <= 3; ++index) {
            secrets.push_back(begun.house.secretFor(begun.id, index));
            begun.house.must(ElectionHouse::trustee(index), "election", kCommit,
                begun.house.commitPayload(begun.id, secrets.back()));
        }
        for (std::int64_t index = 1; index <= 3; ++index)
            begun.house.must(ElectionHouse::trustee(index), "election", kReveal,
                begun.house.revealPayload(begun.id, secrets[static_cast<std::size_t>(index - 1)]));
        QCOMPARE(begun.try_("trustee1", kShares, begun.house.sharesPayload(begun.id, secrets[0], { 2 })),
            std::string("election.share_list payload.shares"));
        QCOMPARE(begun.try_("trustee1", kShares, begun.house.sharesPayload(begun.id, secrets[0], { 2, 2 })),
            std::string("election.share_list payload.shares[1].to"));
        QCOMPARE(begun.try_("trustee1", kShares, begun.house.sharesPayload(begun.id, secrets[0], { 1, 2 })),
            std::string("election.share_list payload.shares[0].to"));
        QCOMPARE(begun.try_("trustee1", kShares, begun.house.sharesPayload(begun.id, secrets[0], { 2, 3 })),
            std::string("ok"));
    }

    /// A liar's complaint: the accused publishes the right share and the ceremony goes on.
    void refutesALiarsComplaint()
    {
        Begun begun;
        auto secrets = begun.house.ceremonyUntilShares(begun.id, { 1, 2, 3 });
        QCOMPARE(begun.try_("trustee2", "ceremonyComplain", begun.complain(1)), std::string("ok"));
        QCOMPARE(begun.try_("trustee2", "ceremonyComplain", begun.complain(1)),
            std::string("election.complaint_given payload.against"));
        QCOMPARE(begun.try_("trustee2", kAcknowledge, begun.house.attemptPayload(begun.id)),
            std::string("election.complaint_open payload.election"));
        QCOMPARE(begun.try_("trustee3", "ceremonySettle", begun.settle(2, begun.shareOf(secrets.at(1), 2))),
            std::string("election.unknown_complaint payload.complainant"));
        QCOMPARE(begun.try_("trustee1", "ceremonySettle", begun.settle(2, begun.shareOf(secrets.at(1), 2))),
            std::string("ok"));
        QCOMPARE(begun.house.state(begun.id), std::string("ceremony"));
        QCOMPARE(begun.house.attempt(begun.id), std::int64_t(1));
        QCOMPARE(begun.house.row("complaints", begun.id + "/001/02-01").at("state").asString(),
            std::string("refuted"));
        begun.house.acknowledgeAll(begun.id, secrets);
        QCOMPARE(begun.house.state(begun.id), std::string("ready"));
    }

    /// A wrong share: who cannot show a right one is out, and the others begin again without it.
    void excludesWhoSentAWrongShare()
    {
        Begun begun;
        auto secrets = begun.house.ceremonyUntilShares(begun.id, { 1, 2, 3 });
        QCOMPARE(begun.try_("trustee2", "ceremonyComplain", begun.complain(1)), std::string("ok"));
        // The share for somebody else is not the disputed one.
        QCOMPARE(begun.try_("trustee1", "ceremonySettle", begun.settle(2, begun.shareOf(secrets.at(1), 3))),
            std::string("ok"));
        QCOMPARE(begun.house.attempt(begun.id), std::int64_t(2));
        QCOMPARE(begun.round(), std::string("commit"));
        QCOMPARE(
            begun.house.row("trustees", begun.id + "/01").at("state").asString(), std::string("excluded"));
        const auto late = begun.house.secretFor(begun.id, 1);
        QCOMPARE(begun.try_("trustee1", kCommit, begun.house.commitPayload(begun.id, late)),
            std::string("election.not_trustee signer"));
        // A message of the first attempt is worth nothing in the second.
        Json old = begun.house.commitPayload(begun.id, secrets.at(2));
        old.set("attempt", 1);
        QCOMPARE(begun.try_("trustee2", kCommit, old), std::string("election.attempt payload.attempt"));
        auto again = begun.house.ceremonyUntilShares(begun.id, { 2, 3 });
        begun.house.acknowledgeAll(begun.id, again);
        QCOMPARE(begun.house.state(begun.id), std::string("ready"));
    }

    void refusesOldKeysUnderTheNewAttempt()
    {
        Begun begun;
        auto secrets = begun.house.ceremonyUntilShares(begun.id, { 1, 2, 3 });
        begun.house.must("trustee2", "election", "ceremonyComplain", begun.complain(1));
        begun.house.must(
            "trustee1", "election", "ceremonySettle", begun.settle(2, begun.shareOf(secrets.at(1), 3)));
        // The commitment of attempt 1 is no commitment of attempt 2.
        const Json commit = begun.house.commitPayload(begun.id, secrets.at(2));
        QCOMPARE(begun.try_("trustee2", kCommit, commit), std::string("ok"));
        const auto three = begun.house.secretFor(begun.id, 3);
        QCOMPARE(
            begun.try_("trustee3", kCommit, begun.house.commitPayload(begun.id, three)), std::string("ok"));
        QCOMPARE(begun.try_("trustee2", kReveal, begun.house.revealPayload(begun.id, secrets.at(2))),
            std::string("voting.ceremony_commitment payload"));
    }

    void excludesTheSilentAfterTheDeadlineOnly()
    {
        Begun begun;
        for (std::int64_t index : { 1, 2 }) {
            const auto secret = begun.house.secretFor(begun.id, index);
            begun.house.must(ElectionHouse::trustee(index), "election", kCommit,
                begun.house.commitPayload(begun.id, secret));
        }
        QCOMPARE(begun.try_("chief", "excludeTrustee", begun.exclude(3)),
            std::string("election.not_silent payload.trustee"));
        begun.house.pass(72 * ElectionHouse::kHour);
        QVERIFY(begun.house.ceremonyRow(begun.id, 3).at("late").asBoolean());
        QVERIFY(!begun.house.ceremonyRow(begun.id, 1).at("late").asBoolean());
        QCOMPARE(begun.try_("chief", "excludeTrustee", begun.exclude(1)),
            std::string("election.not_silent payload.trustee"));
        QCOMPARE(begun.try_("stranger", "excludeTrustee", begun.exclude(3)),
            std::string("election.other_authority signer"));
        QCOMPARE(begun.try_("chief", "excludeTrustee", begun.exclude(3)), std::string("ok"));
        QCOMPARE(begun.house.attempt(begun.id), std::int64_t(2));
    }

    /// Who complained waits for the accused; the accused is the silent one.
    void excludesWhoDoesNotSettle()
    {
        Begun begun;
        auto secrets = begun.house.ceremonyUntilShares(begun.id, { 1, 2, 3 });
        begun.house.must("trustee2", "election", "ceremonyComplain", begun.complain(1));
        begun.house.must("trustee1", "election", kAcknowledge, begun.house.attemptPayload(begun.id));
        begun.house.must("trustee3", "election", kAcknowledge, begun.house.attemptPayload(begun.id));
        begun.house.pass(72 * ElectionHouse::kHour);
        QCOMPARE(begun.try_("chief", "excludeTrustee", begun.exclude(2)),
            std::string("election.not_silent payload.trustee"));
        QCOMPARE(begun.try_("chief", "excludeTrustee", begun.exclude(3)),
            std::string("election.not_silent payload.trustee"));
        QCOMPARE(begun.try_("chief", "excludeTrustee", begun.exclude(1)), std::string("ok"));
    }

    void failsBelowTheThreshold()
    {
        Begun begun(2, 2);
        begun.house.pass(72 * ElectionHouse::kHour);
        QCOMPARE(begun.try_("chief", "excludeTrustee", begun.exclude(2)), std::string("ok"));
        QCOMPARE(begun.house.state(begun.id), std::string("draft"));
        QCOMPARE(begun.try_("chief", "startCeremony", ElectionHouse::of(begun.id)),
            std::string("election.threshold payload.election"));
        // Other trustees, and the next number: old messages stay what they are.
        QCOMPARE(begun.try_("chief", "setTrustees", begun.house.trusteesPayload(begun.id, 3, 2)),
            std::string("ok"));
        Json terms = begun.house.terms();
        QCOMPARE(begun.try_("chief", "startCeremony", ElectionHouse::of(begun.id)), std::string("ok"));
        QCOMPARE(begun.house.attempt(begun.id), std::int64_t(2));
    }

    /// Keys that are ready are given up and made again; nothing of the earlier attempt is of use.
    void makesReadyKeysOnceMore()
    {
        ElectionHouse house;
        const std::string id = house.draft(house.terms("signed", true));
        const auto restart = [&](const std::string& who, std::int64_t leftOut = 0) {
            Json payload = ElectionHouse::because(id);
            if (leftOut != 0)
                payload.set("trustee", leftOut);
            return house.refusal(who, "restartCeremony", payload);
        };
        QCOMPARE(restart("chief"), std::string("election.state payload.election"));
        auto secrets = house.ceremony(id);
        const std::string joint = house.election_(id).at("joint").asString();
        QVERIFY(!joint.empty());
        QCOMPARE(restart("stranger"), std::string("election.other_authority signer"));
        QCOMPARE(restart("trustee1"), std::string("auth.role signer"));
        QCOMPARE(restart("chief", 4), std::string("election.unknown_trustee payload.trustee"));
        QCOMPARE(house.state(id), std::string("ready"));

        QCOMPARE(restart("chief"), std::string("ok"));
        QCOMPARE(house.state(id), std::string("ceremony"));
        QCOMPARE(house.attempt(id), std::int64_t(2));
        QCOMPARE(house.election_(id).at("joint").asString(), std::string());
        QCOMPARE(house.election_(id).at("round").asString(), std::string("commit"));
        for (std::int64_t index = 1; index <= 3; ++index) {
            const Json row = house.row("trustees", id + "/0" + std::to_string(index));
            QCOMPARE(row.at("state").asString(), std::string("named"));
            QCOMPARE(row.at("share_key").asString(), std::string());
        }
        Json old = house.commitPayload(id, secrets.at(1));
        old.set("attempt", 1);
        QCOMPARE(house.refusal("trustee1", kCommit, old), std::string("election.attempt payload.attempt"));
        // The earlier messages are still there for whoever verifies.
        QCOMPARE(house.row("ceremony", id + "/001/01").at("round").asString(), std::string("check"));
        // Nothing is frozen meanwhile, whatever was due.
        house.goTo(house.election_(id).at("opens").asInteger() - 60);
        QCOMPARE(house.state(id), std::string("ceremony"));

        auto fresh = house.ceremonyUntilShares(id, { 1, 2, 3 });
        house.acknowledgeAll(id, fresh);
        QVERIFY(house.election_(id).at("joint").asString() != joint);
        QVERIFY(!house.election_(id).at("joint").asString().empty());
        int told = 0;
        for (const Json& event : house.rows("election", "events", id + '/')) {
            if (event.at("kind").asString() == "ceremony_restarted")
                told += event.at("reason").asString() == "because" ? 1 : 100;
        }
        QCOMPARE(told, 1);
    }

    /// Who has lost the key is left out; below the threshold other trustees are named.
    void leavesOutWhoLostTheKey()
    {
        ElectionHouse house;
        const std::string id = house.draft(house.terms("signed", true));
        house.ceremony(id);
        Json payload = ElectionHouse::because(id);
        payload.set("trustee", 3);
        QCOMPARE(house.refusal("chief", "restartCeremony", payload), std::string("ok"));
        QCOMPARE(house.row("trustees", id + "/03").at("state").asString(), std::string("excluded"));
        QCOMPARE(house.row("trustees", id + "/03").at("reason").asString(), std::string("because"));
        QCOMPARE(house.refusal("trustee3", kCommit, house.commitPayload(id, house.secretFor(id, 3))),
            std::string("election.not_trustee signer"));
        auto secrets = house.ceremonyUntilShares(id, { 1, 2 });
        house.acknowledgeAll(id, secrets);
        QCOMPARE(house.state(id), std::string("ready"));
        QCOMPARE(house.refusal("chief", "restartCeremony", payload),
            std::string("election.unknown_trustee payload.trustee"));
        payload.set("trustee", 2);
        QCOMPARE(house.refusal("chief", "restartCeremony", payload), std::string("ok"));
        QCOMPARE(house.state(id), std::string("draft"));
        QCOMPARE(house.election_(id).at("round_deadline").asInteger(), std::int64_t(0));
        house.must("chief", "election", "setTrustees", house.trusteesPayload(id, 3, 2));
        house.ceremony(id);
        QCOMPARE(house.state(id), std::string("ready"));
        QCOMPARE(house.attempt(id), std::int64_t(3));
    }
};

QTEST_GUILESS_MAIN(TestElectionCeremony)
#include "tst_election_ceremony.moc"
