// SPDX-License-Identifier: Apache-2.0
// Result<T>: a value or an Error, and MARU_TRY, which passes an error on to the caller.
#pragma once

#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace maru::base {

/// Who is at fault. A third kind, "broken" (our bug or corrupt state), is MARU_ASSERT and ends the process.
enum class ErrorKind {
    Refused, ///< the input broke a rule: an ordinary value, deterministic, part of consensus
    Failed, ///< disk, network, crypto library: passed up to the edge
};

/// Stable code `domain.reason` (documented and translated in translations/errors.{ko,en}.json), the path of the
/// offending field ("" or e.g. "payload.milestones[2].amount") and an English detail for logs, never shown raw.
struct Error {
    ErrorKind kind = ErrorKind::Refused;
    std::string code;
    std::string field;
    std::string detail;

    friend bool operator==(const Error&, const Error&) = default;
};

[[nodiscard]] inline Error refused(std::string_view code, std::string field = {}, std::string detail = {})
{
    return Error { ErrorKind::Refused, std::string(code), std::move(field), std::move(detail) };
}

[[nodiscard]] inline Error failed(std::string_view code, std::string detail = {})
{
    return Error { ErrorKind::Failed, std::string(code), {}, std::move(detail) };
}

/// Prints file, line and text to standard error and aborts. Never returns.
[[noreturn]] void assertionFailed(const char* expression, const char* file, int line);

/// Has std::expected's interface (C++23) so that it can be replaced later; implicitly made from T or Error.
template<class T>
class [[nodiscard]] Result {
public:
    using value_type = T;

    Result(T value) : m_value(std::in_place_index<0>, std::move(value)) { }
    Result(Error error) : m_value(std::in_place_index<1>, std::move(error)) { }

    bool has_value() const { return m_value.index() == 0; }
    explicit operator bool() const { return has_value(); }

    T& value() &
    {
        check(has_value());
        return *std::get_if<0>(&m_value);
    }
    const T& value() const&
    {
        check(has_value());
        return *std::get_if<0>(&m_value);
    }
    T&& value() &&
    {
        check(has_value());
        return std::move(*std::get_if<0>(&m_value));
    }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const Error& error() const
    {
        check(!has_value());
        return *std::get_if<1>(&m_value);
    }

    template<class U>
    T value_or(U&& other) const&
    {
        return has_value() ? value() : static_cast<T>(std::forward<U>(other));
    }

private:
    static void check(bool good)
    {
        if (!good)
            assertionFailed("Result access", __FILE__, __LINE__);
    }

    std::variant<T, Error> m_value;
};

template<>
class [[nodiscard]] Result<void> {
public:
    using value_type = void;

    Result() = default;
    Result(Error error) : m_error(std::move(error)) { }

    bool has_value() const { return !m_error.has_value(); }
    explicit operator bool() const { return has_value(); }
    void value() const
    {
        if (m_error)
            assertionFailed("Result access", __FILE__, __LINE__);
    }
    const Error& error() const
    {
        if (!m_error)
            assertionFailed("Result access", __FILE__, __LINE__);
        return *m_error;
    }

private:
    std::optional<Error> m_error;
};

using Status = Result<void>;

} // namespace maru::base

#define MARU_CONCAT_INNER(a, b) a##b
#define MARU_CONCAT(a, b) MARU_CONCAT_INNER(a, b)

/// Declares `value` from a Result expression, or returns its error from the calling function.
#define MARU_TRY(value, expression) MARU_TRY_INNER(MARU_CONCAT(maruTry, __LINE__), value, expression)
#define MARU_TRY_INNER(temporary, name, expression)                                                          \
    auto temporary = (expression);                                                                           \
    if (!temporary)                                                                                          \
        return temporary.error();                                                                            \
    auto name = std::move(temporary).value()

/// Runs an expression of type Status (or any Result whose value is not needed), or returns its error.
#define MARU_CHECK(expression) MARU_CHECK_INNER(MARU_CONCAT(maruCheck, __LINE__), expression)
#define MARU_CHECK_INNER(temporary, expression)                                                              \
    do {                                                                                                     \
        auto temporary = (expression);                                                                       \
        if (!temporary)                                                                                      \
            return temporary.error();                                                                        \
    } while (false)

/// Always on. For our own bugs and corrupt state: the node stops rather than carrying on.
#define MARU_ASSERT(condition)                                                                               \
    ((condition) ? static_cast<void>(0) : ::maru::base::assertionFailed(#condition, __FILE__, __LINE__))
