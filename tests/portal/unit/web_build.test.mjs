// SPDX-License-Identifier: Apache-2.0
// What web_build.py leaves: the build before stays for pages that are open, and every served byte is part of the version.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

const root = new URL("../../../", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "maru-web-"));
after(() => rmSync(folder, { recursive: true }));
const web = join(folder, "source");
cpSync(join(root, "citizen-portal-backend/web"), web, { recursive: true });
const out = join(folder, "web");

function build() {
  const { status, stderr } = spawnSync("python3", ["-B", join(root, "citizen-portal-backend/web_build.py"), "--web", web, "--translations",
    join(root, "translations"), "--npm", join(root, "third-party/npm"), "--out", out], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return readFileSync(join(out, "version"), "utf8").trim();
}
const kept = () => readdirSync(join(out, "v")).sort();

test("keepsTheBuildBeforeForPagesThatAreOpen", () => {
  const first = build();
  assert.deepEqual(kept(), [first]);
  assert.equal(build(), first); // the same sources make the same version
  assert.deepEqual(kept(), [first]);
  const module = `v/${first}/js/shared.js`;
  const before = readFileSync(join(out, module));

  // A file at / counts as much as a module.
  appendFileSync(join(web, "root/robots.txt"), "# changed\n");
  const second = build();
  assert.notEqual(second, first);
  assert.deepEqual(kept(), [first, second].sort());
  assert.deepEqual(readFileSync(join(out, module)), before);
  assert.ok(existsSync(join(out, `${module}.gz`)));

  appendFileSync(join(web, "root/icon.svg"), "\n");
  const third = build();
  assert.notEqual(third, second);
  assert.deepEqual(kept(), [second, third].sort()); // one build before, not all
});
