// SPDX-License-Identifier: Apache-2.0
// ES256 through OpenSSL, whose P-256 runs in constant time.
#include "shared/crypto/p256.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/param_build.h>

#include <algorithm>
#include <memory>

namespace maru::crypto {
namespace {

template<auto Free>
struct P256Deleter {
    template<class T>
    void operator()(T* object) const
    {
        Free(object);
    }
};
using P256Pkey = std::unique_ptr<EVP_PKEY, P256Deleter<EVP_PKEY_free>>;
using P256PkeyContext = std::unique_ptr<EVP_PKEY_CTX, P256Deleter<EVP_PKEY_CTX_free>>;
using P256Digest = std::unique_ptr<EVP_MD_CTX, P256Deleter<EVP_MD_CTX_free>>;
using P256Number = std::unique_ptr<BIGNUM, P256Deleter<BN_clear_free>>;
using P256Group = std::unique_ptr<EC_GROUP, P256Deleter<EC_GROUP_free>>;
using P256Point = std::unique_ptr<EC_POINT, P256Deleter<EC_POINT_free>>;
using P256Builder = std::unique_ptr<OSSL_PARAM_BLD, P256Deleter<OSSL_PARAM_BLD_free>>;
using P256Params = std::unique_ptr<OSSL_PARAM, P256Deleter<OSSL_PARAM_free>>;

constexpr std::size_t kScalarBytes = 32;
constexpr std::string_view kGroupName = "P-256";

const EC_GROUP* p256Group()
{
    static const P256Group group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
    MARU_ASSERT(group != nullptr);
    return group.get();
}

base::Error badPoint()
{
    return base::refused("crypto.p256_key");
}

/// 0x04 || x || y of a point that is on the curve and not at infinity; false otherwise.
bool expandPoint(base::ByteView sec1, std::array<std::uint8_t, 65>& out)
{
    const P256Point point(EC_POINT_new(p256Group()));
    const bool good = point
        && EC_POINT_oct2point(p256Group(), point.get(), sec1.data(), sec1.size(), nullptr) == 1
        && EC_POINT_is_at_infinity(p256Group(), point.get()) == 0
        && EC_POINT_is_on_curve(p256Group(), point.get(), nullptr) == 1
        && EC_POINT_point2oct(
               p256Group(), point.get(), POINT_CONVERSION_UNCOMPRESSED, out.data(), out.size(), nullptr)
            == out.size();
    ERR_clear_error();
    return good;
}

/// With `scalar` a key pair, without it a public key.
P256Pkey makePkey(const std::array<std::uint8_t, 65>& point, base::ByteView scalar)
{
    const P256Builder builder(OSSL_PARAM_BLD_new());
    const P256PkeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    P256Number number;
    bool good = builder && context
        && OSSL_PARAM_BLD_push_utf8_string(
               builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, kGroupName.data(), kGroupName.size())
            == 1
        && OSSL_PARAM_BLD_push_octet_string(
               builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size())
            == 1;
    if (good && !scalar.empty()) {
        number.reset(BN_secure_new());
        good = number && BN_bin2bn(scalar.data(), static_cast<int>(scalar.size()), number.get()) != nullptr
            && OSSL_PARAM_BLD_push_BN_pad(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, number.get(), kScalarBytes)
                == 1;
    }
    MARU_ASSERT(good);
    const P256Params params(OSSL_PARAM_BLD_to_param(builder.get()));
    EVP_PKEY* made = nullptr;
    const int kind = scalar.empty() ? EVP_PKEY_PUBLIC_KEY : EVP_PKEY_KEYPAIR;
    if (!params || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &made, kind, params.get()) != 1)
        made = nullptr;
    ERR_clear_error();
    return P256Pkey(made);
}

void appendInteger(base::Bytes& out, base::ByteView value)
{
    while (value.size() > 1 && value[0] == 0)
        value = value.subspan(1);
    const bool needsZero = value[0] >= 0x80;
    out.push_back(0x02);
    out.push_back(static_cast<std::uint8_t>(value.size() + (needsZero ? 1 : 0)));
    if (needsZero)
        out.push_back(0);
    out.insert(out.end(), value.begin(), value.end());
}

/// One positive INTEGER of at most 32 bytes in shortest form at the start of `der`, right-aligned into `out`.
bool takeInteger(base::ByteView& der, std::span<std::uint8_t> out)
{
    if (der.size() < 3 || der[0] != 0x02 || der[1] == 0 || der[1] > 33 || der.size() < 2u + der[1])
        return false;
    base::ByteView value = der.subspan(2, der[1]);
    der = der.subspan(2u + value.size());
    if (value[0] >= 0x80)
        return false;
    if (value[0] == 0) {
        if (value.size() > 1 && value[1] < 0x80)
            return false;
        value = value.subspan(1);
    }
    if (value.size() > out.size())
        return false;
    std::copy(value.begin(), value.end(), out.end() - static_cast<std::ptrdiff_t>(value.size()));
    return true;
}

bool verifyDer(const P256PublicKey& key, base::ByteView message, base::ByteView der)
{
    const P256Pkey pkey = makePkey(key.uncompressed(), {});
    const P256Digest digest(EVP_MD_CTX_new());
    const bool good = pkey && digest
        && EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, pkey.get()) == 1
        && EVP_DigestVerify(digest.get(), der.data(), der.size(), message.data(), message.size()) == 1;
    ERR_clear_error();
    return good;
}

} // namespace

