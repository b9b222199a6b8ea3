// SPDX-License-Identifier: Apache-2.0
// Prints the golden vectors that tests/data/ledger_vectors.json holds.
#include "tests/unit/ledger/ledger_vectors.h"

#include <iostream>

int main()
{
    std::cout << maru::base::pretty(maru::testing::buildLedgerVectors()) << '\n';
    return 0;
}
