import type { InHandPage } from '@motcua/contracts/delegations.ts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { showShortMoment } from '../../lib/dates.ts'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { POST } from '../post/post-texts.ts'
import { useSession } from '../session/read-session.ts'
import { FoundTable } from '../shell/found-table.tsx'
import { useHandingOn, useInHand } from './delegation-data.ts'
import { DELEGATED } from './delegation-texts.ts'

/** What was received and is to be handed on, page after page, and that not all of it can be opened. */
export function InHandList() {
  const found = useInHand()
  const { isOver = false, openAtOnce = 0 } = found.data?.pages[0] ?? {}
  const handing = useHandingOn()
  const permissions = useSession()?.permissions ?? []
  const mayOpen = permissions.includes('dossier.read')
  const [asked, setAsked] = useState<InHandPage['items'][number]>()
  const close = () => {
    setAsked(undefined)
    focusContent()
  }
  const handOn = ({ dossierId, number }: InHandPage['items'][number]) => handing.mutate(dossierId, {
    onSuccess: () => announce(say(DELEGATED.handedOn, { number })), onSettled: close,
  })
  return (
    <section className="mc-stack" aria-labelledby="dang-giu">
      <h2 id="dang-giu">{say(DELEGATED.inHand)}</h2>
      <FoundTable
        found={found} keyOf={(one) => one.dossierId}
        words={{
          failed: say(DELEGATED.failed), none: say(DELEGATED.noneInHand), more: say(POST.more),
          heads: [
            say(DELEGATED.number), say(DELEGATED.procedure), say(DELEGATED.agency), say(DELEGATED.since),
            say(DELEGATED.deed),
          ],
        }}
        row={(one) => <>
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
        </>}
      >
        {isOver && <p className="mc-error" role="status">{say(DELEGATED.isOver, { n: openAtOnce })}</p>}
        {handing.error && <ErrorState title={say(POST.notDone)} error={handing.error} />}
        {asked && (
          <ConfirmPanel
            title={say(DELEGATED.handOnTitle, { number: asked.number })} confirmLabel={say(DELEGATED.handOn)}
            isBusy={handing.isPending} onConfirm={() => handOn(asked)} onCancel={close}
          ><p>{say(DELEGATED.handOnHint)}</p></ConfirmPanel>
        )}
      </FoundTable>
    </section>
  )
}
