// SPDX-License-Identifier: Apache-2.0
// What a server could show beside a ballot that is not so: a test that is not there, turnout, candidates. And what it learns
// of the visitor meanwhile, which is nothing.
import { expect, test } from "../support/playwright.mjs";
import { CODE, PASSPHRASE, stageElection, startScripted } from "../support/scripted_election.mjs";

let stage;
test.beforeAll(async () => { stage = await startScripted(); });
test.afterAll(async () => { await stage?.stop(); });
test.beforeEach(() => { stage.chain.requests.length = 0; });

const button = (page, name) => page.getByRole("button", { name, exact: true });
const DIFFERS = "서버의 답이 서명된 원장과 다릅니다";

async function toSealed(page, election) {
  await page.goto(`${stage.url}/vote?election=${election.id}`);
  await page.getByLabel("투표 열쇠 파일").setInputFiles({ name: "key.maru-voting-key.json", mimeType: "application/json", buffer: Buffer.from(election.keyFile) });
  await page.getByLabel("열쇠의 암호").fill(PASSPHRASE);
  await button(page, "파일로 열기").click();
  await page.getByLabel("기호 2번 이바다, 나무당").check();
  await button(page, "다음").click();
  await page.getByLabel("기호 1번 최강").check();
  await button(page, "다음").click();
  await button(page, "투표지 암호화하기").click();
  await button(page, "이대로 투표하기").waitFor();
}

async function cast(page, election) {
  await toSealed(page, election);
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("✓ 기록되었습니다")).toBeVisible();
  return stage.chain.tableRows("trackers").find((row) => row.election === election.id).tracker;
}

async function challenged(page, election) {
  await toSealed(page, election);
  await button(page, "암호화가 맞는지 시험하기").click();
  await button(page, "공개하고 시험하기").click();
  await expect.poll(() => stage.chain.tableRows("challenged").filter((row) => row.election === election.id).length).toBe(1);
  return stage.chain.tableRows("challenged").find((row) => row.election === election.id).tracker;
}

const answering = (page, change) => page.route("**/query/election/ballot?*", async (route) => {
  const response = await route.fetch();
  await route.fulfill({ response, json: change(await response.json()) });
});

test("believesNoServerThatHidesATest", async ({ page, context }) => {
  const election = await stageElection(stage.chain);
  const tracker = await challenged(page, election);
  const second = await context.newPage();
  const open = async () => {
    await second.goto(`${stage.url}/voting-security`);
    await second.goto(`${stage.url}/challenge#e=${election.id}&t=${tracker}`);
  };
  for (const change of [({ election: id }) => ({ found: false, election: id, tracker }), (answer) => ({ ...answer, state: "counted" }), (answer) => ({ ...answer, ballot: "00".repeat(32) })]) {
    await answering(second, change);
    await open();
    await expect(second.getByRole("alert").getByText(DIFFERS, { exact: true })).toBeVisible();
    await expect(second.getByText("이 기기로 투표하지 말고 참관인에게 알려 주십시오.")).toBeVisible();
    // What was in it is told all the same, from the ledger.
    await expect(second.getByText("고른 그대로 암호화했습니다")).toBeVisible();
    await second.unroute("**/query/election/ballot?*");
  }
  await second.route("**/api/v1/transactions/*/receipt", (route) => route.fulfill({ status: 404, contentType: "application/problem+json", json: { title: "not there", status: 404, code: "chain.unknown_transaction" } }));
  await open();
  await expect(second.getByRole("alert").getByText(DIFFERS, { exact: true })).toBeVisible();
  await second.unroute("**/api/v1/transactions/*/receipt");
  await open();
  await expect(second.getByText("고른 그대로 암호화했습니다")).toBeVisible();
  await expect(second.getByText(DIFFERS, { exact: true })).toHaveCount(0);
});

