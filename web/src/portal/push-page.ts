/*
 * The script of the page of notices: switches notices on in this browser, whose address and keys go along in a form of
 * the page. Without it the page says that it takes one, and devices are taken away all the same.
 */
const SCOPE = '/thong-bao-cua-toi'
const form = document.querySelector<HTMLFormElement>('form[data-push-key]')
const hint = document.getElementById('may-nay')
if (form && hint) void offer(form, hint)

async function offer(on: HTMLFormElement, said: HTMLElement): Promise<void> {
  const { pushKey = '', digest = '', unsupported = '', refused = '', failed = '', here = '' } = on.dataset
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) {
    said.textContent = unsupported
    return
  }
  const subscribed = await subscribedHere()
  const isListed = subscribed !== null && (digest.split(' ')).includes(await digestOf(subscribed.endpoint))
  if (isListed && isOf(subscribed, pushKey)) {
    said.textContent = here
    return
  }
  said.textContent = ''
  on.hidden = false
  on.addEventListener('submit', (event) => {
    event.preventDefault()
    const button = on.querySelector('button')
    if (button) button.disabled = true
    subscribe(pushKey).then((given) => { send(on, given) }, () => {
      if (button) button.disabled = false
      said.textContent = Notification.permission === 'denied' ? refused : failed
    })
  })
}

async function subscribedHere(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration(SCOPE).catch(() => undefined)
  return registration?.pushManager.getSubscription().catch(() => null) ?? null
}

async function subscribe(key: string): Promise<PushSubscription> {
  const registration = await navigator.serviceWorker.register(`${SCOPE}/bao-tin.js`, { scope: SCOPE })
  const known = await registration.pushManager.getSubscription()
  // The province has another pair since: what was for the former one takes nothing of this.
  if (known && !isOf(known, key)) await known.unsubscribe()
  if (!registration.active) await navigator.serviceWorker.ready
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
}

function isOf(subscription: PushSubscription, key: string): boolean {
  const { applicationServerKey: own } = subscription.options
  return own !== null && base64url(own) === key
}

/** As any form: what comes of it is a page. */
function send(on: HTMLFormElement, given: PushSubscription): void {
  const values = { endpoint: given.endpoint, p256dh: keyOf(given, 'p256dh'), auth: keyOf(given, 'auth') }
  for (const [name, value] of Object.entries(values)) {
    const field = on.elements.namedItem(name)
    if (field instanceof HTMLInputElement) field.value = value
  }
  on.submit()
}

function keyOf(given: PushSubscription, name: PushEncryptionKeyName): string {
  const key = given.getKey(name)
  return key ? base64url(key) : ''
}

function base64url(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** By which the page names devices, instead of their addresses (`listPushSubscriptions`). */
async function digestOf(endpoint: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('').slice(0, 16)
}
