import type { BundleOfDossier, BundleRequest } from '@motcua/contracts/bundles.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../lib/call.ts'
import { showMoment, showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { BUNDLE } from './bundle-texts.ts'
import { dossierKey } from './read-dossier.ts'

/** The whole request that a dossier belongs to, if it does: each procedure, its agency, its dossier and its results. */
export function BundlePanel({ dossierId }: { dossierId: string }) {
  const found = useQuery({
    queryKey: [...dossierKey(dossierId), 'bundle'],
    queryFn: async ({ signal }) =>
      ((await call('GET', `/api/dossiers/${dossierId}/bundle`, { signal })) as BundleOfDossier).request,
  })
  if (found.isError)
    return <ErrorState title={say(BUNDLE.failed)} error={found.error} onRetry={() => void found.refetch()} />
  const request = found.data
  if (!request) return null
  const { name, number, dueAt, isOver, counts, members } = request
  return (
    <section className="mc-panel" aria-label={say(BUNDLE.title)}>
      <h2>{say(BUNDLE.title)}</h2>
      <p>
        <b>{name}</b><br />
        {say(BUNDLE.code, { number })} · {dueAt ? say(BUNDLE.due, { at: showMoment(dueAt) }) : say(BUNDLE.dueLater)}
        {isOver && ` · ${say(BUNDLE.over)}`}<br />
        <span className="mc-quiet">{say(BUNDLE.counts, { members: counts.members, dossiers: counts.dossiers })}</span>
      </p>
      <ol className="mc-line">{members.map((member) => <Member key={member.seq} {...member} />)}</ol>
    </section>
  )
}

function Member(member: BundleRequest['members'][number]) {
  const { name, agency, dossier, passed } = member
  const mark = member.state === 'dropped' ? '✕' : dossier?.issuedAt ? '✓' : dossier ? '●' : '○'
  return (
    <li aria-current={dossier?.isThis ? 'step' : undefined}>
      <span aria-hidden="true" className="mc-line-mark">{mark}</span>
      <div>
        <b>{name}</b> · {agency}
        {dossier && <div>
          {dossier.id && !dossier.isThis
            ? <Link to="/ho-so/$id" params={{ id: dossier.id }} className="mc-number">{dossier.number}</Link>
            : <span className="mc-number">{dossier.number}</span>}
          {dossier.isThis && ` (${say(BUNDLE.here)})`}
          {dossier.dueAt && ` · ${say(BUNDLE.dueOne, { at: showShortMoment(dossier.dueAt) })}`}
        </div>}
        <div>{standing(member)}</div>
        {passed.map((one) => (
          <div key={one.fromNumber} className="mc-quiet">{say(BUNDLE.got, {
            title: one.title, number: one.resultNumber, from: one.fromNumber, at: showShortMoment(one.passedAt),
          })}</div>
        ))}
      </div>
    </li>
  )
}

function standing({ state, dossier, waitsFor, reason, pushBy, acknowledgeBy }: BundleRequest['members'][number]): string {
  const late = acknowledgeBy ? ` · ${say(BUNDLE.acknowledge, { at: showShortMoment(acknowledgeBy) })}` : ''
  if (dossier) return `${dossier.stateName}${late}`
  switch (state) {
    case 'waiting': return say(BUNDLE.waits, { names: waitsFor.join(', ') })
    case 'ready': case 'begun': return pushBy ? say(BUNDLE.ready, { at: showShortMoment(pushBy) }) : say(BUNDLE.readySoon)
    case 'blocked': return say(BUNDLE.blocked, { reason: reason ?? '' })
    case 'asked': return say(BUNDLE.asked)
    case 'dropped': return say(BUNDLE.dropped)
  }
}