test("callsNoCountedBallotATest", async ({ page, context }) => {
  const election = await stageElection(stage.chain);
  const tracker = await cast(page, election);
  const second = await context.newPage();
  await answering(second, (answer) => ({ ...answer, state: "challenged" }));
  await second.goto(`${stage.url}/challenge#e=${election.id}&t=${tracker}`);
  await expect(second.getByText("시험에 쓴 투표지가 아닙니다")).toBeVisible();
  await expect(second.getByText(DIFFERS, { exact: true })).toBeVisible();
});

test("saysThatATrackerIsNotThereFromTheSignedLedgerAlone", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await page.goto(`${stage.url}/challenge#e=${election.id}&t=0000-0000-0000-0000-0000`);
  await expect(page.getByText("이 추적 번호의 투표지는 원장에 없습니다")).toBeVisible();
});

const progressing = (page, change) => page.route("**/query/election/progress?*", async (route) => {
  const response = await route.fetch();
  await route.fulfill({ response, json: change(await response.json()) });
});
const TOLD = "서버가 알려 준 숫자이며 아직 이 기기가 확인하지 않았습니다.";
const PROVEN = "✓ 서명된 원장의 증명으로 이 기기가 확인한 숫자입니다.";

test("showsTurnoutOfProvenRowsWhateverTheServerSays", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await cast(page, election);
  const lie = { part: 77, whole: 128, basis_points: 6_015 };
  await progressing(page, (body) => ({ ...body, voted: 77, ballots: 77, share: lie, hours: body.hours.map((row) => ({ ...row, count: 77 })), turnout: body.turnout.map((row) => ({ ...row, count: 77 })),
    units: body.units.map((row) => ({ ...row, voted: 77, share: lie })) }));
  await page.goto(`${stage.url}/election?id=${election.id}`);
  await expect(page.locator("#turnout").getByText(PROVEN)).toBeVisible();
  await expect(page.locator("#turnout .big-figure")).toContainText("0.78%");
  await expect(page.locator("#turnout")).not.toContainText("77");
  await expect(page.getByText(TOLD)).toHaveCount(0);
});

test("leavesOutHoursThatDoNotAddUpToTheProvenTotal", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await cast(page, election);
  await progressing(page, (body) => ({ ...body, voted: 0, ballots: 0, hours: [], turnout: [], share: { part: 0, whole: 128, basis_points: 0 } }));
  await page.goto(`${stage.url}/election?id=${election.id}`);
  await expect(page.locator("#turnout").getByText("서명된 원장과 맞지 않아 보이지 않습니다", { exact: false })).toBeVisible();
  await expect(page.locator("#turnout .big-figure")).toContainText("0.78%");
  await expect(page.locator("#turnout table")).toHaveCount(0);
});

test("saysOfTurnoutWithoutProofThatItIsTheServers", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await page.route("**/state/election/boxes/**", async (route) => {
    const response = await route.fetch();
    const proof = await response.json();
    await route.fulfill({ response, json: { ...proof, value: { ...proof.value, voters: 9, ballots: 9 } } });
  });
  await page.goto(`${stage.url}/election?id=${election.id}`);
  await expect(page.locator("#turnout").getByText(TOLD)).toBeVisible();
  await page.waitForLoadState("networkidle");
  await expect(page.locator("#turnout").getByText(TOLD)).toBeVisible();
  await expect(page.locator("#turnout").getByText(PROVEN)).toHaveCount(0);
});

test("showsCandidatesOfProvenRowsBeforeFreezingToo", async ({ page }) => {
  const election = await stageElection(stage.chain, { state: "ready" });
  await page.route("**/query/election/contests?*", async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    for (const contest of body.rows) contest.options[0].name_ko = "가짜 후보";
    await route.fulfill({ response, json: body });
  });
  await page.goto(`${stage.url}/election?id=${election.id}`);
  await expect(page.locator("#candidates").getByText("김하늘")).toBeVisible();
  await expect(page.getByText("가짜 후보")).toHaveCount(0);
  await page.unroute("**/query/election/contests?*");
  // A contest that the server leaves out is missed.
  await page.route("**/query/election/contests?*", async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    await route.fulfill({ response, json: { ...body, rows: body.rows.slice(1) } });
  });
  await page.goto(`${stage.url}/election?id=${election.id}`);
  await expect(page.getByText("election.unproven", { exact: false })).toBeVisible();
  await expect(page.locator("#candidates")).toHaveCount(0);
});

