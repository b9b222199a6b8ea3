// SPDX-License-Identifier: Apache-2.0
// Files of banks and spreadsheets that officers load into the console.
// LIBS: maru_console_core
#include "admin-console/core/csv.h"

#include <cstdint>

using namespace maru::console;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto table = readCsv(bytes);
    if (!table)
        return 0;
    int last = 0;
    for (const CsvLine& line : table->lines) {
        // Lines are told to people by their number, in order.
        if (line.number <= last || line.cells.isEmpty())
            __builtin_trap();
        last = line.number;
        for (const QString& cell : line.cells) {
            const QString date = csvDate(cell);
            if (!date.isEmpty() && csvDate(date) != date)
                __builtin_trap();
        }
    }
    return 0;
}
