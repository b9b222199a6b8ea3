// SPDX-License-Identifier: Apache-2.0
// Reading a record out of its pieces.
#include "admin-console/pages/elections/kept_record.h"

#include "admin-console/core/text.h"
#include "shared/ledger/header.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <functional>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

/// A line is at most a block; more than this is no record.
constexpr qint64 kLineAtMost = 64 * 1024 * 1024;
constexpr base::JsonLimits kKeptLimits { static_cast<std::size_t>(kLineAtMost), 40, 1u << 20, 5'000'000 };
/// More are written together: each look adds one.
constexpr std::size_t kMostPieces = 64;
constexpr qint64 kCopyBytes = 1024 * 1024;

void noteHeader(const QByteArray& line, Observation& seen)
{
    const auto json = base::parseJson(viewOf(line), kKeptLimits);
    if (!json)
        return;
    base::Json only = base::Json::object();
    for (const char* member : { "header", "signatures" }) {
        if (const base::Json* found = json->find(member))
            only.set(member, *found);
    }
    const auto header = ledger::decodeSignedHeader(only);
    if (!header)
        return;
    seen.height = header->header.height.count();
    seen.header = ledger::headerHash(header->header).hex();
}

/// Feeds the lines of files; knows where the part that grows ends.
class Lines {
public:
    Lines(verify::election::ElectionCheck& check, std::function<bool()> isStopped)
        : m_check(check), m_isStopped(std::move(isStopped))
    {
    }

    /// Up to `bytes`, negative: all. False: no more can be read.
    bool feed(const QString& path, qint64 bytes)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            m_check.stopReading("the file of the record cannot be read", /*isWrong=*/false);
            return false;
        }
        m_grown = 0;
        bool isGrowing = true;
        while (!file.atEnd() && (bytes < 0 || file.pos() < bytes)) {
            if (m_isStopped && m_isStopped())
                return false;
            QByteArray line = file.readLine(kLineAtMost);
            isGrowing = isGrowing && !line.startsWith("{\"log\":");
            if (isGrowing)
                m_grown = file.pos();
            if (line.endsWith('\n'))
                line.chop(1);
            if (line.startsWith("{\"header\":"))
                m_lastBlock = line;
            if (line.startsWith("{\"end\":"))
                m_end = line;
            if (!m_check.feed(viewOf(line)))
                return false;
        }
        return true;
    }
    /// Of the last file: bytes before the proofs, which belong to one head only.
    qint64 grown() const { return m_grown; }
    const QByteArray& lastBlock() const { return m_lastBlock; }
    const QByteArray& end() const { return m_end; }

private:
    verify::election::ElectionCheck& m_check;
    std::function<bool()> m_isStopped;
    qint64 m_grown = 0;
    QByteArray m_lastBlock;
    QByteArray m_end;
};

bool copyPiece(const KeptRecord::Piece& piece, QFile& to)
{
    QFile from(piece.path);
    if (!from.open(QIODevice::ReadOnly))
        return false;
    qint64 left = piece.bytes;
    while (left > 0) {
        const QByteArray some = from.read(std::min(left, kCopyBytes));
        if (some.isEmpty() || to.write(some) != some.size())
            return false;
        left -= some.size();
    }
    return true;
}

/// Many small pieces as one; false: the disk is full or gone, and nothing can be kept.
bool joinPieces(KeptRecord& kept, std::vector<QString>& replaced)
{
    QFile joined(kept.pieces.back().path + u".joined"_s);
    if (!joined.open(QIODevice::WriteOnly))
        return false;
    qint64 bytes = 0;
    for (const KeptRecord::Piece& piece : kept.pieces) {
        if (!copyPiece(piece, joined))
            return false;
        bytes += piece.bytes;
    }
    if (!joined.flush())
        return false;
    for (const KeptRecord::Piece& piece : kept.pieces)
        replaced.push_back(piece.path);
    kept.pieces = { { joined.fileName(), bytes } };
    return true;
}

/// What the next look can go on from; nothing before the roll is frozen, because it stands before the blocks.
std::optional<KeptRecord> keptOf(const Fetched& fetched, const Lines& lines, Observation& seen)
{
    const auto line = base::parseJson(viewOf(lines.end()), kKeptLimits);
    const base::Json* end = line ? line->find("end") : nullptr;
    if (end == nullptr || end->integerOr("roll", 0) == 0 || seen.header.empty())
        return std::nullopt;
    KeptRecord kept;
    if (fetched.before)
        kept = *fetched.before;
    kept.folder = fetched.folder;
    kept.roll = end->integerOr("roll", 0);
    kept.blocks = end->integerOr("blocks", 0);
    kept.leaves = end->integerOr("leaves", 0);
    kept.height = seen.height;
    if (lines.grown() > 0) {
        QFile::resize(fetched.path, lines.grown());
        kept.pieces.push_back({ fetched.path, lines.grown() });
    } else {
        QFile::remove(fetched.path);
    }
    if (kept.pieces.size() > kMostPieces && !joinPieces(kept, seen.replaced))
        return std::nullopt;
    return kept;
}

} // namespace

std::string KeptRecord::cursor() const
{
    return "blocks." + std::to_string(height + 1) + "." + std::to_string(roll) + "." + std::to_string(blocks)
        + "." + std::to_string(leaves);
}

Observation observeRecord(const Fetched& fetched, verify::election::Options options)
{
    Observation seen;
    const auto isStopped = options.isStopped;
    verify::election::ElectionCheck check(std::move(options));
    Lines lines(check, isStopped);
    bool isGood = true;
    if (fetched.before) {
        seen.isWhole = false;
        for (const KeptRecord::Piece& piece : fetched.before->pieces)
            isGood = isGood && lines.feed(piece.path, piece.bytes);
    }
    if (isGood)
        lines.feed(fetched.path, -1);
    seen.fetched = QFileInfo(fetched.path).size();
    noteHeader(lines.lastBlock(), seen);
    seen.report = check.finish();
    seen.isStopped = isStopped && isStopped();
    seen.seenAt = QDateTime::currentSecsSinceEpoch();
    if (!seen.isStopped && seen.report.answer() != verify::election::Answer::Fail)
        seen.kept = keptOf(fetched, lines, seen);
    return seen;
}

} // namespace maru::console::elections
