// SPDX-License-Identifier: Apache-2.0
// What the parameters domain declares.
#include "server/domains/common/fields.h"
#include "server/domains/parameters/parameters_domain.h"

namespace maru::parameters {

using namespace domains;

domain::DomainSpec makeSpec()
{
    const Field name = line("name", { "이름", "Name" }, 3, 100);
    const Field value = help(prose("value", { "값", "Value" }, 1, 4000),
        { "정수, 문자열, 또는 처음 값과 같은 모양의 JSON을 적습니다.",
            "An integer, a text, or JSON of the same shape as the first value." });
    const Field effective = help(time("effective_from", { "시행 시각", "In force from" }),
        { "지금보다 앞설 수 없습니다.", "Not before now." });
    const Field basis = line("legal_basis", { "법적 근거", "Legal basis" }, 1, 300);

    domain::DomainSpec spec;
    spec.name = "parameters";
    spec.label = { "기준값", "Parameters" };
    spec.actions = {
        domain::ActionSpec { "set", { "administrator" }, Schema { { name, value, effective, basis } },
            { "기준값 변경", "Set parameter" },
            { "법령이 바뀌면 시행일과 근거를 적어 기준값을 바꿉니다. 지난 결정에는 영향을 주지 않습니다.",
                "Changes a limit, ratio or deadline from a date on, with its legal basis. Past decisions "
                "stay." } },
    };
    spec.tables = {
        { "values", { "기준값", "Parameters" }, { { "name", { "name" } } } },
        { "meta", { "현재 값과 판", "Current values and version" }, {} },
    };
    domain::QuerySpec values;
    values.name = values.table = "values";
    values.label = { "기준값", "Parameters" };
    values.filters = allOptional({ name });
    values.columns = allOptional(
        { name, value, effective, basis, integer("version", { "판", "Version" }, 0, base::kMaxSafeInteger) });
    values.sorts = { "", "effective_from", "version" };
    values.search = { "name", "legal_basis" };
    spec.queries = { values };
    return spec;
}

} // namespace maru::parameters
