// SPDX-License-Identifier: Apache-2.0
// One campaign: progress and terms, where the money went, the promised steps with their evidence, spending by group, the
// organisation and its record, the sums checked here, and what happened when. Follows the ledger while it is open.
import { allRows, campaignOf, query, stateProof } from "../api.js";
import { dataIsFresh } from "../as_of.js";
import { stateBadge } from "../campaign_parts.js";
import { badge, facts, h, hold, isHeld, replace, table } from "../dom.js";
import { count, dateOnly, dateTime, pick, t, won } from "../i18n.js";
import { rememberFocus } from "../focus.js";
import { onBlockLater } from "../live.js";
import { hasSelection, rememberOpened } from "../opened.js";
import { campaignHead } from "../parts/campaign_head.js";
import { evidenceBlock } from "../parts/evidence.js";
import { flowTable, movementTable } from "../parts/flow_table.js";
import { milestoneTimeline } from "../parts/milestones.js";
import { campaignsIn, readFollowed } from "../parts/notice_board.js";
import { sankeyFigure } from "../parts/sankey_view.js";
import { shareBlock } from "../parts/share.js";
import { stateCheck } from "../parts/state_check.js";
import { businessNumber } from "../parts/won_words.js";
import { proofList } from "../proof_list.js";
import { errorBox, start } from "../shell.js";
import { checkCampaignSums, checkFlow } from "../sums.js";

const FIRST_MOVEMENTS = 10;
const MOST_OTHERS = 6;

function terms(campaign) {
  return facts([
    [t("campaign.category"), t(`category.${campaign.category}`)],
    [t("campaign.region"), t(`region.${campaign.region}`)],
    [t("campaign.period"), `${dateTime(campaign.start)} ~ ${dateTime(campaign.end)}`],
    [t("campaign.use_until"), dateOnly(campaign.use_until)],
    [t("campaign.stop_rule"), t(`stop_rule.${campaign.stop_rule}`)],
    [t("campaign.overflow"), t(`overflow.${campaign.overflow}`)],
    [t("campaign.minimum"), campaign.minimum ? won(campaign.minimum) : t("campaign.no_minimum")],
    [t("campaign.cost"), won(campaign.fundraising_cost)],
    [t("campaign.refund_policy"), t(`refund_policy.${campaign.refund_policy}`)],
    campaign.registration_number && [t("campaign.registration_number"), campaign.registration_number],
  ]);
}

/** The picture's numbers are compared with the proven state as soon as the page is open; the whole tree on demand. */
function flowSection(campaign, flow, spending) {
  const checked = h("div", { "aria-live": "polite" }, h("p", { class: "help" }, t("flow.checking")));
  const rows = flowTable(campaign.id, flow, spending);
  const hasHidden = spending.hidden || flow.nodes.some((node) => node.id === "undisclosed");
  const section = h("section", { id: "flow" }, h("h2", {}, t("flow.title")), h("p", { class: "help" }, t("flow.explain")),
    flow.links.length ? [sankeyFigure(flow, rows.open), h("h3", {}, t("flow.table")), h("p", { class: "help" }, t("flow.table_explain")),
      rows.element, checked] : h("p", {}, t("flow.none")),
    facts([[t("summary.raised"), won(campaign.raised)], [t("flow.paid"), won(campaign.paid)],
      [t("flow.returned"), won(campaign.returned)], [t("flow.refunded"), won(campaign.refunded)],
      [t("summary.balance"), won(campaign.balance)]]),
    hasHidden ? h("p", { class: "help" }, t("spending.why", { k: spending.k })) : null);
  checkFlow(campaign.id, flow).then((result) => {
    if (result.flow && result.flow !== flow) {
      const restore = rememberFocus(() => document.getElementById("flow"));
      const reopen = rememberOpened(section);
      const newer = flowSection(result.campaign, result.flow, spending);
      section.replaceWith(newer);
      reopen(newer);
      restore();
    } else replace(checked, proofList(result));
  }, (error) => replace(checked, errorBox(error)));
  return section;
}

function spendingSection(spending) {
  if (!spending.rows.length && !spending.hidden) return null;
  return h("section", {}, h("h2", {}, t("spending.title")), h("p", { class: "help" }, t("spending.explain", { k: spending.k })),
    spending.rows.length ? table(t("spending.title"), [
      { label: t("spending.month"), cell: (row) => row.month },
      { label: t("spending.category"), cell: (row) => t(`merchant.${row.category}`) },
      { label: t("spending.amount"), number: true, cell: (row) => won(row.amount) },
      { label: t("spending.beneficiaries"), number: true, cell: (row) => count(row.beneficiaries) },
    ], spending.rows) : null,
    spending.hidden ? h("div", { class: "box info" }, h("strong", {}, t("spending.hidden")), h("p", {}, t("spending.why", { k: spending.k }))) : null);
}

