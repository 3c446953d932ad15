/* The kiosk: prints the ticket once and makes room for whoever comes next; what somebody left begins anew. */

/** Milliseconds that the number stays on the screen. */
const SHOWN = 8_000
/** Longer where somebody prints it again: there is something with the printer. */
const SHOWN_AGAIN = 20_000
const LEFT_AFTER = 45_000
/** The first page tells how many wait, and what there is today. */
const ANEW = 60_000
const TRY_AGAIN = 3_000
/** Of the ticket that was printed last, so that a page loaded again prints no second one. */
const PRINTED = 'motcua-printed'

const page = document.querySelector<HTMLElement>('[data-start]')
const start = page?.dataset['start']
if (page && start !== undefined) {
  helpToSayWho(page)
  const ticket = page.dataset['print']
  // Whoever comes next finds no address of a ticket here.
  if (ticket === undefined) sessionStorage.removeItem(PRINTED)
  if (ticket !== undefined) showTicket(page, start, ticket)
  else if (page.dataset['step'] !== undefined) leaveWhenLeft(start)
  else setInterval(() => void go(start, false), ANEW)
}

/** Large keys for the phone number; a card that was scanned sends nothing by itself: there are other questions. */
function helpToSayWho(on: HTMLElement): void {
  const field = on.querySelector<HTMLInputElement>('[data-visitor] input')
  const keys = on.querySelector<HTMLElement>('[data-visitor-keys]')
  const read = on.querySelector<HTMLElement>('[data-visitor-read]')
  if (!field || !keys || !read) return
  keys.hidden = false
  const show = (isCard: boolean) => {
    read.hidden = !isCard
    // What stands on a card is not for whoever stands behind.
    field.type = isCard ? 'password' : 'text'
  }
  keys.addEventListener('click', ({ target }) => {
    const pressed = target instanceof HTMLElement ? target.closest('button') : null
    if (!pressed) return
    const { digit } = pressed.dataset
    field.value = digit === undefined || field.value.includes('|') ? digit ?? '' : field.value + digit
    show(false)
  })
  field.addEventListener('input', () => show(field.value.includes('|')))
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !field.value.includes('|')) return
    event.preventDefault()
    on.querySelector<HTMLButtonElement>('button.take')?.focus()
  })
}

function showTicket(on: HTMLElement, next: string, ticket: string): void {
  let timer = setTimeout(() => void go(next), SHOWN)
  const print = (milliseconds: number) => {
    clearTimeout(timer)
    window.print()
    timer = setTimeout(() => void go(next), milliseconds)
  }
  const again = on.querySelector<HTMLButtonElement>('[data-print-again]')
  if (again) again.hidden = false
  again?.addEventListener('click', () => print(SHOWN_AGAIN))
  on.querySelector('nav a')?.addEventListener('click', (event) => {
    event.preventDefault()
    void go(next)
  })
  if (sessionStorage.getItem(PRINTED) === ticket) return
  sessionStorage.setItem(PRINTED, ticket)
  if (document.readyState === 'complete') print(SHOWN)
  else addEventListener('load', () => print(SHOWN), { once: true })
}

function leaveWhenLeft(next: string): void {
  let timer = setTimeout(() => void go(next), LEFT_AFTER)
  for (const kind of ['pointerdown', 'keydown', 'input']) addEventListener(kind, () => {
    clearTimeout(timer)
    timer = setTimeout(() => void go(next), LEFT_AFTER)
  })
}

/**
 * In place of what was there: "back" leads nobody to the ticket of another. Only once the page is there: a browser's
 * own page of a server that is being restarted would stay for good.
 */
async function go(next: string, isUrgent = true): Promise<void> {
  const isThere = await fetch(next, { cache: 'no-store' }).then(({ ok }) => ok, () => false)
  if (isThere) location.replace(next)
  else if (isUrgent) setTimeout(() => void go(next), TRY_AGAIN)
}
