// SPDX-License-Identifier: Apache-2.0
// Public keys out of DIDs that carry them: did:key (Ed25519, P-256) and did:jwk. Nothing is asked of anybody.
import { concat, fromBase58, fromBase64Url, FormatError, toBase64Url, toHex } from "../core/bytes.js";
import { publicJwk } from "./jose.js";
import { parseStrict } from "./strict_json.js";

const MAX_LENGTH = 2_048;
// P-256, SEC 2 §2.4.2.
const P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

function power(base, exponent) {
  let result = 1n;
  let square = base % P;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
}

const bytes32 = (value) => Uint8Array.from(value.toString(16).padStart(64, "0").match(/../g), (pair) => parseInt(pair, 16));

/** SEC 1 §2.3.4: y from x and its parity. */
function uncompressed(point) {
  const x = BigInt(`0x${toHex(point.slice(1))}`);
  if ((point[0] !== 2 && point[0] !== 3) || x >= P) throw new FormatError("did.key");
  const square = (power(x, 3n) + 3n * (P - x) + B) % P;
  let y = power(square, (P + 1n) / 4n);
  if ((y * y) % P !== square) throw new FormatError("did.key");
  if ((y & 1n) !== BigInt(point[0] & 1)) y = P - y;
  return { kty: "EC", crv: "P-256", x: toBase64Url(point.slice(1)), y: toBase64Url(bytes32(y)) };
}

function fromDidKey(did) {
  const text = did.slice("did:key:".length);
  if (!/^z[1-9A-HJ-NP-Za-km-z]{40,60}$/.test(text)) throw new FormatError("did.key");
  const bytes = fromBase58(text.slice(1));
  if (bytes.length === 34 && bytes[0] === 0xed && bytes[1] === 0x01) {
    return { kty: "OKP", crv: "Ed25519", x: toBase64Url(bytes.slice(2)) };
  }
  if (bytes.length === 35 && bytes[0] === 0x80 && bytes[1] === 0x24) return uncompressed(bytes.slice(2));
  throw new FormatError("did.key");
}

/** The public JWK of a did:key or did:jwk; the fragment of a key's URL is ignored. Throws `did.method` for others. */
export function keyOfDid(url) {
  if (typeof url !== "string" || url.length > MAX_LENGTH) throw new FormatError("did.format");
  const did = url.split("#", 1)[0];
  if (did.startsWith("did:key:")) return fromDidKey(did);
  if (did.startsWith("did:jwk:")) {
    const text = new TextDecoder().decode(fromBase64Url(did.slice("did:jwk:".length)));
    return publicJwk(parseStrict(text, "did.key"));
  }
  throw new FormatError("did.method");
}

/** did:key of a P-256 JWK, in its compressed form. */
export function didOfP256(jwk, toBase58) {
  const y = fromBase64Url(jwk.y);
  return `did:key:z${toBase58(concat(new Uint8Array([0x80, 0x24, 2 + (y[31] & 1)]), fromBase64Url(jwk.x)))}`;
}
