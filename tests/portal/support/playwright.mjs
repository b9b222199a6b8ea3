// SPDX-License-Identifier: Apache-2.0
// The pinned Playwright and axe from third-party/npm, and the running servers' addresses.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const root = process.env.MARU_SOURCE_DIR ?? new URL("../../..", import.meta.url).pathname;
const require = createRequire(`${root}/third-party/npm/`);
export const { test, expect } = require("@playwright/test");
const axe = require("@axe-core/playwright");

/**
 * axe with all its rules, told to look for selectors of what it finds fault with only, and to finish in the page itself
 * instead of an empty second one: the same findings in a third of the time. The second page is for frames of other sites;
 * a page with a frame is refused, so that none goes unread.
 */
export class AxeBuilder extends (axe.default ?? axe.AxeBuilder) {
  constructor({ page }) {
    super({ page });
    if (page.frames().length !== 1) throw new Error(`axe would not read the frames of ${page.url()}`);
    this.options({ resultTypes: ["violations"] }).setLegacyMode(true);
  }
}

/** This worker's own. */
export const servers = () =>
  JSON.parse(readFileSync(process.env.MARU_PORTAL_TEST_STATE, "utf8"))[Number(process.env.TEST_PARALLEL_INDEX ?? 0)];
