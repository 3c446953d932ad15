import type { OwnFactors } from '@motcua/contracts/factors.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { showDay } from '../../lib/dates.ts'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useTitle } from '../shell/use-title.ts'
import { BindPhone } from './bind-phone.tsx'
import { FACTOR } from './factor-texts.ts'
import { factorsQuery } from './factors.ts'
import { OwnPasskeys } from './own-passkeys.tsx'
import { canUsePasskeys } from './passkeys.ts'
import { ProveFactorPanel } from './prove-factor-panel.tsx'
import { useSession } from './read-session.ts'
import { ShownRecoveryCodes } from './recovery-codes.tsx'

/** Beyond that somebody should make new ones. */
const FEW = 3

/** On by a phone, or by keys alone, or off; in words. */
function stateOf({ totpSince, recoveryCodesLeft: count, passkeys }: OwnFactors): string {
  if (totpSince !== null) return say(FACTOR.on, { day: showDay(totpSince), count })
  return passkeys.length > 0 ? say(FACTOR.onByKey, { count }) : say(FACTOR.off)
}

/** One's own second step of signing in: on or off, and what one keeps for the day on which the phone is gone. */
export function FactorsScreen() {
  useTitle(say(FACTOR.title))
  const session = useSession()
  const found = useQuery(factorsQuery)
  const [codes, setCodes] = useState<readonly string[]>()
  const [asked, setAsked] = useState<'recovery-codes' | 'totp/removal'>()
  if (found.isPending) return <main><SkeletonList /></main>
  if (!found.data) return (
    <main>
      <ErrorState title={say(FACTOR.failed)} error={found.error} onRetry={() => void found.refetch()} />
    </main>
  )
  const { totpSince, recoveryCodesLeft: count, passkeys, passkeysHere } = found.data
  const hasKey = passkeys.length > 0
  const hasFactor = totpSince !== null || hasKey
  const held = { hasPhone: totpSince !== null, hasKey, isHere: passkeysHere && canUsePasskeys() }
  const show = (made: readonly string[]) => {
    setAsked(undefined)
    if (made.length > 0) setCodes(made)
    else focusContent()
  }
  return (
    <main className="mc-stack">
      <h1>{say(FACTOR.title)}</h1>
      <p>{say(FACTOR.why)}</p>
      {session?.mustSetUpFactor && <p role="status"><b>{say(FACTOR.demanded)}</b></p>}
      <p><b>{stateOf(found.data)}</b></p>
      {hasFactor && count < FEW && <p role="status">{say(FACTOR.fewCodes)}</p>}
      {codes && <ShownRecoveryCodes codes={codes} onDone={() => { setCodes(undefined); focusContent() }} />}
      {totpSince === null && !codes && (
        <BindPhone held={held} onBound={(made) => { announce(say(FACTOR.turnedOn)); show(made) }} />
      )}
      {!codes && <OwnPasskeys passkeys={passkeys} held={held} onCodes={show} />}
      {asked && (
        <ProveFactorPanel
          key={asked}
          noun={asked}
          onDone={(made) => {
            if (asked === 'totp/removal') announce(say(FACTOR.turnedOff))
            show(made)
          }}
          onCancel={() => setAsked(undefined)}
        />
      )}
      {hasFactor && !codes && !asked && (
        <div className="mc-row">
          <Button variant="default" onClick={() => setAsked('recovery-codes')}>{say(FACTOR.renew)}</Button>
          {totpSince !== null && (
            <Button variant="default" onClick={() => setAsked('totp/removal')}>{say(FACTOR.turnOff)}</Button>
          )}
        </div>
      )}
    </main>
  )
}
