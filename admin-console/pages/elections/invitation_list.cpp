// SPDX-License-Identifier: Apache-2.0
// Links and files of invitations.
#include "admin-console/pages/elections/invitation_list.h"

#include "admin-console/core/text.h"
#include "admin-console/report/csv_writer.h"

#include <QIODevice>
#include <QUrl>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

QString portalAddress(const QString& text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const bool isLocal =
        url.host() == u"localhost"_s || url.host() == u"127.0.0.1"_s || url.host() == u"::1"_s;
    const bool isWeb = url.scheme() == u"https"_s || (url.scheme() == u"http"_s && isLocal);
    if (!url.isValid() || !isWeb || url.host().isEmpty() || url.hasFragment() || url.hasQuery()
        || !url.userInfo().isEmpty())
        return {};
    QString address = url.toString(QUrl::FullyEncoded);
    while (address.endsWith(u'/'))
        address.chop(1);
    return address;
}

QString personalLink(const QString& portal, const std::string& election, const Invitation& invitation)
{
    return portal + u"/enrol#e="_s + toQt(election) + u"&n="_s + QString::number(invitation.number) + u"&c="_s
        + toQt(base::asText(invitation.code.view()));
}

bool writeInvitationCsv(QIODevice& device, const std::vector<Invitation>& invitations, const QString& portal,
    const std::string& election, const QStringList& headings,
    const std::function<QString(const QString&)>& nameOf)
{
    const auto line = [&device](const QStringList& cells) {
        QByteArrayList made;
        for (const QString& cell : cells)
            made << report::csvCell(cell);
        QByteArray bytes = made.join(',') + "\r\n";
        const bool isWritten = device.write(bytes) == bytes.size();
        bytes.fill('\0');
        return isWritten;
    };
    if (device.write("\xef\xbb\xbf") != 3 || !line(headings))
        return false;
    for (const Invitation& one : invitations) {
        if (!line({ QString::number(one.number), one.name, nameOf(one.precinct), one.telephone, one.email,
                one.address, toQt(base::asText(one.code.view())), personalLink(portal, election, one) }))
            return false;
    }
    return true;
}

} // namespace maru::console::elections
