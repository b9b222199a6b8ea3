// SPDX-License-Identifier: Apache-2.0
// The ceremony's messages, verified.
#include "admin-console/pages/elections/ceremony_board.h"

#include "admin-console/core/format.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/elections/counting_figures.h"

#include <QCoreApplication>

#include <algorithm>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

struct CeremonyWords {
    Q_DECLARE_TR_FUNCTIONS(maru::console::elections::CeremonyWords)
};

constexpr const char* kCeremonyFormat = "maru-ceremony/v1";
constexpr std::size_t kCeremonyFileBytes = 4u << 20;

template<std::size_t N>
bool readArray(const base::Json& json, const char* member, std::array<std::uint8_t, N>& place)
{
    const auto bytes = base::fromBase64Url(json.stringOr(member, ""));
    if (!bytes || bytes->size() != N)
        return false;
    std::copy(bytes->begin(), bytes->end(), place.begin());
    return true;
}

int placeOfRound(std::string_view round)
{
    if (round == "done")
        return 4;
    for (int i = 0; i < 4; ++i) {
        if (round == kCeremonyRounds[static_cast<std::size_t>(i)])
            return i;
    }
    return -1;
}

std::vector<std::int64_t> sharedWith(const base::Json& message)
{
    std::vector<std::int64_t> receivers;
    for (const base::Json& share : membersOf(message, "shares")) {
        const auto sealed = base::fromBase64Url(share.stringOr("sealed", ""));
        if (sealed && sealed->size() == voting::kSealedShareBytes)
            receivers.push_back(share.integerOr("to", 0));
    }
    std::sort(receivers.begin(), receivers.end());
    return receivers;
}

/// One code a round; empty: it holds.
std::array<std::string, 4> faultsOf(const base::Json& message, const voting::CeremonyContext& context,
    const std::vector<std::int64_t>& others)
{
    std::array<std::string, 4> faults;
    const int done = placeOfRound(message.stringOr("round", ""));
    voting::CeremonyCommitment commitment {};
    voting::EncryptionPublicKey key {};
    if (done >= 0
        && (!readArray(message, "commitment", commitment) || !readArray(message, "encryption_key", key)))
        faults[0] = "voting.ceremony_commitment";
    if (done >= 1) {
        const auto reveal = revealOf(message);
        const base::Status status = reveal ? voting::checkReveal(context, *reveal)
                                           : base::Status(base::refused("voting.ceremony_coefficients"));
        if (!status)
            faults[1] = status.error().code;
    }
    if (done >= 2 && sharedWith(message) != others)
        faults[2] = "voting.ceremony_share";
    return faults;
}

const base::Json* complaintBetween(
    const CeremonyRows& rows, std::int64_t attempt, std::int64_t complainant, std::int64_t against)
{
    for (const base::Json& one : rows.complaints) {
        if (one.integerOr("attempt", 0) == attempt && one.integerOr("complainant", 0) == complainant
            && one.integerOr("against", 0) == against)
            return &one;
    }
    return nullptr;
}

std::vector<voting::TrusteeKey> keysOf(const CeremonyBoard& board)
{
    std::vector<voting::TrusteeKey> keys;
    for (const CeremonyLine& line : board.lines) {
        if (!line.message.isNull())
            keys.push_back({ line.index, ceremonyCoefficients(line.message) });
    }
    return keys;
}

std::vector<voting::ReceivedShare> sharesFor(
    const CeremonyRows& rows, const CeremonyBoard& board, std::int64_t index)
{
    std::vector<voting::ReceivedShare> shares;
    for (const CeremonyLine& line : board.lines) {
        if (line.message.isNull() || line.index == index)
            continue;
        voting::ReceivedShare share;
        share.from = line.index;
        for (const base::Json& one : membersOf(line.message, "shares")) {
            if (one.integerOr("to", 0) == index)
                share.sealed = base::fromBase64Url(one.stringOr("sealed", "")).value_or(base::Bytes());
        }
        if (const base::Json* one = complaintBetween(rows, board.context.attempt, index, line.index))
            share.published = base::fromBase64Url(one->stringOr("share", "")).value_or(base::Bytes());
        shares.push_back(std::move(share));
    }
    return shares;
}

