// SPDX-License-Identifier: Apache-2.0
// All mutations: {name, aim: the first check that must fail, make: () => the mutated record's text, verdict: fail unless said}.
import { mutations as ballots } from "./ballots.mjs";
import { mutations as chain } from "./chain.mjs";
import { mutations as format } from "./format.mjs";
import { mutations as setup } from "./setup.mjs";
import { stages } from "./stages.mjs";
import { mutations as tally } from "./tally.mjs";

export const mutations = [...format, ...chain, ...setup, ...ballots, ...tally, ...stages];
