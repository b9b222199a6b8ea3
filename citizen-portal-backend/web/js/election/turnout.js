// SPDX-License-Identifier: Apache-2.0
// Turnout out of proven rows: the ballot box's totals, each unit's voters of the roll, each hour of each unit. The server says
// only which rows there are; one that it leaves out is missed in the box's total.
import { shareOf } from "./figures.js";
import { proven } from "./reads.js";

/** More rows than this no browser asks a proof of each for: then the totals alone are proven. */
const MOST_ROWS = 400;
const AT_ONCE = 8;
const TRIES = 3;
const HOUR = 3_600;

const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const sumOf = (rows, name) => rows.reduce((all, row) => all + row[name], 0);

/** Units of a definition with their names: precincts that are counted on their own. */
function unitsOf({ precincts }) {
  const named = new Map(precincts.map((precinct) => [precinct.id, precinct]));
  return [...new Set(precincts.map(({ id, counted_in: unit }) => unit || id))].sort().map((id) => ({ unit: id, name_ko: named.get(id)?.name_ko ?? id, name_en: named.get(id)?.name_en ?? id }));
}

async function inTurns(keys, work) {
  const out = [];
  for (let at = 0; at < keys.length; at += AT_ONCE) out.push(...await Promise.all(keys.slice(at, at + AT_ONCE).map(work)));
  return out;
}

/** One row of turnout, or of a unit's roll, which `rows` keeps once it can change no more. */
async function keptRow(rows, read, table, key, isFinal) {
  const name = `${table}/${key}`;
  if (rows.has(name)) return rows.get(name);
  const { value, header } = await read(table, key);
  if (value !== null && isFinal(header)) rows.set(name, value);
  return value;
}

const hourKey = (id, { unit, hour }) => `${id}/${unit}/${String(hour).padStart(12, "0")}`;

async function readHours(id, told, rows, read) {
  const asked = new Map((told.turnout ?? []).map(({ unit, hour }) => ({ unit: String(unit), hour })).filter(({ hour }) => isCount(hour)).map((one) => [hourKey(id, one), one]));
  const found = await inTurns([...asked], async ([key, { unit, hour }]) => {
    const value = await keptRow(rows, read, "turnout", key, ({ time }) => time >= hour + HOUR);
    return value?.election === id && value.unit === unit && value.hour === hour && isCount(value.voters) ? value : null;
  });
  return found.includes(null) ? null : found;
}

async function readUnits(id, units, rows, read) {
  const found = await inTurns(units, ({ unit }) => keptRow(rows, read, "units", `${id}/${unit}`, () => true));
  return found.every((row, i) => row?.election === id && row.unit === units[i].unit && ["entries", "enrolled", "roll"].every((name) => isCount(row[name])))
    ? found : null;
}

/** While votes come in, the box is read before and after the hours: their sum lies between, or something is missing. */
async function readAll({ id, entries, enrolled }, units, told, rows, read) {
  const [before, roll] = [(await read("boxes", id)).value, await readUnits(id, units, rows, read)];
  const hours = await readHours(id, told, rows, read);
  const box = (await read("boxes", id)).value;
  const isWhole = roll !== null && hours !== null && sumOf(roll, "enrolled") === enrolled && sumOf(roll, "entries") === entries && sumOf(hours, "voters") >= (before?.voters ?? 0) && sumOf(hours, "voters") <= (box?.voters ?? 0);
  return { box, roll, hours, isWhole };
}

const isBox = (box, id) => box?.election === id && ["ballots", "voters", "replaced", "challenges"].every((name) => isCount(box[name])) && box.ballots === box.voters + box.replaced;

/**
 * What is shown of turnout, {…, proof}: "all" is proven, "totals" alone are (too many rows to ask for), or "differs": what the
 * server has named does not add up to the proven total, and is left out. `results` are the proven rows of contests that every
 * voter had: their ballots are the box's voters. Throws where not even the totals can be proven. `rows` is kept by the caller.
 */
export async function provenTurnout(election, definition, tell, { rows = new Map(), results = [], read = proven } = {}) {
  const { id, entries, enrolled } = election;
  const units = unitsOf(definition);
  for (let tries = 1; ; tries += 1) {
    const told = await tell();
    const isMuch = units.length + (told.turnout?.length ?? 0) > MOST_ROWS || (told.hours?.length && !told.turnout?.length);
    const { box, roll, hours, isWhole } = isMuch ? { box: (await read("boxes", id)).value, isWhole: false } : await readAll(election, units, told, rows, read);
    if (!isBox(box, id)) throw Object.assign(new Error("no ballot box"), { code: "election.unproven" });
    const isSame = results.every((result) => result.ballots === box.voters && (!roll || result.roll === sumOf(roll, "roll")));
    const totals = { ...told, ballots: box.ballots, voted: box.voters, replaced: box.replaced, challenges: box.challenges, enrolled, entries, share: shareOf(box.voters, enrolled),
      roll_share: shareOf(box.voters, entries) };
    if (isMuch && isSame) return { ...totals, proof: "totals" };
    if (isWhole && isSame) return { ...totals, proof: "all", hours: byHour(hours), units: byUnit(units, roll, hours) };
    // Somebody voted in between, most likely in a new hour: what there is is asked for once more.
    if (tries === TRIES) return { ...totals, proof: "differs", hours: [], units: [] };
  }
}

function byHour(rows) {
  const hours = new Map();
  for (const { hour, voters } of rows) hours.set(hour, (hours.get(hour) ?? 0) + voters);
  return [...hours].map(([hour, count]) => ({ hour, count }));
}

const byUnit = (units, roll, hours) => units.map((unit, i) => {
  const voted = sumOf(hours.filter((row) => row.unit === unit.unit), "voters");
  const { entries, enrolled } = roll[i];
  return { ...unit, entries, enrolled, voted, share: shareOf(voted, enrolled), roll_share: shareOf(voted, entries) };
});
