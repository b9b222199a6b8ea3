// SPDX-License-Identifier: Apache-2.0
// Small secrets share locked chunks by size class; a large one gets pages of its own.
#include "shared/base/secret_memory.h"

#include "shared/base/result.h"

#if defined(_WIN32)
#define NOMINMAX
#include <windows.h>
#else
#include <sys/mman.h>
#include <unistd.h>
#endif

#include <array>
#include <mutex>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define MARU_ADDRESS_SANITIZER 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define MARU_ADDRESS_SANITIZER 1
#endif
#if defined(MARU_ADDRESS_SANITIZER)
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(address, size) (static_cast<void>(address), static_cast<void>(size))
#define ASAN_UNPOISON_MEMORY_REGION(address, size) (static_cast<void>(address), static_cast<void>(size))
#endif

namespace maru::base {
namespace {

constexpr std::size_t kSmallestBlock = 32;
constexpr std::size_t kLargestBlock = 4096;
constexpr std::size_t kClassCount = 8; // 32, 64, ..., 4096
constexpr std::size_t kChunkBytes = 32 * 1024;
static_assert(kSmallestBlock << (kClassCount - 1) == kLargestBlock);

struct FreeBlock {
    FreeBlock* next = nullptr;
};

/// Stands before a large secret: what the system gave for its pages.
struct alignas(32) PageNote {
    bool isLocked = false;
    bool isHidden = false;
};

std::size_t pageBytes()
{
#if defined(_WIN32)
    SYSTEM_INFO info;
    GetSystemInfo(&info);
    return info.dwPageSize;
#else
    static const std::size_t size = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    return size;
#endif
}

std::size_t wholePages(std::size_t size)
{
    const std::size_t page = pageBytes();
    return (size + page - 1) / page * page;
}

/// Zeroed pages with a guard page on either side.
std::uint8_t* mapPages(std::size_t size, PageNote& note)
{
    const std::size_t page = pageBytes();
#if defined(_WIN32)
    auto* whole =
        static_cast<std::uint8_t*>(VirtualAlloc(nullptr, size + 2 * page, MEM_RESERVE, PAGE_NOACCESS));
    MARU_ASSERT(whole != nullptr);
    std::uint8_t* inner = whole + page;
    MARU_ASSERT(VirtualAlloc(inner, size, MEM_COMMIT, PAGE_READWRITE) != nullptr);
    note.isLocked = VirtualLock(inner, size) != 0;
    note.isHidden = false; // full dumps are switched off for the process instead
#else
    void* mapped = ::mmap(nullptr, size + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    MARU_ASSERT(mapped != MAP_FAILED);
    std::uint8_t* inner = static_cast<std::uint8_t*>(mapped) + page;
    MARU_ASSERT(::mprotect(inner, size, PROT_READ | PROT_WRITE) == 0);
    note.isLocked = ::mlock(inner, size) == 0;
#if defined(MADV_DONTDUMP)
    note.isHidden = ::madvise(inner, size, MADV_DONTDUMP) == 0;
#endif
#endif
    return inner;
}

void unmapPages(std::uint8_t* inner, std::size_t size) noexcept
{
    const std::size_t page = pageBytes();
#if defined(_WIN32)
    VirtualUnlock(inner, size);
    VirtualFree(inner - page, 0, MEM_RELEASE);
#else
    ::munlock(inner, size);
    ::munmap(inner - page, size + 2 * page);
#endif
}

std::size_t classOf(std::size_t size)
{
    std::size_t index = 0;
    while (kSmallestBlock << index < size)
        ++index;
    return index;
}

class SecretPool {
public:
    std::uint8_t* take(std::size_t size)
    {
        const std::lock_guard lock(m_mutex);
        if (size > kLargestBlock)
            return takePages(wholePages(size + sizeof(PageNote)));
        const std::size_t index = classOf(size);
        const std::size_t blockBytes = kSmallestBlock << index;
        if (m_free[index] == nullptr)
            addChunk(index, blockBytes);
        FreeBlock* block = m_free[index];
        ASAN_UNPOISON_MEMORY_REGION(block, blockBytes);
        m_free[index] = block->next;
        block->next = nullptr; // the rest has been zero since it was wiped
        auto* memory = reinterpret_cast<std::uint8_t*>(block);
        ASAN_POISON_MEMORY_REGION(memory + size, blockBytes - size);
        return memory;
    }

    void give(std::uint8_t* memory, std::size_t size) noexcept
    {
        wipeMemory(memory, size);
        const std::lock_guard lock(m_mutex);
        if (size > kLargestBlock) {
            const std::size_t mapped = wholePages(size + sizeof(PageNote));
            std::uint8_t* inner = memory - sizeof(PageNote);
            const PageNote note = *reinterpret_cast<const PageNote*>(inner);
            m_use.reservedBytes -= mapped;
            m_use.unlockedBytes -= note.isLocked ? 0 : mapped;
            m_use.dumpableBytes -= note.isHidden ? 0 : mapped;
            unmapPages(inner, mapped);
            return;
        }
        const std::size_t index = classOf(size);
        ASAN_UNPOISON_MEMORY_REGION(memory, kSmallestBlock << index);
        auto* block = reinterpret_cast<FreeBlock*>(memory);
        block->next = m_free[index];
        m_free[index] = block;
        ASAN_POISON_MEMORY_REGION(memory, kSmallestBlock << index);
    }

    SecretMemoryUse use()
    {
        const std::lock_guard lock(m_mutex);
        return m_use;
    }

private:
    std::uint8_t* map(std::size_t size, PageNote& note)
    {
        std::uint8_t* inner = mapPages(size, note);
        m_use.reservedBytes += size;
        m_use.unlockedBytes += note.isLocked ? 0 : size;
        m_use.dumpableBytes += note.isHidden ? 0 : size;
        return inner;
    }

    std::uint8_t* takePages(std::size_t size)
    {
        PageNote note;
        std::uint8_t* inner = map(size, note);
        *reinterpret_cast<PageNote*>(inner) = note;
        return inner + sizeof(PageNote);
    }

    void addChunk(std::size_t index, std::size_t blockBytes)
    {
        PageNote note;
        std::uint8_t* chunk = map(wholePages(kChunkBytes), note);
        for (std::size_t at = kChunkBytes; at >= blockBytes; at -= blockBytes) {
            auto* block = reinterpret_cast<FreeBlock*>(chunk + at - blockBytes);
            block->next = m_free[index];
            m_free[index] = block;
            ASAN_POISON_MEMORY_REGION(block, blockBytes);
        }
    }

    std::mutex m_mutex; // guards the rest
    std::array<FreeBlock*, kClassCount> m_free {};
    SecretMemoryUse m_use;
};

/// Never destroyed: a secret of static lifetime may be given back after any other static is gone.
SecretPool& pool()
{
    static SecretPool& only = *new SecretPool;
    return only;
}

} // namespace

std::uint8_t* allocateSecret(std::size_t size)
{
    MARU_ASSERT(size > 0);
    return pool().take(size);
}

void releaseSecret(std::uint8_t* memory, std::size_t size) noexcept
{
    if (memory != nullptr)
        pool().give(memory, size);
}

void wipeMemory(void* memory, std::size_t size) noexcept
{
    volatile std::uint8_t* at = static_cast<std::uint8_t*>(memory);
    for (std::size_t i = 0; i < size; ++i)
        at[i] = 0;
}

SecretMemoryUse secretMemoryUse()
{
    return pool().use();
}

} // namespace maru::base
