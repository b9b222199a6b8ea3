// SPDX-License-Identifier: Apache-2.0
// The invitations of voters between being made and being handed over: codes in memory that is wiped, nothing on disk but
// the sealed spool and what the officer saves.
#pragma once

#include "shared/base/bytes.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <string>
#include <vector>

class QIODevice;

namespace maru::console::elections {

struct Invitation {
    qint64 number = 0; ///< in the roll
    QString name;
    QString precinct; ///< id
    QString telephone;
    QString email;
    QString address;
    base::SecretBytes code; ///< with hyphens
};

/// "https://portal/enrol#e=…&n=…&c=…": what follows # never leaves the voter's browser.
QString personalLink(const QString& portal, const std::string& election, const Invitation& invitation);
/// "https://…" without a slash at the end; empty for what is no address of a portal (https, or http on this computer).
QString portalAddress(const QString& text);

/// For mailing: UTF-8 with byte order mark, one line an invitation, precincts by `nameOf`. Written line by line, so that
/// no second copy of all codes is made; false when the device refuses. Any thread.
bool writeInvitationCsv(QIODevice& device, const std::vector<Invitation>& invitations, const QString& portal,
    const std::string& election, const QStringList& headings,
    const std::function<QString(const QString&)>& nameOf);

} // namespace maru::console::elections
