// SPDX-License-Identifier: Apache-2.0
// SD-JWT: hiding claims behind digests, and putting them back.
#include "shared/identity/sd_jwt.h"

#include "shared/crypto/aead.h"
#include "shared/crypto/hash.h"

#include <algorithm>
#include <map>
#include <set>

namespace maru::vc {

using base::Json;

namespace {

constexpr std::size_t kSaltBytes = 16; // RFC 9901 §9.3: 128 bits
constexpr int kMaxNesting = 16;

std::string digestOf(std::string_view text)
{
    return base::toBase64Url(crypto::sha256(text).view());
}

base::Error badDisclosure(std::string detail)
{
    return base::refused("vc.disclosure_format", {}, std::move(detail));
}

base::Status refuseReserved(const Json& value, bool isTop)
{
    if (value.isArray()) {
        for (const Json& item : value.asArray())
            MARU_CHECK(refuseReserved(item, false));
    } else if (value.isObject()) {
        for (const auto& [name, member] : value.asObject()) {
            if (name == "_sd" || name == "..." || (isTop && name == "_sd_alg"))
                return base::refused("vc.reserved_claim", name);
            MARU_CHECK(refuseReserved(member, false));
        }
    }
    return {};
}

class Concealer {
public:
    explicit Concealer(const SdJwtOptions& options) : m_options(options) { }

    /// `paths` are relative to `value`; none is empty.
    Json conceal(const Json& value, const std::vector<ClaimPath>& paths)
    {
        if (paths.empty() || (!value.isObject() && !value.isArray()))
            return value;
        return value.isObject() ? concealObject(value, paths) : concealArray(value, paths);
    }

    std::vector<Disclosure> takeDisclosures() { return std::move(m_disclosures); }

private:
    base::Bytes random(std::size_t size) const
    {
        return m_options.random ? m_options.random(size) : crypto::randomBytes(size);
    }

    std::string disclose(std::optional<std::string> name, Json value)
    {
        Disclosure disclosure;
        disclosure.salt = base::toBase64Url(random(kSaltBytes));
        Json parts = Json::array({ disclosure.salt });
        if (name)
            parts.push(*name);
        parts.push(value);
        disclosure.encoded = base::toBase64Url(base::asBytes(base::canonical(parts)));
        disclosure.digest = digestOf(disclosure.encoded);
        disclosure.name = std::move(name);
        disclosure.value = std::move(value);
        std::string digest = disclosure.digest;
        m_disclosures.push_back(std::move(disclosure));
        return digest;
    }

    /// What is left of the paths whose first step takes this member or element; true when one ends here.
    template<class Matches>
    static bool tailsOf(
        const std::vector<ClaimPath>& paths, const Matches& matches, std::vector<ClaimPath>& tails)
    {
        bool endsHere = false;
        for (const ClaimPath& path : paths) {
            if (!matches(path.front()))
                continue;
            if (path.size() == 1)
                endsHere = true;
            else
                tails.emplace_back(path.begin() + 1, path.end());
        }
        return endsHere;
    }

    Json concealObject(const Json& value, const std::vector<ClaimPath>& paths)
    {
        Json object = Json::object();
        std::vector<std::string> digests;
        for (const auto& [name, member] : value.asObject()) {
            std::vector<ClaimPath> tails;
            const std::string& wanted = name;
            const bool isHidden = tailsOf(
                paths,
                [&wanted](const PathStep& step) {
                    const auto* text = std::get_if<std::string>(&step);
                    return text != nullptr && *text == wanted;
                },
                tails);
            Json inner = conceal(member, tails);
            if (isHidden)
                digests.push_back(disclose(name, std::move(inner)));
            else
                object.set(name, std::move(inner));
        }
        if (!digests.empty()) {
            for (int i = 0; i < m_options.decoys; ++i)
                digests.push_back(base::toBase64Url(crypto::sha256(random(32)).view()));
            // Sorted, so that the order of the claims does not show (RFC 9901 §4.2.4.1).
            std::sort(digests.begin(), digests.end());
            Json list = Json::array();
            for (std::string& digest : digests)
                list.push(std::move(digest));
            object.set("_sd", std::move(list));
        }
        return object;
    }

