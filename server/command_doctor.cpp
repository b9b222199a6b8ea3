// SPDX-License-Identifier: Apache-2.0
// `maru-server doctor`: looks at everything around the chain and says what to do about what is wrong.
#include "server/commands.h"
#include "server/config.h"
#include "server/data_folder.h"
#include "server/house.h"
#include "server/house_keys.h"
#include "server/setup.h"

#include "shared/base/calendar.h"
#include "shared/base/clock.h"
#include "shared/crypto/key_file.h"
#include "shared/crypto/tls_identity.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>

namespace maru::server {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::uintmax_t kLeastFreeBytes = 1ull << 30;
/// No clock of a machine that runs this program stands before its making.
constexpr std::int64_t kEarliestTime = 1'767'225'600; // 2026-01-01

class Report {
public:
    Report() : m_isKorean(isKoreanTerminal()) { }
    void good(std::string_view ko, std::string_view en) { line(m_isKorean ? "정상" : "ok  ", ko, en); }
    void warning(std::string_view ko, std::string_view en) { line(m_isKorean ? "주의" : "warn", ko, en); }
    void bad(std::string_view ko, std::string_view en)
    {
        ++m_bad;
        line(m_isKorean ? "이상" : "FAIL", ko, en);
    }
    bool isGood() const { return m_bad == 0; }

private:
    void line(std::string_view mark, std::string_view ko, std::string_view en) const
    {
        const std::string text = std::string(mark) + "  " + std::string(m_isKorean ? ko : en);
        std::printf("%s\n", text.c_str());
    }
    bool m_isKorean = false;
    int m_bad = 0;
};

void checkMode(Report& report, const fs::path& path, bool isFolder)
{
    struct stat status { };
    const std::string name = path.string();
    if (::stat(path.c_str(), &status) != 0) {
        report.bad(name + ": 없습니다. 백업한 keys 폴더에서 복사하십시오.",
            name + ": missing. Copy it from your backup of the keys folder.");
        return;
    }
    const std::string mode = isFolder ? "700" : "600";
    if ((status.st_mode & 077) != 0)
        report.bad(name + ": 다른 사용자가 읽을 수 있습니다. chmod " + mode + " " + name,
            name + ": readable by others. Run: chmod " + mode + " " + name);
    else if (status.st_uid != ::geteuid())
        report.bad(name + ": 소유자가 다른 사용자입니다. 서버를 실행하는 계정으로 chown 하십시오.",
            name + ": belongs to another user. chown it to the account that runs the server.");
}

void checkFiles(Report& report, const DataFolder& folder)
{
    checkMode(report, folder.root, true);
    checkMode(report, folder.keys(), true);
    for (const fs::path& path :
        { folder.database(), folder.nodeKey(), folder.certificateKey(), folder.config() })
        checkMode(report, path, false);
    for (const fs::path& path : { folder.nodePassphrase(), folder.databaseKey() })
        if (!hasHouseSecret(path)) // else its mode is looked at below, whichever form it has
            checkMode(report, path, false);
    std::error_code problem;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder.keys(), problem))
        if (entry.is_regular_file(problem))
            checkMode(report, entry.path(), false);
    if (report.isGood())
        report.good("파일 권한", "permissions of files");
}

void checkDisk(Report& report, const DataFolder& folder)
{
    std::error_code problem;
    const fs::space_info space = fs::space(folder.root, problem);
    if (problem) {
        report.bad(
            "디스크를 읽을 수 없습니다: " + problem.message(), "cannot read the disk: " + problem.message());
        return;
    }
    const std::string megabytes = std::to_string(space.available >> 20) + " MiB";
    std::uintmax_t size = fs::file_size(folder.database(), problem);
    if (problem)
        size = 0;
    if (space.available < kLeastFreeBytes || space.available < size)
        report.bad(
            "남은 디스크가 " + megabytes + "입니다. 1 GiB 이상, 데이터베이스 크기 이상으로 늘리십시오.",
            "only " + megabytes + " of disk are free. Have at least 1 GiB, and the size of the database.");
    else
        report.good("남은 디스크 " + megabytes, megabytes + " of disk are free");
}

