import type { DifferenceShown } from '@motcua/contracts/reconciliation.ts'
import { Button, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { tellFault } from '../../lib/window-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
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
  const words = TEXTS[deed]
  const [why, setWhy] = useState('')
  const [fault, setFault] = useState<string>()
  const heading = useRef<HTMLHeadingElement>(null)
  const settling = useSettling(id, deed)
  useEffect(() => heading.current?.focus(), [])
  const send = () => {
    if (settling.isPending) return
    if (why.trim() === '') {
      setFault(say(RECONCILIATION.needWhy))
      tellFault()
      return
    }
    settling.mutate(why.trim(), {
      onSuccess: () => {
        announce(say(words.done))
        onClose()
      },
    })
  }
  return (
    <form
      className="mc-confirm mc-settle" noValidate onKeyDown={(event) => { if (event.key === 'Escape') onClose() }}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <h2 ref={heading} tabIndex={-1}>{say(words.title, { reference })}</h2>
      <FormRefusal error={settling.error} />
      <Textarea
        label={say(RECONCILIATION.why)} description={say(words.hint)} withAsterisk maxLength={1000}
        autosize minRows={2} value={why} error={fault} onChange={(event) => {
          setWhy(event.currentTarget.value)
          setFault(undefined)
        }}
      />
      <div className="mc-row">
        <Button type="submit" loading={settling.isPending}>{say(words.send)}</Button>
        <Button variant="default" onClick={onClose}>{say(RECONCILIATION.cancel)}</Button>
      </div>
    </form>
  )
}
