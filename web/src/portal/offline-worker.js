/*
 * Keeps the page that checks results, with all it needs, for whoever has no network: what the network brings is kept,
 * what it does not bring is taken from what was kept. Nothing of anybody is kept: only this page as anybody sees it, its
 * files, and the two public lists; what is asked of the register is not.
 */
const KEPT = 'xac-minh-1'
const PAGE = '/xac-minh'
const LISTS = ['/xac-minh/khoa.json', '/xac-minh/thu-hoi.json']

async function keep(address) {
  const answer = await fetch(address, { credentials: 'omit' })
  if (answer.ok) await (await caches.open(KEPT)).put(address, answer.clone())
  return answer
}

/** The page names its own files; scripts name their pieces. What reads codes is large, and kept once it was wanted. */
async function keepAll() {
  const html = await (await keep(PAGE)).text()
  const files = [...html.matchAll(/(?:href|src)="(\/tai-san\/[^"]+)"/g)].map(([, at]) => at)
  const scripts = await Promise.all([...new Set(files)].map(async (at) => [at, await (await keep(at)).text()]))
  const pieces = scripts.flatMap(([at, text]) => at.endsWith('.js')
    ? [...text.matchAll(/["'`]\.\/([\w-]+\.js)["'`]/g)].map(([, name]) => `/tai-san/${name}`) : [])
  await Promise.all([...new Set(pieces), ...LISTS].map(keep))
}

self.addEventListener('install', (event) => {
  event.waitUntil(keepAll().then(() => self.skipWaiting()))
})
self.addEventListener('activate', (event) => {
  // Other pages of this origin keep files of their own.
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith('xac-minh-') && name !== KEPT)
    .map((name) => caches.delete(name)))).then(() => self.clients.claim()))
})
self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url)
  const isOurs = pathname === PAGE || LISTS.includes(pathname) || pathname.startsWith('/tai-san/')
  if (event.request.method !== 'GET' || origin !== self.location.origin || !isOurs) return
  // The page as whoever looks has it, in their language; as anybody has it, it is kept anew beside that.
  const brought = pathname === PAGE ? fetch(event.request) : keep(pathname)
  if (pathname === PAGE) event.waitUntil(brought.then(keepAll).catch(() => undefined))
  event.respondWith(brought.catch(async () => await caches.match(pathname) ?? Response.error()))
})
