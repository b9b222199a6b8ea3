// SPDX-License-Identifier: Apache-2.0
// Sums out, parts in.
#include "admin-console/pages/elections/counting_transfer.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/submission.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/elections/decrypt_job.h"
#include "admin-console/pages/elections/pool_work.h"
#include "admin-console/pages/elections/row_list.h"
#include "admin-console/pages/elections/whole_file.h"

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCodeDigits = 20;

struct WrittenSums {
    std::string digest;
    std::size_t sums = 0;
};

/// Encodes, reads again as the trustee's machine will, and writes.
base::Result<WrittenSums> writeCounting(const CountingFile& file, const QString& path)
{
    MARU_TRY(text, encodeCountingFile(file));
    MARU_TRY(again, readCountingFile(text));
    if (!writeWhole(path, text))
        return base::failed("console.export_file");
    return WrittenSums { again.proven->digest(), again.proven->size() };
}

base::Result<PartsFile> openParts(const QString& path)
{
    const auto text = readWhole(path, static_cast<qint64>(kCountingFileBytes));
    if (!text)
        return base::refused("console.parts_file");
    return readPartsFile(viewOf(*text));
}

} // namespace

QString sumsCode(const std::string& digest)
{
    QString code;
    for (int i = 0; i < kCodeDigits && i < static_cast<int>(digest.size()); ++i) {
        if (i > 0 && i % 4 == 0)
            code += u' ';
        code += QChar::fromLatin1(digest[static_cast<std::size_t>(i)]);
    }
    return code;
}

CountingTransfer::CountingTransfer(Services& given, Transport& transport, QObject* parent)
    : QObject(parent), m_services(given), m_transport(transport)
{
}

bool CountingTransfer::begin(Kind kind)
{
    if (m_context)
        return false;
    m_context = std::make_unique<QObject>();
    m_kind = kind;
    m_parts = {};
    m_next = 0;
    m_done = 0;
    m_whole = 0;
    m_code.clear();
    m_error.reset();
    Q_EMIT changed();
    return true;
}

void CountingTransfer::write(const base::Json& election, const QString& path)
{
    if (!begin(Kind::Writing))
        return;
    const auto file = std::make_shared<CountingFile>();
    file->chain = fromQt(m_services.connection.node().chain);
    file->election = election.stringOr("id", "");
    const CountingAnchor anchor { file->chain, fromQt(m_services.connection.node().did), file->election };
    SumsReader reader;
    reader.page = [file](const base::Json& page) { file->pages.push_back(page); };
    reader.progress = [this](std::size_t sums) {
        m_done = static_cast<qint64>(sums);
        Q_EMIT changed();
    };
    reader.ended = [this, file, path](const base::Result<std::shared_ptr<const ProvenSums>>& proven) {
        if (!proven) {
            end(proven.error());
            return;
        }
        file->proven = *proven;
        readGiven(file, path);
    };
    readProvenSums(m_transport, anchor, m_context.get(), std::move(reader));
}

/// Of the parts only who has given them: the values stay on the chain.
void CountingTransfer::readGiven(const std::shared_ptr<CountingFile>& file, const QString& path)
{
    const auto keepGiven = [file](const std::vector<base::Json>& rows, const std::function<void()>& goOn) {
        for (const base::Json& row : rows)
            file->given.push_back(base::Json::object({ { "trustee", row.integerOr("trustee", 0) },
                { "unit", row.stringOr("unit", "") }, { "contest", row.stringOr("contest", "") } }));
        goOn();
    };
    readList(m_transport, { u"decryptions"_s, toQt(file->election) }, m_context.get(),
        { keepGiven, [this, file, path](const base::Status& status) {
             if (status)
                 encode(file, path);
             else
                 end(status.error());
         } });
}

void CountingTransfer::encode(const std::shared_ptr<CountingFile>& file, const QString& path)
{
    workApart(
        m_context.get(), [file, path] { return writeCounting(*file, path); },
        [this](const base::Result<WrittenSums>& written) {
            if (!written) {
                end(written.error());
                return;
            }
            m_whole = static_cast<qint64>(written->sums);
            m_done = m_whole;
            m_code = sumsCode(written->digest);
            end(std::nullopt);
        });
}

void CountingTransfer::submit(const base::Json& election, const QString& path)
{
    if (!begin(Kind::Submitting))
        return;
    workApart(
        m_context.get(), [path] { return openParts(path); },
        [this, id = election.stringOr("id", "")](base::Result<PartsFile> parts) {
            if (!parts) {
                end(parts.error());
                return;
            }
            if (parts->chain != fromQt(m_services.connection.node().chain)) {
                end(base::refused("console.ceremony_other_chain"));
                return;
            }
            if (parts->election != id) {
                end(base::refused("console.parts_other_election"));
                return;
            }
            m_parts = std::move(*parts);
            for (const PartsFile::Signed& one : m_parts.transactions)
                m_whole += one.parts;
            Q_EMIT changed();
            submitNext();
        });
}

void CountingTransfer::submitNext()
{
    if (m_next >= m_parts.transactions.size()) {
        end(std::nullopt);
        return;
    }
    const PartsFile::Signed& one = m_parts.transactions[m_next];
    auto* way = new Submission(
        m_transport, one.id, QByteArray(one.text.data(), static_cast<qsizetype>(one.text.size())),
        [this] { return m_services.connection.state() == Connection::State::Online; }, {}, this);
    connect(way, &Submission::ended, way, &QObject::deleteLater);
    connect(way, &Submission::ended, m_context.get(),
        [this, parts = one.parts](const base::Result<Outcome>& result) {
            if (!result || !result->isOk()) {
                end(result ? base::refused(result->code, result->data.stringOr("field", ""))
                           : result.error());
                return;
            }
            m_done += parts;
            ++m_next;
            Q_EMIT changed();
            submitNext();
        });
    way->start();
}

void CountingTransfer::cancel()
{
    if (m_context)
        end(base::refused("console.export_cancelled"));
}

void CountingTransfer::end(std::optional<base::Error> error)
{
    m_context.reset(); // answers that are still on their way find nobody
    m_parts = {};
    m_error = std::move(error);
    Q_EMIT changed();
    Q_EMIT ended();
}

} // namespace maru::console::elections
