import { markOf } from '../modules/dossiers/public.ts'
import { RIVALS } from './fill-form-texts.ts'
import { SEEN } from './save-step.ts'
import { type Posted, type Visit, fieldOf } from './visit.ts'

/**
 * Whether a page that is kept as a whole was changed elsewhere since this window was shown it, to something else than
 * is sent now. A page that does not say what it was shown is taken as before.
 */
export function isRival(posted: Posted, stored: unknown, typed: unknown): boolean {
  const seen = fieldOf(posted, SEEN)
  return seen !== '' && seen !== markOf(stored) && markOf(typed) !== markOf(stored)
}

/** What the page was shown, to be sent back with it. */
export function SeenPage({ stored }: { stored: unknown }) {
  return <input type="hidden" name={SEEN} value={markOf(stored)} />
}

/** What is stored now, above the fields with what was typed; the way to keep it is to open the page anew. */
export function StoredNow({ visit: { say }, href, lines }: {
  visit: Visit
  href: string
  lines: readonly { readonly label: string; readonly text: string }[]
}) {
  return (
    <section className="note" aria-labelledby="dang-luu">
      <h2 id="dang-luu">{say(RIVALS.stored)}</h2>
      <dl>{lines.map(({ label, text }) => (
        <div key={label}><dt>{label}</dt><dd>{text === '' ? say(RIVALS.empty) : text}</dd></div>
      ))}</dl>
      <p className="alone"><a href={href}>{say(RIVALS.keepStored)}</a></p>
    </section>
  )
}
