// SPDX-License-Identifier: Apache-2.0
// The explorer for citizens: the newest blocks, one block, one transaction; in plain words, checked in this browser.
import { actName, resultText, sentenceOf } from "../act_sentence.js";
import { config, get, node, receipt as fetchReceipt } from "../api.js";
import { checkBlock } from "../block_check.js";
import { checkReceipt } from "../core/receipt.js";
import { transactionId } from "../core/transaction.js";
import { facts, field, h, hold, isHeld, replace } from "../dom.js";
import { count, dateTime, language, shortId, t } from "../i18n.js";
import { onBlock, readAt } from "../live.js";
import { proofList } from "../proof_list.js";
import { rounds } from "../redraws.js";
import { errorBox, start } from "../shell.js";
import { term } from "../terms.js";

const LIST_ROWS = 20;
const ACT_ROWS = 30;

const blockLink = (height) => `/blocks?height=${height}`;
const actLink = (id) => `/blocks?transaction=${encodeURIComponent(id)}`;
const titles = () => get("/api/v1/errors").then((body) => body.codes, () => ({}));

/** A number is a block, 64 digits are a transaction, fewer the beginning of one. */
function jumpForm() {
  const input = field(t("blocks.jump"), h("input", { type: "search", maxlength: "64", autocomplete: "off", spellcheck: "false" }),
    t("blocks.jump_help"));
  const output = h("div", { "aria-live": "polite" });
  const next = rounds();
  const find = async () => {
    const mine = next();
    const text = input.input.value.trim().toLowerCase().replace(/[\s,]/g, "");
    replace(output);
    if (/^\d{1,12}$/.test(text)) {
      const { height } = await node();
      if (!mine.isLast()) return;
      input.fail(Number(text) <= height ? "" : t("blocks.jump_beyond", { height: count(height) }));
      if (Number(text) <= height) location.assign(blockLink(Number(text)));
      return;
    }
    if (!/^[0-9a-f]{4,64}$/.test(text)) {
      input.fail(t("blocks.jump_bad"));
      return;
    }
    input.fail("");
    const { rows } = await get(`/api/v1/transactions?q=${text}&limit=10`);
    if (!mine.isLast()) return;
    if (rows.length === 1) location.assign(actLink(rows[0].id));
    else if (rows.length === 0) input.fail(t("blocks.jump_none"));
    else {
      replace(output, h("h2", {}, t("blocks.found", { count: count(rows.length) })), h("ul", { class: "acts" }, rows.map((row) =>
        h("li", {}, h("p", { class: "sentence" }, h("a", { href: actLink(row.id) }, actName(row.domain, row.action))),
          h("p", { class: "help" }, `${dateTime(row.time)} · `, h("code", {}, shortId(row.id)))))));
    }
  };
  const form = h("form", { role: "search", onsubmit: (event) => {
    event.preventDefault();
    find().catch((error) => replace(output, errorBox(error)));
  } }, h("div", { class: "jump" }, input.element, h("button", { type: "submit" }, t("action.search"))));
  return h("div", {}, form, output);
}

function chainRow(row) {
  return h("li", {},
    h("a", { href: blockLink(row.height) }, t("blocks.one", { height: count(row.height) })),
    h("span", {}, dateTime(row.time)),
    h("span", {}, row.transactions ? t("blocks.acts", { count: count(row.transactions) }) : t("blocks.by_itself")),
    h("span", { class: "help hash" }, `${t("blocks.hash")} `, h("code", { title: row.hash }, shortId(row.hash))));
}