Cell markCell(const CeremonyMark& mark, bool isVerifiable, const Language& language)
{
    switch (mark.light) {
    case CeremonyLight::Waiting:
        return { u"· "_s + CeremonyWords::tr("waiting") };
    case CeremonyLight::Due:
        return { u"▶ "_s + CeremonyWords::tr("due now"), false, Tone::Primary, true };
    case CeremonyLight::Overdue:
        return { u"! "_s + CeremonyWords::tr("late, not there"), false, Tone::Warning, true };
    case CeremonyLight::Done:
        return { u"✓ "_s
                + (isVerifiable ? CeremonyWords::tr("done, verified here") : CeremonyWords::tr("done")),
            false, Tone::Success };
    case CeremonyLight::DoneLate:
        return { u"✓ "_s + CeremonyWords::tr("done, late"), false, Tone::Warning };
    case CeremonyLight::Bad:
        return { u"✕ "_s + problemText(base::refused(mark.code), language.code()), false, Tone::Danger,
            true };
    case CeremonyLight::Complaint:
        return { u"! "_s + CeremonyWords::tr("disputed"), false, Tone::Danger, true };
    case CeremonyLight::Excluded:
        break;
    }
    return { u"– "_s + CeremonyWords::tr("excluded") };
}

} // namespace

const CeremonyLine* CeremonyBoard::find(std::int64_t index) const
{
    for (const CeremonyLine& line : lines) {
        if (line.index == index)
            return &line;
    }
    return nullptr;
}

const CeremonyLine* CeremonyBoard::ofOfficer(const std::string& officer) const
{
    for (const CeremonyLine& line : lines) {
        if (!officer.empty() && line.officer == officer)
            return &line;
    }
    return nullptr;
}

std::vector<voting::Encoded> ceremonyCoefficients(const base::Json& message)
{
    std::vector<voting::Encoded> coefficients;
    for (const base::Json& one : membersOf(message, "coefficients")) {
        voting::Encoded encoded {};
        if (!readArray(base::Json::object({ { "c", one } }), "c", encoded))
            return {};
        coefficients.push_back(encoded);
    }
    return coefficients;
}

std::optional<voting::CeremonyReveal> revealOf(const base::Json& message)
{
    voting::CeremonyReveal reveal;
    reveal.index = message.integerOr("index", 0);
    reveal.coefficients = ceremonyCoefficients(message);
    const auto proof = base::fromBase64Url(message.stringOr("proof", ""));
    if (!proof || reveal.coefficients.empty() || !readArray(message, "commitment", reveal.commitment)
        || !readArray(message, "encryption_key", reveal.encryptionKey))
        return std::nullopt;
    reveal.proof = *proof;
    return reveal;
}

CeremonyBoard readCeremony(const CeremonyRows& rows, std::int64_t now)
{
    CeremonyBoard board;
    board.context = { rows.election.stringOr("id", ""), rows.election.integerOr("attempt", 0),
        rows.election.integerOr("threshold", 1) };
    board.round = rows.election.stringOr("round", "");
    board.deadline = rows.election.integerOr("round_deadline", 0);
    const int round = placeOfRound(board.round);
    for (const base::Json& trustee : rows.trustees) {
        CeremonyLine line;
        line.index = trustee.integerOr("index", 0);
        line.officer = trustee.stringOr("officer", "");
        line.trustee = trustee;
        for (const base::Json& message : rows.messages) {
            if (message.integerOr("attempt", 0) == board.context.attempt
                && message.integerOr("index", 0) == line.index)
                line.message = message;
        }
        board.lines.push_back(std::move(line));
    }
    std::sort(board.lines.begin(), board.lines.end(),
        [](const CeremonyLine& a, const CeremonyLine& b) { return a.index < b.index; });
    bool areAllGood = round >= 2 && !board.lines.empty();
    for (CeremonyLine& line : board.lines) {
        if (line.trustee.stringOr("state", "") == "excluded") {
            line.marks.fill({ CeremonyLight::Excluded, {} });
            line.message = {};
            continue;
        }
        std::vector<std::int64_t> others;
        for (const CeremonyLine& other : board.lines) {
            if (other.index != line.index && other.trustee.stringOr("state", "") != "excluded")
                others.push_back(other.index);
        }
        const int done = placeOfRound(line.message.stringOr("round", ""));
        const auto faults = faultsOf(line.message, board.context, others);
        for (int i = 0; i < 4; ++i) {
            CeremonyMark& mark = line.marks[static_cast<std::size_t>(i)];
            mark.code = faults[static_cast<std::size_t>(i)];
            if (!mark.code.empty())
                mark.light = CeremonyLight::Bad;
            else if (i <= done)
                mark.light = i == done && i == round && line.message.booleanOr("late", false)
                    ? CeremonyLight::DoneLate
                    : CeremonyLight::Done;
            else if (i == round)
                mark.light =
                    board.deadline > 0 && now > board.deadline ? CeremonyLight::Overdue : CeremonyLight::Due;
            areAllGood = areAllGood && mark.light != CeremonyLight::Bad;
        }
        for (const base::Json& one : rows.complaints) {
            if (one.integerOr("attempt", 0) == board.context.attempt
                && one.integerOr("against", 0) == line.index && one.stringOr("state", "") == "open")
                line.marks[2].light = CeremonyLight::Complaint;
        }
    }
    if (areAllGood) {
        if (const auto keys = voting::finishCeremony(board.context.threshold, keysOf(board)))
            board.joint = base::toBase64Url(keys->joint);
    }
    const std::string stated = rows.election.stringOr("joint", "");
    board.isJointWrong = !stated.empty() && board.round == "done" && stated != board.joint;
    return board;
}

