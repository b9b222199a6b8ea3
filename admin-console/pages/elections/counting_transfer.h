// SPDX-License-Identifier: Apache-2.0
// The online side of a counting by hand: writes the sums into a file for a trustee without a network, and submits the
// signed parts that come back, one transaction after the other.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/core/transport.h"
#include "admin-console/pages/elections/counting_file.h"

#include <QObject>

#include <memory>
#include <optional>

namespace maru::console::elections {

/// Twelve groups of four digits would be compared by nobody: the first 80 bits, "3f2a 91c0 …".
QString sumsCode(const std::string& digest);

/// GUI thread only. One thing at a time.
class CountingTransfer final : public QObject {
    Q_OBJECT

public:
    enum class Kind { Nothing, Writing, Submitting };

    CountingTransfer(Services& services, Transport& transport, QObject* parent);

    /// `election`: row. What is written has been proven here. Nothing while something runs. Refused as ProvenSums.
    void write(const base::Json& election, const QString& path);
    /// Refused `console.ceremony_other_chain`, `console.parts_other_election`, or as readPartsFile. A transaction that
    /// the chain has already is answered as the first time, so that a file can be submitted again after a fault.
    void submit(const base::Json& election, const QString& path);
    /// What has been submitted stays; nothing more follows.
    void cancel();

    Kind running() const { return m_context ? m_kind : Kind::Nothing; }
    Kind last() const { return m_kind; }
    qint64 done() const { return m_done; } ///< parts that stand on the chain, sums that are proven
    qint64 whole() const { return m_whole; }
    QString code() const { return m_code; } ///< of the sums that were written
    const std::optional<base::Error>& error() const { return m_error; }

Q_SIGNALS:
    void changed();
    void ended(); ///< error() says why not

private:
    bool begin(Kind kind);
    void readGiven(const std::shared_ptr<CountingFile>& file, const QString& path);
    void encode(const std::shared_ptr<CountingFile>& file, const QString& path);
    void submitNext();
    void end(std::optional<base::Error> error);

    Services& m_services;
    Transport& m_transport;
    std::unique_ptr<QObject> m_context; ///< what is waited with
    Kind m_kind = Kind::Nothing;
    PartsFile m_parts;
    std::size_t m_next = 0;
    qint64 m_done = 0;
    qint64 m_whole = 0;
    QString m_code;
    std::optional<base::Error> m_error;
};

} // namespace maru::console::elections
