// SPDX-License-Identifier: Apache-2.0
// Offers in memory and in their file.
#include "server/issuing/offer_book.h"

#include "shared/crypto/aead.h"
#include "shared/crypto/hash.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace maru::issuing {

using base::Json;

namespace {

/// Longer than an offer lives, so that a late wallet is told "expired" and not "unknown".
constexpr std::int64_t kKeepSeconds = 2 * kOfferSeconds;
constexpr std::size_t kMaxFileBytes = 256u << 20;

Json offerJson(const Offer& offer)
{
    return Json::object(
        { { "id", offer.id }, { "agency", offer.agency }, { "issue", offer.issue }, { "type", offer.type },
            { "has_tx_code", offer.hasTransactionCode }, { "tx_code", offer.transactionCode },
            { "attempts_left", offer.attemptsLeft }, { "expires", offer.expires }, { "used", offer.isUsed },
            { "token", offer.token }, { "token_expires", offer.tokenExpires }, { "holder", offer.holder } });
}

base::Result<Offer> readOffer(const Json& json)
{
    Offer offer;
    MARU_TRY(id, base::readString(json, "id"));
    MARU_TRY(agency, base::readString(json, "agency"));
    MARU_TRY(issue, base::readString(json, "issue"));
    MARU_TRY(type, base::readString(json, "type"));
    MARU_TRY(hasCode, base::readBoolean(json, "has_tx_code"));
    MARU_TRY(code, base::readHash(json, "tx_code"));
    MARU_TRY(attempts, base::readInteger(json, "attempts_left"));
    MARU_TRY(expires, base::readInteger(json, "expires"));
    MARU_TRY(used, base::readBoolean(json, "used"));
    MARU_TRY(token, base::readHash(json, "token"));
    MARU_TRY(tokenExpires, base::readInteger(json, "token_expires"));
    MARU_TRY(holder, base::readString(json, "holder"));
    offer.id = id;
    offer.agency = agency;
    offer.issue = issue;
    offer.type = type;
    offer.hasTransactionCode = hasCode;
    offer.transactionCode = code;
    offer.attemptsLeft = static_cast<int>(std::clamp<std::int64_t>(attempts, 0, kTransactionCodeTries));
    offer.expires = base::UnixSeconds(expires);
    offer.isUsed = used;
    offer.token = token;
    offer.tokenExpires = base::UnixSeconds(tokenExpires);
    offer.holder = holder;
    return offer;
}

/// Six digits, each as likely as the others.
std::string randomDigits()
{
    std::string digits;
    while (digits.size() < 6)
        for (const std::uint8_t byte : crypto::randomBytes(16))
            if (byte < 250 && digits.size() < 6)
                digits += static_cast<char>('0' + byte % 10);
    return digits;
}

base::Status writeDurably(const std::filesystem::path& path, const std::string& text)
{
    const std::string temporary = path.string() + ".new";
    const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0)
        return base::failed("file.write", temporary);
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t written = ::write(file, text.data() + done, text.size() - done);
        if (written <= 0)
            break;
        done += static_cast<std::size_t>(written);
    }
    const bool stored = done == text.size() && ::fsync(file) == 0;
    const bool closed = ::close(file) == 0;
    if (!stored || !closed || std::rename(temporary.c_str(), path.c_str()) != 0)
        return base::failed("file.write", path.string());
    return {};
}

} // namespace

base::Result<std::unique_ptr<OfferBook>> OfferBook::open(std::filesystem::path file, const IssuingKeys& keys)
{
    std::unique_ptr<OfferBook> book(new OfferBook(std::move(file), keys));
    MARU_CHECK(book->load());
    return book;
}

base::Status OfferBook::load()
{
    std::error_code problem;
    if (!std::filesystem::exists(m_file, problem))
        return {};
    std::ifstream in(m_file, std::ios::binary);
    const std::string text { std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>() };
    if (!in.good() && !in.eof())
        return base::failed("file.read", m_file.string());
    const auto json =
        base::parseJson(text, base::JsonLimits { .maxBytes = kMaxFileBytes, .maxItems = 20'000'000 });
    if (!json || !json->isArray())
        return base::failed("issuing.offers_file", m_file.string());
    const std::lock_guard lock(m_mutex);
    for (const Json& row : json->asArray()) {
        auto offer = readOffer(row);
        if (!offer)
            return base::failed("issuing.offers_file", offer.error().field);
        std::string id = offer->id;
        m_offers.insert_or_assign(std::move(id), std::move(offer).value());
    }
    return {};
}

base::Status OfferBook::save() const
{
    Json rows = Json::array();
    for (const auto& [id, offer] : m_offers)
        rows.push(offerJson(offer));
    return writeDurably(m_file, base::canonical(rows));
}

void OfferBook::dropOld(base::UnixSeconds now)
{
    std::erase_if(m_offers,
        [now](const auto& entry) { return entry.second.expires.count() + kKeepSeconds < now.count(); });
}

base::Result<std::string> OfferBook::codeOf(std::string_view id) const
{
    MARU_TRY(sealed, m_keys.seal("code", id));
    return std::string(id) + "." + base::toBase64Url(sealed.view());
}

