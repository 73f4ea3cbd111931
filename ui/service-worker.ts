// Answers a page that cannot be reached with /offline, and does nothing else: no page of a person is ever kept.
const shelf = 'offline-1';
const offline_path = '/offline';

async function stock(): Promise<void> {
  const cache = await caches.open(shelf);
  const page = await fetch(offline_path, { cache: 'no-store' });
  if (!page.ok) throw new Error(`${offline_path} answered ${page.status}`);
  const assets = [...(await page.clone().text()).matchAll(/"(\/assets\/[^"]+\.(?:css|woff2))"/g)].flatMap(
    (found) => found[1] ?? [],
  );
  await cache.put(offline_path, page);
  await cache.addAll(assets);
}

async function orOffline(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(offline_path)) ?? Response.error();
  }
}

declare const self: ServiceWorkerScope;
type ServiceWorkerScope = typeof globalThis & { skipWaiting(): Promise<void> };
type Extendable = Event & { waitUntil(work: Promise<unknown>): void };
type Fetched = Event & { request: Request; respondWith(answer: Promise<Response>): void };

self.addEventListener('install', (event) => (event as Extendable).waitUntil(stock().then(() => self.skipWaiting())));

self.addEventListener('fetch', (event) => {
  const { request } = event as Fetched;
  // Forms go untouched: a worker in between would hide from the server where they come from.
  if (request.mode === 'navigate' && request.method === 'GET') (event as Fetched).respondWith(orOffline(request));
  else if (/^\/assets\/[^?]+\.(?:css|woff2)$/.test(new URL(request.url).pathname))
    (event as Fetched).respondWith(assetOrKept(request));
});

async function assetOrKept(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}
