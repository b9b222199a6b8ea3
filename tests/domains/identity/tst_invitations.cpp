// SPDX-License-Identifier: Apache-2.0
// From the invitation to the officer, from a lost key to the next, deputies, and the certificates of agencies.
#include "shared/crypto/x509.h"
#include "tests/support/domain_harness.h"

#include <QtTest/QtTest>

using namespace maru;
using namespace maru::test;
using maru::base::Json;
using maru::base::UnixSeconds;

namespace {

constexpr std::int64_t kDay = DomainHarness::kDay;

std::string idOf(DomainHarness& chain, const std::string& who)
{
    return chain.get("identity", "officers", chain.did(who))->at("officer").asString();
}

Json invitation(DomainHarness& chain, const std::string& code, Json roles)
{
    return Json::object({ { "agency", "city" }, { "name_ko", "등록 담당 2" }, { "name_en", "Registrar 2" },
        { "roles", std::move(roles) }, { "key", chain.did(code) }, { "expires", chain.now() + kDay } });
}

Json replacement(
    DomainHarness& chain, const std::string& code, const std::string& officer, const std::string& agency)
{
    return Json::object({ { "agency", agency }, { "name_ko", "같은 자리" }, { "name_en", "Same post" },
        { "key", chain.did(code) }, { "expires", chain.now() + kDay }, { "replaces", officer } });
}

Json enrolment(DomainHarness& chain, const std::string& code, const std::string& id, const std::string& did)
{
    const std::string text = base::canonical(Json::object({ { "did", did }, { "invitation", id } }));
    return Json::object({ { "invitation", id },
        { "proof", crypto::sign(chain.person(code).key, "enrolment", text).text() } });
}

Json confirmation(const std::string& id, const std::string& did)
{
    return Json::object({ { "invitation", id }, { "did", did } });
}

std::string invitedAs(DomainHarness& chain, const std::string& code, Json roles)
{
    return chain.must("admin", "identity", "invite", invitation(chain, code, std::move(roles)))
        .at("invitation")
        .asString();
}

Json merchant()
{
    return Json::object({ { "name_ko", "가게" }, { "name_en", "Shop" }, { "number", "1208147521" },
        { "category", "food" }, { "region", "11" } });
}

/// What the registrar's action says when the role is there: anything but a refusal for want of a right.
bool mayRegister(DomainHarness& chain, const std::string& who)
{
    const std::string code = chain.code(who, "donation", "registerMerchant", merchant());
    return code.compare(0, 5, "auth.") != 0;
}

struct Authority {
    crypto::P256Key key = crypto::P256Key::generate();
    base::Bytes certificate;

    Authority(std::int64_t from, std::int64_t until)
    {
        auto made =
            crypto::makeCa(key, { "City CA", "City", "", "KR" }, UnixSeconds(from), UnixSeconds(until));
        DomainHarness::require(made, "makeCa");
        certificate = std::move(*made);
    }
    std::string text() const { return base::toBase64Url(certificate); }
    std::string sign(const std::string& did, std::int64_t from, std::int64_t until) const
    {
        crypto::IssueOptions options;
        options.notBefore = UnixSeconds(from);
        options.notAfter = UnixSeconds(until);
        options.did = did;
        auto made = crypto::issueFor(
            key, certificate, *crypto::publicKeyOf(did), { "Registrar 2", "City", "", "KR" }, options);
        DomainHarness::require(made, "issueFor");
        return base::toBase64Url(*made);
    }
};

Json certificateOf(const std::string& text)
{
    return Json::object({ { "agency", "city" }, { "certificate", text } });
}

} // namespace

class TestInvitations : public QObject {
    Q_OBJECT

private slots:
    void makesAnOfficerOfWhomIsInvited()
    {
        DomainHarness chain;
        chain.open();
        const std::string id = invitedAs(chain, "code", Json::array({ "donation.registrar" }));
        QVERIFY(!mayRegister(chain, "new"));
        chain.must("new", "identity", "enrol", enrolment(chain, "code", id, chain.did("new")));
        // Enrolled is not confirmed.
        QCOMPARE(
            chain.code("new", "donation", "registerMerchant", merchant()), std::string("auth.not_officer"));
        chain.must("admin", "identity", "confirmOfficer", confirmation(id, chain.did("new")));
        QVERIFY(mayRegister(chain, "new"));
        const Json row = *chain.get("identity", "officers", chain.did("new"));
        QCOMPARE(row.at("agency").asString(), std::string("city"));
        QCOMPARE(row.at("name_en").asString(), std::string("Registrar 2"));
        QCOMPARE(chain.get("identity", "invitations", id)->at("state").asString(), std::string("confirmed"));
    }