QString roundTitle(std::string_view round)
{
    if (round == "commit")
        return CeremonyWords::tr("1 Commit");
    if (round == "reveal")
        return CeremonyWords::tr("2 Reveal");
    if (round == "shares")
        return CeremonyWords::tr("3 Shares");
    if (round == "check")
        return CeremonyWords::tr("4 Check");
    if (round == "done")
        return CeremonyWords::tr("Finished");
    return CeremonyWords::tr("Not begun");
}

QStringList ceremonyHeader()
{
    return { CeremonyWords::tr("Trustee"), roundTitle("commit"), roundTitle("reveal"), roundTitle("shares"),
        roundTitle("check") };
}

QString trusteeName(const base::Json& trustee, const Language& language)
{
    const QString name = language.pick(trustee, "name");
    const QString index = QString::number(trustee.integerOr("index", 0));
    return name.isEmpty() ? index : QString(index + u' ' + name);
}

std::vector<std::vector<Cell>> ceremonyCells(const CeremonyBoard& board, const Language& language)
{
    std::vector<std::vector<Cell>> rows;
    for (const CeremonyLine& line : board.lines) {
        std::vector<Cell> cells { { trusteeName(line.trustee, language), false, Tone::Neutral, true } };
        for (std::size_t i = 0; i < 4; ++i)
            cells.push_back(markCell(line.marks[i], i != 3, language));
        rows.push_back(std::move(cells));
    }
    return rows;
}

