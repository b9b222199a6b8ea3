// SPDX-License-Identifier: Apache-2.0
// Certificates: an agency's authority, what it signed for officers' keys, alarms before the end. Ledger time decides;
// a certificate that has ended stops nothing but the signing of new ones.
#include "server/domains/identity/handlers.h"

#include "shared/crypto/certificate_fields.h"

#include <algorithm>

namespace maru::identity {
namespace {

std::string alarmId(const std::string& fingerprint, std::int64_t days)
{
    return "certificate:" + fingerprint.substr(0, 32) + ':' + std::to_string(days);
}

Result<crypto::CertificateFields> readCertificate(const Json& text, std::string_view field)
{
    MARU_TRY(der, base::fromBase64Url(text.asString()));
    auto fields = crypto::readCertificateFields(der);
    if (!fields)
        return refused("identity.certificate_format", std::string(field), fields.error().detail);
    return std::move(*fields);
}

Json certificateRow(const crypto::CertificateFields& fields, const Json& der, std::string_view agency,
    std::string_view kind, base::UnixSeconds now)
{
    return Json::object({ { "fingerprint", fields.fingerprint.hex() }, { "agency", agency }, { "kind", kind },
        { "serial", fields.serial }, { "subject", fields.subjectName }, { "issuer", fields.issuerName },
        { "not_before", fields.notBefore }, { "not_after", fields.notAfter }, { "der", der },
        { "state", "current" }, { "time", now } });
}

/// The agency's authority, if there is one in force.
std::optional<crypto::CertificateFields> authorityOf(Context& context, const std::string& agency)
{
    const auto row = context.state().get("agencies", agency);
    const std::string fingerprint = row ? row->stringOr("certificate", "") : std::string();
    if (fingerprint.empty())
        return std::nullopt;
    const auto certificate = context.state().get("certificates", fingerprint);
    MARU_ASSERT(certificate.has_value());
    const auto fields = readCertificate(certificate->at("der"), {});
    MARU_ASSERT(fields.has_value());
    return fields->isValidAt(context.block().time) ? std::optional(*fields) : std::nullopt;
}

void setState(Context& context, const std::string& fingerprint, std::string_view state, std::string_view why)
{
    auto row = context.state().get("certificates", fingerprint);
    if (!row || row->at("state").asString() != "current")
        return;
    row->set("state", state);
    row->set("ended", context.block().time);
    row->set("reason", why);
    context.state().put("certificates", fingerprint, std::move(*row));
}

} // namespace

Result<Json> setAgencyCertificate(Context& context, const Json& payload)
{
    const std::string& agency = payload.at("agency").asString();
    MARU_TRY(row, activeAgency(context.state(), agency, "payload.agency"));
    MARU_TRY(fields, readCertificate(payload.at("certificate"), "payload.certificate"));
    if (!fields.isCa || !fields.mayIssueCertificates || fields.keyKind != crypto::SubjectKeyKind::P256
        || !crypto::isIssuedBy(fields, fields))
        return refused("identity.certificate_ca", "payload.certificate");
    if (!fields.isValidAt(context.block().time))
        return refused("identity.certificate_time", "payload.certificate");
    const std::string fingerprint = fields.fingerprint.hex();
    if (context.state().has("certificates", fingerprint))
        return refused("identity.certificate_known", "payload.certificate");
    if (const std::string before = row.stringOr("certificate", ""); !before.empty())
        setState(context, before, "superseded", "renewed");
    context.state().put("certificates", fingerprint,
        certificateRow(fields, payload.at("certificate"), agency, "ca", context.block().time));
    row.set("certificate", fingerprint);
    row.set("certificate_until", fields.notAfter);
    context.state().put("agencies", agency, std::move(row));
    const Json alarms = context.parameters().value("identity.certificate_alarms");
    for (const Json& days : alarms.asArray()) {
        const std::int64_t time = fields.notAfter.count() - days.asInteger() * kDaySeconds;
        if (time > context.block().time.count())
            context.schedule(base::UnixSeconds(time), alarmId(fingerprint, days.asInteger()),
                Json::object({ { "agency", agency }, { "fingerprint", fingerprint }, { "days", days } }));
    }
    context.emit("identity.certificate",
        Json::object({ { "agency", agency }, { "fingerprint", fingerprint }, { "until", fields.notAfter } }));
    return Json::object({ { "certificate", fingerprint } });
}

Status takeOfficerCertificate(Context& context, Json& officer, const Json* certificate)
{
    const std::string agency = officer.at("agency").asString();
    const auto authority = authorityOf(context, agency);
    if (certificate == nullptr) {
        // Block 0 sets up a house whose officers get theirs when they renew.
        if (authority && context.block().height != base::Height(0))
            return refused("identity.certificate_required", "payload.certificate");
        return {};
    }
    if (!authority)
        return refused("identity.certificate_no_authority", "payload.certificate");
    MARU_TRY(fields, readCertificate(*certificate, "payload.certificate"));
    const auto subject = fields.ed25519Key();
    if (!subject || crypto::didOf(*subject) != officer.at("did").asString())
        return refused("identity.certificate_key", "payload.certificate");
    if (fields.isCa || !fields.maySign || !crypto::isIssuedBy(fields, *authority))
        return refused("identity.certificate_issuer", "payload.certificate");
    if (!fields.isValidAt(context.block().time) || fields.notAfter > authority->notAfter)
        return refused("identity.certificate_time", "payload.certificate");
    const std::string fingerprint = fields.fingerprint.hex();
    if (context.state().has("certificates", fingerprint))
        return refused("identity.certificate_known", "payload.certificate");
    Json row = certificateRow(fields, *certificate, agency, "officer", context.block().time);
    row.set("officer", officer.at("officer"));
    context.state().put("certificates", fingerprint, std::move(row));
    officer.set("certificate", fingerprint);
    officer.set("certificate_until", fields.notAfter);
    return {};
}

void revokeOfficerCertificate(Context& context, Json& officer, std::string_view reason)
{
    if (const std::string fingerprint = officer.stringOr("certificate", ""); !fingerprint.empty())
        setState(context, fingerprint, "revoked", reason);
}

void onCertificateDue(Context& context, const Json& payload)
{
    const auto row = context.state().get("agencies", payload.at("agency").asString());
    // A certificate that was renewed meanwhile needs no alarm.
    if (!row || row->at("state").asString() == "left"
        || row->stringOr("certificate", "") != payload.at("fingerprint").asString())
        return;
    context.emit("identity.certificate_expiring",
        Json::object({ { "agency", payload.at("agency") }, { "days", payload.at("days") } }));
}

} // namespace maru::identity