base::Result<std::vector<NewOffer>> OfferBook::makeAll(std::string_view agency,
    const std::vector<Wanted>& wanted, TransactionCode transactionCode, base::UnixSeconds now)
{
    std::vector<NewOffer> all;
    std::map<std::string_view, std::size_t> firstOf; // by issue, index in `all`
    std::vector<Offer> fresh;
    for (const Wanted& one : wanted) {
        const auto [first, isNew] = firstOf.emplace(one.issue, all.size());
        if (!isNew) {
            const NewOffer same = all[first->second];
            all.push_back(same);
            continue;
        }
        NewOffer made;
        made.id = base::toHex(crypto::randomBytes(16));
        made.expires = now + kOfferSeconds;
        MARU_TRY(code, codeOf(made.id));
        made.code = code;
        Offer offer;
        offer.id = made.id;
        offer.agency = agency;
        offer.issue = one.issue;
        offer.type = one.type;
        offer.hasTransactionCode = transactionCode == TransactionCode::Numeric;
        offer.expires = made.expires;
        if (offer.hasTransactionCode) {
            made.transactionCode = randomDigits();
            MARU_TRY(sealed, m_keys.seal("tx", made.id + "/" + made.transactionCode));
            offer.transactionCode = sealed;
        }
        all.push_back(std::move(made));
        fresh.push_back(std::move(offer));
    }
    if (fresh.empty())
        return all;
    const std::lock_guard lock(m_mutex);
    auto before = m_offers;
    dropOld(now);
    std::erase_if(m_offers, [&firstOf](const auto& entry) { return firstOf.count(entry.second.issue) != 0; });
    for (Offer& offer : fresh) {
        std::string id = offer.id;
        m_offers.emplace(std::move(id), std::move(offer));
    }
    if (auto saved = save(); !saved) {
        // Nobody is told the new codes: the links that are out stay good.
        m_offers = std::move(before);
        return saved.error();
    }
    return all;
}

base::Result<NewOffer> OfferBook::make(std::string_view agency, std::string_view type, std::string_view issue,
    TransactionCode transactionCode, base::UnixSeconds now)
{
    MARU_TRY(made, makeAll(agency, { { std::string(type), std::string(issue) } }, transactionCode, now));
    return std::move(made.front());
}

base::Result<Offer> OfferBook::waiting(
    std::string_view agency, std::string_view id, base::UnixSeconds now) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_offers.find(id);
    if (found == m_offers.end() || found->second.agency != agency)
        return base::refused("issuing.unknown_offer");
    const Offer& offer = found->second;
    if (offer.isUsed || offer.expires <= now || offer.attemptsLeft == 0)
        return base::refused("issuing.offer.gone");
    return offer;
}

std::optional<Offer> OfferBook::ofIssue(std::string_view issue) const
{
    const std::lock_guard lock(m_mutex);
    for (const auto& [id, offer] : m_offers)
        if (offer.issue == issue)
            return offer;
    return std::nullopt;
}

base::Result<OfferBook::Grant> OfferBook::exchange(
    std::string_view agency, std::string_view code, std::string_view transactionCode, base::UnixSeconds now)
{
    const std::string id(code.substr(0, code.find('.')));
    MARU_TRY(expected, codeOf(id));
    const std::lock_guard lock(m_mutex);
    const auto found = m_offers.find(id);
    if (found == m_offers.end() || found->second.agency != agency
        || !base::equalConstantTime(base::asBytes(expected), base::asBytes(code)))
        return base::refused("issuing.code");
    Offer& offer = found->second;
    if (offer.attemptsLeft == 0)
        return base::refused("issuing.tx_code_locked");
    if (offer.isUsed || offer.expires <= now)
        return base::refused("issuing.code");
    if (offer.hasTransactionCode) {
        MARU_TRY(sealed, m_keys.seal("tx", id + "/" + std::string(transactionCode)));
        if (!base::equalConstantTime(sealed.view(), offer.transactionCode.view())) {
            --offer.attemptsLeft;
            // Counted on disk before the answer: a restart gives nobody new attempts.
            MARU_CHECK(save());
            return base::refused(offer.attemptsLeft == 0 ? "issuing.tx_code_locked" : "issuing.tx_code",
                "tx_code", std::to_string(offer.attemptsLeft));
        }
    } else if (!transactionCode.empty()) {
        return base::refused("issuing.tx_code_unexpected", "tx_code");
    }
    Grant grant;
    grant.accessToken = base::toBase64Url(crypto::randomBytes(32));
    MARU_TRY(token, m_keys.seal("token", grant.accessToken));
    offer.isUsed = true;
    offer.token = token;
    offer.tokenExpires = now + kTokenSeconds;
    MARU_CHECK(save());
    return grant;
}

base::Result<Offer> OfferBook::byToken(
    std::string_view agency, std::string_view token, base::UnixSeconds now) const
{
    if (token.empty())
        return base::refused("issuing.token");
    MARU_TRY(sealed, m_keys.seal("token", token));
    const std::lock_guard lock(m_mutex);
    for (const auto& [id, offer] : m_offers)
        if (offer.isUsed && offer.token == sealed && offer.agency == agency && offer.tokenExpires > now)
            return offer;
    return base::refused("issuing.token");
}

base::Status OfferBook::bindHolder(std::string_view id, std::string_view thumbprint)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_offers.find(id);
    if (found == m_offers.end())
        return base::refused("issuing.unknown_offer");
    Offer& offer = found->second;
    if (offer.holder == thumbprint)
        return {};
    if (!offer.holder.empty())
        return base::refused("issuing.other_holder");
    offer.holder = thumbprint;
    return save();
}

base::Status OfferBook::withdraw(std::string_view issue)
{
    const std::lock_guard lock(m_mutex);
    if (std::erase_if(m_offers, [issue](const auto& entry) { return entry.second.issue == issue; }) == 0)
        return base::refused("issuing.unknown_offer");
    return save();
}

} // namespace maru::issuing
