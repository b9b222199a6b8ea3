// SPDX-License-Identifier: Apache-2.0
// Playwright against Debian's Chromium, one worker: the pages share one real chain.
import { createRequire } from "node:module";

const require = createRequire(`${process.env.MARU_SOURCE_DIR ?? new URL("../..", import.meta.url).pathname}/third-party/npm/`);
const { defineConfig } = require("@playwright/test");

export default defineConfig({
  testDir: "./browser",
  globalSetup: "./support/start_servers.mjs",
  workers: 1,
  timeout: 60_000,
  forbidOnly: true,
  reporter: "list",
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
