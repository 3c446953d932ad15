import type { DelegatedDesk } from '@motcua/contracts/delegations.ts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { POST } from '../post/post-texts.ts'
import { useSession } from '../session/read-session.ts'
import { useTitle } from '../shell/use-title.ts'
import { DelegatedResultList } from './delegated-result-list.tsx'
import { useDelegatedDesk, useHandingOn } from './delegation-data.ts'
import { DelegationTable } from './delegation-table.tsx'
import { DELEGATED } from './delegation-texts.ts'
import { GuidanceForm } from './guidance-form.tsx'

/** What somebody of the post does for agencies: what they may, what they have in hand, what they give out. */
export function DelegatedScreen() {
  useTitle(say(DELEGATED.title))
  const desk = useDelegatedDesk()
  const permissions = useSession()?.permissions ?? []
  const { delegations = [] } = desk.data ?? {}
  const guiding = delegations.filter(({ state, tasks }) =>
    state === 'standing' && tasks.some(({ task }) => task === 'guide'))
  return (
    <main className="mc-stack">
      <h1>{say(DELEGATED.title)}</h1>
      <p className="mc-quiet">{say(DELEGATED.intro)}</p>
      {desk.isPending && <SkeletonList rows={4} />}
      {desk.isError
        && <ErrorState title={say(DELEGATED.failed)} error={desk.error} onRetry={() => void desk.refetch()} />}
      {desk.data && delegations.length === 0
        && <EmptyState title={say(DELEGATED.nothing)}>{say(DELEGATED.nothingHint)}</EmptyState>}
      {permissions.includes('dossier.intake') && <p><Link to="/tiep-nhan">{say(DELEGATED.intake)}</Link></p>}
      {desk.data && <InHand items={desk.data.inHand} />}
      {permissions.includes('dossier.return') && <DelegatedResultList />}
      {guiding.length > 0 && <GuidanceForm delegations={guiding} />}
      {delegations.length > 0 && (
        <section className="mc-stack" aria-labelledby="duoc-lam">
          <h2 id="duoc-lam">{say(DELEGATED.may)}</h2>
          <DelegationTable items={delegations} />
        </section>
      )}
    </main>
  )
}

function InHand({ items }: { readonly items: DelegatedDesk['inHand'] }) {
  const handing = useHandingOn()
  const permissions = useSession()?.permissions ?? []
  const mayOpen = permissions.includes('dossier.read')
  const [asked, setAsked] = useState<DelegatedDesk['inHand'][number]>()
  const close = () => {
    setAsked(undefined)
    document.getElementById('noi-dung')?.focus() // the button that had the focus may be gone
  }
  const handOn = ({ dossierId, number }: DelegatedDesk['inHand'][number]) => handing.mutate(dossierId, {
    onSuccess: () => announce(say(DELEGATED.handedOn, { number })), onSettled: close,
  })
  return (
    <section className="mc-stack" aria-labelledby="dang-giu">
      <h2 id="dang-giu">{say(DELEGATED.inHand)}</h2>
      {handing.error && <ErrorState title={say(POST.notDone)} error={handing.error} />}
      {asked && (
        <ConfirmPanel
          title={say(DELEGATED.handOnTitle, { number: asked.number })} confirmLabel={say(DELEGATED.handOn)}
          isBusy={handing.isPending} onConfirm={() => handOn(asked)} onCancel={close}
        ><p>{say(DELEGATED.handOnHint)}</p></ConfirmPanel>
      )}
      {items.length === 0 ? <p>{say(DELEGATED.noneInHand)}</p> : (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            <th scope="col">{say(DELEGATED.number)}</th><th scope="col">{say(DELEGATED.procedure)}</th>
            <th scope="col">{say(DELEGATED.agency)}</th><th scope="col">{say(DELEGATED.since)}</th>
            <th scope="col">{say(DELEGATED.deed)}</th>
          </tr></thead>
          <tbody>{items.map((one) => (
            <tr key={one.dossierId}>
              <td className="mc-number">
                {mayOpen ? <Link to="/ho-so/$id" params={{ id: one.dossierId }}>{one.number}</Link> : one.number}
              </td>
              <td>{one.procedureName}</td><td>{one.agencyName}</td>
              <td className="mc-number">{showShortMoment(one.receivedAt)}</td>
              <td>
                <Button
                  size="compact-md" aria-label={say(DELEGATED.handOnOne, { number: one.number })}
                  onClick={() => setAsked(one)}
                >{say(DELEGATED.handOn)}</Button>
              </td>
            </tr>
          ))}</tbody>
        </table></div>
      )}
    </section>
  )
}