    Json concealArray(const Json& value, const std::vector<ClaimPath>& paths)
    {
        Json array = Json::array();
        std::int64_t position = 0;
        for (const Json& item : value.asArray()) {
            std::vector<ClaimPath> tails;
            const bool isHidden = tailsOf(
                paths,
                [position](const PathStep& step) {
                    const auto* index = std::get_if<std::int64_t>(&step);
                    return std::holds_alternative<AnyElement>(step)
                        || (index != nullptr && *index == position);
                },
                tails);
            Json inner = conceal(item, tails);
            if (isHidden)
                array.push(Json::object({ { "...", disclose(std::nullopt, std::move(inner)) } }));
            else
                array.push(std::move(inner));
            ++position;
        }
        return array;
    }

    const SdJwtOptions& m_options;
    std::vector<Disclosure> m_disclosures;
};

class Revealer {
public:
    explicit Revealer(const std::vector<Disclosure>& disclosures) : m_disclosures(disclosures)
    {
        m_paths.resize(disclosures.size());
        m_isUsed.resize(disclosures.size(), false);
    }

    base::Result<Revealed> reveal(const Json& payload)
    {
        for (std::size_t i = 0; i < m_disclosures.size(); ++i) {
            if (!m_byDigest.emplace(m_disclosures[i].digest, i).second)
                return base::refused("vc.disclosure_duplicate");
        }
        if (const Json* algorithm = payload.find("_sd_alg")) {
            if (!algorithm->isString() || algorithm->asString() != "sha-256")
                return base::refused("vc.hash_algorithm", "_sd_alg");
        }
        Json top = payload;
        top.remove("_sd_alg");
        ClaimPath path;
        MARU_TRY(claims, walk(top, path, 0));
        if (std::find(m_isUsed.begin(), m_isUsed.end(), false) != m_isUsed.end())
            return base::refused("vc.disclosure_orphaned");
        return Revealed { std::move(claims), std::move(m_paths) };
    }

private:
    base::Result<Json> walk(const Json& value, ClaimPath& path, int depth)
    {
        if (depth > kMaxNesting * 2)
            return base::refused("vc.too_deep");
        if (value.isObject())
            return walkObject(value, path, depth);
        if (value.isArray())
            return walkArray(value, path, depth);
        return value;
    }

    /// The disclosure of a digest, none when it was kept back. Every digest may occur once in all.
    base::Result<std::optional<std::size_t>> use(const Json& digest)
    {
        if (!digest.isString())
            return base::refused("vc.sd_jwt_format", "_sd", "a digest is text");
        if (!m_seen.insert(digest.asString()).second)
            return base::refused("vc.digest_repeated");
        const auto found = m_byDigest.find(digest.asString());
        if (found == m_byDigest.end())
            return std::optional<std::size_t>();
        m_isUsed[found->second] = true;
        return std::optional<std::size_t>(found->second);
    }

    base::Result<Json> walkObject(const Json& value, ClaimPath& path, int depth)
    {
        Json object = Json::object();
        for (const auto& [name, member] : value.asObject()) {
            if (name == "_sd")
                continue;
            if (name == "...")
                return base::refused("vc.reserved_claim", name);
            path.emplace_back(name);
            MARU_TRY(inner, walk(member, path, depth + 1));
            path.pop_back();
            object.set(name, std::move(inner));
        }
        const Json* digests = value.find("_sd");
        if (digests == nullptr)
            return object;
        if (!digests->isArray())
            return base::refused("vc.sd_jwt_format", "_sd", "no array");
        for (const Json& digest : digests->asArray()) {
            MARU_TRY(index, use(digest));
            if (!index)
                continue;
            const Disclosure& disclosure = m_disclosures[*index];
            if (!disclosure.name)
                return base::refused("vc.disclosure_kind", {}, "an array element where a member is");
            const std::string& name = *disclosure.name;
            if (name == "_sd" || name == "..." || (depth == 0 && name == "_sd_alg"))
                return base::refused("vc.reserved_claim", name);
            if (object.find(name) != nullptr)
                return base::refused("vc.claim_collision", name);
            path.emplace_back(name);
            m_paths[*index] = path;
            MARU_TRY(inner, walk(disclosure.value, path, depth + 1));
            path.pop_back();
            object.set(name, std::move(inner));
        }
        return object;
    }

