/*
 * Shows what somebody is told on this device, and opens the page where it stands. It keeps nothing, and stands between
 * no page and its network.
 */
const PAGE = '/thong-bao-cua-toi'

/** What was sent, as far as it can be read: a browser must show something whenever it was woken. */
function readPush(data) {
  try {
    const { id, text, lang, page } = data.json()
    return { id: String(id), text: String(text), lang: String(lang), page: String(page) }
  } catch {
    return { id: 'thong-bao', text: 'Bạn có thông báo mới', lang: 'vi', page: PAGE }
  }
}

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('push', (event) => {
  const { id, text, lang, page } = readPush(event.data)
  // The same again takes its place.
  event.waitUntil(self.registration.showNotification(text, { tag: id, lang, data: { page } }))
})
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const wanted = new URL(event.notification.data?.page ?? PAGE, self.location.origin)
  event.waitUntil(self.clients.openWindow(wanted.origin === self.location.origin ? wanted.pathname : PAGE))
})
