// SPDX-License-Identifier: Apache-2.0
// The credentials' weeks.
#include "server/demo/credentials.h"

#include "shared/crypto/p256.h"

namespace maru::demo {

namespace {

constexpr std::string_view kCity = "haneul-city";
constexpr std::string_view kWelfare = "org-01";
constexpr std::string_view kAffairs = "digital-affairs";

Json claim(std::string_view path, std::string_view kind, std::string_view ko, std::string_view en,
    bool required = true)
{
    return Json::object({ { "path", path }, { "kind", kind }, { "ko", ko }, { "en", en },
        { "required", required }, { "sd", true } });
}

Json type(std::string_view id, std::string_view ko, std::string_view en, std::int64_t days, Json claims)
{
    return Json::object({ { "id", id }, { "vct", "urn:maru:vct:" + std::string(id) }, { "name_ko", ko },
        { "name_en", en }, { "claims", std::move(claims) }, { "validity_days", days },
        { "formats", Json::array({ "dc+sd-jwt", "ldp_vc" }) } });
}

Json resident(std::string_view name, std::string_view birth, std::string_view region, std::string_view city)
{
    return Json::object({ { "name", name }, { "birth_date", birth }, { "over_19", true },
        { "address", Json::object({ { "region", region }, { "city", city } }) } });
}

Json volunteer(std::string_view name, std::string_view activity, std::string_view from, std::int64_t hours)
{
    return Json::object(
        { { "name", name }, { "activity", activity }, { "since", from }, { "hours", hours } });
}

} // namespace

Credentials::Credentials(Stage& stage, const Cast& cast, const Options& options)
    : m_stage(stage), m_cast(cast), m_options(options)
{
}

void Credentials::morning(std::int64_t day)
{
    switch (m_stage.days() - day) {
    case 42:
        defineTypes();
        break;
    case 41:
        accredit();
        break;
    case 39:
        registerVerifiers();
        break;
    case 35:
        issue(m_cast.issuer, std::string(kCity), "resident-card",
            resident("김하늘", "1988-03-14", "41", "하늘시"));
        issue(m_cast.issuer, std::string(kCity), "resident-card",
            resident("이바다", "1975-11-02", "41", "하늘시"));
        issue(m_cast.issuer, std::string(kCity), "resident-card",
            resident("박누리", "2001-07-30", "41", "하늘시"));
        issue(m_cast.issuer2, std::string(kWelfare), "volunteer-certificate",
            volunteer("이바다", "겨울나기 도시락 배달", "2026-01-10", 48));
        issue(m_cast.issuer2, std::string(kWelfare), "volunteer-certificate",
            volunteer("최가람", "아동 학습 도우미", "2026-03-02", 120));
        issue(m_cast.issuer3, std::string(kAffairs), "contract-signer",
            Json::object({ { "office", "하늘시 계약 담당관" }, { "agency", "haneul-city" },
                { "limit_won", std::int64_t(50'000'000) } }));
        break;
    case 34:
        handOut();
        break;
    case 12:
        step(m_cast.issuer, m_made[1].issue, "suspend", "휴대전화 분실 신고");
        break;
    case 8:
        step(m_cast.issuer2, m_made[4].issue, "revoke", "활동 시간 정정으로 다시 발급");
        break;
    default:
        break;
    }
}

void Credentials::defineTypes()
{
    m_stage.send(m_cast.authority, "credentials", "defineType",
        type("resident-card", "모바일 주민확인", "Mobile resident card", 1'095,
            Json::array({ claim("name", "string", "이름", "Name"),
                claim("birth_date", "date", "생년월일", "Date of birth"),
                claim("over_19", "boolean", "19세 이상", "Over 19"),
                claim("address.region", "string", "시·도", "Province"),
                claim("address.city", "string", "시·군·구", "City") })));
    m_stage.send(m_cast.authority, "credentials", "defineType",
        type("volunteer-certificate", "나눔 봉사 확인서", "Volunteer certificate", 730,
            Json::array({ claim("name", "string", "이름", "Name"),
                claim("activity", "string", "활동", "Activity"), claim("since", "date", "시작일", "Since"),
                claim("hours", "integer", "시간", "Hours") })));
    m_stage.send(m_cast.authority, "credentials", "defineType",
        type("contract-signer", "전자계약 서명권", "E-contract signature right", 365,
            Json::array(
                { claim("office", "string", "직위", "Post"), claim("agency", "string", "소속 기관", "Agency"),
                    claim("limit_won", "integer", "계약 한도(원)", "Limit (won)", false) })));
    struct Issuer {
        const crypto::SigningKey& officer;
        std::string_view agency;
    };
    for (const Issuer& issuer : { Issuer { m_cast.issuer, kCity }, Issuer { m_cast.issuer2, kWelfare },
             Issuer { m_cast.issuer3, kAffairs } })
        m_stage.send(issuer.officer, "credentials", "setIssuer", m_options.issuing.setIssuer(issuer.agency));
}

void Credentials::accredit()
{
    struct Right {
        std::string_view agency;
        std::string_view type;
        std::string_view basis;
    };
    for (const Right& right : { Right { kCity, "resident-card", "주민등록법 제24조" },
             Right { kWelfare, "volunteer-certificate", "자원봉사활동 기본법 제14조" },
             Right { kAffairs, "contract-signer", "전자정부법 제29조" } })
        m_stage.send(m_cast.authority, "credentials", "accredit",
            Json::object({ { "agency", right.agency }, { "type", right.type }, { "from", m_stage.now() },
                { "until", m_stage.now() + 3 * 365 * kDay }, { "basis", right.basis } }),
            [this](const chain::SubmitOutcome& outcome) {
                // An administrator of another agency approves, where the chain asks for that.
                const std::string proposal = outcome.result.data.stringOr("proposal", "");
                if (!proposal.empty())
                    m_stage.send(m_cast.administrator, "approvals", "approve",
                        Json::object({ { "proposal", proposal }, { "transaction", outcome.id } }));
            });
}

void Credentials::registerVerifiers()
{
    const auto asks = [](std::string_view typeId, std::string_view path) {
        return Json::object({ { "type", typeId }, { "path", path } });
    };
    const Json until(m_stage.now() + 2 * 365 * kDay);
    m_stage.send(m_cast.authority, "credentials", "registerVerifier",
        Json::object({ { "agency", "donation-registry" }, { "client_id", m_options.issuing.portalClient },
            { "name_ko", "기부 포털" }, { "name_en", "Donation portal" },
            { "purpose_ko", "사는 시·도와 나이를 이름 없이 확인합니다." },
            { "purpose_en", "Checks province and age without a name." },
            { "claims",
                Json::array({ asks("resident-card", "address.region"), asks("resident-card", "over_19") }) },
            { "from", m_stage.now() }, { "until", until } }));
    m_stage.send(m_cast.authority, "credentials", "registerVerifier",
        Json::object({ { "agency", "digital-affairs" }, { "client_id", "https://contract.example.go.kr" },
            { "name_ko", "전자계약 시스템" }, { "name_en", "E-contract system" },
            { "purpose_ko", "계약에 서명할 권한이 있는지 확인합니다." },
            { "purpose_en", "Checks the right to sign a contract." },
            { "claims",
                Json::array({ asks("contract-signer", "office"), asks("contract-signer", "agency"),
                    asks("contract-signer", "limit_won") }) },
            { "from", m_stage.now() }, { "until", until } }));
}

void Credentials::issue(
    const crypto::SigningKey& officer, const std::string& agency, const std::string& typeId, Json claims)
{
    const Kept kept = m_options.issuing.keep(agency, typeId, claims, m_stage.now());
    m_stage.send(officer, "credentials", "issue",
        Json::object({ { "type", typeId }, { "commitment", kept.commitment }, { "record", kept.record } }),
        [this, agency](const chain::SubmitOutcome& outcome) {
            m_made.push_back({ agency, outcome.result.data.stringOr("issue", "") });
        });
}

void Credentials::handOut()
{
    for (const Made& made : m_made) {
        const crypto::SigningKey service = m_options.issuing.serviceKey(made.agency);
        m_stage.send(service, "credentials", "markIssued",
            Json::object({ { "issue", made.issue }, { "holder", paper("holder " + made.issue) } }));
    }
}

void Credentials::step(const crypto::SigningKey& officer, const std::string& issueId, std::string_view status,
    std::string_view reason)
{
    m_stage.send(officer, "credentials", "setStatus",
        Json::object({ { "issue", issueId }, { "status", status }, { "reason", reason } }));
}

void Credentials::leaveOffers()
{
    issue(
        m_cast.issuer, std::string(kCity), "resident-card", resident("정나래", "1993-05-21", "41", "하늘시"));
    issue(m_cast.issuer2, std::string(kWelfare), "volunteer-certificate",
        volunteer("정나래", "바자회 진행", "2026-06-01", 36));
}

Issuing practiceIssuing(std::uint64_t seed)
{
    Issuing made;
    made.portalClient = crypto::didOf(portalKey(seed).publicKey());
    made.serviceKey = [seed](std::string_view agency) {
        return seededKey(seed, "issuing/" + std::string(agency));
    };
    made.setIssuer = [seed, service = made.serviceKey](std::string_view agency) {
        const std::string name(agency);
        const crypto::SigningKey scalar = seededKey(seed, "issuing-p256/" + name);
        auto p256 = crypto::P256Key::fromScalar(scalar.seed().view());
        MARU_ASSERT(p256.has_value());
        const std::string url = "https://portal.example.go.kr/oid4vci/" + name;
        return Json::object({ { "url", url }, { "did", "did:web:portal.example.go.kr:oid4vci:" + name },
            { "service", crypto::didOf(service(agency).publicKey()) },
            { "keys",
                Json::array({ Json::object({ { "kid", name + "-1" }, { "alg", "ES256" },
                    { "x", base::toBase64Url(p256->publicKey().x()) },
                    { "y", base::toBase64Url(p256->publicKey().y()) } }) }) } });
    };
    made.keep = [](const std::string& agency, const std::string& typeId, const Json& claims, UnixSeconds) {
        const base::Hash256 commitment = paper(agency + typeId + base::canonical(claims));
        return Kept { "r-" + commitment.hex().substr(0, 32), commitment };
    };
    return made;
}

} // namespace maru::demo
