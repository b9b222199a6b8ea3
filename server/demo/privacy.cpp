// SPDX-License-Identifier: Apache-2.0
// A year of personal data. Names, numbers and addresses are invented.
#include "server/demo/privacy.h"

#include <algorithm>
#include <array>

namespace maru::demo {

namespace {

constexpr const char* kHolder = "donation-registry";
constexpr std::array<const char*, 12> kNames { "김하늘", "이바다", "박들찬", "최가람", "정슬기", "한누리",
    "오새봄", "서다온", "신아라", "권도담", "황보람", "남궁솔" };
constexpr std::array<const char*, 4> kStreets { "하늘시 가온구 나루로 12", "하늘시 다온구 솔밭길 7",
    "바다군 포구면 갯마을로 3", "들녘시 한가람구 물빛로 101" };

std::string digits(std::int64_t number, std::size_t width)
{
    std::string text = std::to_string(number);
    return std::string(width > text.size() ? width - text.size() : 0, '0') + text;
}

std::string_view nameOf(std::int64_t person)
{
    return kNames[static_cast<std::size_t>(person) % kNames.size()];
}

/// 010-0000-xxxx is given to nobody.
std::string telephone(std::int64_t person)
{
    return "010-0000-" + digits(1000 + person * 37 % 9000, 4);
}

Json dataOf(std::string_view recordClass, std::int64_t person)
{
    const std::string address = kStreets[static_cast<std::size_t>(person) % kStreets.size()];
    if (recordClass == "donation.receipt")
        return Json::object(
            { { "name", nameOf(person) }, { "resident_number", "000000-" + digits(3000000 + person, 7) },
                { "address", address }, { "receipt", "2026-" + digits(1100 + person, 4) } });
    if (recordClass == "donation.contact")
        return Json::object({ { "name", nameOf(person) }, { "telephone", telephone(person) },
            { "email", "donor" + std::to_string(person) + "@example.kr" } });
    if (recordClass == "volunteer.application")
        return Json::object({ { "name", nameOf(person) }, { "telephone", telephone(person) },
            { "motive", "주말마다 아이들에게 책을 읽어 주고 싶습니다." } });
    return Json::object({ { "name", nameOf(person) }, { "telephone", telephone(person) } });
}

} // namespace

PrivacyScene::PrivacyScene(Stage& stage, chain::Loader& loader, const Options& options)
    : m_stage(stage), m_loader(loader), m_privacy(options.privacy.get())
{
}

crypto::SigningKey PrivacyScene::donor(std::int64_t index) const
{
    return donorKey(m_stage.seed(), index);
}

base::Status PrivacyScene::store(const std::string& recordClass, std::int64_t donorIndex, Json data)
{
    const std::string subject = donorIndex < 0 ? std::string() : crypto::didOf(donor(donorIndex).publicKey());
    MARU_TRY(kept, m_privacy->put(recordClass, subject, kHolder, std::move(data), m_stage.now()));
    m_stage.send(m_privacy->keeper, "privacy", "commit",
        Json::object({ { "records",
            Json::array({ Json::object({ { "id", kept.record }, { "class", recordClass },
                { "agency", kHolder }, { "commitment", kept.commitment } }) }) } }));
    m_records.push_back({ kept.record, recordClass, donorIndex });
    return m_privacy->announced(kept.record);
}

base::Status PrivacyScene::collect(const std::string& recordClass, std::int64_t first, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i)
        MARU_CHECK(store(recordClass, first < 0 ? -1 : first + i, dataOf(recordClass, i)));
    return {};
}

std::size_t PrivacyScene::firstOf(std::string_view recordClass, std::int64_t offset) const
{
    for (std::size_t i = 0; i < m_records.size(); ++i)
        if (m_records[i].recordClass == recordClass && offset-- == 0)
            return i;
    MARU_ASSERT(false);
    return 0;
}

void PrivacyScene::look(
    std::size_t record, std::vector<std::string> fields, std::string_view purpose, std::string_view reason)
{
    Json list = Json::array();
    for (std::string& field : fields)
        list.push(std::move(field));
    m_stage.send(m_privacy->handler, "privacy", "reveal",
        Json::object({ { "record", m_records[record].id }, { "fields", std::move(list) },
            { "purpose", purpose }, { "reason", reason } }));
}

