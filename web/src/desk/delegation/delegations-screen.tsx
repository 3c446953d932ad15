import type { Delegation } from '@motcua/contracts/delegations.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { AskWhy } from '../../ui/ask-why/ask-why.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useTitle } from '../shell/use-title.ts'
import { useDelegationChoices, useDelegations, useRevoking } from './delegation-data.ts'
import { DelegationForm } from './delegation-form.tsx'
import { DelegationTable } from './delegation-table.tsx'
import { DELEGATION } from './delegation-texts.ts'

/** What the agency delegated to the post: given, seen and revoked by its head. */
export function DelegationsScreen() {
  useTitle(say(DELEGATION.title))
  const found = useDelegations()
  const choices = useDelegationChoices()
  const [asked, setAsked] = useState<Delegation>()
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  const close = () => {
    setAsked(undefined)
    focusContent()
  }
  return (
    <main className="mc-stack">
      <h1>{say(DELEGATION.title)}</h1>
      <p className="mc-quiet">{say(DELEGATION.intro)}</p>
      {(found.isPending || choices.isPending) && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(DELEGATION.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {choices.isError
        && <ErrorState title={say(DELEGATION.failed)} error={choices.error} onRetry={() => void choices.refetch()} />}
      {asked && <RevokeForm key={asked.id} delegation={asked} onClose={close} />}
      {found.isSuccess && items.length === 0 && <p>{say(DELEGATION.none)}</p>}
      {items.length > 0 && (
        <DelegationTable
          items={items}
          deedOf={(one) => (one.state === 'standing' || one.state === 'coming') && (
            <Button
              size="compact-md" variant="default" aria-label={say(DELEGATION.revokeOne, { decision: one.decision })}
              onClick={() => setAsked(one)}
            >{say(DELEGATION.revoke)}</Button>
          )}
        />
      )}
      <MoreButton found={found} label={say(DELEGATION.more)} />
      {choices.data && choices.data.agencies.length > 0 && <DelegationForm choices={choices.data} />}
      {choices.data?.agencies.length === 0 && <EmptyState title={say(DELEGATION.nothing)} />}
    </main>
  )
}

function RevokeForm({ delegation: { id, decision }, onClose }: {
  readonly delegation: Delegation; readonly onClose: () => void
}) {
  const revoking = useRevoking()
  return (
    <AskWhy
      title={say(DELEGATION.revokeTitle, { decision })} most={300} error={revoking.error} isBusy={revoking.isPending}
      words={{
        why: say(DELEGATION.why), need: say(DELEGATION.needWhy), send: say(DELEGATION.revoke),
        leave: say(DELEGATION.leave),
      }}
      onLeave={onClose} onSay={(why) => revoking.mutate({ id, why }, { onSuccess: () => {
        announce(say(DELEGATION.revoked))
        onClose()
      } })}
    />
  )
}
