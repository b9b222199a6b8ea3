// SPDX-License-Identifier: Apache-2.0
// Reads exports with one line in memory.
#include "shared/verify/source.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <set>

namespace maru::verify {

namespace {

constexpr std::size_t kMaxStreamLineBytes = 64u << 20;

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

base::Error readError(const std::string& path)
{
    return base::failed("file.read", path + ": " + std::strerror(errno));
}

class FileSource final : public LineSource {
public:
    FileSource(File file, std::string path) : m_file(std::move(file)), m_path(std::move(path)) { }

    base::Result<bool> next(std::string& line) override
    {
        line.clear();
        while (true) {
            if (m_at == m_size) {
                m_at = 0;
                m_size = std::fread(m_chunk.data(), 1, m_chunk.size(), m_file.get());
                if (m_size == 0 && std::ferror(m_file.get()) != 0)
                    return readError(m_path);
                if (m_size == 0)
                    return !line.empty();
            }
            const auto* start = m_chunk.data() + m_at;
            const auto* end = static_cast<const char*>(std::memchr(start, '\n', m_size - m_at));
            const std::size_t count = end == nullptr ? m_size - m_at : static_cast<std::size_t>(end - start);
            line.append(start, count);
            m_at += count;
            if (line.size() > kMaxStreamLineBytes)
                return base::refused("verify.line_too_long");
            if (end != nullptr) {
                ++m_at;
                return true;
            }
        }
    }

private:
    File m_file;
    std::string m_path;
    std::array<char, 1u << 16> m_chunk {};
    std::size_t m_at = 0;
    std::size_t m_size = 0;
};

class ServerSource final : public LineSource {
public:
    explicit ServerSource(client::BlockingClient& client) : m_client(client) { }

    base::Result<bool> next(std::string& line) override
    {
        line.clear();
        while (m_at >= m_page.lines.size()) {
            if (m_isStarted && !m_page.next)
                return false;
            const base::Height from = m_page.next.value_or(base::Height(0));
            if (m_isStarted && from <= m_from)
                return base::refused("client.answer", "Maru-Next-Height");
            MARU_TRY(page, m_client.run(client::requests::exportFrom(from)));
            m_page = std::move(page);
            m_from = from;
            m_at = 0;
            m_isStarted = true;
        }
        const std::size_t end = std::min(m_page.lines.find('\n', m_at), m_page.lines.size());
        line = m_page.lines.substr(m_at, end - m_at);
        m_at = end + 1;
        return true;
    }

private:
    client::BlockingClient& m_client;
    client::ExportPage m_page;
    base::Height m_from;
    std::size_t m_at = 0;
    bool m_isStarted = false;
};

/// A server that never comes to an end must not keep its reader for ever: no record of a whole country is longer.
constexpr std::size_t kMostRecordPages = 100'000;
constexpr std::uint64_t kMostRecordBytes = std::uint64_t { 256 } << 30;

class RecordSource final : public LineSource {
public:
    RecordSource(client::BlockingClient& client, std::string election)
        : m_client(client), m_election(std::move(election))
    {
    }

    base::Result<bool> next(std::string& line) override
    {
        line.clear();
        while (m_at >= m_page.lines.size()) {
            if (m_isStarted && m_page.next.empty())
                return false;
            MARU_CHECK(fetch(m_isStarted ? m_page.next : std::string()));
        }
        const std::size_t end = std::min(m_page.lines.find('\n', m_at), m_page.lines.size());
        line = m_page.lines.substr(m_at, end - m_at);
        m_at = end + 1;
        return true;
    }

private:
    base::Status fetch(const std::string& cursor)
    {
        if (!m_cursors.insert(cursor).second)
            return base::refused("client.answer", "Maru-Next-Cursor", "a cursor that was there before");
        if (m_cursors.size() > kMostRecordPages)
            return base::refused("client.answer", "Maru-Next-Cursor", "more pages than any record has");
        MARU_TRY(page, m_client.run(client::requests::electionRecord(m_election, cursor)));
        if (page.lines.empty())
            return base::refused("client.answer", "body", "a page without lines");
        m_bytes += page.lines.size();
        if (m_bytes > kMostRecordBytes)
            return base::refused("client.answer", "body", "longer than any record");
        m_page = std::move(page);
        m_at = 0;
        m_isStarted = true;
        return {};
    }

    client::BlockingClient& m_client;
    const std::string m_election;
    client::RecordPage m_page;
    std::set<std::string> m_cursors;
    std::uint64_t m_bytes = 0;
    std::size_t m_at = 0;
    bool m_isStarted = false;
};

/// What could not be opened.
class NoSource final : public LineSource {
public:
    explicit NoSource(base::Error error) : m_error(std::move(error)) { }
    base::Result<bool> next(std::string&) override { return m_error; }

private:
    const base::Error m_error;
};

base::Result<File> open(const std::filesystem::path& path)
{
    std::error_code error;
    File file(std::fopen(path.c_str(), "rb"));
    if (!file)
        return readError(path.string());
    if (std::filesystem::is_directory(path, error))
        return base::failed("file.read", path.string() + ": a folder");
    return file;
}

} // namespace

base::Result<std::unique_ptr<LineSource>> openFile(const std::filesystem::path& path)
{
    MARU_TRY(file, open(path));
    return std::unique_ptr<LineSource>(std::make_unique<FileSource>(std::move(file), path.string()));
}

std::unique_ptr<LineSource> openServer(client::BlockingClient& client)
{
    return std::make_unique<ServerSource>(client);
}

std::unique_ptr<LineSource> openElection(client::BlockingClient& client, std::string election)
{
    return std::make_unique<RecordSource>(client, std::move(election));
}

std::unique_ptr<LineSource> openNothing(base::Error why)
{
    return std::make_unique<NoSource>(std::move(why));
}

base::Result<std::string> readWhole(const std::filesystem::path& path)
{
    MARU_TRY(file, open(path));
    std::string text;
    std::array<char, 1u << 16> chunk {};
    while (const std::size_t count = std::fread(chunk.data(), 1, chunk.size(), file.get())) {
        text.append(chunk.data(), count);
        if (text.size() > kMaxStreamLineBytes)
            return base::refused("verify.line_too_long");
    }
    if (std::ferror(file.get()) != 0)
        return readError(path.string());
    return text;
}

bool isUrl(std::string_view text)
{
    return text.starts_with("https://") || text.starts_with("http://");
}

} // namespace maru::verify
