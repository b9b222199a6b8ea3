#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// One election's record at several times of its life, each continuing the blocks of the one before, and one whose history
// was rewritten. grow.mjs FOLDER MODE writes 1.jsonl, 2.jsonl, … and fork.jsonl.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildRecord, recordText } from "./chain.mjs";
import { countActs, Life, lifeOf, modelOf } from "./life.mjs";
import { makeScenario, start } from "./scenario.mjs";

/** Seconds after the start, and what stands in the rows then. `dropped`: a ballot that was never there. */
const stages = [
  { until: 2025, state: "open", without: ["counts", "results", "certifications"] },
  { until: 5000, state: "open", without: ["counts", "results", "certifications"] },
  { until: 6000, state: "counted", without: ["certifications"] },
  { until: Infinity, state: "certified", without: [] },
];

/** The life up to then, as its server's model. */
function modelUntil(scenario, { until, state, without }, dropped) {
  const isBefore = ({ time }) => time <= start + until;
  const life = new Life(lifeOf({ ...scenario, casts: scenario.casts.filter((cast, at) => isBefore(cast) && at !== dropped) }));
  life.acts = life.acts.filter(isBefore);
  life.rows = life.rows.filter(({ table }) => !without.includes(table));
  const row = life.row("elections");
  row.state = state;
  if (state === "open") row.closed_at = 0;
  if (life.actsOf("resumeElection").length === 0) row.pauses = [];
  countActs(life);
  const model = modelOf(life);
  // The empty block at the end would be later than what comes next.
  if (state !== "certified") model.blocks.pop();
  return model;
}

/** {stages: [text], fork: text}: the fork is as long as the second stage. */
export function growth(mode) {
  // In a ring election the weights of o2 and o3 would be equal, and a tie would have to be decided.
  const scenario = makeScenario(mode, { plans: (plans) => { if (mode === "ring") plans[4].votes[0].option = "o3"; } });
  const stateRoots = [];
  const texts = stages.map((stage) => {
    const record = buildRecord({ ...modelUntil(scenario, stage), stateRoots });
    stateRoots[record.blocks.length - 1] = record.stateRoot;
    return recordText(record);
  });
  return { stages: texts, fork: recordText(buildRecord(modelUntil(scenario, stages[1], 0))) };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, mode] = process.argv.slice(2);
  const made = growth(mode);
  for (const [at, text] of made.stages.entries()) writeFileSync(join(folder, `${at + 1}.jsonl`), text);
  writeFileSync(join(folder, "fork.jsonl"), made.fork);
}