    void refusesAStrangerWhoSawTheEnrolment()
    {
        DomainHarness chain;
        chain.open();
        const std::string id = invitedAs(chain, "code", Json::array({ "observer" }));
        // The thief signs with another key and takes over the proof that was on its way.
        const Json seen = enrolment(chain, "code", id, chain.did("new"));
        QCOMPARE(chain.code("thief", "identity", "enrol", seen), std::string("identity.invitation_code"));
        QCOMPARE(chain.code("new", "identity", "enrol", enrolment(chain, "guess", id, chain.did("new"))),
            std::string("identity.invitation_code"));
        QCOMPARE(chain.code("code", "identity", "enrol", enrolment(chain, "code", id, chain.did("code"))),
            std::string("identity.invitation_code"));
        QCOMPARE(chain.code("admin", "identity", "enrol", enrolment(chain, "code", id, chain.did("admin"))),
            std::string("identity.duplicate_officer"));
        QCOMPARE(chain.code("new", "identity", "enrol", seen), std::string("ok"));
        // A code opens once.
        QCOMPARE(chain.code("thief", "identity", "enrol", enrolment(chain, "code", id, chain.did("thief"))),
            std::string("identity.invitation_state"));
        QCOMPARE(chain.code("admin", "identity", "confirmOfficer", confirmation(id, chain.did("thief"))),
            std::string("identity.invitation_did"));
        QCOMPARE(chain.code("auditor", "identity", "confirmOfficer", confirmation(id, chain.did("new"))),
            std::string("auth.role"));
    }

    void invitationsEnd()
    {
        DomainHarness chain;
        chain.open();
        const std::string late = invitedAs(chain, "code", Json::array());
        const std::string taken = invitedAs(chain, "code 2", Json::array());
        const std::string inTime = invitedAs(chain, "code 3", Json::array());
        chain.must("quick", "identity", "enrol", enrolment(chain, "code 3", inTime, chain.did("quick")));
        chain.must("admin", "identity", "withdrawInvitation",
            Json::object({ { "invitation", taken }, { "reason", "wrong address" } }));
        QCOMPARE(chain.code("new", "identity", "enrol", enrolment(chain, "code 2", taken, chain.did("new"))),
            std::string("identity.invitation_state"));
        chain.pass(kDay);
        QCOMPARE(chain.get("identity", "invitations", late)->at("state").asString(), std::string("expired"));
        QCOMPARE(chain.code("new", "identity", "enrol", enrolment(chain, "code", late, chain.did("new"))),
            std::string("identity.invitation_state"));
        chain.must("admin", "identity", "confirmOfficer", confirmation(inTime, chain.did("quick")));
        // A code that was used for one invitation is no code for another.
        QCOMPARE(chain.code("admin", "identity", "invite", invitation(chain, "code", Json::array())),
            std::string("identity.invitation_code"));
        Json tooLong = invitation(chain, "code 4", Json::array());
        tooLong.set("expires", chain.now() + 15 * kDay);
        QCOMPARE(
            chain.code("admin", "identity", "invite", tooLong), std::string("identity.invitation_expiry"));
        tooLong.set("expires", chain.now());
        QCOMPARE(
            chain.code("admin", "identity", "invite", tooLong), std::string("identity.invitation_expiry"));
    }