function sumSection(id) {
  const place = h("div", { "aria-live": "polite" });
  const button = h("button", { type: "button", class: "secondary" }, t("sums.check"));
  button.addEventListener("click", async () => {
    if (isHeld(button)) return;
    hold(button, true);
    replace(place, h("p", { role: "status" }, t("sums.working")));
    try {
      replace(place, proofList(await checkCampaignSums(id)));
    } catch (error) {
      replace(place, errorBox(error));
    }
    hold(button, false);
  });
  return h("section", {}, h("h2", {}, t("sums.title")), h("p", {}, t("sums.explain")), button, place);
}

function usageSection(usage) {
  if (!usage.length) return null;
  return h("section", {}, h("h2", {}, t("usage.title")), table(t("usage.title"), [
    { label: t("usage.date"), cell: (row) => row.date },
    { label: t("usage.place"), cell: (row) => row.place },
    { label: t("usage.purpose"), cell: (row) => row.purpose },
    { label: t("usage.amount"), number: true, cell: (row) => won(row.amount) },
    { label: t("movement.proof"), cell: (row) => h("a", { href: `/receipt?id=${row.transaction}` }, t("movement.receipt")) },
  ], usage));
}

function organisationSection(organisation, campaigns, current) {
  const others = campaigns.filter((one) => one.id !== current && one.state !== "draft");
  return h("section", {}, h("h2", {}, t("organisation.title")),
    facts([
      [t("organisation.name"), pick(organisation, "name")],
      [t("organisation.state"), badge(organisation.state === "verified" ? "good" : "info", t(`organisation.state.${organisation.state}`))],
      [t("organisation.category"), t(`organisation.category.${organisation.category}`)],
      [t("organisation.number"), businessNumber(organisation.number)],
      [t("organisation.contact"), organisation.contact],
      [t("organisation.raised"), won(organisation.raised)],
      [t("organisation.campaigns"), count(organisation.campaigns)],
    ]), stateCheck("organisations", organisation.id),
    others.length ? [h("h3", {}, t("organisation.history")), h("ul", { class: "plain" }, others.slice(0, MOST_OTHERS).map((one) =>
      h("li", {}, h("a", { href: `/campaign?id=${encodeURIComponent(one.id)}` }, pick(one, "title")), " ", stateBadge(one.state),
        h("span", { class: "help" }, ` ${t("organisation.line", { raised: won(one.raised), paid: won(one.paid) })}`))))]
      : h("p", { class: "help" }, t("organisation.first")));
}

function movementSection(campaign, first) {
  const place = h("div", {});
  const rows = [...first.rows];
  let after = first.next;
  const more = h("button", { type: "button", class: "secondary" }, t("action.more"));
  const show = () => replace(place, movementTable(t("movement.title"), rows), after ? h("p", {}, more) : null);
  more.addEventListener("click", async () => {
    if (isHeld(more)) return;
    hold(more, true);
    place.querySelector(":scope > [role=alert]")?.remove();
    try {
      const page = await query("movements", { campaign, sort: "-", limit: FIRST_MOVEMENTS, after });
      rows.push(...page.rows);
      after = page.next;
      const restore = rememberFocus(() => place);
      show();
      restore();
      if (after && document.activeElement === document.body) more.focus();
    } catch (error) {
      place.append(errorBox(error));
    }
    hold(more, false);
  });
  show();
  return h("section", {}, h("h2", {}, t("movement.title")), place);
}

function changeSection(changes) {
  return h("section", {}, h("h2", {}, t("change.title")), h("ol", { class: "timeline" }, changes.map((change) =>
    h("li", {}, h("strong", {}, t(`change.kind.${change.kind}`)), ` ${dateTime(change.time)} `,
      change.transaction ? h("a", { href: `/receipt?id=${change.transaction}` }, t("movement.receipt"))
        : h("a", { href: `/blocks?height=${change.height}` }, t("movement.by_rule_block", { height: count(change.height) })),
      change.reason ? h("p", { class: "help" }, change.reason) : null))));
}

/** `first(campaign)` is called as soon as its row is there, before all that belongs to it. */
async function load(id, first = () => {}) {
  const campaign = await campaignOf(id);
  if (!campaign) return null;
  first(campaign);
  const milestonesOf = allRows("milestones", { campaign: id });
  const [milestones, usage, changes, movements, spending, flow, organisation, campaigns, merchants] = await Promise.all([
    milestonesOf, allRows("usage", { campaign: id }), allRows("changes", { campaign: id }),
    query("movements", { campaign: id, sort: "-", limit: FIRST_MOVEMENTS }),
    query("spending", { campaign: id }), query("flow", { campaign: id }),
    stateProof("donation", "organisations", campaign.organisation).then((proof) => proof.value),
    allRows("campaigns", { organisation: campaign.organisation }), milestonesOf.then(merchantsOf),
  ]);
  return { campaign, milestones, usage, changes, movements, spending, flow, organisation, campaigns, merchants };
}

