// SPDX-License-Identifier: Apache-2.0
// Does today's ledger still hold what a receipt was made of? The consistency proof (RFC 9162 §2.1.4) is computed here.
import { get, QUIETLY } from "../api.js";
import { canonical } from "../core/canonical.js";
import { verify } from "../core/crypto.js";
import { verifyConsistency } from "../core/merkle.js";

/** {ok, height} or null where there is no network; `header` is one that was checked, maybe of a ballot's block: asked quietly. */
export async function ledgerStillHolds(header, node) {
  let head;
  let answer;
  try {
    head = await get("/api/v1/head", QUIETLY);
    const [first, second] = [header.log_size, head.header.log_size];
    if (second < first) return { ok: false, height: head.header.height };
    answer = await get(`/api/v1/log/consistency?first=${first}&second=${second}`, QUIETLY);
  } catch {
    return null;
  }
  try {
    const signed = head.signatures.find((one) => one.signer === node);
    const isSigned = head.header.proposer === node && Boolean(signed)
      && await verify(node, "header", canonical(head.header), signed.signature);
    const isSame = await verifyConsistency(header.log_size, head.header.log_size, header.log_root, head.header.log_root, answer.proof);
    return { ok: isSigned && isSame, height: head.header.height };
  } catch {
    return { ok: false, height: head.header?.height ?? 0 };
  }
}
