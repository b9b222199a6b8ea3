// SPDX-License-Identifier: Apache-2.0
// Fingerprints of servers' keys.
#include "admin-console/core/server_trust.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QSslKey>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

QString plainHex(const QString& text)
{
    QString hex;
    for (const QChar c : text.toLower()) {
        if ((c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'))
            hex += c;
        else if (!c.isSpace() && c != u':')
            return {};
    }
    return hex;
}

} // namespace

QString keyFingerprint(const QSslCertificate& certificate)
{
    const QByteArray der = certificate.publicKey().toDer();
    return der.isEmpty()
        ? QString()
        : QString::fromLatin1(QCryptographicHash::hash(der, QCryptographicHash::Sha256).toHex());
}

SeenCertificate describe(const QSslCertificate& certificate)
{
    SeenCertificate seen;
    if (certificate.isNull())
        return seen;
    seen.fingerprint = keyFingerprint(certificate);
    seen.subject = certificate.subjectInfo(QSslCertificate::CommonName).value(0);
    seen.issuer = certificate.issuerInfo(QSslCertificate::CommonName).value(0);
    seen.from = certificate.effectiveDate().toString(u"yyyy-MM-dd"_s);
    seen.until = certificate.expiryDate().toString(u"yyyy-MM-dd"_s);
    return seen;
}

QString groupedFingerprint(const QString& fingerprint)
{
    QString text;
    for (qsizetype i = 0; i < fingerprint.size(); i += 4)
        text += (i == 0 ? u""_s : u" "_s) + fingerprint.mid(i, 4);
    return text;
}

bool isSameFingerprint(const QString& a, const QString& b)
{
    const QString left = plainHex(a);
    return left.size() == 64 && left == plainHex(b);
}

} // namespace maru::console
