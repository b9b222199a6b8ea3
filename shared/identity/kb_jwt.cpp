// SPDX-License-Identifier: Apache-2.0
// Key binding JWT.
#include "shared/identity/kb_jwt.h"

namespace maru::vc {

using base::Json;

base::Result<SdJwt> bindKey(
    SdJwt sdJwt, const KeyBindingRequest& request, base::UnixSeconds issuedAt, const jose::Signer& holder)
{
    const Json claims = Json::object({ { "iat", issuedAt }, { "aud", request.audience },
        { "nonce", request.nonce }, { "sd_hash", sdHashOf(sdJwt) } });
    MARU_TRY(jwt, jose::signJwt(Json::object({ { "typ", "kb+jwt" } }), claims, holder));
    sdJwt.keyBinding = std::move(jwt);
    return sdJwt;
}

base::Status verifyKeyBinding(const SdJwt& sdJwt, const jose::PublicKey& holder,
    const KeyBindingRequest& request, const TimeCheck& time, std::int64_t maxAgeSeconds)
{
    if (sdJwt.keyBinding.empty())
        return base::refused("vc.key_binding_missing");
    const jose::KeyResolver resolver = [&holder](const Json&, const Json&) -> base::Result<jose::PublicKey> {
        return holder;
    };
    MARU_TRY(jwt, jose::verifyJwt(sdJwt.keyBinding, "kb+jwt", resolver, time));
    const Json* audience = jwt.claims.find("aud");
    if (audience == nullptr || !audience->isString() || audience->asString() != request.audience)
        return base::refused("vc.key_binding_audience", "aud");
    if (request.nonce.empty() || jwt.claims.stringOr("nonce", "") != request.nonce)
        return base::refused("vc.key_binding_nonce", "nonce");
    if (jwt.claims.stringOr("sd_hash", "") != sdHashOf(sdJwt))
        return base::refused("vc.key_binding_hash", "sd_hash");
    const Json* issued = jwt.claims.find("iat");
    if (issued == nullptr || !issued->isInteger()
        || issued->asInteger() < time.now.count() - maxAgeSeconds - time.skewSeconds)
        return base::refused("vc.key_binding_time", "iat");
    return {};
}

} // namespace maru::vc