    void aLostKeyIsReplacedAndRefused()
    {
        DomainHarness chain;
        chain.open();
        const std::string officer = idOf(chain, "registrar");
        const Json before = *chain.get("identity", "officers", chain.did("registrar"));
        const ledger::Transaction signedBefore =
            chain.transaction("registrar", "donation", "registerMerchant", merchant());
        Json wanted = replacement(chain, "code", officer, "city");
        Json withRoles = wanted;
        withRoles.set("roles", Json::array({ "administrator" }));
        QCOMPARE(chain.code("admin", "identity", "invite", withRoles), std::string("identity.replacement"));
        QCOMPARE(chain.code("admin", "identity", "invite", replacement(chain, "code", officer, "hope")),
            std::string("identity.replacement"));
        chain.must("admin", "identity", "setOfficerState",
            Json::object(
                { { "did", chain.did("registrar") }, { "state", "suspended" }, { "reason", "lost" } }));
        QVERIFY(!mayRegister(chain, "registrar"));
        const std::string id = chain.must("admin", "identity", "invite", wanted).at("invitation").asString();
        chain.must("new", "identity", "enrol", enrolment(chain, "code", id, chain.did("new")));
        chain.must("admin", "identity", "confirmOfficer", confirmation(id, chain.did("new")));

        const Json after = *chain.get("identity", "officers", chain.did("new"));
        QCOMPARE(after.at("officer").asString(), officer);
        QCOMPARE(after.at("grants"), before.at("grants"));
        QCOMPARE(after.at("name_en"), before.at("name_en"));
        QCOMPARE(after.at("replaces").asString(), chain.did("registrar"));
        QVERIFY(mayRegister(chain, "new"));
        const Json old = *chain.get("identity", "officers", chain.did("registrar"));
        QCOMPARE(old.at("state").asString(), std::string("replaced"));
        QCOMPARE(old.at("replaced_by").asString(), chain.did("new"));
        // What the old key signed still verifies; it signs nothing more, and comes back by no way.
        QVERIFY(ledger::checkSignature(signedBefore));
        QCOMPARE(chain.code("registrar", "donation", "registerMerchant", merchant()),
            std::string("auth.not_officer"));
        QCOMPARE(chain.code("admin", "identity", "setOfficerState",
                     Json::object({ { "did", chain.did("registrar") }, { "state", "active" },
                         { "reason", "found again" } })),
            std::string("identity.replaced"));
        QCOMPARE(chain.code("admin", "identity", "replaceOfficerKey",
                     Json::object({ { "did", chain.did("new") }, { "new_did", chain.did("registrar") },
                         { "reason", "found again" } })),
            std::string("identity.duplicate_officer"));
    }

    void replacesAKeyAtTheDesk()
    {
        DomainHarness chain;
        chain.open();
        const std::string officer = idOf(chain, "admin");
        const Json payload = Json::object({ { "did", chain.did("admin") },
            { "new_did", chain.did("admin's token") }, { "reason", "moved to a token" } });
        QCOMPARE(chain.code("auditor", "identity", "replaceOfficerKey", payload), std::string("auth.role"));
        chain.must("admin", "identity", "replaceOfficerKey", payload);
        QCOMPARE(idOf(chain, "admin's token"), officer);
        QCOMPARE(
            chain.code("admin", "identity", "replaceOfficerKey", payload), std::string("auth.not_officer"));
        QCOMPARE(
            chain.get("identity", "officer_ids", officer)->at("did").asString(), chain.did("admin's token"));
    }

