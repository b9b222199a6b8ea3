// SPDX-License-Identifier: Apache-2.0
// Which contests a voter of a precinct answers (docs/election-protocol.md "Definition").

/** Contests of the precinct's ballot style, in definition order; nothing for an unknown precinct. */
export function styleOf(definition, precinctId) {
  const precinct = definition.precincts.find(({ id }) => id === precinctId);
  if (!precinct) return [];
  return definition.contests.filter(({ constituencies }) => constituencies.length === 0 || constituencies.includes(precinct.constituency));
}
