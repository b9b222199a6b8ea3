// SPDX-License-Identifier: Apache-2.0
// Certificate and key files made by openssl, read as a browser would; and files that must be refused.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createPublicKey, verify, X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { openCertificate } from "../../../citizen-portal-backend/web/js/certificate_key.js";

const folder = mkdtempSync(join(tmpdir(), "maru-certificate-"));
after(() => rmSync(folder, { recursive: true }));
const openssl = (...given) => execFileSync("openssl", given, { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
const code = (wanted) => (error) => error.code === wanted || assert.fail(`${error.code ?? error} instead of ${wanted}`);

function make(name, ...algorithm) {
  openssl("genpkey", ...algorithm, "-out", `${name}.key`);
  openssl("req", "-x509", "-new", "-key", `${name}.key`, "-subj", `/CN=${name}`, "-days", "30", "-out", `${name}.pem`);
}
make("p256", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256");
make("other", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256");
make("ed25519", "-algorithm", "ED25519");
make("rsa", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048");
make("p384", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384");

const PASSWORD = "비밀번호 12";
const seal = (name, out, ...how) => openssl("pkcs8", "-topk8", "-in", `${name}.key`, "-passout", `pass:${PASSWORD}`, "-out", out, ...how);
seal("p256", "sealed256.key", "-v2", "aes-256-cbc", "-v2prf", "hmacWithSHA256");
seal("p256", "sealed128.der", "-v2", "aes-128-cbc", "-v2prf", "hmacWithSHA1", "-outform", "DER");
seal("ed25519", "sealed_ed.key", "-v2", "aes-256-cbc");
seal("p256", "scrypt.key", "-scrypt");
openssl("x509", "-in", "p256.pem", "-outform", "DER", "-out", "p256.der");
openssl("pkcs8", "-topk8", "-nocrypt", "-in", "p256.key", "-outform", "DER", "-out", "plain.der");
writeFileSync(join(folder, "chain.pem"), readFileSync(join(folder, "p256.pem"), "utf8") + readFileSync(join(folder, "other.pem"), "utf8"));

const file = (name) => new Blob([readFileSync(join(folder, name))]);
const open = (certificate, key, password = "") => openCertificate(file(certificate), file(key), password);

async function signsAs(opened, certificateName) {
  const message = Buffer.from("문구");
  const signature = Buffer.from(await crypto.subtle.sign(opened.algorithm, opened.privateKey, message));
  const key = createPublicKey(new X509Certificate(readFileSync(join(folder, certificateName))).publicKey.export({ type: "spki", format: "pem" }));
  const isEd = key.asymmetricKeyType === "ed25519";
  return verify(isEd ? null : "sha256", message, isEd ? key : { key, dsaEncoding: "ieee-p1363" }, signature);
}

for (const [certificate, key, password] of [["p256.pem", "p256.key", ""], ["p256.der", "plain.der", ""], ["p256.pem", "sealed256.key", PASSWORD],
  ["p256.pem", "sealed128.der", PASSWORD], ["ed25519.pem", "ed25519.key", ""], ["ed25519.pem", "sealed_ed.key", PASSWORD]]) {
  test(`signs with ${key} for ${certificate}`, async () => {
    const opened = await open(certificate, key, password);
    assert.equal(opened.privateKey.extractable, false);
    assert.equal(await signsAs(opened, certificate), true);
    assert.match(opened.did, certificate.startsWith("ed") ? /^did:key:z6Mk/ : /^did:key:zDn/);
  });
}

test("keepsTheChainInItsOrder", async () => {
  const opened = await open("chain.pem", "p256.key");
  assert.equal(opened.chain.length, 2);
  assert.equal(new X509Certificate(Buffer.from(opened.chain[1])).subject, "CN=other");
});

for (const [name, certificate, key, password, wanted] of [
  ["a wrong password", "p256.pem", "sealed256.key", "비밀번호 13", "certificate.password"],
  ["no password", "p256.pem", "sealed256.key", "", "certificate.password"],
  ["another certificate's key", "p256.pem", "other.key", "", "certificate.other_key"],
  ["an RSA certificate", "rsa.pem", "rsa.key", "", "certificate.key_kind"],
  ["a P-384 certificate", "p384.pem", "p384.key", "", "certificate.key_kind"],
  ["a key sealed with scrypt", "p256.pem", "scrypt.key", PASSWORD, "certificate.key_sealing"],
  ["a key in the certificate's place", "p256.key", "p256.key", "", "certificate.format"],
  ["a certificate in the key's place", "p256.pem", "p256.pem", "", "certificate.key_format"],
]) {
  test(`refuses ${name}`, () => assert.rejects(open(certificate, key, password), code(wanted)));
}

test("refusesWhateverIsCutOrTooLarge", async () => {
  const der = readFileSync(join(folder, "p256.der"));
  const key = file("p256.key");
  for (let length = 1; length < der.length; length += 7) {
    await assert.rejects(openCertificate(new Blob([der.subarray(0, length)]), key, ""), (error) => error.code?.startsWith("certificate."));
  }
  await assert.rejects(openCertificate(new Blob([new Uint8Array(65 * 1024).fill(0x30)]), key, ""), code("certificate.format"));
});
