// SPDX-License-Identifier: Apache-2.0
// The sum proof, checked in this browser: the campaign's state under a signed header, and the Merkle sum tree that
// every donation's leaf must lead to.
import { allRows, config, query, stateProof } from "./api.js";
import { toHex, utf8 } from "./core/bytes.js";
import { canonical } from "./core/canonical.js";
import { sha256 } from "./core/crypto.js";
import { sumInner, sumLeaf, verifySum } from "./core/merkle.js";
import { checkStateProof } from "./core/receipt.js";

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

/** {steps: [{name, ok}], ok, campaign} */
export async function checkCampaignSums(id) {
  const { node } = await config();
  const proof = await stateProof("donation", "campaigns", id);
  const { steps: proofSteps } = await checkStateProof(proof, node);
  const campaign = proof.value;
  const steps = [{ name: "sum_state", ok: proofSteps.every((step) => step.ok) && campaign !== null }];
  if (!steps[0].ok) return { ok: false, steps, campaign };
  const balanced = campaign.raised + campaign.returned === campaign.paid + campaign.refunded + campaign.balance;
  steps.push({ name: "sum_balance", ok: balanced });

  const donations = await allRows("donations", { campaign: id, sort: "" }, 200_000);
  donations.sort((a, b) => a.index - b.index);
  const leaves = [];
  for (const donation of donations) {
    leaves.push(await donationLeaf(donation.id, await donorHash(donation.donor, id), donation.amount));
  }
  const root = await rootOf(leaves);
  const sums = await query("sums", { campaign: id });
  const tree = await stateProof("donation", "sum_trees", id);
  const treeOk = tree.value === null ? leaves.length === 0
    : (await checkStateProof(tree, node)).ok && (await peaksRoot(tree.value.peaks)).hash === root.hash
      && tree.value.count === leaves.length;
  steps.push({ name: "sum_tree", ok: treeOk && sums.root.hash === root.hash && sums.root.sum === root.sum });
  steps.push({ name: "sum_total", ok: root.sum === campaign.raised });
  return { ok: steps.every((step) => step.ok), steps, campaign };
}

async function peaksRoot(peaks) {
  let node = null;
  for (const peak of [...peaks].reverse()) node = node === null ? peak : await sumInner(peak, node);
  return node ?? { hash: toHex(await sha256(new Uint8Array())), sum: 0 };
}

/** One donor's own leaf leads to the published total. */
export async function checkOwnDonation(donation, did) {
  const proof = await query("sumProof", { donation: donation.id });
  const mine = await donorHash(did, donation.campaign);
  const leaf = await donationLeaf(donation.id, mine, donation.amount);
  const sums = await query("sums", { campaign: donation.campaign });
  return mine === proof.donor_hash && proof.root.hash === sums.root.hash
    && verifySum(leaf, proof.index, proof.count, proof.siblings, proof.root);
}

