import { CHECK } from './check-answers-texts.ts'
import { heldPaperOf, sayHeld } from './held-here.ts'
import type { Journey } from './journey.ts'
import type { Visit } from './visit.ts'

/**
 * Asked with the last button: whether accepted papers are kept to be used again. Of whoever has a Kho, which is an
 * account whose card a counter has seen.
 */
export function KeepChoice({ visit: { actor, say } }: { visit: Visit }) {
  return actor?.level === 2 && (
    <div className="tick">
      <input type="checkbox" id="luu-kho" name="luu-kho" value="co" aria-describedby="luu-kho-hint" />
      <label htmlFor="luu-kho">{say(CHECK.keep)}</label>
      <p className="hint" id="luu-kho-hint">{say(CHECK.keepHint)}</p>
    </div>
  )
}

/** Of a component for which something held is used: where it is from. */
export function heldInLine(journey: Journey, component: string): string | undefined {
  const paper = heldPaperOf(journey, component)
  return paper && journey.visit.say(CHECK.held, { from: sayHeld(journey.visit, paper).from })
}
