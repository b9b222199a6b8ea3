// SPDX-License-Identifier: Apache-2.0
// Keys, times and short forms that the tests of shared/identity share.
#pragma once

#include "shared/identity/jws.h"

#include "shared/crypto/hash.h"

#include <QByteArray>
#include <QString>
#include <QTest>

namespace maru::test {

inline constexpr std::int64_t kNow = 1'800'000'000;

inline vc::TimeCheck now(std::int64_t offsetSeconds = 0)
{
    return vc::TimeCheck { base::UnixSeconds(kNow + offsetSeconds), 60 };
}

/// Keys with the seed n × 32.
inline std::unique_ptr<jose::Signer> ed25519Signer(std::uint8_t n)
{
    return jose::signerFor(*crypto::SigningKey::fromSeed(base::Bytes(32, n)));
}

inline std::unique_ptr<jose::Signer> p256Signer(std::uint8_t n)
{
    return jose::signerFor(*crypto::P256Key::fromScalar(base::Bytes(32, n)));
}

/// The same bytes each time, another each call.
class CountingBytes {
public:
    base::Bytes operator()(std::size_t size)
    {
        base::Bytes bytes;
        while (bytes.size() < size) {
            const base::Hash256 block = crypto::sha256("counting " + std::to_string(m_count++));
            bytes.insert(bytes.end(), block.bytes.begin(), block.bytes.end());
        }
        bytes.resize(size);
        return bytes;
    }

private:
    int m_count = 0;
};

inline base::Json json(const QByteArray& text)
{
    const auto parsed =
        base::parseJson(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    if (!parsed)
        qFatal("the test's JSON: %s at %s", parsed.error().code.c_str(), parsed.error().field.c_str());
    return *parsed;
}

inline jose::KeyResolver only(const jose::PublicKey& key)
{
    return [key](const base::Json&, const base::Json&) -> base::Result<jose::PublicKey> { return key; };
}

/// "ok" or the error's code: what tables of good and bad input compare.
template<class T>
QString codeOf(const base::Result<T>& result)
{
    return result ? QStringLiteral("ok") : QString::fromStdString(result.error().code);
}

/// A compact JWS of parts that are not checked, signed with the key.
inline std::string forged(std::string_view header, std::string_view payload, const jose::Signer& signer)
{
    const std::string input =
        base::toBase64Url(base::asBytes(header)) + "." + base::toBase64Url(base::asBytes(payload));
    return input + "." + base::toBase64Url(*signer.sign(base::asBytes(input)));
}

} // namespace maru::test