    void deputiesActForAWhile()
    {
        DomainHarness chain;
        chain.open();
        const std::int64_t from = chain.now() + kDay;
        const std::int64_t until = from + 7 * kDay;
        const auto appoint = [&](const char* represented, const char* deputy, Json roles) {
            return Json::object({ { "for", idOf(chain, represented) }, { "by", idOf(chain, deputy) },
                { "roles", std::move(roles) }, { "from", from }, { "until", until }, { "reason", "leave" } });
        };
        const Json roles = Json::array({ "donation.registrar" });
        QCOMPARE(chain.code("admin", "identity", "appointDeputy", appoint("registrar", "registrar", roles)),
            std::string("identity.self"));
        QCOMPARE(chain.code("admin", "identity", "appointDeputy",
                     appoint("registrar", "auditor", Json::array({ "administrator" }))),
            std::string("identity.not_held"));
        const std::string id =
            chain.must("admin", "identity", "appointDeputy", appoint("registrar", "auditor", roles))
                .at("deputy")
                .asString();
        QVERIFY(!mayRegister(chain, "auditor"));
        chain.goTo(from);
        QVERIFY(mayRegister(chain, "auditor"));
        const Json rights =
            chain.ask("identity", "effectiveRights", Json::object({ { "did", chain.did("auditor") } }));
        bool isExplained = false;
        for (const Json& right : rights.at("rights").asArray())
            for (const Json& source : right.at("sources").asArray())
                isExplained = isExplained || source.stringOr("represents", "") == idOf(chain, "registrar");
        QVERIFY(isExplained);
        // The represented officer may be suspended: that is when somebody must stand in. Having left ends it.
        const auto set = [&chain](const char* state) {
            chain.must("admin", "identity", "setOfficerState",
                Json::object(
                    { { "did", chain.did("registrar") }, { "state", state }, { "reason", "because" } }));
        };
        set("suspended");
        QVERIFY(mayRegister(chain, "auditor"));
        chain.goTo(until - 1);
        QVERIFY(mayRegister(chain, "auditor"));
        chain.goTo(until);
        QVERIFY(!mayRegister(chain, "auditor"));
        QCOMPARE(chain.code("admin", "identity", "endDeputy",
                     Json::object({ { "deputy", id }, { "reason", "over" } })),
            std::string("ok"));
        QCOMPARE(chain.code("admin", "identity", "endDeputy",
                     Json::object({ { "deputy", id }, { "reason", "over" } })),
            std::string("identity.deputy_state"));
    }

    void nobodyStandsInForASuspendedAgency()
    {
        DomainHarness chain;
        chain.open();
        chain.must("admin", "identity", "appointDeputy",
            Json::object({ { "for", idOf(chain, "registrar") }, { "by", idOf(chain, "auditor") },
                { "roles", Json::array({ "donation.registrar" }) }, { "from", chain.now() },
                { "until", chain.now() + kDay }, { "reason", "leave" } }));
        QVERIFY(mayRegister(chain, "auditor"));
        const auto set = [&chain](const char* state) {
            const std::string agency =
                chain.get("identity", "officers", chain.did("registrar"))->at("agency").asString();
            chain.must("admin", "identity", "setAgencyState",
                Json::object({ { "agency", agency }, { "state", state }, { "reason", "inquiry" } }));
        };
        set("suspended");
        QVERIFY(!mayRegister(chain, "auditor"));
        set("active");
        QVERIFY(mayRegister(chain, "auditor"));
    }

    void deputiesLoseWhatTheRepresentedLose()
    {
        DomainHarness chain;
        chain.open();
        const auto appoint = [&chain] {
            return chain
                .must("admin", "identity", "appointDeputy",
                    Json::object({ { "for", idOf(chain, "registrar") }, { "by", idOf(chain, "auditor") },
                        { "roles", Json::array({ "donation.registrar" }) }, { "from", chain.now() },
                        { "until", chain.now() + kDay }, { "reason", "leave" } }))
                .at("deputy")
                .asString();
        };
        const std::string first = appoint();
        QVERIFY(mayRegister(chain, "auditor"));
        chain.must(
            "admin", "identity", "endDeputy", Json::object({ { "deputy", first }, { "reason", "back" } }));
        QVERIFY(!mayRegister(chain, "auditor"));
        appoint();
        QVERIFY(mayRegister(chain, "auditor"));
        chain.must("admin", "identity", "setRoles",
            Json::object({ { "did", chain.did("registrar") }, { "roles", Json::array({ "observer" }) } }));
        QVERIFY(!mayRegister(chain, "auditor"));
    }

