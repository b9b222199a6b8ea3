// SPDX-License-Identifier: Apache-2.0
// The picture's numbers against a campaign's row: what goes in comes out at every point, and the totals are the row's.
import { checkedGraph } from "./sankey_layout.js";

const TOTALS = ["raised", "paid", "returned", "refunded", "balance"];

/** [{name, ok}]: the flow is whole in itself, and its totals are those of `campaign` (a proven state row). */
export function flowSteps(flow, campaign) {
  let isWhole = true;
  try {
    checkedGraph(flow.nodes, flow.links);
  } catch {
    isWhole = false;
  }
  const amountOf = (id) => flow.nodes.find((node) => node.id === id)?.amount ?? 0;
  const out = flow.links.filter((link) => link.from === "campaign").reduce((total, link) => total + link.amount, 0);
  const isShown = amountOf("donors") === campaign.raised && amountOf("reused") === campaign.returned
    && amountOf("refunds") === campaign.refunded && amountOf("balance") === campaign.balance
    && out === campaign.paid + campaign.refunded + campaign.balance;
  return [
    { name: "flow_conserved", ok: isWhole },
    { name: "flow_totals", ok: TOTALS.every((name) => flow[name] === campaign[name]) && isShown },
  ];
}
