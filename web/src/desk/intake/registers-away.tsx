import { say } from '../../lib/language.ts'
import { HELD_HERE } from './held-texts.ts'

/** Which registers do not answer now, so that the clerk asks and goes on. */
export function RegistersAway({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return null
  return <p className="mc-quiet" role="status">{say(HELD_HERE.away, { registers: names.join(', ') })}</p>
}
