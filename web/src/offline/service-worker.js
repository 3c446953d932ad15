/*
 * Keeps this page for whoever has no network: its own files and nothing else. No answer of the API is ever kept. A new
 * release has another name, brings all its files before it takes over, and takes away those of the old one.
 */
const OURS = 'ngoai-tuyen-'
/** The server writes here of which files this is. */
const KEPT = `${OURS}__RELEASE__`
const PAGE = '/ngoai-tuyen/'
const FILES = [PAGE, ...['offline.js', 'offline.css', 'manifest.webmanifest', 'icon.svg'].map((name) => `${PAGE}${name}`)]

async function keepAll() {
  const kept = await caches.open(KEPT)
  await kept.addAll(FILES.map((address) => new Request(address, { cache: 'reload', credentials: 'omit' })))
  await self.skipWaiting()
}

async function takeOver() {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== KEPT).map((name) => caches.delete(name)))
  await self.clients.claim()
}

self.addEventListener('install', (event) => { event.waitUntil(keepAll()) })
self.addEventListener('activate', (event) => { event.waitUntil(takeOver()) })
self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url)
  const address = pathname === '/ngoai-tuyen' ? PAGE : pathname
  if (event.request.method !== 'GET' || origin !== self.location.origin || !FILES.includes(address)) return
  event.respondWith(caches.match(address).then((kept) => kept ?? fetch(event.request)))
})