base::Result<CeremonyStep> nextStep(
    const CeremonyRows& rows, const CeremonyBoard& board, const voting::TrusteeSecret& secret)
{
    CeremonyStep step;
    const CeremonyLine* own = board.find(secret.index());
    if (own == nullptr || own->marks[0].light == CeremonyLight::Excluded)
        return base::refused("console.ceremony_not_mine");
    if (secret.context().election != board.context.election
        || secret.context().attempt != board.context.attempt
        || secret.context().threshold != board.context.threshold)
        return base::refused("console.ceremony_other_attempt");
    base::Json payload =
        base::Json::object({ { "election", board.context.election }, { "attempt", board.context.attempt } });
    // The accused answers first: a complaint that nobody settles excludes.
    for (const base::Json& one : rows.complaints) {
        if (one.integerOr("attempt", 0) != board.context.attempt
            || one.integerOr("against", 0) != secret.index() || one.stringOr("state", "") != "open")
            continue;
        const std::int64_t complainant = one.integerOr("complainant", 0);
        const base::SecretBytes share = secret.shareFor(complainant);
        payload.set("complainant", complainant);
        payload.set("share", base::toBase64Url(share.view()));
        return CeremonyStep { "ceremonySettle", std::move(payload), {} };
    }
    const int round = placeOfRound(board.round);
    if (round < 0 || round > 3 || placeOfRound(own->message.stringOr("round", "")) >= round)
        return step;
    if (round == 0) {
        payload.set("commitment", base::toBase64Url(secret.commitment()));
        payload.set("encryption_key", base::toBase64Url(secret.encryptionKey()));
        return CeremonyStep { "ceremonyCommit", std::move(payload), {} };
    }
    // Another secret than the one that was committed to would only be found out by everybody else.
    if (own->message.stringOr("commitment", "") != base::toBase64Url(secret.commitment()))
        return base::refused("console.ceremony_other_secret");
    if (round == 1) {
        base::Json coefficients = base::Json::array();
        for (const voting::Encoded& one : secret.coefficients())
            coefficients.push(base::toBase64Url(one));
        payload.set("coefficients", std::move(coefficients));
        payload.set("proof", base::toBase64Url(secret.proof()));
        return CeremonyStep { "ceremonyReveal", std::move(payload), {} };
    }
    for (const CeremonyLine& line : board.lines) {
        for (const CeremonyMark& mark : line.marks) {
            if (mark.light == CeremonyLight::Bad)
                return base::refused(mark.code, "trustee " + std::to_string(line.index));
        }
    }
    if (round == 2) {
        base::Json shares = base::Json::array();
        for (const CeremonyLine& line : board.lines) {
            if (line.index == secret.index() || line.message.isNull())
                continue;
            voting::EncryptionPublicKey key {};
            if (!readArray(line.message, "encryption_key", key))
                return base::refused("voting.ceremony_commitment");
            MARU_TRY(sealed, secret.sealedShareFor(line.index, key));
            shares.push(
                base::Json::object({ { "to", line.index }, { "sealed", base::toBase64Url(sealed) } }));
        }
        payload.set("shares", std::move(shares));
        return CeremonyStep { "ceremonyShares", std::move(payload), {} };
    }
    for (const voting::ReceivedShare& share : sharesFor(rows, board, secret.index())) {
        const CeremonyLine* dealer = board.find(share.from);
        if (!secret.isShareGood(share, ceremonyCoefficients(dealer->message)))
            step.badDealers.push_back(share.from);
    }
    // One that is disputed already is for its dealer to settle.
    for (const std::int64_t dealer : step.badDealers) {
        if (complaintBetween(rows, board.context.attempt, secret.index(), dealer) != nullptr)
            continue;
        payload.set("against", dealer);
        step.action = "ceremonyComplain";
        step.payload = std::move(payload);
        return step;
    }
    if (step.badDealers.empty()) {
        step.action = "ceremonyAcknowledge";
        step.payload = std::move(payload);
    }
    return step;
}

base::Status finishSecret(const CeremonyRows& rows, const CeremonyBoard& board, voting::TrusteeSecret& secret)
{
    return secret.finish(keysOf(board), sharesFor(rows, board, secret.index()));
}

base::Json ceremonyFile(const CeremonyRows& rows, const std::string& chain)
{
    const auto list = [](const std::vector<base::Json>& given) {
        return base::Json(base::Json::Array(given.begin(), given.end()));
    };
    return base::Json::object({ { "format", kCeremonyFormat }, { "chain", chain },
        { "election", rows.election }, { "trustees", list(rows.trustees) },
        { "messages", list(rows.messages) }, { "complaints", list(rows.complaints) } });
}

base::Result<CeremonyRows> readCeremonyFile(std::string_view text, std::string& chain)
{
    if (text.size() > kCeremonyFileBytes)
        return base::refused("console.ceremony_file");
    const auto json = base::parseJson(text, { kCeremonyFileBytes, 16, 1u << 16, 100'000 });
    if (!json || json->stringOr("format", "") != kCeremonyFormat || !memberOf(*json, "election").isObject()
        || json->stringOr("chain", "").empty())
        return base::refused("console.ceremony_file");
    CeremonyRows rows;
    rows.election = memberOf(*json, "election");
    rows.trustees = membersOf(*json, "trustees");
    rows.messages = membersOf(*json, "messages");
    rows.complaints = membersOf(*json, "complaints");
    if (rows.election.stringOr("id", "").empty() || rows.trustees.empty()
        || rows.trustees.size() > voting::kMaxTrustees)
        return base::refused("console.ceremony_file");
    chain = json->stringOr("chain", "");
    return rows;
}

} // namespace maru::console::elections
