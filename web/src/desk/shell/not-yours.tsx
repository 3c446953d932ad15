import { say } from '../../lib/language.ts'
import { SHELL } from './shell-texts.ts'
import { useTitle } from './use-title.ts'

/** In the place of a page that is not theirs: no fault, and nothing to try again. */
export function NotYours() {
  useTitle(say(SHELL.notYours))
  return (
    <main className="mc-stack">
      <h1>{say(SHELL.notYours)}</h1>
      <p>{say(SHELL.notYoursWhy)}</p>
    </main>
  )
}