    void certificatesAreAskedForOnceThereIsAnAuthority()
    {
        DomainHarness chain;
        chain.open();
        const Authority city(chain.now() - kDay, chain.now() + 400 * kDay);
        const Authority other(chain.now() - kDay, chain.now() + 400 * kDay);
        chain.must("admin", "identity", "setAgencyCertificate", certificateOf(city.text()));
        const std::string id = invitedAs(chain, "code", Json::array({ "donation.registrar" }));
        const std::string did = chain.did("new");
        chain.must("new", "identity", "enrol", enrolment(chain, "code", id, did));
        const auto confirm = [&](const std::string& certificate) {
            Json payload = confirmation(id, did);
            if (!certificate.empty())
                payload.set("certificate", certificate);
            return chain.code("admin", "identity", "confirmOfficer", payload);
        };
        const std::int64_t end = chain.now() + 365 * kDay;
        QCOMPARE(confirm(""), std::string("identity.certificate_required"));
        QCOMPARE(confirm(other.sign(did, chain.now(), end)), std::string("identity.certificate_issuer"));
        QCOMPARE(confirm(city.sign(chain.did("thief"), chain.now(), end)),
            std::string("identity.certificate_key"));
        QCOMPARE(confirm(city.sign(did, chain.now() + kDay, end)), std::string("identity.certificate_time"));
        QCOMPARE(
            confirm(base::toBase64Url(base::Bytes(200, 0x30))), std::string("identity.certificate_format"));
        QCOMPARE(confirm(city.sign(did, chain.now() - 60, end)), std::string("ok"));
        const Json row = *chain.get("identity", "officers", did);
        const Json certificate = *chain.get("identity", "certificates", row.at("certificate").asString());
        QCOMPARE(certificate.at("officer"), row.at("officer"));
        QCOMPARE(certificate.at("state").asString(), std::string("current"));
        chain.must("admin", "identity", "setOfficerState",
            Json::object({ { "did", did }, { "state", "left" }, { "reason", "moved" } }));
        QCOMPARE(
            chain.get("identity", "certificates", row.at("certificate").asString())->at("state").asString(),
            std::string("revoked"));
    }

    void anExpiredAuthorityStopsNothingElse()
    {
        DomainHarness chain;
        chain.open();
        const Authority city(chain.now() - kDay, chain.now() + 10 * kDay);
        chain.must("admin", "identity", "setAgencyCertificate", certificateOf(city.text()));
        chain.goTo(chain.now() + 11 * kDay);
        QVERIFY(mayRegister(chain, "registrar"));
        const std::string id = invitedAs(chain, "code", Json::array({ "observer" }));
        chain.must("new", "identity", "enrol", enrolment(chain, "code", id, chain.did("new")));
        chain.must("admin", "identity", "confirmOfficer", confirmation(id, chain.did("new")));
        QCOMPARE(chain.code("admin", "identity", "setAgencyCertificate",
                     certificateOf(Authority(chain.now() - 2 * kDay, chain.now() - kDay).text())),
            std::string("identity.certificate_time"));
        const Authority renewed(chain.now() - 60, chain.now() + 400 * kDay);
        chain.must("admin", "identity", "setAgencyCertificate", certificateOf(renewed.text()));
        QCOMPARE(chain.code("admin", "identity", "setAgencyCertificate", certificateOf(renewed.text())),
            std::string("identity.certificate_known"));
        QCOMPARE(chain.code("admin", "identity", "setAgencyCertificate",
                     certificateOf(renewed.sign(chain.did("new"), chain.now(), chain.now() + kDay))),
            std::string("identity.certificate_ca"));
    }

    void alarmsComeBeforeTheEndUnlessRenewed()
    {
        DomainHarness chain;
        chain.open();
        const std::int64_t end = chain.now() + 100 * kDay;
        const Authority city(chain.now() - kDay, end);
        chain.must("admin", "identity", "setAgencyCertificate", certificateOf(city.text()));
        const auto alarms = [&chain] {
            std::vector<std::int64_t> days;
            for (const Json& event : chain.events()) {
                if (event.at("type").asString() == "identity.certificate_expiring")
                    days.push_back(event.at("data").at("days").asInteger());
            }
            return days;
        };
        chain.goTo(end - 90 * kDay - 1);
        QVERIFY(alarms().empty());
        chain.goTo(end - 90 * kDay);
        QCOMPARE(alarms(), std::vector<std::int64_t> { 90 });
        chain.goTo(end - 30 * kDay);
        QCOMPARE(alarms(), (std::vector<std::int64_t> { 90, 30 }));
        const Authority renewed(chain.now() - 60, chain.now() + 1000 * kDay);
        chain.must("admin", "identity", "setAgencyCertificate", certificateOf(renewed.text()));
        chain.goTo(end);
        QCOMPARE(alarms(), (std::vector<std::int64_t> { 90, 30 }));
    }
};

QTEST_GUILESS_MAIN(TestInvitations)
#include "tst_invitations.moc"
