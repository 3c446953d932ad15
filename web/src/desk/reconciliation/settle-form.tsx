import type { DifferenceShown } from '@motcua/contracts/reconciliation.ts'
import { Button, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { tellFault } from '../../lib/window-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useSettling } from './reconciliation-data.ts'
import { RECONCILIATION } from './reconciliation-texts.ts'

interface SettleFormProps { readonly difference: DifferenceShown; readonly onClose: () => void }

/** What a difference was and what was done about it. */
export function SettleForm({ difference: { id, reference }, onClose }: SettleFormProps) {
  const [why, setWhy] = useState('')
  const [fault, setFault] = useState<string>()
  const heading = useRef<HTMLHeadingElement>(null)
  const settling = useSettling(id)
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
        announce(say(RECONCILIATION.settled))
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
      <h2 ref={heading} tabIndex={-1}>{say(RECONCILIATION.settleOne, { reference })}</h2>
      <FormRefusal error={settling.error} />
      <Textarea
        label={say(RECONCILIATION.why)} description={say(RECONCILIATION.settleHint)} withAsterisk maxLength={1000}
        autosize minRows={2} value={why} error={fault} onChange={(event) => {
          setWhy(event.currentTarget.value)
          setFault(undefined)
        }}
      />
      <div className="mc-row">
        <Button type="submit" loading={settling.isPending}>{say(RECONCILIATION.send)}</Button>
        <Button variant="default" onClick={onClose}>{say(RECONCILIATION.cancel)}</Button>
      </div>
    </form>
  )
}
