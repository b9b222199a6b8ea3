// SPDX-License-Identifier: Apache-2.0
// The store: one writing connection, a pool of reading ones, and a thread that copies the log into the database.
#include "server/storage/sqlcipher/sqlcipher_store.h"

#include "server/storage/sqlcipher/sqlcipher_reader.h"
#include "server/storage/sqlcipher/tables.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace maru::storage {

namespace {

constexpr std::size_t kIdleReaders = 16;
/// Log frames (4 KiB pages) after which the background thread starts copying, and after which the writer itself
/// makes the log start again: under constant load the background alone never gets to the log's end.
constexpr int kBackgroundFrames = 2'000;
constexpr int kResetFrames = 32'000;

struct Pool {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::unique_ptr<sqlite::Connection>> idle; ///< guarded by mutex, like the rest
    int readers = 0;
    bool isClosed = false; ///< while the file is exchanged
};

/// A reader in use; the file is not exchanged under it.
class Ticket {
public:
    explicit Ticket(std::shared_ptr<Pool> pool) : m_pool(std::move(pool))
    {
        std::unique_lock lock(m_pool->mutex);
        m_pool->changed.wait(lock, [this] { return !m_pool->isClosed; });
        ++m_pool->readers;
    }
    Ticket(const Ticket&) = delete;
    Ticket& operator=(const Ticket&) = delete;
    ~Ticket()
    {
        {
            const std::lock_guard lock(m_pool->mutex);
            --m_pool->readers;
        }
        m_pool->changed.notify_all();
    }

private:
    const std::shared_ptr<Pool> m_pool;
};

std::filesystem::path besides(const std::filesystem::path& file, const char* ending)
{
    std::filesystem::path longer = file;
    longer += ending;
    return longer;
}

class SqlcipherStore final : public Store {
public:
    SqlcipherStore(std::filesystem::path file, base::SecretBytes key,
        std::unique_ptr<sqlite::Connection> writer, bool isReadOnly)
        : m_file(std::move(file))
        , m_key(std::move(key))
        , m_writer(std::move(writer))
        , m_isReadOnly(isReadOnly)
        , m_pool(std::make_shared<Pool>())
    {
    }

    ~SqlcipherStore() override
    {
        stopCheckpoints();
        const std::lock_guard lock(m_pool->mutex);
        m_pool->idle.clear();
    }

    /// Its own connection, made here so that a failure is seen at opening.
    base::Status startCheckpoints()
    {
        MARU_TRY(connection, sqlite::Connection::open(m_file, m_key, sqlite::Access::ReadWrite));
        MARU_CHECK(connection->execute("PRAGMA synchronous = FULL"));
        m_writer->watchWal();
        m_checkpointer =
            std::thread([this, owned = std::shared_ptr<sqlite::Connection>(std::move(connection))] {
                checkpointLoop(*owned);
            });
        return {};
    }

    base::Result<std::unique_ptr<Reader>> read() const override
    {
        auto ticket = std::make_shared<Ticket>(m_pool);
        std::unique_ptr<sqlite::Connection> connection;
        {
            const std::lock_guard lock(m_pool->mutex);
            if (!m_pool->idle.empty()) {
                connection = std::move(m_pool->idle.back());
                m_pool->idle.pop_back();
            }
        }
        if (!connection) {
            MARU_TRY(opened, sqlite::Connection::open(m_file, m_key, sqlite::Access::ReadOnly));
            MARU_CHECK(opened->execute("PRAGMA cache_size = -16384"));
            connection = std::move(opened);
        }
        std::weak_ptr<Pool> pool = m_pool;
        return SqlcipherReader::start(
            std::move(connection), [pool, ticket](std::unique_ptr<sqlite::Connection> used) {
                const auto alive = pool.lock();
                if (!alive)
                    return;
                const std::lock_guard lock(alive->mutex);
                if (alive->idle.size() < kIdleReaders)
                    alive->idle.push_back(std::move(used));
            });
    }

    base::Status commit(const BlockCommit& block) override { return write(block, nullptr); }

    base::Status commitGenesis(const base::Json& genesis, const BlockCommit& block) override
    {
        return write(block, &genesis);
    }

