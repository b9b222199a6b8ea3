// SPDX-License-Identifier: Apache-2.0
// What an officer has typed into a form or wizard and not yet sent, kept on this computer across a crash.
#pragma once

#include "shared/base/json.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <optional>

namespace maru::console {

struct Draft {
    base::Json value;
    qint64 saved = 0; ///< Unix seconds of this computer's clock
};

/// One draft of one form of one officer. Saves a moment after the last change, so that typing costs nothing; what is
/// restricted in the log is never given to it. GUI thread only.
class DraftStore final : public QObject {
    Q_OBJECT

public:
    /// `form` names the form ("donation.createCampaign"); `officer` is a DID: drafts of two officers at one desk do
    /// not meet.
    DraftStore(const QString& officer, const QString& form, QObject* parent);

    std::optional<Draft> load() const;
    /// Asks `value` for what there is, soon. A null value removes the draft.
    void changed(std::function<base::Json()> value);
    void saveNow();
    /// Sent, or thrown away by the officer.
    void discard();

private:
    QString m_key;
    QTimer m_delay;
    std::function<base::Json()> m_value;
};

} // namespace maru::console
