import type { DifferenceShown } from '@motcua/contracts/reconciliation.ts'
import { say } from '../../lib/language.ts'
import { AskWhy } from '../../ui/ask-why/ask-why.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useSettling } from './reconciliation-data.ts'
import { RECONCILIATION } from './reconciliation-texts.ts'

export type SettleDeed = 'settlement' | 'reversal'
interface SettleFormProps {
  readonly difference: DifferenceShown
  readonly deed: SettleDeed
  readonly onClose: () => void
}

const TEXTS = {
  settlement: {
    title: RECONCILIATION.settleOne, hint: RECONCILIATION.settleHint, send: RECONCILIATION.send,
    done: RECONCILIATION.settled,
  },
  reversal: {
    title: RECONCILIATION.reverseOne, hint: RECONCILIATION.reverseHint, send: RECONCILIATION.reverse,
    done: RECONCILIATION.reversed,
  },
} as const

/** What a difference was and what was done about it; or that its money goes back, and why. */
export function SettleForm({ difference: { id, reference }, deed, onClose }: SettleFormProps) {
  const { title, hint, send, done } = TEXTS[deed]
  const settling = useSettling(id, deed)
  return (
    <AskWhy
      title={say(title, { reference })} most={1000} error={settling.error} isBusy={settling.isPending} words={{
        why: say(RECONCILIATION.why), hint: say(hint), need: say(RECONCILIATION.needWhy), send: say(send),
        leave: say(RECONCILIATION.cancel),
      }}
      onLeave={onClose} onSay={(why) => settling.mutate(why, {
        onSuccess: () => {
          announce(say(done))
          onClose()
        },
      })}
    />
  )
}