    base::Result<std::optional<ledger::SignedHeader>> head() const override
    {
        MARU_TRY(reader, read());
        if (reader->height().count() < 0)
            return std::optional<ledger::SignedHeader>();
        MARU_TRY(block, reader->block(reader->height()));
        if (!block)
            return base::failed("store.corrupt", "the newest block is missing");
        return std::optional<ledger::SignedHeader>(std::move(block->header));
    }

    std::int64_t sizeBytes() const override
    {
        std::int64_t total = 0;
        for (const char* suffix : { "", "-wal" }) {
            std::error_code error;
            const auto size = std::filesystem::file_size(m_file.string() + suffix, error);
            if (!error)
                total += static_cast<std::int64_t>(size);
        }
        return total;
    }

    base::Status rekey(const base::SecretBytes& newKey, std::chrono::milliseconds patience)
    {
        const std::lock_guard writing(m_writeMutex);
        if (m_isReadOnly)
            return base::failed("store.read_only", "opened for reading only");
        if (m_failure)
            return *m_failure;
        const std::filesystem::path copy = besides(m_file, ".rekey");
        removeFiles(copy);
        base::Status status = makeCopy(copy, newKey);
        if (status)
            status = exchange(copy, newKey, patience);
        removeFiles(copy);
        return status;
    }

private:
    void stopCheckpoints()
    {
        if (!m_checkpointer.joinable())
            return;
        {
            const std::lock_guard lock(m_checkpointMutex);
            m_isClosing = true;
        }
        m_checkpointWanted.notify_all();
        m_checkpointer.join();
        m_isClosing = false;
    }

    static void removeFiles(const std::filesystem::path& file)
    {
        std::error_code ignored;
        for (const char* ending : { "", "-wal", "-shm", "-journal" })
            std::filesystem::remove(besides(file, ending), ignored);
    }

    base::Status makeCopy(const std::filesystem::path& copy, const base::SecretBytes& newKey) const
    {
        MARU_CHECK(backupTo(m_file, m_key, copy, newKey));
        MARU_TRY(connection, sqlite::Connection::open(copy, newKey, sqlite::Access::ReadWrite));
        return connection->execute("PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL");
    }

    /// Nobody reads and nobody writes when the copy takes the file's name: no connection sees two files in one.
    base::Status exchange(const std::filesystem::path& copy, const base::SecretBytes& newKey,
        std::chrono::milliseconds patience)
    {
        {
            std::unique_lock lock(m_pool->mutex);
            m_pool->isClosed = true;
            if (!m_pool->changed.wait_for(lock, patience, [this] { return m_pool->readers == 0; })) {
                m_pool->isClosed = false;
                lock.unlock();
                m_pool->changed.notify_all();
                return base::failed("store.busy", "somebody has been reading for a long time");
            }
            m_pool->idle.clear();
        }
        stopCheckpoints();
        m_writer.reset(); // the last connection copies the log into the file and removes it
        base::Status status;
        std::error_code error;
        if (std::filesystem::exists(besides(m_file, "-wal"), error))
            status = base::failed("store.busy", "another program has the database open");
        if (status) {
            std::filesystem::rename(copy, m_file, error);
            if (error)
                status = base::failed("store.write", error.message());
            else
                m_key = newKey.clone();
        }
        const base::Status opened = reopen();
        if (!opened)
            m_failure = opened.error();
        {
            const std::lock_guard lock(m_pool->mutex);
            m_pool->isClosed = false;
        }
        m_pool->changed.notify_all();
        return status ? opened : status;
    }

    base::Status reopen()
    {
        MARU_TRY(writer, sqlite::Connection::open(m_file, m_key, sqlite::Access::ReadWrite));
        MARU_CHECK(writer->execute("PRAGMA journal_mode = WAL"));
        MARU_CHECK(writer->execute("PRAGMA synchronous = FULL; PRAGMA cache_size = -65536"));
        m_writer = std::move(writer);
        return startCheckpoints();
    }

    base::Status write(const BlockCommit& block, const base::Json* genesis)
    {
        const std::lock_guard writing(m_writeMutex);
        if (m_isReadOnly)
            return base::failed("store.read_only", "opened for reading only");
        // After a failed write or fsync nobody knows what the disk holds: nothing is written until a new start.
        if (m_failure)
            return *m_failure;
        const base::Status written = writeOnce(block, genesis);
        if (!written) {
            m_failure = written.error();
            const base::Status ignored = m_writer->execute("ROLLBACK");
            static_cast<void>(ignored.has_value());
            return written;
        }
        afterCommit();
        return {};
    }

