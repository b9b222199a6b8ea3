// SPDX-License-Identifier: Apache-2.0
// Keeps the pages' own files, so that they open without a network and a receipt can be checked anywhere. Answers of the
// server are never kept: what is old must not look new.
"use strict";
const VERSION = "__VERSION__";
const FILES = "__FILES__";
const PAGES = "__PAGES__";
const CACHE = `maru-${VERSION}`;
const SETTINGS = "maru-settings";
const LANGUAGES = ["ko", "en"];
const ROOT_FILES = ["/icon.svg", "/icon-192.png", "/manifest.ko.webmanifest", "/manifest.en.webmanifest"];

const pageFile = (page, language) => `/${page}.${language}.html`;

async function install() {
  const cache = await caches.open(CACHE);
  // What is below /v/ never changes and may come from the browser's own cache; the pages must be this build's.
  await cache.addAll(FILES);
  await cache.addAll([...PAGES.flatMap((page) => LANGUAGES.map((language) => pageFile(page, language))), ...ROOT_FILES]
    .map((url) => new Request(url, { cache: "no-cache" })));
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name !== CACHE && name !== SETTINGS) await caches.delete(name);
  }
  await self.clients.claim();
}

async function chosenLanguage() {
  const kept = await (await caches.open(SETTINGS)).match("/language");
  const text = kept ? await kept.text() : (self.navigator.language || "ko");
  return text.toLowerCase().startsWith("en") ? "en" : "ko";
}

async function keepLanguage(language) {
  if (!LANGUAGES.includes(language)) return;
  await (await caches.open(SETTINGS)).put("/language", new Response(language));
}

async function navigate(request, url) {
  try {
    const response = await fetch(request);
    const language = response.headers.get("Content-Language");
    if (language) await keepLanguage(language);
    return response;
  } catch {
    const name = url.pathname === "/" ? "index" : url.pathname.slice(1).replace(/\.html$/, "");
    const language = await chosenLanguage();
    const cache = await caches.open(CACHE);
    const page = PAGES.includes(name) ? await cache.match(pageFile(name, language)) : undefined;
    return page ?? (await cache.match(pageFile("offline", language))) ?? Response.error();
  }
}

async function asset(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request.url, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && response.type === "basic" && request.url.includes(`/v/${VERSION}/`)) {
    await cache.put(request.url, response.clone());
  }
  return response;
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data?.kind === "activate") event.waitUntil(self.skipWaiting());
  if (event.data?.kind === "language") event.waitUntil(keepLanguage(event.data.language));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || url.pathname.startsWith("/api/")) return;
  if (request.mode === "navigate") event.respondWith(navigate(request, url));
  else if (url.pathname.startsWith("/v/") || ROOT_FILES.includes(url.pathname)) event.respondWith(asset(request));
});
