// SPDX-License-Identifier: Apache-2.0
// What a check reports: how many items it looked at, how many failed, the first failure, and a verdict.
export class Check {
  constructor(name) {
    this.name = name;
    this.items = 0;
    this.failed = 0;
    this.first = null;
    this.missing = null;
  }

  /** Counts an item; a text is what is wrong with it, null or undefined is good. */
  item(where, fault) {
    this.items++;
    if (fault === null || fault === undefined || fault === false) return true;
    this.failed++;
    this.first ??= { where, detail: fault === true ? "differs" : fault };
    return false;
  }

  /** What the record does not hold (yet): never a pass. */
  unavailable(detail) {
    this.missing ??= { where: "record", detail };
  }

  get report() {
    const verdict = this.failed > 0 ? "fail" : this.missing !== null ? "unavailable" : "pass";
    return { name: this.name, items: this.items, failed: this.failed, first: this.first ?? this.missing, verdict };
  }
}