    base::Result<Json> walkArray(const Json& value, ClaimPath& path, int depth)
    {
        Json array = Json::array();
        for (const Json& item : value.asArray()) {
            const Json* digest = item.find("...");
            const Json* inner = &item;
            std::optional<std::size_t> index;
            if (digest != nullptr) {
                if (item.asObject().size() != 1)
                    return base::refused("vc.reserved_claim", "...");
                MARU_TRY(used, use(*digest));
                if (!used)
                    continue;
                index = used;
                if (m_disclosures[*index].name)
                    return base::refused("vc.disclosure_kind", {}, "a member where an array element is");
                inner = &m_disclosures[*index].value;
            }
            path.emplace_back(static_cast<std::int64_t>(array.asArray().size()));
            if (index)
                m_paths[*index] = path;
            MARU_TRY(walked, walk(*inner, path, depth + 1));
            path.pop_back();
            array.push(std::move(walked));
        }
        return array;
    }

    const std::vector<Disclosure>& m_disclosures;
    std::map<std::string, std::size_t> m_byDigest;
    std::set<std::string> m_seen;
    std::vector<ClaimPath> m_paths;
    std::vector<bool> m_isUsed;
};

base::Result<Disclosure> parseDisclosure(std::string_view encoded)
{
    auto bytes = base::fromBase64Url(encoded);
    if (!bytes)
        return badDisclosure("not base64url");
    auto parts = base::parseJson(base::asText(*bytes));
    if (!parts) {
        // A fraction or exponent keeps its own code, so that an issuer sees what we do not take.
        if (parts.error().code == "json.number")
            return parts.error();
        return badDisclosure(parts.error().code);
    }
    if (!parts->isArray() || parts->asArray().size() < 2 || parts->asArray().size() > 3)
        return badDisclosure("not two or three parts");
    const Json::Array& list = parts->asArray();
    if (!list[0].isString() || (list.size() == 3 && !list[1].isString()))
        return badDisclosure("salt and name are text");
    Disclosure disclosure;
    disclosure.encoded = std::string(encoded);
    disclosure.digest = digestOf(encoded);
    disclosure.salt = list[0].asString();
    if (list.size() == 3)
        disclosure.name = list[1].asString();
    disclosure.value = list.back();
    return disclosure;
}

/// The paths without AnyElement that `path` stands for in `claims`.
void concretePaths(
    const Json& claims, const ClaimPath& path, std::size_t at, ClaimPath& soFar, std::vector<ClaimPath>& out)
{
    if (at == path.size()) {
        out.push_back(soFar);
        return;
    }
    if (std::holds_alternative<AnyElement>(path[at])) {
        if (!claims.isArray())
            return;
        for (std::size_t i = 0; i < claims.asArray().size(); ++i) {
            soFar.emplace_back(static_cast<std::int64_t>(i));
            concretePaths(claims.asArray()[i], path, at + 1, soFar, out);
            soFar.pop_back();
        }
        return;
    }
    const auto found = select(claims, ClaimPath { path[at] });
    if (found.empty())
        return;
    soFar.push_back(path[at]);
    concretePaths(*found.front(), path, at + 1, soFar, out);
    soFar.pop_back();
}

} // namespace

base::Result<SdJwt> parseSdJwt(std::string_view text)
{
    if (text.size() > kMaxSdJwtBytes)
        return base::refused("vc.too_long");
    std::size_t at = text.find('~');
    if (at == std::string_view::npos)
        return base::refused("vc.sd_jwt_format", {}, "no '~'");
    SdJwt sdJwt;
    sdJwt.jwt = std::string(text.substr(0, at));
    for (++at;;) {
        const std::size_t end = text.find('~', at);
        if (end == std::string_view::npos)
            break;
        if (sdJwt.disclosures.size() >= kMaxDisclosures)
            return base::refused("vc.too_long", {}, "too many disclosures");
        MARU_TRY(disclosure, parseDisclosure(text.substr(at, end - at)));
        sdJwt.disclosures.push_back(std::move(disclosure));
        at = end + 1;
    }
    sdJwt.keyBinding = std::string(text.substr(at));
    if (!sdJwt.keyBinding.empty() && std::count(sdJwt.keyBinding.begin(), sdJwt.keyBinding.end(), '.') != 2)
        return base::refused("vc.sd_jwt_format", {}, "the last part is no JWT");
    return sdJwt;
}

std::string withoutKeyBinding(const SdJwt& sdJwt)
{
    std::string text = sdJwt.jwt + "~";
    for (const Disclosure& disclosure : sdJwt.disclosures)
        text += disclosure.encoded + "~";
    return text;
}

std::string toText(const SdJwt& sdJwt)
{
    return withoutKeyBinding(sdJwt) + sdJwt.keyBinding;
}

std::string sdHashOf(const SdJwt& sdJwt)
{
    return digestOf(withoutKeyBinding(sdJwt));
}

base::Result<Concealed> conceal(const Json& claims, const SdJwtOptions& options)
{
    if (!claims.isObject())
        return base::refused("jose.claims", {}, "no object");
    MARU_CHECK(refuseReserved(claims, true));
    std::vector<ClaimPath> paths;
    for (const ClaimPath& path : options.hidden) {
        if (!path.empty())
            paths.push_back(path);
    }
    Concealer concealer(options);
    Concealed concealed;
    concealed.payload = concealer.conceal(claims, paths);
    concealed.disclosures = concealer.takeDisclosures();
    if (concealed.disclosures.size() > kMaxDisclosures)
        return base::refused("vc.too_long", {}, "too many disclosures");
    if (!concealed.disclosures.empty())
        concealed.payload.set("_sd_alg", "sha-256");
    return concealed;
}

base::Result<SdJwt> issueSdJwt(
    Json header, const Json& claims, const SdJwtOptions& options, const jose::Signer& signer)
{
    MARU_TRY(concealed, conceal(claims, options));
    MARU_TRY(jwt, jose::signJwt(std::move(header), concealed.payload, signer));
    return SdJwt { std::move(jwt), std::move(concealed.disclosures), {} };
}

base::Result<Revealed> reveal(const Json& payload, const std::vector<Disclosure>& disclosures)
{
    if (!payload.isObject())
        return base::refused("jose.claims", {}, "no object");
    return Revealer(disclosures).reveal(payload);
}

base::Result<SdJwt> present(const SdJwt& sdJwt, const std::vector<ClaimPath>& shown)
{
    MARU_TRY(token, jose::peekJwt(sdJwt.jwt));
    MARU_TRY(revealed, reveal(token.claims, sdJwt.disclosures));
    std::vector<ClaimPath> wanted;
    for (const ClaimPath& path : shown) {
        const std::size_t before = wanted.size();
        ClaimPath soFar;
        concretePaths(revealed.claims, path, 0, soFar, wanted);
        if (wanted.size() == before)
            return base::refused("vc.claim_missing", pathText(path));
    }
    SdJwt presented;
    presented.jwt = sdJwt.jwt;
    for (std::size_t i = 0; i < sdJwt.disclosures.size(); ++i) {
        const ClaimPath& place = revealed.paths[i];
        const bool isNeeded = std::any_of(wanted.begin(), wanted.end(),
            [&place](const ClaimPath& path) { return covers(path, place) || covers(place, path); });
        if (isNeeded)
            presented.disclosures.push_back(sdJwt.disclosures[i]);
    }
    return presented;
}

} // namespace maru::vc
