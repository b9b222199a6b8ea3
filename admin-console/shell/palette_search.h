// SPDX-License-Identifier: Apache-2.0
// The part of the palette that asks the server: some lists at once, a few rows of each, after the typing pauses.
#pragma once

#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/transport.h"
#include "admin-console/shell/palette_model.h"

#include <QTimer>

namespace maru::console {

/// GUI thread only. Answers of an earlier text are dropped.
class PaletteSearch final : public QObject {
    Q_OBJECT

public:
    enum class State {
        Idle,
        Searching,
        Done,
        Offline, ///< not one list could be asked
    };
    /// Opens a found thing.
    using Show = std::function<void(const QString& kind, const QString& id)>;

    static constexpr int kPauseMs = 180;
    static constexpr int kRowsOfEach = 5;

    PaletteSearch(Transport& transport, const DomainCatalogue& catalogue, const Language& language, Show show,
        QObject* parent = nullptr);

    /// Begins after a pause in the calls; too short a text ends the search.
    void setTyped(const QString& typed);
    /// Asks at once. For tests, and for Enter.
    void start();
    State state() const { return m_state; }
    std::vector<PaletteEntry> found() const;

Q_SIGNALS:
    void changed();

private:
    struct Ask {
        QString kind;
        ApiRequest request;
    };
    std::vector<Ask> asks() const;
    void take(int n, const QString& kind, const base::Json& answer);
    PaletteEntry entryOf(const QString& kind, const base::Json& row) const;

    Transport& m_transport;
    const DomainCatalogue& m_catalogue;
    const Language& m_language;
    Show m_show;
    QTimer m_pause;
    QString m_typed;
    State m_state = State::Idle;
    int m_generation = 0;
    int m_left = 0; ///< answers that are still to come
    int m_failed = 0;
    int m_asked = 0;
    std::vector<std::vector<PaletteEntry>> m_found; ///< in the order of asks(), so that rows do not jump
};

} // namespace maru::console