/** Names of the merchants that are paid directly. */
async function merchantsOf(milestones) {
  const rows = milestones.filter((row) => row.recipient_kind === "merchant" && row.recipient);
  const found = await Promise.all([...new Set(rows.map((row) => row.recipient))].map((one) => stateProof("donation", "merchants", one)));
  return found.map((proof) => proof.value).filter(Boolean);
}

/** Makers of the page's sections, in order. */
function sections(data) {
  const { campaign, organisation } = data;
  const names = new Map([[organisation.id, pick(organisation, "name")], ...data.merchants.map((one) => [one.id, pick(one, "name")])]);
  const url = `${location.origin}/campaign?id=${encodeURIComponent(campaign.id)}`;
  return [
    () => flowSection(campaign, data.flow, data.spending),
    () => h("section", {}, h("h2", {}, t("milestone.title")), h("p", { class: "help" }, t("milestone.explain")),
      milestoneTimeline(data.milestones, names)),
    () => spendingSection(data.spending), () => usageSection(data.usage),
    () => h("section", {}, h("h2", {}, t("campaign.terms")), terms(campaign),
      campaign.attachments?.length ? [h("h3", {}, t("campaign.attachments")), evidenceBlock(campaign.attachments)] : null),
    () => organisationSection(organisation, data.campaigns, campaign.id), () => sumSection(campaign.id),
    () => movementSection(campaign.id, data.movements), () => changeSection(data.changes), () => shareBlock(campaign, url),
  ];
}

const show = (main, data) => replace(main, h("div", { class: "wide campaign-page" }, campaignHead(data.campaign),
  sections(data).map((make) => make())));

/** One section after the other: a slow phone answers a finger in between. */
async function showBelowHead(main, data) {
  const place = main.querySelector(".loading");
  for (const make of sections(data)) {
    const section = make();
    if (section) place.before(section);
    await new Promise((resolve) => setTimeout(resolve));
  }
  place.remove();
}

/** New blocks about this campaign are offered, not forced: what one reads does not jump away. */
function followChain(main, id, current) {
  const bar = h("div", { class: "fresh-bar no-print", role: "status" });
  main.prepend(bar);
  let campaign = current;
  let isLoading = false;
  let isMissed = false;
  const button = h("button", { type: "button", class: "chip", onclick: () => showAll() }, t("campaign.show_fresh"));
  const words = h("span", {});
  const look = async () => {
    const fresh = await campaignOf(id);
    // What was pressed for brings the newest by itself; what came too late for it is looked at after it.
    isMissed = isLoading;
    if (isLoading || !fresh || JSON.stringify(fresh) === JSON.stringify(campaign)) return;
    const grown = fresh.raised - campaign.raised;
    const head = main.querySelector(".campaign-head");
    if (head && !hasSelection(head)) {
      const around = head.parentElement;
      const restore = rememberFocus(() => around);
      head.replaceWith(campaignHead(fresh, head));
      restore();
    }
    words.textContent = grown > 0 ? t("campaign.fresh_gift", { amount: won(grown) }) : t("campaign.fresh");
    // The button stays where it is while more comes.
    if (!button.isConnected) replace(bar, h("div", { class: "box info" }, words, " ", button));
  };
  const showAll = async () => {
    if (isLoading) return;
    isLoading = true;
    hold(button, true);
    bar.querySelector(":scope > [role=alert]")?.remove();
    try {
      const data = await load(id);
      show(main, data);
      dataIsFresh();
      campaign = data.campaign;
      replace(bar);
      main.prepend(bar);
      const title = main.querySelector("h1");
      title.tabIndex = -1;
      title.focus();
    } catch (error) {
      bar.append(errorBox(error));
    }
    hold(button, false);
    isLoading = false;
    if (isMissed) await look().catch((error) => console.warn(error));
  };
  onBlockLater((block) => block.truncated || campaignsIn(block).has(id), async (block) => {
    await readFollowed(block.time, block.truncated ? null : campaignsIn(block));
    await look();
  });
}

start("campaign", "campaign.title", async (main) => {
  const id = new URLSearchParams(location.search).get("id") ?? "";
  const data = await load(id, (campaign) => {
    document.title = `${pick(campaign, "title")} · ${t("site.name")}`;
    replace(main, h("div", { class: "wide campaign-page" }, campaignHead(campaign),
      h("p", { class: "loading", role: "status" }, t("state.loading"))));
  });
  if (!data) {
    replace(main, h("div", { class: "wide" }, h("h1", {}, t("campaign.not_found")),
      h("p", {}, h("a", { href: "/" }, t("action.to_campaigns")))));
    return;
  }
  // The head stays as it is: somebody may be on its way to the button already.
  await showBelowHead(main, data);
  followChain(main, id, data.campaign);
  readFollowed(Math.floor(Date.now() / 1000), new Set([id])).catch((error) => console.error(error));
});
