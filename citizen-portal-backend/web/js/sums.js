// SPDX-License-Identifier: Apache-2.0
// The sum proof, checked in this browser: the campaign's state under a signed header, and the Merkle sum tree that
// every donation's leaf must lead to.
import { allRows, config, query, stateProof } from "./api.js";
import { toHex, utf8 } from "./core/bytes.js";
import { canonical } from "./core/canonical.js";
import { sha256 } from "./core/crypto.js";
import { sumInner, sumLeaf, verifySum } from "./core/merkle.js";
import { checkStateProof } from "./core/receipt.js";
import { flowSteps } from "./parts/flow_check.js";

/** SHA-256 of the donor's DID and the campaign's id, so a leaf does not name the donor to other campaigns. */
export async function donorHash(did, campaign) {
  return toHex(await sha256(utf8(did), utf8(campaign)));
}

export async function donationLeaf(id, donorHashHex, amount) {
  return sumLeaf(utf8(canonical({ donation: id, donor: donorHashHex })), amount);
}

async function rootOf(nodes) {
  if (nodes.length === 0) return { hash: toHex(await sha256(new Uint8Array())), sum: 0 };
  if (nodes.length === 1) return nodes[0];
  let split = 1;
  while (split * 2 < nodes.length) split *= 2;
  return sumInner(await rootOf(nodes.slice(0, split)), await rootOf(nodes.slice(split)));
}

const MAX_ATTEMPTS = 5;

/** Both rows under one and the same header; asks again when a block came between. */
async function provenRows(id) {
  for (let attempt = 1; ; attempt += 1) {
    const campaign = await stateProof("donation", "campaigns", id);
    const tree = await stateProof("donation", "sum_trees", id);
    if (campaign.header.height === tree.header.height || attempt === MAX_ATTEMPTS) return { campaign, tree };
  }
}

/** {steps: [{name, ok}], ok, campaign} */
export async function checkCampaignSums(id) {
  const { node } = await config();
  const proofs = await provenRows(id);
  const sound = await Promise.all([
    checkStateProof(proofs.campaign, node, { domain: "donation", table: "campaigns", key: id }),
    checkStateProof(proofs.tree, node, { domain: "donation", table: "sum_trees", key: id }),
  ]);
  const campaign = proofs.campaign.value;
  const tree = proofs.tree.value ?? { count: 0, total: 0, peaks: [] };
  const steps = [{
    name: "sum_state",
    ok: sound.every((result) => result.ok) && campaign?.id === id
      && JSON.stringify(proofs.campaign.header) === JSON.stringify(proofs.tree.header),
  }];
  if (!steps[0].ok) return { ok: false, steps, campaign };
  const balanced = campaign.raised + campaign.returned === campaign.paid + campaign.refunded + campaign.balance;
  steps.push({ name: "sum_balance", ok: balanced });

  // Donations that came after the proven header are not part of what is checked.
  const donations = (await allRows("donations", { campaign: id, sort: "" }, tree.count + 500_000))
    .filter((donation) => donation.index < tree.count);
  donations.sort((a, b) => a.index - b.index);
  const leaves = [];
  for (const donation of donations) {
    leaves.push(await donationLeaf(donation.id, await donorHash(donation.donor, id), donation.amount));
  }
  const root = await rootOf(leaves);
  const proven = await peaksRoot(tree.peaks);
  steps.push({ name: "sum_tree", ok: leaves.length === tree.count && root.hash === proven.hash && root.sum === proven.sum });
  steps.push({ name: "sum_total", ok: root.sum === campaign.raised });
  return { ok: steps.every((step) => step.ok), steps, campaign };
}

/** The picture's numbers under a signed header. When a block came between, `flow` and `campaign` of the answer are newer. */
export async function checkFlow(id, flow) {
  const { node } = await config();
  for (let attempt = 1, shown = flow; ; attempt += 1) {
    const proof = await stateProof("donation", "campaigns", id);
    const sound = await checkStateProof(proof, node, { domain: "donation", table: "campaigns", key: id });
    const isRow = sound.ok && proof.value?.id === id;
    const steps = [{ name: "sum_state", ok: isRow }, ...(isRow ? flowSteps(shown, proof.value) : [])];
    const ok = steps.every((step) => step.ok);
    if (ok || !isRow || attempt === MAX_ATTEMPTS) return { ok, steps, flow: ok ? shown : flow, campaign: proof.value };
    shown = await query("flow", { campaign: id });
  }
}

async function peaksRoot(peaks) {
  let node = null;
  for (const peak of [...peaks].reverse()) node = node === null ? peak : await sumInner(peak, node);
  return node ?? { hash: toHex(await sha256(new Uint8Array())), sum: 0 };
}

/** One donor's own leaf leads to the total that is under a signed header. */
export async function checkOwnDonation(donation, did) {
  const { node } = await config();
  for (let attempt = 1; ; attempt += 1) {
    const proof = await query("sumProof", { donation: donation.id });
    const tree = await stateProof("donation", "sum_trees", donation.campaign);
    if (tree.value?.count !== proof.count && attempt < MAX_ATTEMPTS) continue;
    const sound = await checkStateProof(tree, node, { domain: "donation", table: "sum_trees", key: donation.campaign });
    if (!sound.ok || tree.value === null) return false;
    const root = await peaksRoot(tree.value.peaks);
    const leaf = await donationLeaf(donation.id, await donorHash(did, donation.campaign), donation.amount);
    return proof.count === tree.value.count && verifySum(leaf, proof.index, proof.count, proof.siblings, root);
  }
}
