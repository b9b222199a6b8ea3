// SPDX-License-Identifier: Apache-2.0
// Officers as the record's rows name them: whose a key is, back to the first key, from which the officer's id follows
// (docs/election-protocol.md section 11).
import { hex, sha256, utf8 } from "./bytes.mjs";
import { isCount } from "./json.mjs";

export const officerIdOf = (did) => `o-${hex(sha256(utf8(`maru/officer/v1/${did}`))).slice(0, 16)}`;

const mostKeys = 64;

export class Officers {
  #ways = new Map();

  constructor(facts) {
    this.facts = facts;
  }

  row(did) {
    return this.facts.row("officers", did, "identity");
  }

  /** {officer, agency} of the key as its row says; empty texts without a row. */
  told(did) {
    const { officer = "", agency = "" } = this.row(did) ?? {};
    return { officer, agency };
  }

  /** What is wrong with a key that signed at `time`; null when nothing is. */
  fault(did, time) {
    const row = this.row(did);
    if (row === undefined) return "no row of the signer";
    if (!isCount(row.since) || row.since > time) return "signed before the key was the officer's";
    if (row.replaced_by !== undefined) {
      const after = this.row(row.replaced_by);
      if (after === undefined) return "no row of the key that came after";
      if (!isCount(after.since) || after.since < time) return "signed after the key was replaced";
    }
    return this.#wayFault(did);
  }

  #wayFault(did) {
    if (!this.#ways.has(did)) this.#ways.set(did, this.#walk(did));
    return this.#ways.get(did);
  }

  /** Back to the first key. */
  #walk(did) {
    const { officer, agency } = this.row(did);
    const seen = new Set();
    for (let own = did; ;) {
      const row = this.row(own);
      if (row === undefined) return "no row of an earlier key";
      if (row.did !== own || row.officer !== officer || row.agency !== agency) return "a key of another officer or agency";
      if (seen.has(own) || seen.size >= mostKeys) return "keys that replace each other";
      seen.add(own);
      if (row.replaces === undefined) return officerIdOf(own) === officer ? null : "an officer id that is not the first key's";
      if (this.row(row.replaces) !== undefined && this.row(row.replaces).replaced_by !== own) return "replaces a key that was not replaced by it";
      own = row.replaces;
    }
  }
}
