// SPDX-License-Identifier: Apache-2.0
// The vault over its two areas.
#include "server/vault/vault.h"

#include "server/vault/area.h"
#include "shared/crypto/aead.h"
#include "shared/crypto/hash.h"

#include <algorithm>
#include <mutex>

namespace maru::vault {

namespace {

constexpr std::size_t kSaltBytes = 32;
constexpr std::size_t kIdBytes = 16;
constexpr std::size_t kMostDataBytes = 64u << 10;
constexpr std::size_t kMostClassBytes = 64;
constexpr std::string_view kCommitmentName = "maru/vault/v1";

bool isClassName(std::string_view text)
{
    return !text.empty() && text.size() <= kMostClassBytes
        && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
           });
}

base::Hash256 commitmentOfText(base::ByteView salt, std::string_view canonicalText)
{
    static constexpr std::uint8_t kZero[] = { 0 };
    return crypto::sha256({ base::asBytes(kCommitmentName), kZero, salt, base::asBytes(canonicalText) });
}

} // namespace

base::Hash256 commitmentOf(base::ByteView salt, const base::Json& data)
{
    return commitmentOfText(salt, base::canonical(data));
}

struct Vault::Body {
    Body(AreaFiles mainArea, AreaFiles separateArea)
        : main(std::move(mainArea)), separate(std::move(separateArea))
    {
    }
    mutable std::mutex mutex; // guards the two areas
    AreaFiles main;
    AreaFiles separate;

    AreaFiles& area(Area which) { return which == Area::Main ? main : separate; }

    struct Found {
        SealedRecord record;
        Area area = Area::Main;
    };
    base::Result<Found> find(std::string_view id) const
    {
        MARU_TRY(inMain, main.find(id));
        if (inMain)
            return Found { std::move(*inMain), Area::Main };
        MARU_TRY(inSeparate, separate.find(id));
        if (inSeparate)
            return Found { std::move(*inSeparate), Area::Separate };
        return base::refused("vault.unknown_record", {}, std::string(id));
    }
    base::Result<base::SecretBytes> unseal(const Found& found) const
    {
        const AreaFiles& files = found.area == Area::Main ? main : separate;
        MARU_TRY(plain, files.unseal(found.record));
        if (plain.size() < kSaltBytes)
            return base::failed("vault.sealed", found.record.info.id);
        const auto whole = plain.view();
        if (commitmentOfText(whole.first(kSaltBytes), base::asText(whole.subspan(kSaltBytes)))
            != found.record.info.commitment)
            return base::failed("vault.sealed", found.record.info.id);
        return plain;
    }
    base::Result<base::Json> read(std::string_view id) const
    {
        MARU_TRY(found, find(id));
        MARU_TRY(plain, unseal(found));
        return base::parseJson(base::asText(plain.view().subspan(kSaltBytes)));
    }
};

Vault::Vault(std::unique_ptr<Body> body) : m_body(std::move(body)) { }
Vault::~Vault() = default;

base::Result<std::unique_ptr<Vault>> Vault::open(const VaultFiles& files,
    const base::SecretBytes& databaseKey, std::unique_ptr<crypto::KeyWrapper> kek,
    std::unique_ptr<crypto::KeyWrapper> separateKek, OpenMode mode)
{
    MARU_TRY(
        main, AreaFiles::open(files.records(), files.keys(), databaseKey, std::move(kek), Area::Main, mode));
    MARU_TRY(separate,
        AreaFiles::open(files.separateRecords(), files.separateKeys(), databaseKey, std::move(separateKek),
            Area::Separate, mode));
    if (mode != OpenMode::Inspect) {
        MARU_CHECK(main.finishDestruction());
        MARU_CHECK(separate.finishDestruction());
    }
    return std::unique_ptr<Vault>(new Vault(std::make_unique<Body>(std::move(main), std::move(separate))));
}

base::Result<Vault::Draft> Vault::draft(const NewRecord& record, base::UnixSeconds now)
{
    if (!record.data.isObject() || record.data.asObject().empty())
        return base::refused("vault.data", "data");
    if (!isClassName(record.recordClass))
        return base::refused("vault.class", "class");
    Draft draft;
    draft.text = base::canonical(record.data);
    if (draft.text.size() > kMostDataBytes)
        return base::refused("vault.too_large", "data");
    draft.salt = crypto::randomSecret(kSaltBytes);
    RecordInfo& info = draft.info;
    info.id = "r-" + base::toHex(crypto::randomBytes(kIdBytes));
    if (record.practice) {
        const base::Hash256 other = crypto::sha256({ record.practice->view(), base::asBytes("id") });
        info.id = "r-" + base::toHex(other.view().first(kIdBytes));
        const auto bytes = record.practice->view();
        std::copy(bytes.begin(), bytes.end(), draft.salt.mutableView().begin());
    }
    info.recordClass = record.recordClass;
    info.subject = record.subject;
    info.agency = record.agency;
    info.commitment = commitmentOfText(draft.salt.view(), draft.text);
    info.storedAt = now;
    return draft;
}

base::Result<Stored> Vault::put(const NewRecord& record, base::UnixSeconds now)
{
    MARU_TRY(made, draft(record, now));
    const std::lock_guard lock(m_body->mutex);
    const auto done = m_body->main.put(made.info, made.salt.view(), made.text);
    std::fill(made.text.begin(), made.text.end(), '\0');
    MARU_CHECK(done);
    return Stored { made.info.id, made.info.commitment };
}

