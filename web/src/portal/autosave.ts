/** After so long without a keystroke, in milliseconds. */
const PAUSE = 800
/** Before it is tried again on a line that is cut. */
const AGAIN = 8_000
/** Browsers keep no larger request alive when the page is left. */
const MOST_KEPT_ALIVE = 60_000
/** What stands before the server says that it is not there. */
const AWAY: ReadonlySet<number> = new Set([502, 503, 504])

/**
 * Keeps a form while it is being filled in: after each pause, when the page is left or laid aside, and when the line is
 * back. Saves are counted, since they can overtake each other on the way; what comes back says what is stored now, so
 * that one's own saves are never taken for another's. `line` tells quietly how far it is. A form that is sent while
 * the line is cut, or after a save that was refused (somebody else is signed in by now), is held back with what was
 * typed: it would lead to a page without it. It goes on by itself once a save has come through.
 */
export function autosave(form: HTMLFormElement, line: HTMLElement): void {
  const nth = form.querySelector<HTMLInputElement>('[name=_nth]')
  const seen = form.querySelector<HTMLInputElement>('[name=_seen]')
  let isChanged = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let underWay: AbortController | undefined
  let isCut = false
  let isRefused = false
  let held: { readonly by: HTMLElement | null } | undefined
  let isGoing = false

  const plan = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), wait)
  }
  const count = () => { if (nth) nth.value = String(Number(nth.value) + 1) }
  const save = async (isLast = false) => {
    if (!isChanged || form.dataset['sent'] !== undefined) return
    if (underWay && !isLast) {
      plan(PAUSE)
      return
    }
    isChanged = false
    count()
    const control = underWay = new AbortController()
    const body = bodyOf(form)
    try {
      const answer = await fetch(line.dataset['save'] ?? '', {
        method: 'POST', body, keepalive: body.toString().length < MOST_KEPT_ALIVE, signal: control.signal,
      }).catch(() => undefined)
      if (!control.signal.aborted) isCut = !answer || AWAY.has(answer.status)
      if (!answer || isCut) throw new Error('the line is cut')
      const said = await answer.json() as { readonly text: string; readonly seen?: string }
      if (line.textContent !== said.text) line.textContent = said.text
      if (seen && said.seen !== undefined) seen.value = said.seen
      // Whoever is signed in here now may not write into it: what was typed stays where it is, and is not sent away.
      isRefused = !answer.ok
      if (isRefused) held = undefined
    } catch {
      if (control.signal.aborted) return
      isChanged = true
      line.textContent = line.dataset[isCut && held ? 'held' : 'failed'] ?? ''
      plan(AGAIN)
    } finally {
      if (underWay === control) underWay = undefined
    }
    if (!isCut) goOn()
  }
  const goOn = () => {
    if (!held) return
    const { by } = held
    held = undefined
    isGoing = true
    form.requestSubmit(by?.isConnected ? by : null)
    isGoing = false
  }

  const change = () => {
    isChanged = true
    plan(PAUSE)
  }
  form.addEventListener('input', change)
  form.addEventListener('change', change)
  if ([...form.elements].some(isTouched)) change() // on a slow line typing begins before this script is there
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return
    if (!isGoing && (isCut || isRefused || !navigator.onLine)) {
      event.preventDefault()
      delete form.dataset['sent']
      held = { by: event.submitter }
      isChanged = true
      if (isRefused) line.scrollIntoView({ block: 'center' }) // says why the press leads nowhere
      else line.textContent = line.dataset['held'] ?? ''
      void save()
      return
    }
    clearTimeout(timer)
    underWay?.abort()
    count() // after whatever is still on its way
  })
  addEventListener('pagehide', () => void save(true))
  addEventListener('online', () => void save())
  document.addEventListener('visibilitychange', () => { if (document.hidden) void save(true) })
}

/** Whether it holds something else than the page came with. */
function isTouched(control: Element): boolean {
  if (control instanceof HTMLSelectElement) {
    const options = [...control.options]
    return control.selectedIndex !== Math.max(0, options.findIndex(({ defaultSelected }) => defaultSelected))
  }
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue
  return control instanceof HTMLInputElement &&
    (control.value !== control.defaultValue || control.checked !== control.defaultChecked)
}

function bodyOf(form: HTMLFormElement): URLSearchParams {
  const texts = [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return new URLSearchParams(texts)
}