async function showList(main) {
  const asked = new URLSearchParams(location.search).get("before") ?? "";
  const before = /^\d{1,12}$/.test(asked) ? asked : "";
  const load = () => get(`/api/v1/blocks?limit=${LIST_ROWS}${before ? `&before=${before}` : ""}`);
  const page = await load();
  const list = h("ol", { class: "chain", "aria-label": t("blocks.newest"), reversed: true });
  const live = h("div", { class: "live-line", role: "status" });
  let newest = page.rows[0]?.height ?? 0;
  let told = 0;
  const show = (rows) => replace(list, rows.map(chainRow));
  const quiet = () => replace(live, h("span", { class: "help" }, t("blocks.live_waiting")));
  // One button that stays while blocks come: a finger or a keyboard's focus on it is not thrown off by the next one.
  const text = document.createTextNode("");
  const button = h("button", { type: "button", class: "secondary", onclick: async () => {
    if (isHeld(button)) return;
    hold(button, true);
    live.querySelector("[role=alert]")?.remove();
    try {
      const fresh = await load();
      newest = fresh.rows[0]?.height ?? newest;
      show(fresh.rows);
      list.querySelector("a")?.focus();
      if (told > newest) offer();
      else quiet();
    } catch (error) {
      live.append(errorBox(error));
    }
    hold(button, false);
  } }, text);
  const offer = () => {
    text.data = t("blocks.live_new", { count: count(told - newest) });
    if (!button.isConnected) replace(live, button);
  };
  if (!before && page.rows.length) readAt(page.rows[0].height);
  show(page.rows);
  quiet();
  replace(main, h("div", { class: "wide" }, h("h1", {}, t("blocks.title")), h("p", { class: "lead" }, t("blocks.lead")),
    h("div", {}, term("block", t("blocks.what_is_block")), term("hash", t("blocks.what_is_hash"))),
    jumpForm(), h("h2", {}, before ? t("blocks.before", { height: count(Number(before)) }) : t("blocks.newest")),
    before ? null : live, list,
    h("nav", { class: "pager", "aria-label": t("blocks.pages") },
      before ? h("a", { class: "button secondary", href: "/blocks" }, t("blocks.to_newest")) : h("span", {}),
      page.next ? h("a", { class: "button secondary", href: `/blocks?before=${page.next}` }, t("blocks.older")) : null)));
  if (before) return;
  // New blocks wait for a press, so that nothing moves under the reader's finger.
  onBlock((block) => {
    if (block.height <= newest) return;
    told = block.height;
    offer();
  });
}

function signerText(signer) {
  return signer ? h("code", { title: signer }, shortId(signer)) : t("blocks.signer_hidden");
}

/** Says what the leaf says, which is what the check is about; of a restricted one nothing but its place is known. */
async function actItem(entry, leaf, codes) {
  if (leaf.redacted) {
    return h("li", {}, h("p", { class: "sentence" }, entry ? h("a", { href: actLink(entry.id) }, t("blocks.redacted")) : t("blocks.redacted")),
      h("p", { class: "help" }, `${t("blocks.signer")} `, signerText("")));
  }
  const { tx, result } = leaf;
  return h("li", {},
    h("p", { class: "sentence" }, h("a", { href: actLink(await transactionId(tx)) }, await sentenceOf(tx, result))),
    h("p", { class: "help" }, `${actName(tx.domain, tx.action)} · ${resultText(result.code, codes, language)}`),
    h("p", { class: "help" }, `${t("blocks.signer")} `, signerText(tx.signer)));
}

async function showBlock(main, height) {
  const [block, { leaves }, { node: pinned }, codes, { height: head }] = await Promise.all([
    get(`/api/v1/blocks/${height}`), get(`/api/v1/blocks/${height}/leaves`), config(), titles(), node()]);
  const { header } = block;
  const list = h("ul", { class: "acts" });
  const more = h("button", { type: "button", class: "secondary" }, t("action.more"));
  let shown = 0;
  const grow = async () => {
    if (isHeld(more)) return;
    hold(more, true);
    const next = leaves.slice(shown, shown + ACT_ROWS);
    const items = await Promise.all(next.map((leaf, i) => actItem(block.transactions[shown + i], leaf, codes)));
    const hadFocus = document.activeElement === more;
    list.append(...items);
    shown += next.length;
    more.hidden = shown >= leaves.length;
    hold(more, false);
    if (hadFocus && more.hidden) items[0]?.querySelector("a")?.focus();
  };
  more.addEventListener("click", grow);
  await grow();
  const output = h("div", { "aria-live": "polite" });
  const check = h("button", { type: "button" }, t("blocks.check"));
  check.addEventListener("click", async () => {
    if (isHeld(check)) return;
    hold(check, true);
    try {
      const result = await checkBlock(block, leaves, pinned, { height: Number(height), onProgress: (done, all) =>
        replace(output, h("p", { role: "status" }, t("blocks.checking", { done: count(done), all: count(all) }))) });
      replace(output, proofList(result),
        result.redacted ? h("p", { class: "help" }, t("blocks.redacted_count", { count: count(result.redacted) })) : null,
        result.checked < block.transactions.length ? h("p", { class: "help" }, t("blocks.checked_first", { count: count(result.checked) })) : null);
    } catch (error) {
      replace(output, errorBox(error));
    }
    hold(check, false);
  });
  document.title = `${t("blocks.one", { height: count(header.height) })} · ${t("site.name")}`;
  replace(main, h("div", { class: "wide" },
    h("p", {}, h("a", { href: "/blocks" }, `← ${t("blocks.title")}`)),
    h("h1", {}, t("blocks.one", { height: count(header.height) })),
    h("p", { class: "lead" }, leaves.length
      ? t("blocks.summary", { time: dateTime(header.time), count: count(leaves.length) })
      : t("blocks.summary_none", { time: dateTime(header.time) })),
    h("nav", { class: "pager", "aria-label": t("blocks.neighbours") },
      header.height > 0 ? h("a", { class: "button secondary", href: blockLink(header.height - 1) }, `← ${t("blocks.one", { height: count(header.height - 1) })}`) : h("span", {}),
      header.height < head ? h("a", { class: "button secondary", href: blockLink(header.height + 1) }, `${t("blocks.one", { height: count(header.height + 1) })} →`) : null),
    h("section", {}, h("h2", {}, t("blocks.check_title")), h("p", {}, t("blocks.check_explain")), h("p", {}, check), output),
    h("section", {}, h("h2", {}, t("blocks.transactions")),
      leaves.length ? h("div", {}, list, more) : h("p", {}, t("blocks.by_rule"))),
    h("section", {}, h("h2", {}, t("blocks.inside")), facts([
      [t("blocks.time"), dateTime(header.time)],
      [term("node", t("blocks.signed_by")), h("code", { title: header.proposer }, shortId(header.proposer))],
      [term("hash", t("blocks.hash")), h("code", {}, block.hash)],
      [t("blocks.previous"), header.height > 0
        ? h("a", { href: blockLink(header.height - 1) }, h("code", {}, header.previous)) : h("code", {}, header.previous)],
      [term("log", t("blocks.log_root")), h("code", {}, header.log_root)],
      [term("state", t("blocks.state_root")), h("code", {}, header.state_root)],
      [t("blocks.log_size"), count(header.log_size)],
    ]))));
}

