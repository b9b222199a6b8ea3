// SPDX-License-Identifier: Apache-2.0
// One campaign: terms, progress, where the money went, usage, spending by group, history, and the sum check.
import { allRows, campaignOf, query } from "../api.js";
import { progress, stateBadge } from "../campaign_parts.js";
import { facts, h, replace, table } from "../dom.js";
import { count, dateOnly, dateTime, language, pick, t, won } from "../i18n.js";
import { proofList } from "../proof_list.js";
import { errorBox, start } from "../shell.js";
import { checkCampaignSums } from "../sums.js";

function terms(campaign) {
  return facts([
    [t("campaign.organisation"), pick(campaign, "organisation")],
    [t("campaign.category"), t(`category.${campaign.category}`)],
    [t("campaign.region"), t(`region.${campaign.region}`)],
    [t("campaign.period"), `${dateTime(campaign.start)} ~ ${dateTime(campaign.end)}`],
    [t("campaign.use_until"), dateOnly(campaign.use_until)],
    [t("campaign.stop_rule"), t(`stop_rule.${campaign.stop_rule}`)],
    [t("campaign.minimum"), campaign.minimum ? won(campaign.minimum) : t("campaign.no_minimum")],
    [t("campaign.cost"), won(campaign.fundraising_cost)],
    [t("campaign.refund_policy"), t(`refund_policy.${campaign.refund_policy}`)],
    campaign.registration_number && [t("campaign.registration_number"), campaign.registration_number],
  ]);
}

function flowBars(flow) {
  const largest = Math.max(1, ...flow.links.map((link) => link.amount));
  const nameOf = new Map(flow.nodes.map((node) => [node.id, language === "ko" ? node.label_ko : node.label_en]));
  return h("ul", { class: "flow" }, flow.links.map((link) => h("li", {},
    h("span", { class: "flow-name" }, `${nameOf.get(link.from)} → ${nameOf.get(link.to)}`),
    h("meter", { min: "0", max: String(largest), value: String(link.amount), "aria-hidden": "true" }),
    h("strong", {}, won(link.amount)))));
}

function sumCheck(id) {
  const place = h("div", { "aria-live": "polite" });
  const button = h("button", { type: "button", class: "secondary" }, t("sums.check"));
  button.addEventListener("click", async () => {
    button.disabled = true;
    replace(place, h("p", { role: "status" }, t("sums.working")));
    try {
      replace(place, proofList(await checkCampaignSums(id)));
    } catch (error) {
      replace(place, errorBox(error));
    }
    button.disabled = false;
  });
  return h("section", {}, h("h2", {}, t("sums.title")), h("p", {}, t("sums.explain")), button, place);
}

start("campaign", "campaign.title", async (main) => {
  const id = new URLSearchParams(location.search).get("id") ?? "";
  const campaign = await campaignOf(id);
  if (!campaign) {
    replace(main, h("div", { class: "wide" }, h("h1", {}, t("campaign.not_found")),
      h("p", {}, h("a", { href: "/" }, t("action.to_campaigns")))));
    return;
  }
  const [milestones, usage, changes, movements, spending, flow] = await Promise.all([
    allRows("milestones", { campaign: id }), allRows("usage", { campaign: id }), allRows("changes", { campaign: id }),
    query("movements", { campaign: id, sort: "-", limit: 20 }),
    query("spending", { campaign: id }), query("flow", { campaign: id }),
  ]);
  document.title = `${pick(campaign, "title")} · ${t("site.name")}`;
  replace(main, h("div", { class: "wide" },
    h("p", {}, h("a", { href: "/" }, `← ${t("action.to_campaigns")}`)),
    stateBadge(campaign.state), h("h1", {}, pick(campaign, "title")),
    h("p", { class: "lead" }, pick(campaign, "purpose")), progress(campaign),
    h("p", {}, t("campaign.donors", { donors: count(campaign.donors), donations: count(campaign.donations) })),
    campaign.state === "open"
      ? h("p", {}, h("a", { class: "button", href: `/donate?campaign=${encodeURIComponent(id)}` }, t("action.donate")))
      : h("p", { class: "help" }, t("campaign.not_open")),
    h("section", {}, h("h2", {}, t("campaign.terms")), terms(campaign)),
    h("section", {}, h("h2", {}, t("flow.title")), h("p", { class: "help" }, t("flow.explain")),
      flow.links.length ? flowBars(flow) : h("p", {}, t("flow.none")),
      facts([[t("summary.raised"), won(campaign.raised)], [t("flow.paid"), won(campaign.paid)],
        [t("flow.returned"), won(campaign.returned)], [t("flow.refunded"), won(campaign.refunded)],
        [t("summary.balance"), won(campaign.balance)]])),
    h("section", {}, h("h2", {}, t("milestone.title")), table(t("milestone.title"), [
      { label: t("milestone.name"), cell: (row) => pick(row, "title") },
      { label: t("milestone.amount"), number: true, cell: (row) => won(row.amount) },
      { label: t("milestone.due"), cell: (row) => dateOnly(row.due) },
      { label: t("milestone.state"), cell: (row) => t(`milestone.state.${row.state}`) },
      { label: t("milestone.evidence"), number: true, cell: (row) => count(row.evidence?.length ?? 0) },
    ], milestones)),
    usage.length ? h("section", {}, h("h2", {}, t("usage.title")), table(t("usage.title"), [
      { label: t("usage.date"), cell: (row) => row.date },
      { label: t("usage.place"), cell: (row) => row.place },
      { label: t("usage.purpose"), cell: (row) => row.purpose },
      { label: t("usage.amount"), number: true, cell: (row) => won(row.amount) },
    ], usage)) : null,
    spending.rows.length || spending.hidden ? h("section", {}, h("h2", {}, t("spending.title")),
      h("p", { class: "help" }, t("spending.explain", { k: spending.k })), table(t("spending.title"), [
        { label: t("spending.month"), cell: (row) => row.month },
        { label: t("spending.category"), cell: (row) => t(`merchant.${row.category}`) },
        { label: t("spending.amount"), number: true, cell: (row) => won(row.amount) },
        { label: t("spending.beneficiaries"), number: true, cell: (row) => count(row.beneficiaries) },
      ], spending.rows), spending.hidden ? h("p", { class: "help" }, t("spending.hidden")) : null) : null,
    sumCheck(id),
    h("section", {}, h("h2", {}, t("movement.title")), table(t("movement.title"), [
      { label: t("movement.time"), cell: (row) => dateTime(row.time) },
      { label: t("movement.kind"), cell: (row) => t(`movement.kind.${row.kind}`) },
      { label: t("movement.amount"), number: true, cell: (row) => won(row.amount) },
      { label: t("movement.balance"), number: true, cell: (row) => won(row.balance) },
      { label: t("movement.proof"), cell: (row) => (row.transaction
        ? h("a", { href: `/receipt?id=${row.transaction}` }, t("movement.receipt")) : t("movement.by_rule")) },
    ], movements.rows)),
    h("section", {}, h("h2", {}, t("change.title")), h("ol", { class: "timeline" }, changes.map((change) =>
      h("li", {}, h("strong", {}, t(`change.kind.${change.kind}`)), ` ${dateTime(change.time)}`,
        change.reason ? h("p", { class: "help" }, change.reason) : null))))));
});
