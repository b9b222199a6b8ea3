// SPDX-License-Identifier: Apache-2.0
// Wrong passphrases cost time: after three in a row a key has to wait, twice as long each time, up to a quarter of an
// hour. Kept in the console's settings, so that a restart changes nothing. It slows whoever sits at this computer; what
// slows somebody who has copied the key file is Argon2id in the file itself.
#pragma once

#include <QString>

#include <functional>

namespace maru::console {

/// GUI thread only.
class UnlockThrottle {
public:
    /// Seconds since 1970; the system's clock by default.
    using Now = std::function<qint64()>;

    explicit UnlockThrottle(Now now = {});

    /// `key`: whatever tells one key from another (a DID, a token). 0: it may be tried now.
    qint64 secondsLeft(const QString& key) const;
    void noteWrong(const QString& key);
    void noteRight(const QString& key);

    /// After so many wrong ones in a row.
    static qint64 delaySeconds(int failures);

private:
    Now m_now;
};

} // namespace maru::console