void PrivacyScene::ask(
    std::string_view kind, std::size_t record, std::string_view answer, std::string_view reason)
{
    Then then;
    if (!answer.empty())
        then = [this, answer = std::string(answer), reason = std::string(reason)](
                   const chain::SubmitOutcome& outcome) {
            // In the next block.
            m_stage.send(m_privacy->officer, "privacy", "answerRequest",
                Json::object({ { "request", outcome.result.data.at("request") }, { "outcome", answer },
                    { "reason", reason } }));
        };
    m_stage.send(donor(m_records[record].donor), "privacy", "request",
        Json::object({ { "kind", kind }, { "agency", kHolder }, { "record", m_records[record].id } }),
        std::move(then));
}

void PrivacyScene::consent(std::int64_t donorIndex, bool withWithdrawal)
{
    Then then;
    if (withWithdrawal)
        then = [this, donorIndex](const chain::SubmitOutcome& outcome) {
            m_stage.send(donor(donorIndex), "privacy", "withdrawConsent",
                Json::object({ { "consent", outcome.result.data.at("consent") } }));
        };
    m_stage.send(donor(donorIndex), "privacy", "giveConsent",
        Json::object(
            { { "class", "donation.receipt" }, { "recipients", Json::array({ "settlement-office" }) },
                { "purpose", "기부금 정산과 영수증 대조" } }),
        std::move(then));
}

base::Status PrivacyScene::morning(std::int64_t day)
{
    if (m_privacy == nullptr)
        return {};
    const std::int64_t last = m_stage.days() - 1;
    if (day == 20)
        MARU_CHECK(collect("event.guest", -1, 12));
    if (day == 150) {
        MARU_CHECK(collect("donation.receipt", 0, 8));
        MARU_CHECK(collect("donation.contact", 0, 6));
    }
    if (day == 200)
        MARU_CHECK(collect("volunteer.application", -1, 5));
    if (day == 160)
        for (std::int64_t i = 0; i < 4; ++i)
            consent(i, i == 3);
    if (day == 170)
        look(firstOf("donation.receipt", 0), { "name", "receipt" }, "case", "영수증 재발급 신청 처리");
    if (day == 215)
        look(firstOf("donation.receipt", 2), { "resident_number" }, "verification",
            "국세청 자료 제출 전 대조");
    if (day == 230)
        ask("suspension", firstOf("donation.contact", 2), "accepted",
            "개인정보 보호법 제37조에 따라 처리를 정지함");
    if (day == 240)
        ask("destruction", firstOf("donation.contact", 4), "accepted",
            "개인정보 보호법 제36조에 따라 삭제함");
    if (day == 250)
        ask("destruction", firstOf("donation.receipt", 5), "refused",
            "국세기본법 제85조의3에 따라 보존해야 하는 자료임");
    if (day == 320)
        m_stage.send(m_privacy->officer, "privacy", "addRecipient",
            Json::object({ { "class", "donation.receipt" }, { "agency", "audit-office" },
                { "purpose", "기부금 영수증 발급 실태 점검" } }));
    if (day == last - 8)
        ask("access", firstOf("donation.receipt", 0));
    if (day == last - 3)
        ask("correction", firstOf("donation.contact", 1));
    if (day == last - 1)
        look(firstOf("donation.contact", 0), { "telephone" }, "case", "반송된 감사 편지 주소 확인");
    return keepVault();
}

base::Status PrivacyScene::keepVault()
{
    MARU_TRY(reader, m_loader.read());
    domain::Selection selection;
    selection.table = "destructions";
    selection.filters.push_back({ "state", domain::Filter::Operator::Equal, "ordered" });
    MARU_TRY(page, reader->select("privacy", selection));
    for (const domain::Row& row : page.rows) {
        std::vector<std::string> ids;
        for (const Json& id : row.value.at("records").asArray())
            ids.push_back(id.asString());
        MARU_CHECK(m_privacy->destroy(ids));
        m_stage.send(m_privacy->keeper, "privacy", "certify",
            Json::object({ { "destruction", row.value.at("id") }, { "count", row.value.at("count") },
                { "root", row.value.at("root") } }));
    }
    return {};
}

} // namespace maru::demo
