// SPDX-License-Identifier: Apache-2.0
// Playwright against Debian's Chromium; each worker has a real chain and portal of its own (support/start_servers.mjs).
import { createRequire } from "node:module";

const require = createRequire(`${process.env.MARU_SOURCE_DIR ?? new URL("../..", import.meta.url).pathname}/third-party/npm/`);
const { defineConfig } = require("@playwright/test");

export default defineConfig({
  testDir: "./browser",
  globalSetup: "./support/start_servers.mjs",
  workers: 2,
  fullyParallel: true,
  // Time-outs end what hangs; no test is about how fast a machine is. A page may wait 6 s before it asks again because of a
  // block, and a busy machine needs many times what a quiet one needs.
  timeout: 240_000,
  expect: { timeout: 45_000 },
  forbidOnly: true,
  reporter: "list",
  reportSlowTests: { max: 10, threshold: 10_000 },
  outputDir: `${process.env.MARU_BUILD_DIR ?? "."}/portal-results`,
  use: {
    locale: "ko-KR",
    timezoneId: "America/New_York", // pages must show Korean time wherever the device is
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.MARU_CHROMIUM || "/usr/bin/chromium",
      args: ["--no-sandbox"],
    },
  },
});