void checkCertificate(Report& report, const fs::path& path, base::UnixSeconds now)
{
    const std::string name = path.filename().string();
    const auto text = readTextFile(path, 1u << 20);
    const auto expiry =
        text ? crypto::certificateExpiry(*text) : base::Result<base::UnixSeconds>(text.error());
    if (!expiry) {
        report.bad(name + ": 인증서를 읽을 수 없습니다(" + expiry.error().code + ").",
            name + ": the certificate cannot be read (" + expiry.error().code + ").");
        return;
    }
    // What officers compare when their console meets the server for the first time.
    if (path.filename() != "ca.pem") {
        if (const auto fingerprint = crypto::certificateKeyFingerprint(*text)) {
            std::string grouped;
            const std::string hex = base::toHex(fingerprint->view());
            for (std::size_t i = 0; i < hex.size(); i += 4)
                grouped += (i == 0 ? "" : " ") + hex.substr(i, 4);
            report.good(
                name + ": 키 지문(SHA-256) " + grouped, name + ": key fingerprint (SHA-256) " + grouped);
        }
    }
    const std::int64_t days = (expiry->count() - now.count()) / kDay;
    const std::string date = base::isoDate(base::koreanDate(*expiry));
    const std::string ko = name + ": 인증서가 " + date + "에 만료됩니다(" + std::to_string(days) + "일).";
    const std::string en =
        name + ": the certificate ends on " + date + " (" + std::to_string(days) + " days).";
    const char* todoKo = " 새 인증서를 tls 폴더에 넣고 서버를 다시 시작하십시오.";
    const char* todoEn = " Put a new certificate into the tls folder and restart the server.";
    if (days < 7)
        report.bad(ko + todoKo, en + todoEn);
    else if (days < 30)
        report.warning(ko + " 30일 안에 바꾸십시오." + todoKo, en + " Less than 30 days." + todoEn);
    else if (days < 90)
        report.warning(ko + " 교체를 준비하십시오.", en + " Prepare its replacement.");
    else
        report.good(ko, en);
}

