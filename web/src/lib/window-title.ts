import { say } from './language.ts'
import { WINDOW } from './window-title-texts.ts'

let named = ''
let faults = 0

/** Names the page that is shown; the title of the window is the first thing read aloud on a new page. */
export function nameWindow(title: string): void {
  named = title
  write()
}

/** While a fault stands on the page its title says so (WCAG 3.3.1, users.md 6). Answers how to end it. */
export function tellFault(): () => void {
  faults++
  write()
  return () => {
    faults--
    write()
  }
}

function write(): void {
  document.title = faults > 0 ? say(WINDOW.faulty, { title: named }) : named
}
