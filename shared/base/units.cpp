// SPDX-License-Identifier: Apache-2.0
// Checked arithmetic on amounts, heights and times.
#include "shared/base/units.h"

#include "shared/base/result.h"

namespace maru::base {
namespace {

__extension__ using Wide = __int128;

std::int64_t narrow(Wide value)
{
    MARU_ASSERT(value >= -Wide(kMaxSafeInteger) && value <= Wide(kMaxSafeInteger));
    return static_cast<std::int64_t>(value);
}

} // namespace

Won operator+(Won a, Won b)
{
    return Won(narrow(Wide(a.count()) + Wide(b.count())));
}

Won operator-(Won a, Won b)
{
    return Won(narrow(Wide(a.count()) - Wide(b.count())));
}

Won mulDiv(Won amount, std::int64_t numerator, std::int64_t denominator)
{
    MARU_ASSERT(denominator > 0);
    const Wide product = Wide(amount.count()) * Wide(numerator);
    Wide quotient = product / Wide(denominator);
    if (product % Wide(denominator) < 0)
        --quotient; // division truncates towards zero; floor lies one below for negative products
    return Won(narrow(quotient));
}

UnixSeconds operator+(UnixSeconds time, std::int64_t seconds)
{
    return UnixSeconds(narrow(Wide(time.count()) + Wide(seconds)));
}

Height next(Height height)
{
    return Height(narrow(Wide(height.count()) + 1));
}

} // namespace maru::base
