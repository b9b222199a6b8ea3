// SPDX-License-Identifier: Apache-2.0
// All mutations: {name, aim: the first check that must fail, make: () => the mutated record's text, verdict: fail unless said,
// words: (folder) => further words of the command line, with files in that folder}.
import { mutations as anchors } from "./anchors.mjs";
import { mutations as ballots } from "./ballots.mjs";
import { mutations as chain } from "./chain.mjs";
import { mutations as course } from "./course.mjs";
import { mutations as format } from "./format.mjs";
import { mutations as people } from "./people.mjs";
import { mutations as refusals } from "./refusals.mjs";
import { mutations as setup } from "./setup.mjs";
import { stages } from "./stages.mjs";
import { mutations as tally } from "./tally.mjs";

export const mutations = [...format, ...chain, ...setup, ...people, ...ballots, ...course, ...refusals, ...tally, ...stages, ...anchors];
