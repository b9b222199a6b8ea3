// SPDX-License-Identifier: Apache-2.0
// The pinned Playwright and axe from third-party/npm, and the running servers' addresses.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const root = process.env.MARU_SOURCE_DIR ?? new URL("../../..", import.meta.url).pathname;
const require = createRequire(`${root}/third-party/npm/`);
export const { test, expect } = require("@playwright/test");
const axe = require("@axe-core/playwright");
export const AxeBuilder = axe.default ?? axe.AxeBuilder;

/** This worker's own. */
export const servers = () =>
  JSON.parse(readFileSync(process.env.MARU_PORTAL_TEST_STATE, "utf8"))[Number(process.env.TEST_PARALLEL_INDEX ?? 0)];
