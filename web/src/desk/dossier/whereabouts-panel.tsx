import type { Whereabouts } from '@motcua/contracts/whereabouts.ts'
import { showMoment, showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { DecidedPanel } from './decided-panel.tsx'
import { useWhereabouts } from './read-whereabouts.ts'
import { WHERE } from './whereabouts-texts.ts'

/** Why it was handed in here and who settles it, by rule, version and facts; and where the paper result lies. */
export function WhereaboutsPanel({ dossierId }: { dossierId: string }) {
  const found = useWhereabouts(dossierId)
  if (found.isPending) return <SkeletonList />
  if (found.isError)
    return <ErrorState title={say(WHERE.failed)} error={found.error} onRetry={() => void found.refetch()} />
  return <><Routing {...found.data} /><DecidedPanel decided={found.data.decided} /><Result {...found.data} /></>
}

function Routing({ decides, receives, isElsewhere, decision, facts }: Whereabouts) {
  return (
    <section className="mc-panel" aria-label={say(WHERE.title)}>
      <h2>{say(WHERE.title)}</h2>
      <dl className="mc-pairs">
        {([
          [WHERE.receives, receives], [WHERE.decides, decides],
        ] as const).map(([name, { unitName, reason, article }]) => (
          <div key={name.vi}>
            <dt>{say(name)}</dt>
            <dd>
              <b>{unitName}</b>
              <div>{reason}</div>
              {article && <div className="mc-quiet">{article}</div>}
            </dd>
          </div>
        ))}
        {isElsewhere && <div><dt>{say(WHERE.elsewhere)}</dt><dd>{decision
          ? say(WHERE.byDecision, { number: decision.number, day: dayText(decision.day), issuer: decision.issuer })
          : say(WHERE.withoutDecision)}</dd></div>}
        {facts.map(({ label, text }) => <div key={label}><dt>{label}</dt><dd>{text}</dd></div>)}
      </dl>
    </section>
  )
}

function Result({ collection, custody, moves }: Whereabouts) {
  return (
    <section className="mc-panel" aria-label={say(WHERE.result)}>
      <h2>{say(WHERE.result)}</h2>
      <p>{say(WHERE.collected, { unit: collection.unitName })}{collection.isChosen && ` ${say(WHERE.chosen)}`}</p>
      {!custody && <p className="mc-quiet">{say(WHERE.noPaper)}</p>}
      {custody && <p>
        {custody.returnedAt
          ? say(WHERE.returned, { at: showMoment(custody.returnedAt) })
          : say(WHERE.lies, {
            unit: custody.unitName, who: custody.holderName ?? '', since: showShortMoment(custody.since),
          })}
        {custody.proof && ` ${say(WHERE.proof, { proof: custody.proof })}`}
        {custody.reminders > 0 && ` ${say(WHERE.reminded, { count: custody.reminders })}`}
      </p>}
      {moves.length > 0 && <ol className="mc-line">{moves.map((move, nth) => <Move key={nth} {...move} />)}</ol>}
    </section>
  )
}

function Move(move: Whereabouts['moves'][number]) {
  const { fromName, toName, dueAt, isLate, handedOverAt, handedOverBy, receivedAt, receivedBy } = move
  const { endedAt, endedBy, endedWhy } = move
  const told = (at: string | null, who: string | null) => at && { at: showShortMoment(at), who: who ?? '' }
  const [sent, received] = [told(handedOverAt, handedOverBy), told(receivedAt, receivedBy)]
  const ended = told(endedAt, endedBy)
  return (
    <li>
      <span aria-hidden="true" className="mc-line-mark">{receivedAt ? '✓' : endedAt ? '↩' : handedOverAt ? '●' : '○'}</span>
      <div>
        <b>{say(WHERE.way, { from: fromName, to: toName })}</b>
        {!receivedAt && !endedAt && <div>{say(WHERE.due, { at: showMoment(dueAt) })}</div>}
        {isLate && <div className="mc-error">{say(WHERE.late)}</div>}
        {sent && <div className="mc-quiet">{say(WHERE.sentBy, sent)}</div>}
        {received && <div className="mc-quiet">{say(WHERE.receivedBy, received)}</div>}
        {ended && <div className="mc-quiet">
          {endedWhy === 'refused' ? say(WHERE.refusedBy, ended)
            : endedWhy === 'succeeded' ? say(WHERE.succeeded, ended) : say(WHERE.recalledBy, ended)}
        </div>}
      </div>
    </li>
  )
}

function dayText(day: string): string {
  return day.split('-').reverse().join('/')
}
