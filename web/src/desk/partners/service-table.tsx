import type { ServiceLine } from '@motcua/contracts/partners.ts'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import type { Tone } from '../../lib/states.ts'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { useSession } from '../session/read-session.ts'
import { nameOfPartner, wordsOfFault } from './partner-words.ts'
import { SERVICE, SERVICE_HEALTH, SERVICE_NOTES } from './service-texts.ts'

const LOOK: Readonly<Record<ServiceLine['health'], { readonly tone: Tone; readonly icon: string }>> = {
  'well': { tone: 'done', icon: '✓' }, 'late': { tone: 'late', icon: '!' }, 'down': { tone: 'late', icon: '✕' },
  'unknown': { tone: 'calm', icon: '?' }, 'kept': { tone: 'waiting', icon: '‖' },
  'not-named': { tone: 'stopped', icon: '■' },
}

/** What people are told, pay and sign in by: one row each. Nothing is done to them here; those not named come last. */
export function ServiceTable({ lines }: { readonly lines: readonly ServiceLine[] }) {
  const isDemonstration = useSession()?.isDemonstration ?? false
  const named = lines.filter(({ health }) => health !== 'not-named')
  const unnamed = lines.filter(({ health }) => health === 'not-named').map(({ code }) => nameOfPartner(code))
  return (
    <section className="mc-stack" aria-labelledby="dich-vu">
      <h2 id="dich-vu">{say(SERVICE.title)}</h2>
      <p className="mc-quiet">{say(SERVICE.intro)}</p>
      {named.length > 0 && <div className="mc-table-wrap"><table className="mc-table">
        <thead><tr>
          <th scope="col">{say(SERVICE.service)}</th><th scope="col">{say(SERVICE.health)}</th>
          <th scope="col">{say(SERVICE.waiting)}</th><th scope="col">{say(SERVICE.last)}</th>
        </tr></thead>
        <tbody>{named.map((line) => (
          <tr key={line.code}>
            <td>{nameOfPartner(line.code)}</td>
            <td><Health line={line} /></td>
            <td>{line.waiting !== null && say(SERVICE.count, { count: line.waiting })}</td>
            <td>{wordsOfLast(line, isDemonstration)}</td>
          </tr>
        ))}</tbody>
      </table></div>}
      {unnamed.length > 0 && <p>{say(SERVICE.unnamed, { names: unnamed.join('; ') })}</p>}
    </section>
  )
}

function Health({ line: { health, fault, awaySince, retryAt } }: { readonly line: ServiceLine }) {
  const note = health === 'down' && fault !== null ? awayInWords(fault, awaySince, retryAt)
    : health === 'kept' || health === 'late' ? say(SERVICE_NOTES[health]) : undefined
  return <>
    <StateChip text={say(SERVICE_HEALTH[health])} {...LOOK[health]} />
    {note !== undefined && <><br /><span className="mc-quiet">{note}</span></>}
  </>
}

function awayInWords(code: string, since: string | null, retryAt: string | null): string {
  const [fault, at] = [wordsOfFault(code), retryAt === null ? '' : showShortMoment(retryAt)]
  return since === null ? say(SERVICE.fault, { fault, at })
    : say(SERVICE.faultSince, { fault, since: showShortMoment(since), at })
}

/** In a demonstration two clocks run, and each moment says of which it is. */
function wordsOfLast({ lastAt, lastClock }: ServiceLine, isDemonstration: boolean): string {
  if (lastAt === null) return say(SERVICE.never)
  const at = showShortMoment(lastAt)
  if (!isDemonstration) return at
  return say(lastClock === 'product' ? SERVICE.lastShown : SERVICE.lastReal, { at })
}
