// SPDX-License-Identifier: Apache-2.0
// What the voting engine refuses, on the page's side and in its worker.
//
//   engine.unsupported    the browser cannot run it        engine.integrity       the files are not those of this site
//   engine.input          arguments that fit no election   engine.rule            the votes break a rule of `contest`
//   engine.not_in_ring    the key is not in this ring      engine.unknown_ballot  not made here, or forgotten
//   engine.trustees       the key is not the trustees': `part` says what does not hold, `trustee` whose
//   engine.spent          cast or challenged already       engine.closed          wiped
export class EngineError extends Error {
  constructor(code, detail = {}) {
    super(code);
    this.code = `engine.${code}`;
    Object.assign(this, detail);
  }
}
