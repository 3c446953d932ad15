import { SCREEN_BEAT, SCREEN_CHANGED, type ScreenShown } from '@motcua/contracts/citizen-screen.ts'

/*
 * The screen at a counter that is turned to the citizen: shows what it is told and forgets it when it is told so, when
 * the line has been silent, and when the page is left. It keeps nothing: no storage, no address, no history.
 */

/** Milliseconds without a word after which what stands there may be of somebody who has gone: each 15 s one comes. */
const SILENT = 40_000
const LOOK_EVERY = 5_000
const NOTHING: ScreenShown = { lines: [], isAsked: false, hash: null, answer: null }

const screen = document.querySelector<HTMLElement>('[data-from].screen')
if (screen) run(screen, screen.dataset['from'] ?? '')

function run(page: HTMLElement, from: string): void {
  const find = (name: string) => page.querySelector<HTMLElement>(`[data-${name}]`)
  const [lines, nobody, ask, right, wrong, lost, notSent] =
    [find('lines'), find('nobody'), find('ask'), find('right'), find('wrong'), find('lost'), find('not-sent')]
  const form = page.querySelector('form')
  const hide = (node: HTMLElement | null, isHidden: boolean) => { if (node) node.hidden = isHidden }

  const show = ({ lines: said, isAsked, hash, answer }: ScreenShown) => {
    hide(nobody, said.length > 0)
    hide(lines, said.length === 0)
    if (lines) fill(lines, said)
    hide(ask, !isAsked || answer !== null)
    hide(right, answer !== 'right')
    hide(wrong, answer !== 'wrong')
    hide(notSent, true)
    const shown = form?.elements.namedItem('noi-dung')
    if (shown instanceof HTMLInputElement) shown.value = hash ?? ''
    const request = form?.elements.namedItem('requestId')
    if (request instanceof HTMLInputElement && answer === null) request.value = crypto.randomUUID()
  }

  let heard = performance.now()
  let line: EventSource | undefined
  const hear = () => {
    heard = performance.now()
    hide(lost, true)
  }
  const open = () => {
    line?.close()
    heard = performance.now()
    line = new EventSource(from)
    line.addEventListener(SCREEN_CHANGED, ({ data }: MessageEvent<string>) => {
      hear()
      show(JSON.parse(data) as ScreenShown)
    })
    line.addEventListener(SCREEN_BEAT, hear)
    line.addEventListener('error', () => hide(lost, false))
  }
  setInterval(() => {
    if (performance.now() - heard < SILENT) return
    show(NOTHING)
    hide(lost, false)
    open()
  }, LOOK_EVERY)
  // What is left must not come back by "back" out of the browser's memory.
  addEventListener('pagehide', () => {
    show(NOTHING)
    line?.close()
  })
  addEventListener('pageshow', ({ persisted }) => { if (persisted) open() })
  form?.addEventListener('submit', (event) => {
    event.preventDefault() // a page of its own for the answer would stand in the history
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form, event.submitter)) if (typeof value === 'string') body.append(name, value)
    hide(notSent, true)
    fetch(form.action, { method: 'POST', body, cache: 'no-store' })
      .then(({ ok }) => { hide(notSent, ok) }, () => { hide(notSent, false) })
  })
  open()
}

/** Only what has changed is written anew, so that a reader is told that and no more. */
function fill(list: HTMLElement, said: ScreenShown['lines']): void {
  while (list.children.length > said.length) list.lastElementChild?.remove()
  said.forEach(({ label, value }, nth) => {
    let row = list.children[nth]
    if (!row) {
      row = document.createElement('div')
      row.append(document.createElement('dt'), document.createElement('dd'))
      list.append(row)
    }
    const [name, text] = row.children
    if (name && name.textContent !== label) name.textContent = label
    if (text && text.textContent !== value) {
      text.textContent = value
      row.scrollIntoView({ block: 'nearest' })
    }
  })
}
