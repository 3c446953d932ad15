import type { StayList } from '@motcua/contracts/hand-overs.ts'
import { showMoment, showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useStays } from '../hand-overs/hand-over-data.ts'
import { HAND_OVER, STAY } from '../hand-overs/hand-over-texts.ts'

/** Which agencies had the dossier, from which acknowledgement to which, for how long, and who holds it now. */
export function StaysPanel({ dossierId }: { dossierId: string }) {
  const found = useStays(dossierId)
  return (
    <section className="mc-panel" aria-label={say(STAY.title)}>
      <h2>{say(STAY.title)}</h2>
      {found.isPending && <SkeletonList />}
      {found.isError
        && <ErrorState title={say(STAY.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.length === 0 && <p className="mc-quiet">{say(STAY.none)}</p>}
      {found.data && found.data.length > 0
        && <ol className="mc-line">{found.data.map((stay, nth) => <Stay key={nth} {...stay} />)}</ol>}
    </section>
  )
}

function Stay(stay: StayList['items'][number]) {
  const { agencyName, unitName, fromName, handedOverAt, handedOverBy, how, receivedAt, receivedBy, endedAt } = stay
  const { refusedAt, refusedBy, reason, acknowledgeBy, dueAt, minutes } = stay
  const told = (at: string, who: string | null) => ({ at: showShortMoment(at), who: who ?? '' })
  const isOpen = receivedAt !== null && endedAt === null
  return (
    <li aria-current={isOpen ? 'step' : undefined}>
      <span aria-hidden="true" className="mc-line-mark">
        {refusedAt ? '✕' : endedAt ? receivedAt ? '✓' : '↩' : receivedAt ? '●' : '○'}
      </span>
      <div>
        <b>{agencyName}</b>{unitName !== agencyName && <> · {unitName}</>}
        {fromName && <div className="mc-quiet">
          {say(STAY.from, { from: fromName })}, {say(STAY[how])}. {say(
            STAY.handed, told(handedOverAt, handedOverBy ?? say(HAND_OVER.program)),
          )}
        </div>}
        {receivedAt && <div>{say(STAY.received, told(receivedAt, receivedBy))}</div>}
        {refusedAt && <div className="mc-error">
          {say(STAY.refused, { ...told(refusedAt, refusedBy), reason: reason ?? '' })}
        </div>}
        {!receivedAt && !refusedAt && !endedAt && <div>
          {acknowledgeBy ? say(STAY.until, { at: showMoment(acknowledgeBy) }) : say(STAY.waits)}
        </div>}
        {!receivedAt && !refusedAt && endedAt && <div className="mc-quiet">{say(STAY.gone)}</div>}
        {receivedAt && <div className="mc-quiet">
          {say(STAY.held, {
            days: Math.floor(minutes / 1440), hours: Math.floor(minutes / 60) % 24, minutes: minutes % 60,
          })}{isOpen ? `. ${say(STAY.due, { at: showMoment(dueAt) })}` : endedAt && `. ${say(STAY.ended, { at: showShortMoment(endedAt) })}`}
        </div>}
      </div>
    </li>
  )
}
