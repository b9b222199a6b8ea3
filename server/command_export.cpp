// SPDX-License-Identifier: Apache-2.0
// `maru-server export`: the chain in one file (maru-export/v1, docs/formats.md).
#include "server/commands.h"
#include "server/data_folder.h"
#include "server/house.h"
#include "server/setup.h"

#include "server/api/access.h"
#include "server/api/export_lines.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace maru::server {

namespace {

/// A file under a temporary name until it is whole.
class ExportFile {
public:
    ExportFile(std::filesystem::path path, bool isPrivate)
        : m_path(std::move(path)), m_temporary(m_path.string() + ".part")
    {
        const int descriptor =
            ::open(m_temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, isPrivate ? 0600 : 0644);
        m_file = descriptor < 0 ? nullptr : ::fdopen(descriptor, "wb");
    }
    ExportFile(const ExportFile&) = delete;
    ExportFile& operator=(const ExportFile&) = delete;
    ~ExportFile()
    {
        if (m_file == nullptr)
            return;
        std::fclose(m_file);
        ::unlink(m_temporary.c_str());
    }

    base::Status write(std::string_view text)
    {
        if (m_file == nullptr || std::fwrite(text.data(), 1, text.size(), m_file) != text.size())
            return failure();
        return {};
    }

    base::Status finish()
    {
        if (m_file == nullptr || std::fflush(m_file) != 0 || ::fsync(::fileno(m_file)) != 0
            || ::rename(m_temporary.c_str(), m_path.c_str()) != 0)
            return failure();
        std::fclose(m_file);
        m_file = nullptr;
        return {};
    }

private:
    base::Error failure() const
    {
        return base::failed("file.write", m_path.string() + ": " + std::strerror(errno));
    }

    std::filesystem::path m_path;
    std::string m_temporary;
    std::FILE* m_file = nullptr;
};

} // namespace

base::Status exportChain(const ExportOptions& options)
{
    const DataFolder folder(options.data);
    const domain::Registry registry = makeRegistry();
    MARU_TRY(store, openStore(folder, /*readOnly=*/true, registry));
    MARU_TRY(reader, store->read());
    MARU_TRY(genesis, reader->genesis());
    const auto isShown = [&](const storage::TransactionRow& row) {
        return options.full || !api::isRestrictedAction(registry, row.domain, row.action);
    };

    ExportFile file(options.out, options.full);
    MARU_TRY(head,
        api::exportHead(
            *reader, registry, genesis.stringOr("chain", ""), genesis.stringOr("node", ""), base::Height(0)));
    MARU_CHECK(file.write(head));
    const std::int64_t last = reader->height().count();
    Progress progress(isKoreanTerminal() ? "내보내기" : "export");
    for (std::int64_t height = 0; height <= last; ++height) {
        MARU_TRY(line, api::exportBlock(*reader, registry, base::Height(height), isShown));
        MARU_CHECK(file.write(line));
        progress.show(height + 1, last + 1);
    }
    std::int64_t rows = 0;
    if (options.full) {
        MARU_CHECK(reader->forEachState([&](std::string_view domain, std::string_view table,
                                            std::string_view key, std::string_view value) -> base::Status {
            MARU_TRY(parsed, base::parseJson(value));
            base::Json row = base::Json::object(
                { { "domain", domain }, { "table", table }, { "key", key }, { "value", std::move(parsed) } });
            if (std::string tree = registry.stateTree(domain, table); tree != domain)
                row.set("tree", std::move(tree));
            ++rows;
            return file.write(base::canonical(base::Json::object({ { "state", std::move(row) } })) + "\n");
        }));
    }
    const base::Json end =
        base::Json::object({ { "end", base::Json::object({ { "blocks", last + 1 }, { "state", rows } }) } });
    MARU_CHECK(file.write(base::canonical(end) + "\n"));
    return file.finish();
}

} // namespace maru::server