bool isPortFree(const std::string& address, std::uint16_t port)
{
    const bool isSix = address.find(':') != std::string::npos;
    const int descriptor = ::socket(isSix ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return false;
    const int yes = 1;
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    int bound = -1;
    if (isSix) {
        sockaddr_in6 where {};
        where.sin6_family = AF_INET6;
        where.sin6_port = htons(port);
        ::inet_pton(AF_INET6, address.c_str(), &where.sin6_addr);
        bound = ::bind(descriptor, reinterpret_cast<const sockaddr*>(&where), sizeof where);
    } else {
        sockaddr_in where {};
        where.sin_family = AF_INET;
        where.sin_port = htons(port);
        ::inet_pton(AF_INET, address == "localhost" ? "127.0.0.1" : address.c_str(), &where.sin_addr);
        bound = ::bind(descriptor, reinterpret_cast<const sockaddr*>(&where), sizeof where);
    }
    ::close(descriptor);
    return bound == 0;
}

void checkPort(Report& report, const DataFolder& folder, const Config& config)
{
    const std::string port = std::to_string(config.http.port);
    const auto lock = FolderLock::take(folder);
    if (!lock) {
        report.good("서버가 실행 중입니다", "the server is running");
        return;
    }
    if (config.http.port == 0 || isPortFree(config.http.address, config.http.port))
        report.good("포트 " + port + " 사용 가능", "port " + port + " is free");
    else
        report.bad(
            "포트 " + port + "을(를) 다른 프로그램이 쓰고 있습니다. maru.toml의 server.port를 바꾸십시오.",
            "port " + port + " is taken by another program. Change server.port in maru.toml.");
}

void checkKeys(Report& report, const DataFolder& folder)
{
    const auto key = readNodeKey(folder);
    if (!key) {
        report.bad("노드 키를 열 수 없습니다(" + key.error().code
                + "). node.key.json과 node.passphrase를 백업에서 가져오십시오.",
            "the node key does not open (" + key.error().code
                + "). Bring node.key.json and node.passphrase from your backup.");
        return;
    }
    report.good("노드 키", "node key");
    const domain::Registry registry = makeRegistry();
    const auto store = openStore(folder, /*readOnly=*/true, registry);
    if (!store) {
        const std::string what =
            store.error().code + (store.error().detail.empty() ? "" : " " + store.error().detail);
        report.bad("데이터베이스를 열 수 없습니다(" + what
                + "). keys/database.key가 이 데이터베이스의 것인지 보고, 아니면 백업에서 복구하십시오.",
            "the database does not open (" + what
                + "). See whether keys/database.key is this database's; if not, restore a backup.");
        return;
    }
    const auto reader = (*store)->read();
    const auto head = (*store)->head();
    const auto genesis = reader ? (*reader)->genesis() : base::Result<base::Json>(reader.error());
    if (!head || !*head || !genesis) {
        report.bad("데이터베이스에 체인이 없습니다. 백업에서 복구하십시오.",
            "the database holds no chain. Restore a backup.");
        return;
    }
    const std::string height = std::to_string((*head)->header.height.count());
    report.good("데이터베이스, 블록 높이 " + height, "database, block height " + height);
    if (genesis->stringOr("node", "") != crypto::didOf(key->publicKey()))
        report.bad("노드 키가 이 체인의 것이 아닙니다. 이 체인의 node.key.json을 가져오십시오.",
            "the node key is not this chain's. Bring the chain's own node.key.json.");
    const base::UnixSeconds now = base::SystemClock().now();
    if (now.count() < kEarliestTime || now < (*head)->header.time)
        report.bad("시계가 늦습니다(" + base::koreanDateTime(now) + "). 시간 동기화(NTP)를 켜십시오.",
            "the clock is slow (" + base::koreanDateTime(now)
                + " in Korea). Turn on time synchronisation (NTP).");
    else
        report.good(
            "시계 " + base::koreanDateTime(now) + " KST", "clock " + base::koreanDateTime(now) + " KST");
}

void checkVault(Report& report, const DataFolder& folder)
{
    std::error_code problem;
    if (!fs::exists(folder.vault(), problem))
        return;
    const auto findings = inspectVault(folder.root);
    if (!findings) {
        const std::string what = findings.error().code + " " + findings.error().detail;
        report.bad("개인정보 보관소를 열 수 없습니다(" + what + "). docs/privacy.md의 복구 절차를 보십시오.",
            "the vault does not open (" + what + "). See what docs/privacy.md says about restoring it.");
        return;
    }
    for (const std::string& finding : *findings)
        report.bad("개인정보 보관소: " + finding, "vault: " + finding);
    if (findings->empty())
        report.good("개인정보 보관소", "vault");
}

} // namespace

int doctor(const fs::path& data)
{
    Report report;
    const DataFolder folder(data);
    std::error_code problem;
    if (!fs::exists(folder.database(), problem)) {
        report.bad(data.string() + ": 데이터 폴더가 아닙니다. `maru-server init --data " + data.string()
                + "` 으로 만드십시오.",
            data.string() + ": no data folder. Make one with `maru-server init --data " + data.string()
                + "`.");
        return kExitRefused;
    }
    checkFiles(report, folder);
    checkDisk(report, folder);
    const base::UnixSeconds now = base::SystemClock().now();
    const auto config = loadConfig(folder.config());
    if (!config) {
        const std::string where = config.error().field + " " + config.error().detail;
        report.bad("maru.toml: " + config.error().code + " " + where,
            "maru.toml: " + config.error().code + " " + where);
    } else {
        report.good("maru.toml", "maru.toml");
        checkCertificate(report, folder.root / config->certificate, now);
        checkPort(report, folder, *config);
    }
    checkCertificate(report, folder.ca(), now);
    checkKeys(report, folder);
    checkVault(report, folder);
    return report.isGood() ? kExitDone : kExitRefused;
}

} // namespace maru::server