async function showTransaction(main, id) {
  const [found, codes] = await Promise.all([get(`/api/v1/transactions/${id}`), titles()]);
  const top = [h("p", {}, h("a", { href: "/blocks" }, `← ${t("blocks.title")}`))];
  const common = [
    [t("receipt.number"), h("code", {}, id)],
    [t("receipt.block"), h("a", { href: blockLink(found.height) }, t("blocks.one", { height: count(found.height) }))],
    [t("receipt.time"), dateTime(found.time)],
  ];
  if (found.redacted) {
    replace(main, h("div", { class: "wide" }, top, h("h1", {}, t("blocks.one_act")),
      h("p", { class: "box info" }, t("blocks.redacted_explain")),
      facts([...common, [t("blocks.hash"), h("code", {}, found.redacted)]])));
    return;
  }
  const { tx, result } = found;
  const output = h("div", { "aria-live": "polite" }, h("p", { role: "status" }, t("receipt.working")));
  replace(main, h("div", { class: "wide" }, top, h("h1", {}, await sentenceOf(tx, result)), output,
    h("section", {}, h("h2", {}, t("blocks.inside_act")), facts([
      [t("receipt.what"), actName(tx.domain, tx.action)],
      [t("receipt.result"), resultText(result.code, codes, language)],
      [term("signature", t("receipt.signer")), h("code", { title: tx.signer }, shortId(tx.signer))],
      ...common,
      tx.payload?.campaign && [t("campaign.title"), h("a", { href: `/campaign?id=${encodeURIComponent(tx.payload.campaign)}` }, t("blocks.to_campaign"))],
    ])),
    h("details", {}, h("summary", {}, t("blocks.as_written")), h("p", { class: "help" }, t("blocks.as_written_explain")),
      h("pre", { tabindex: "0" }, JSON.stringify({ tx, result }, null, 2))),
    h("p", { class: "buttons" }, h("a", { class: "button secondary", href: `/receipt?id=${id}` }, t("blocks.to_receipt")))));
  try {
    const { node: pinned } = await config();
    replace(output, proofList(await checkReceipt(await fetchReceipt(id), pinned, { id })));
  } catch (error) {
    replace(output, errorBox(error));
  }
}

start("blocks", "blocks.title", async (main) => {
  const asked = new URLSearchParams(location.search);
  const height = asked.get("height") ?? "";
  const transaction = (asked.get("transaction") ?? "").toLowerCase();
  if (/^\d{1,12}$/.test(height)) await showBlock(main, height);
  else if (/^[0-9a-f]{64}$/.test(transaction)) await showTransaction(main, transaction);
  else await showList(main);
});