base::Result<std::vector<base::Result<Stored>>> Vault::putAll(
    const std::vector<NewRecord>& records, base::UnixSeconds now)
{
    std::vector<base::Result<Draft>> drafts;
    std::vector<base::Result<Stored>> results;
    for (const NewRecord& record : records) {
        drafts.push_back(draft(record, now));
        if (drafts.back())
            results.push_back(Stored { drafts.back()->info.id, drafts.back()->info.commitment });
        else
            results.push_back(drafts.back().error());
    }
    const std::lock_guard lock(m_body->mutex);
    const base::Status done = m_body->main.together([&]() -> base::Status {
        for (const auto& each : drafts) {
            if (each)
                MARU_CHECK(m_body->main.put(each->info, each->salt.view(), each->text));
        }
        return {};
    });
    for (auto& each : drafts) {
        if (each)
            std::fill(each->text.begin(), each->text.end(), '\0');
    }
    MARU_CHECK(done);
    return results;
}

base::Result<base::Json> Vault::open(std::string_view id) const
{
    const std::lock_guard lock(m_body->mutex);
    return m_body->read(id);
}

base::Result<base::Json> Vault::openMasked(std::string_view id) const
{
    MARU_TRY(data, open(id));
    return maskedJson(data);
}

base::Result<RecordInfo> Vault::info(std::string_view id) const
{
    const std::lock_guard lock(m_body->mutex);
    MARU_TRY(found, m_body->find(id));
    return found.record.info;
}

base::Result<std::vector<RecordInfo>> Vault::list(const RecordFilter& filter) const
{
    const std::lock_guard lock(m_body->mutex);
    MARU_TRY(all, m_body->main.list(filter, /*unannouncedOnly=*/false));
    MARU_TRY(others, m_body->separate.list(filter, /*unannouncedOnly=*/false));
    all.insert(all.end(), others.begin(), others.end());
    std::sort(all.begin(), all.end(), [](const RecordInfo& a, const RecordInfo& b) { return a.id < b.id; });
    if (all.size() > filter.limit)
        all.resize(filter.limit);
    return all;
}

base::Result<std::int64_t> Vault::count(Area area) const
{
    const std::lock_guard lock(m_body->mutex);
    return m_body->area(area).count();
}

base::Status Vault::setSubject(std::string_view id, std::string_view subject)
{
    const std::lock_guard lock(m_body->mutex);
    MARU_TRY(found, m_body->find(id));
    if (found.record.info.subject == subject)
        return {};
    if (!found.record.info.subject.empty())
        return base::refused("vault.subject", "subject");
    return m_body->area(found.area).setSubject(id, subject);
}

base::Status Vault::markAnnounced(const std::vector<std::string>& ids)
{
    const std::lock_guard lock(m_body->mutex);
    const auto markIn = [&ids](AreaFiles& area) {
        return area.together([&]() -> base::Status {
            for (const std::string& id : ids)
                MARU_CHECK(area.markAnnounced(id));
            return {};
        });
    };
    MARU_CHECK(markIn(m_body->main));
    return markIn(m_body->separate);
}

base::Result<std::vector<RecordInfo>> Vault::unannounced() const
{
    RecordFilter filter;
    filter.limit = 1000;
    const std::lock_guard lock(m_body->mutex);
    return m_body->main.list(filter, /*unannouncedOnly=*/true);
}

base::Status Vault::separate(const std::vector<std::string>& ids)
{
    const std::lock_guard lock(m_body->mutex);
    std::vector<std::string> moved;
    for (const std::string& id : ids) {
        MARU_TRY(here, m_body->main.find(id));
        if (!here)
            continue;
        MARU_TRY(there, m_body->separate.find(id));
        if (!there) {
            MARU_TRY(plain, m_body->unseal({ *here, Area::Main }));
            RecordInfo info = here->info;
            info.area = Area::Separate;
            MARU_CHECK(m_body->separate.put(
                info, plain.view().first(kSaltBytes), base::asText(plain.view().subspan(kSaltBytes))));
        }
        moved.push_back(id);
    }
    MARU_CHECK(m_body->main.destroy(moved));
    return {};
}

base::Result<std::size_t> Vault::destroy(const std::vector<std::string>& ids)
{
    const std::lock_guard lock(m_body->mutex);
    MARU_TRY(inMain, m_body->main.destroy(ids));
    MARU_TRY(inSeparate, m_body->separate.destroy(ids));
    return inMain + inSeparate;
}

base::Result<std::set<std::string>> Vault::held(const std::vector<std::string>& ids) const
{
    const std::lock_guard lock(m_body->mutex);
    std::set<std::string> held;
    for (const std::string& id : ids) {
        const auto found = m_body->find(id);
        if (found)
            held.insert(id);
        else if (found.error().code != "vault.unknown_record")
            return found.error();
    }
    return held;
}

base::Status Vault::rotate()
{
    const std::lock_guard lock(m_body->mutex);
    MARU_CHECK(m_body->main.rotate());
    return m_body->separate.rotate();
}

base::Result<std::int64_t> Vault::generation(Area area) const
{
    const std::lock_guard lock(m_body->mutex);
    return m_body->area(area).generation();
}

std::string Vault::keyPlace(Area area) const
{
    const std::lock_guard lock(m_body->mutex);
    return m_body->area(area).keyPlace();
}

base::Result<std::vector<std::string>> Vault::check() const
{
    const std::lock_guard lock(m_body->mutex);
    MARU_TRY(findings, m_body->main.check());
    MARU_TRY(others, m_body->separate.check());
    findings.insert(findings.end(), others.begin(), others.end());
    return findings;
}

} // namespace maru::vault