/** Everything that the page asks of the portal's resources from now on, with its headers. */
function listen(page) {
  const sent = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/api/") && pathname !== "/api/stream") sent.push(request.allHeaders().then((headers) => ({ what: `${request.method()} ${pathname}`, headers })));
  });
  return async () => {
    const all = await Promise.all(sent);
    for (const { what, headers } of all) expect(headers.cookie, what).toBeUndefined();
    return all;
  };
}

const session = (context) => context.addCookies([{ name: "maru-visitor", value: "session-of-somebody", url: stage.url }]);

test("looksForABallotWithoutCookieAndTellsTheChainOfNoVisitor", async ({ page, context }) => {
  const election = await stageElection(stage.chain);
  const tracker = await cast(page, election);
  await stage.chain.append({ tx: { chain: "maru-test", domain: "chain", action: "later" }, result: { code: "ok" } });
  await session(context);
  stage.chain.requests.length = 0;
  const asked = listen(page);
  await page.goto(`${stage.url}/voting-security`);
  await page.goto(`${stage.url}/ballot#e=${election.id}&t=${tracker}`);
  await expect(page.getByText("이 투표지가 집계됩니다")).toBeVisible();
  const all = (await asked()).map(({ what }) => what);
  for (const path of ["/api/v1/head", "/api/v1/log/consistency"]) expect(all).toContain(`GET ${path}`);
  for (const { what, headers } of await Promise.all((await asked()).filter(({ what }) => !what.endsWith("/api/session")))) expect(headers.referer ?? "", what).toBe("");
  const told = stage.chain.requests.filter(({ path }) => path.startsWith("/v1/head") || path.startsWith("/v1/log") || path.startsWith("/v1/transactions"));
  expect(told.length).toBeGreaterThan(2);
  for (const { path, headers } of told) {
    for (const name of ["x-forwarded-for", "accept-language", "cookie"]) expect(headers[name], `${path} ${name}`).toBeUndefined();
  }
});

test("enrolsAndObjectsWithoutCookieAndTellsTheChainOfNoVisitor", async ({ page, context }) => {
  const election = await stageElection(stage.chain, { state: "ready" });
  await session(context);
  const asked = listen(page);
  await page.goto(`${stage.url}/enrol#e=${election.id}&n=12&c=${CODE}`);
  // Neither number nor code stays in the address bar, or was ever in a request.
  await expect(page.getByLabel("개인 코드")).not.toHaveValue("");
  expect(page.url()).toBe(`${stage.url}/enrol?election=${election.id}`);
  await button(page, "다음").click();
  await page.getByLabel("열쇠의 암호").fill(PASSPHRASE);
  await page.getByLabel("암호 한 번 더").fill(PASSPHRASE);
  await button(page, "열쇠를 만들고 등록하기").click();
  await expect(page.getByText("✓ 등록했습니다")).toBeVisible();
  await page.goto(`${stage.url}/election?id=${election.id}`);
  await page.getByText("이의 내기", { exact: true }).click();
  await page.getByLabel("이의 내용").fill("A word.");
  await button(page, "이의 보내기").click();
  await expect(page.getByText("✓ 이의가 접수되었습니다")).toBeVisible();
  expect((await asked()).filter(({ what }) => what === "POST /api/transactions")).toHaveLength(2);
  const posts = stage.chain.requests.filter(({ method }) => method === "POST");
  expect(posts.map(({ body }) => JSON.parse(body).action)).toEqual(["enrol", "objectTo"]);
  for (const { headers } of posts) {
    for (const name of ["x-forwarded-for", "accept-language", "cookie", "referer"]) expect(headers[name], name).toBeUndefined();
  }
});
