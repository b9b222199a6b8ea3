// SPDX-License-Identifier: Apache-2.0
// Scalars times points: in constant time for secrets (secret...), and as fast as it goes for what everybody may see
// (everything else; its time tells the values). Sizes that must be equal and are not end the program.
//
// No state is shared: all are safe to call from any thread, and const objects may be used by several at once.
#pragma once

#include "shared/voting/group/point.h"

#include <memory>

namespace maru::voting {

// --- Constant time -----------------------------------------------------------------------------------------------

/// s * P for a P that is seldom used. Natively, long-lived keys go through shared/voting/native/secret.h instead.
Point secretMul(const Scalar& secret, const Point& point);
/// s * G
Point secretMulBase(const Scalar& secret);

/// A point that is multiplied often by secrets (the election key): a table of 256 entries once, then each
/// multiplication takes a quarter of secretMul's time.
class SecretBase {
public:
    explicit SecretBase(const Point& point);
    ~SecretBase();
    SecretBase(SecretBase&&) noexcept;
    SecretBase& operator=(SecretBase&&) noexcept;
    Point multiply(const Scalar& secret) const;
    const Point& point() const { return m_point; }
    /// The table of G.
    static const SecretBase& generator();

private:
    struct Rows;
    Point m_point;
    std::unique_ptr<Rows> m_rows;
};

/// Multiples of a list of points (a ring of keys): made once, used by any number of secretMultiScalar. About 1 KiB
/// a point.
class SecretTable {
public:
    explicit SecretTable(std::span<const Point> points);
    ~SecretTable();
    SecretTable(SecretTable&&) noexcept;
    SecretTable& operator=(SecretTable&&) noexcept;
    std::size_t size() const { return m_size; }

private:
    friend Point secretMultiScalar(std::span<const Scalar> secrets, const SecretTable& table);
    struct Rows;
    std::size_t m_size = 0;
    std::unique_ptr<Rows> m_rows;
};

/// Sum of secrets[i] * points[i]; as many scalars as the table has points.
Point secretMultiScalar(std::span<const Scalar> secrets, const SecretTable& table);

// --- Variable time: public values only ---------------------------------------------------------------------------

/// A point that is used again and again (G, the election key, a commitment base): multiplied through a table.
/// About 170 KB and a millisecond to make; keep it.
class FixedBase {
public:
    explicit FixedBase(const Point& point);
    ~FixedBase();
    FixedBase(FixedBase&&) noexcept;
    FixedBase& operator=(FixedBase&&) noexcept;
    Point multiply(const Scalar& scalar) const;
    const Point& point() const { return m_point; }
    /// The table of G.
    static const FixedBase& generator();

private:
    struct Rows;
    Point m_point;
    std::unique_ptr<Rows> m_rows;
};

/// s * P
Point multiply(const Scalar& scalar, const Point& point);

/// Sum of scalars[i] * points[i], by Straus for few and Pippenger for many. Points that come straight from decode
/// cost least; scalars below 2^128 cost half.
Point multiScalar(std::span<const Scalar> scalars, std::span<const Point> points);

/// A sum that is put together term by term and computed once at the end: what batch verification does. Terms of one
/// FixedBase object are merged into one; the object must outlive the sum.
class MultiScalarSum {
public:
    MultiScalarSum() = default;
    void reserve(std::size_t terms);
    void add(const Scalar& scalar, const Point& point);
    void addFixed(const Scalar& scalar, const FixedBase& base);
    /// scalar * G
    void addBase(const Scalar& scalar) { addFixed(scalar, FixedBase::generator()); }
    /// Adds what another sum holds (parts made by several threads).
    void append(const MultiScalarSum& other);
    Point value() const;
    bool isIdentity() const { return value().isIdentity(); }
    std::size_t size() const { return m_scalars.size(); }
    void clear();

private:
    struct FixedTerm {
        const FixedBase* base;
        Scalar scalar;
    };
    std::vector<Scalar> m_scalars;
    std::vector<Point> m_points;
    std::vector<FixedTerm> m_fixed;
};

} // namespace maru::voting
