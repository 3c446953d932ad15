import { saySize } from '@motcua/contracts/file-size.ts'
import { SENDING } from './papers-page-texts.ts'
import { LANGUAGE, say } from './page-language.ts'

/** The row of one file on its way: name, bar, a sentence of how far it is, and what can be done. */
export interface UploadRow {
  readonly element: HTMLLIElement
  /** A sentence, and whether it is a fault. */
  tell(text: string, isFault?: boolean): void
  /** Bytes that have been sent; undefined while nothing is sent. */
  show(bytes?: number): void
  /** How the file was changed before it was sent, and how large it now is. */
  changed(size: number, note?: string): void
  /** The one thing that can be done about it. */
  offer(action: string, named: string, work: () => void): void
  remove(): void
}

export function uploadRow(name: string, size: number): UploadRow {
  const [element, title, note, bar, text, button] = [
    document.createElement('li'), document.createElement('span'), document.createElement('span'),
    document.createElement('progress'), document.createElement('span'), document.createElement('button'),
  ]
  title.append(name, ' ', note)
  note.className = 'hint'
  bar.setAttribute('aria-label', say(SENDING.progressOf, { name }))
  bar.max = size
  bar.hidden = true
  button.type = 'button'
  button.className = 'quiet'
  element.className = 'upload'
  element.append(title, button, bar, text)
  let whole = size
  return {
    element,
    tell(words, isFault = false) {
      text.textContent = words
      text.className = isFault ? 'error' : 'hint'
    },
    show(bytes) {
      bar.hidden = bytes === undefined
      if (bytes === undefined) return
      bar.value = bytes
      text.className = 'hint'
      text.textContent = bytes >= whole
        ? say(SENDING.checking)
        : say(SENDING.sent, { percent: Math.floor(bytes / whole * 100), size: showSize(whole) })
    },
    changed(now, words = '') {
      whole = now
      bar.max = now
      note.textContent = words
    },
    offer(action, named, work) {
      button.textContent = action
      button.setAttribute('aria-label', named)
      button.onclick = work
    },
    remove() {
      element.remove()
    },
  }
}

/** `1,2 MB`, `340 kB`, in the unit of the limits. */
export function showSize(bytes: number): string {
  return saySize(LANGUAGE, bytes)
}
