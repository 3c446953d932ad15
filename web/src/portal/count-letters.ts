import { LETTERS } from './count-letters-texts.ts'
import { say } from './page-language.ts'

/** From so many left it is said. */
const SOON = 40
/** After so long without a keystroke, in milliseconds: nobody listens to every letter. */
const PAUSE = 500

/**
 * Says below a text how much room is left in it, or by how much it is too long. Nothing is cut: a page without script
 * takes a text of any length too, and says so when it is sent.
 */
export function countLetters(form: HTMLFormElement): void {
  const lines = new WeakMap<EventTarget, HTMLElement>()
  const timers = new WeakMap<EventTarget, ReturnType<typeof setTimeout>>()
  const count = (field: HTMLInputElement | HTMLTextAreaElement) => {
    // As the server counts: signs, not halves of them.
    const left = Number(field.dataset['most']) - Array.from(field.value).length
    const text = left < 0 ? say(LETTERS.over, { count: -left }) : left <= SOON ? say(LETTERS.left, { count: left }) : ''
    const line = lines.get(field) ?? document.createElement('p')
    if (!line.isConnected) {
      if (text === '') return
      line.setAttribute('role', 'status')
      lines.set(field, line)
      field.after(line)
    }
    line.className = left < 0 ? 'error' : 'hint'
    if (line.textContent !== text) line.textContent = text
  }
  form.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return
    if (target.dataset['most'] === undefined) return
    clearTimeout(timers.get(target))
    timers.set(target, setTimeout(count, PAUSE, target))
  })
}
