// SPDX-License-Identifier: Apache-2.0
// parameters: the definition is within every bound of the protocol.
import { definitionFault } from "../lib/definition.mjs";
import { isObject } from "../lib/json.mjs";

export const name = "parameters";

export function run(check, facts) {
  if (facts.definitionRow === undefined) return check.unavailable("not frozen");
  const { frozen } = facts.definitionRow;
  check.item("definition", isObject(frozen) ? definitionFault(frozen.definition) : "no document");
}