    base::Status writeOnce(const BlockCommit& block, const base::Json* genesis)
    {
        {
            MARU_TRY(begin, m_writer->query("BEGIN IMMEDIATE"));
            MARU_CHECK(begin.run());
        }
        if (genesis != nullptr)
            MARU_CHECK(tables::writeGenesis(*m_writer, *genesis));
        MARU_CHECK(tables::writeBlock(*m_writer, block));
        MARU_TRY(end, m_writer->query("COMMIT"));
        return end.run();
    }

    void afterCommit()
    {
        const int frames = m_writer->walFrames();
        if (frames > kResetFrames) {
            // A failed checkpoint loses nothing: the log still holds every commit. The next write tells.
            const base::Status ignored = m_writer->checkpoint(/*reset=*/true);
            static_cast<void>(ignored.has_value());
        } else if (frames > kBackgroundFrames && m_checkpointer.joinable()) {
            {
                const std::lock_guard lock(m_checkpointMutex);
                m_isCheckpointDue = true;
            }
            m_checkpointWanted.notify_one();
        }
    }

    void checkpointLoop(sqlite::Connection& connection)
    {
        std::unique_lock lock(m_checkpointMutex);
        for (;;) {
            m_checkpointWanted.wait(lock, [this] { return m_isClosing || m_isCheckpointDue; });
            if (m_isClosing)
                return;
            m_isCheckpointDue = false;
            lock.unlock();
            const base::Status ignored = connection.checkpoint(/*reset=*/false);
            static_cast<void>(ignored.has_value());
            lock.lock();
        }
    }

    const std::filesystem::path m_file;
    base::SecretBytes m_key; ///< changes only while no reader has a ticket and m_writeMutex is held
    std::mutex m_writeMutex;
    std::unique_ptr<sqlite::Connection> m_writer; ///< guarded by m_writeMutex
    const bool m_isReadOnly;
    std::optional<base::Error> m_failure; ///< guarded by m_writeMutex
    const std::shared_ptr<Pool> m_pool;

    std::mutex m_checkpointMutex;
    std::condition_variable m_checkpointWanted;
    bool m_isCheckpointDue = false; ///< guarded by m_checkpointMutex
    bool m_isClosing = false; ///< guarded by m_checkpointMutex
    std::thread m_checkpointer;
};

} // namespace

base::Result<std::unique_ptr<Store>> openSqlcipherStore(const std::filesystem::path& file,
    const base::SecretBytes& key, OpenMode mode, const domain::Registry& registry)
{
    std::error_code error;
    const bool exists = std::filesystem::exists(file, error);
    if (mode == OpenMode::Create && exists)
        return base::refused("store.exists", {}, file.string());
    if (mode != OpenMode::Create && !exists)
        return base::refused("store.missing", {}, file.string());

    const sqlite::Access access = mode == OpenMode::Create ? sqlite::Access::Create
        : mode == OpenMode::ReadWrite                      ? sqlite::Access::ReadWrite
                                                           : sqlite::Access::ReadOnly;
    MARU_TRY(writer, sqlite::Connection::open(file, key, access));
    if (mode == OpenMode::Create) {
        std::filesystem::permissions(
            file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, error);
    }
    if (mode != OpenMode::ReadOnly) {
        MARU_CHECK(writer->execute("PRAGMA journal_mode = WAL"));
        MARU_CHECK(writer->execute("PRAGMA synchronous = FULL; PRAGMA cache_size = -65536"));
    }
    if (mode == OpenMode::Create)
        MARU_CHECK(tables::create(*writer));
    MARU_CHECK(tables::checkVersion(*writer));
    if (mode != OpenMode::ReadOnly)
        MARU_CHECK(tables::createIndexes(*writer, registry));

    auto store =
        std::make_unique<SqlcipherStore>(file, key.clone(), std::move(writer), mode == OpenMode::ReadOnly);
    if (mode != OpenMode::ReadOnly)
        MARU_CHECK(store->startCheckpoints());
    return std::unique_ptr<Store>(std::move(store));
}

base::Status rekeyOnline(Store& store, const base::SecretBytes& newKey, std::chrono::milliseconds patience)
{
    auto* own = dynamic_cast<SqlcipherStore*>(&store);
    if (own == nullptr)
        return base::refused("store.not_sqlcipher");
    return own->rekey(newKey, patience);
}

} // namespace maru::storage
