// SPDX-License-Identifier: Apache-2.0
// Blocks for citizens: the newest ones, and what one block holds.
import { get } from "../api.js";
import { facts, h, replace, table } from "../dom.js";
import { count, dateTime, shortId, t } from "../i18n.js";
import { start } from "../shell.js";

async function showList(main) {
  const before = new URLSearchParams(location.search).get("before") ?? "";
  const page = await get(`/api/v1/blocks?limit=30${/^\d+$/.test(before) ? `&before=${before}` : ""}`);
  replace(main, h("div", { class: "wide" }, h("h1", {}, t("blocks.title")), h("p", { class: "lead" }, t("blocks.lead")),
    table(t("blocks.title"), [
      { label: t("blocks.height"), cell: (row) => h("a", { href: `/blocks?height=${row.height}` }, count(row.height)) },
      { label: t("blocks.time"), cell: (row) => dateTime(row.time) },
      { label: t("blocks.transactions"), number: true, cell: (row) => count(row.transactions) },
      { label: t("blocks.hash"), cell: (row) => h("code", { title: row.hash }, shortId(row.hash)) },
    ], page.rows),
    page.next ? h("p", {}, h("a", { href: `/blocks?before=${page.next}` }, t("blocks.older"))) : null));
}

async function showBlock(main, height) {
  const block = await get(`/api/v1/blocks/${height}`);
  replace(main, h("div", { class: "wide" },
    h("p", {}, h("a", { href: "/blocks" }, `← ${t("blocks.title")}`)),
    h("h1", {}, t("blocks.one", { height: count(block.header.height) })),
    facts([
      [t("blocks.time"), dateTime(block.header.time)],
      [t("blocks.hash"), h("code", {}, block.hash)],
      [t("blocks.previous"), h("code", {}, block.header.previous)],
      [t("blocks.log_root"), h("code", {}, block.header.log_root)],
      [t("blocks.state_root"), h("code", {}, block.header.state_root)],
      [t("blocks.log_size"), count(block.header.log_size)],
    ]),
    block.transactions.length ? table(t("blocks.transactions"), [
      { label: t("blocks.number"), number: true, cell: (row) => count(row.index) },
      { label: t("blocks.action"), cell: (row) => {
        const key = `action.name.${row.domain}.${row.action}`;
        return t(key) === key ? `${row.domain}/${row.action}` : t(key);
      } },
      { label: t("blocks.result"), cell: (row) => (row.code === "ok" ? t("receipt.accepted") : row.code) },
      { label: t("blocks.signer"), cell: (row) => h("code", { title: row.signer }, shortId(row.signer)) },
      { label: t("movement.proof"), cell: (row) => h("a", { href: `/receipt?id=${row.id}` }, t("receipt.check")) },
    ], block.transactions) : h("p", {}, t("blocks.by_rule"))));
}

start("blocks", "blocks.title", async (main) => {
  const height = new URLSearchParams(location.search).get("height") ?? "";
  if (/^\d{1,15}$/.test(height)) await showBlock(main, height);
  else await showList(main);
});
