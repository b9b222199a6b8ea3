// SPDX-License-Identifier: Apache-2.0
// Offers that wait to be collected, with their codes' seals, attempts and times. No code, token or personal data is
// stored: a code is derived from the offer's id, a transaction code and an access token are kept as keyed hashes.
#pragma once

#include "server/issuing/issuing_keys.h"

#include "shared/base/units.h"

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace maru::issuing {

inline constexpr std::int64_t kOfferSeconds = 7 * 86'400;
inline constexpr std::int64_t kTokenSeconds = 600;
inline constexpr int kTransactionCodeTries = 5;

struct Offer {
    std::string id; ///< 32 hex digits, random; part of the link
    std::string agency;
    std::string issue; ///< credentials/issues
    std::string type;
    bool hasTransactionCode = true;
    base::Hash256 transactionCode; ///< sealed
    int attemptsLeft = kTransactionCodeTries;
    base::UnixSeconds expires;
    bool isUsed = false; ///< the code was exchanged for a token
    base::Hash256 token; ///< sealed; zero before
    base::UnixSeconds tokenExpires;
    std::string holder; ///< thumbprint of the key that the credential went to; "" before
};

struct NewOffer {
    std::string id;
    std::string code; ///< pre-authorized code
    std::string transactionCode; ///< to be told apart from the link; "" for none
    base::UnixSeconds expires;
};

/// Safe to call from any thread. The file is written before a call that changes something returns.
class OfferBook {
public:
    /// `file`: made when it is not there. Failed `file.read`, `issuing.offers_file`.
    static base::Result<std::unique_ptr<OfferBook>> open(std::filesystem::path file, const IssuingKeys& keys);

    enum class TransactionCode { None, Numeric };
    struct Wanted {
        std::string type;
        std::string issue;
    };
    /// In the order of `wanted`, all with one write of the file, or none when it fails. Replaces older offers of the same
    /// issues: their links die. An issue that is wanted twice gets one offer, told twice.
    base::Result<std::vector<NewOffer>> makeAll(std::string_view agency, const std::vector<Wanted>& wanted,
        TransactionCode transactionCode, base::UnixSeconds now);
    base::Result<NewOffer> make(std::string_view agency, std::string_view type, std::string_view issue,
        TransactionCode transactionCode, base::UnixSeconds now);
    /// Refused `issuing.unknown_offer`, `issuing.offer.gone`.
    base::Result<Offer> waiting(std::string_view agency, std::string_view id, base::UnixSeconds now) const;
    /// The newest offer of an issue.
    std::optional<Offer> ofIssue(std::string_view issue) const;
    base::Result<std::string> codeOf(std::string_view id) const;

    struct Grant {
        std::string accessToken;
        std::int64_t expiresInSeconds = kTokenSeconds;
    };
    /// Uses the code up. Refused `issuing.code` (unknown, expired, used), `issuing.tx_code` with the attempts left in the
    /// detail, `issuing.tx_code_locked`.
    base::Result<Grant> exchange(std::string_view agency, std::string_view code,
        std::string_view transactionCode, base::UnixSeconds now);
    /// Refused `issuing.token`.
    base::Result<Offer> byToken(std::string_view agency, std::string_view token, base::UnixSeconds now) const;
    /// The first key that asks is the holder. Refused `issuing.other_holder`.
    base::Status bindHolder(std::string_view id, std::string_view thumbprint);
    /// An officer takes the offer back.
    base::Status withdraw(std::string_view issue);

private:
    OfferBook(std::filesystem::path file, const IssuingKeys& keys) : m_file(std::move(file)), m_keys(keys) { }
    base::Status load();
    base::Status save() const; // m_mutex is held
    void dropOld(base::UnixSeconds now); // m_mutex is held

    std::filesystem::path m_file;
    const IssuingKeys& m_keys;
    mutable std::mutex m_mutex; // guards m_offers and the file
    std::map<std::string, Offer, std::less<>> m_offers; // by id
};

} // namespace maru::issuing
