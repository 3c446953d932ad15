import { say } from '../../lib/language.ts'
import { HELD_HERE } from './held-texts.ts'
import type { LookedUp } from './held-papers.ts'
import { ResidenceCheck } from './residence-check.tsx'

/** What registers are there for in an intake: those that do not answer now, and what may be confirmed by one. */
export function RegistersHere({ found }: { readonly found: LookedUp | undefined }) {
  if (!found) return null
  return <>
    <RegistersAway names={found.away} />
    <ResidenceCheck intakeId={'intakeId' in found.place ? found.place.intakeId : undefined} />
  </>
}

/** Which registers do not answer now, so that the clerk asks and goes on. */
function RegistersAway({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return null
  return <p className="mc-quiet" role="status">{say(HELD_HERE.away, { registers: names.join(', ') })}</p>
}