base::Result<P256Signature> P256Signature::fromBytes(base::ByteView bytes)
{
    P256Signature signature;
    if (bytes.size() != signature.bytes.size())
        return base::refused("crypto.signature_format");
    std::copy(bytes.begin(), bytes.end(), signature.bytes.begin());
    return signature;
}

base::Result<P256Signature> P256Signature::fromDer(base::ByteView der)
{
    P256Signature signature;
    const std::span<std::uint8_t> raw(signature.bytes);
    // Two integers of at most 33 bytes never need the long form of a length.
    if (der.size() < 8 || der.size() > 72 || der[0] != 0x30 || der[1] != der.size() - 2)
        return base::refused("crypto.signature_format");
    base::ByteView rest = der.subspan(2);
    if (!takeInteger(rest, raw.first(32)) || !takeInteger(rest, raw.last(32)) || !rest.empty())
        return base::refused("crypto.signature_format");
    return signature;
}

base::Bytes P256Signature::der() const
{
    base::Bytes inner;
    appendInteger(inner, view().first(32));
    appendInteger(inner, view().last(32));
    base::Bytes out { 0x30, static_cast<std::uint8_t>(inner.size()) };
    out.insert(out.end(), inner.begin(), inner.end());
    return out;
}

base::Result<P256PublicKey> P256PublicKey::fromSec1(base::ByteView bytes)
{
    // The hybrid form (06, 07) and the single byte of infinity are no keys.
    const bool isCompressed = bytes.size() == 33 && (bytes[0] == 0x02 || bytes[0] == 0x03);
    const bool isWhole = bytes.size() == 65 && bytes[0] == 0x04;
    P256PublicKey key;
    if ((!isCompressed && !isWhole) || !expandPoint(bytes, key.m_point))
        return badPoint();
    return key;
}

base::Result<P256PublicKey> P256PublicKey::fromCoordinates(base::ByteView x, base::ByteView y)
{
    if (x.size() != kCoordinateBytes || y.size() != kCoordinateBytes)
        return badPoint();
    base::Bytes whole { 0x04 };
    whole.insert(whole.end(), x.begin(), x.end());
    whole.insert(whole.end(), y.begin(), y.end());
    return fromSec1(whole);
}

std::array<std::uint8_t, 33> P256PublicKey::compressed() const
{
    std::array<std::uint8_t, 33> out {};
    out[0] = (m_point.back() & 1) != 0 ? 0x03 : 0x02;
    const base::ByteView from = x();
    std::copy(from.begin(), from.end(), out.begin() + 1);
    return out;
}

P256Key P256Key::generate()
{
    while (true) {
        base::SecretBytes scalar(kScalarBytes);
        const P256Number number(BN_secure_new());
        const BIGNUM* order = EC_GROUP_get0_order(p256Group());
        MARU_ASSERT(number && BN_priv_rand_range(number.get(), order) == 1);
        MARU_ASSERT(BN_bn2binpad(number.get(), scalar.mutableView().data(), kScalarBytes) == kScalarBytes);
        auto key = fromScalar(scalar.view());
        if (key) // all but the scalar zero
            return std::move(key).value();
    }
}

base::Result<P256Key> P256Key::fromScalar(base::ByteView scalar)
{
    const auto malformed = [] { return base::refused("crypto.key_format"); };
    if (scalar.size() != kScalarBytes)
        return malformed();
    const P256Number number(BN_secure_new());
    MARU_ASSERT(number && BN_bin2bn(scalar.data(), static_cast<int>(scalar.size()), number.get()) != nullptr);
    BN_set_flags(number.get(), BN_FLG_CONSTTIME);
    if (BN_is_zero(number.get()) || BN_cmp(number.get(), EC_GROUP_get0_order(p256Group())) >= 0)
        return malformed();
    const P256Point point(EC_POINT_new(p256Group()));
    P256PublicKey publicKey;
    MARU_ASSERT(point && EC_POINT_mul(p256Group(), point.get(), number.get(), nullptr, nullptr, nullptr) == 1
        && EC_POINT_point2oct(p256Group(), point.get(), POINT_CONVERSION_UNCOMPRESSED,
               publicKey.m_point.data(), publicKey.m_point.size(), nullptr)
            == publicKey.m_point.size());
    return P256Key(base::SecretBytes::copyOf(scalar), publicKey);
}

P256Signature P256Key::sign(base::ByteView message) const
{
    MARU_ASSERT(m_scalar.size() == kScalarBytes);
    const P256Pkey pkey = makePkey(m_public.uncompressed(), m_scalar.view());
    const P256Digest digest(EVP_MD_CTX_new());
    base::Bytes der(80);
    std::size_t size = der.size();
    MARU_ASSERT(pkey && digest
        && EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, pkey.get()) == 1
        && EVP_DigestSign(digest.get(), der.data(), &size, message.data(), message.size()) == 1);
    auto signature = P256Signature::fromDer(base::ByteView(der).first(size));
    MARU_ASSERT(signature.has_value());
    return *signature;
}

bool verifyEs256(const P256PublicKey& key, base::ByteView message, const P256Signature& signature)
{
    return verifyDer(key, message, signature.der());
}

bool verifyEs256Der(const P256PublicKey& key, base::ByteView message, base::ByteView derSignature)
{
    const auto signature = P256Signature::fromDer(derSignature);
    return signature && verifyEs256(key, message, *signature);
}

} // namespace maru::crypto
