import { lettersLeft } from '../lib/letters-left.ts'
import { say } from './page-language.ts'

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
    const { isOver, text } = lettersLeft(say, Number(field.dataset['most']), field.value)
    const line = lines.get(field) ?? document.createElement('p')
    if (!line.isConnected) {
      if (text === '') return
      line.setAttribute('role', 'status')
      lines.set(field, line)
      field.after(line)
    }
    line.className = isOver ? 'error' : 'hint'
    if (line.textContent !== text) line.textContent = text
  }
  form.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return
    if (target.dataset['most'] === undefined) return
    clearTimeout(timers.get(target))
    timers.set(target, setTimeout(count, PAUSE, target))
  })
}
