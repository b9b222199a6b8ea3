// SPDX-License-Identifier: Apache-2.0
// Blocks of fixed sizes from large chunks, big ones from the system one by one. SQLite's statistics take a lock for each
// allocation anyway, so one lock here costs nothing more.
#include "server/storage/sqlcipher/hidden_heap.h"

#include "shared/base/result.h"

#include <sqlite3.h>
#include <sys/mman.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define MARU_WATCHED_HEAP 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define MARU_WATCHED_HEAP 1
#endif

#include <array>
#include <cstdint>
#include <cstring>
#include <mutex>

namespace maru::storage::sqlite {

namespace {

constexpr std::size_t kHeader = 16; ///< holds the block's size and keeps what follows aligned
constexpr std::size_t kChunk = std::size_t(1) << 20;
constexpr std::size_t kLargestClass = std::size_t(1) << 17;
/// Four steps in each doubling, from 32 bytes on: at most a fifth is lost.
constexpr std::size_t kClasses = 4 * 13;

constexpr std::size_t classBytes(std::size_t index)
{
    const std::size_t base = std::size_t(32) << (index / 4);
    return base + base / 4 * (index % 4);
}

struct Free {
    Free* next = nullptr;
};

struct Heap {
    std::mutex mutex;
    std::array<Free*, kClasses> free {}; // guarded by mutex, like the rest
    std::uint8_t* chunk = nullptr;
    std::size_t left = 0;
};

Heap& heap()
{
    static Heap& only = *new Heap; // SQLite may give back after statics are gone
    return only;
}

std::uint8_t* mapHidden(std::size_t size)
{
    void* memory = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return nullptr;
#if defined(MADV_DONTDUMP)
    ::madvise(memory, size, MADV_DONTDUMP);
#endif
    return static_cast<std::uint8_t*>(memory);
}

std::size_t roundedUp(std::size_t size)
{
    if (size > kLargestClass)
        return (size + 4095) / 4096 * 4096;
    std::size_t index = 0;
    while (classBytes(index) < size)
        ++index;
    return classBytes(index);
}

std::size_t classOf(std::size_t rounded)
{
    std::size_t index = 0;
    while (classBytes(index) < rounded)
        ++index;
    return index;
}

std::size_t& sizeOf(void* block)
{
    return *reinterpret_cast<std::size_t*>(static_cast<std::uint8_t*>(block) - kHeader);
}

[[maybe_unused]] void* hiddenMalloc(int wanted)
{
    const std::size_t size = roundedUp(static_cast<std::size_t>(wanted) + kHeader);
    std::uint8_t* memory = nullptr;
    if (size > kLargestClass) {
        memory = mapHidden(size);
    } else {
        Heap& own = heap();
        const std::lock_guard lock(own.mutex);
        Free*& list = own.free[classOf(size)];
        if (list != nullptr) {
            memory = reinterpret_cast<std::uint8_t*>(list);
            list = list->next;
        } else {
            if (own.left < size) { // what is left of the older chunk stays unused
                own.chunk = mapHidden(kChunk);
                own.left = own.chunk == nullptr ? 0 : kChunk;
            }
            if (own.left >= size) {
                memory = own.chunk;
                own.chunk += size;
                own.left -= size;
            }
        }
    }
    if (memory == nullptr)
        return nullptr;
    *reinterpret_cast<std::size_t*>(memory) = size;
    return memory + kHeader;
}

void hiddenFree(void* block)
{
    if (block == nullptr)
        return;
    const std::size_t size = sizeOf(block);
    std::uint8_t* memory = static_cast<std::uint8_t*>(block) - kHeader;
    if (size > kLargestClass) {
        ::munmap(memory, size);
        return;
    }
    Heap& own = heap();
    const std::lock_guard lock(own.mutex);
    auto* freed = reinterpret_cast<Free*>(memory);
    Free*& list = own.free[classOf(size)];
    freed->next = list;
    list = freed;
}

int hiddenSize(void* block)
{
    return block == nullptr ? 0 : static_cast<int>(sizeOf(block) - kHeader);
}

[[maybe_unused]] void* hiddenRealloc(void* block, int wanted)
{
    if (static_cast<std::size_t>(wanted) + kHeader <= sizeOf(block)
        && roundedUp(static_cast<std::size_t>(wanted) + kHeader) == sizeOf(block))
        return block;
    void* grown = hiddenMalloc(wanted);
    if (grown == nullptr)
        return nullptr;
    const int kept = hiddenSize(block) < wanted ? hiddenSize(block) : wanted;
    std::memcpy(grown, block, static_cast<std::size_t>(kept));
    hiddenFree(block);
    return grown;
}

[[maybe_unused]] int hiddenRoundup(int wanted)
{
    return static_cast<int>(roundedUp(static_cast<std::size_t>(wanted) + kHeader) - kHeader);
}

[[maybe_unused]] int startHeap(void*)
{
    return SQLITE_OK;
}

[[maybe_unused]] void stopHeap(void*) { }

} // namespace

void useHiddenHeap()
{
#if defined(MARU_WATCHED_HEAP)
    return; // the sanitizers look after malloc only
#else
    static const int status = [] {
        static sqlite3_mem_methods methods { &hiddenMalloc, &hiddenFree, &hiddenRealloc, &hiddenSize,
            &hiddenRoundup, &startHeap, &stopHeap, nullptr };
        // SQLITE_MISUSE: a library of the same process was first; then its heap is what there is.
        return sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
    }();
    static_cast<void>(status);
#endif
}

} // namespace maru::storage::sqlite
