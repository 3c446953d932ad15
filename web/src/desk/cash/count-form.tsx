import { Button, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { readMoney, showMoney } from '../../lib/money.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { announce } from '../../ui/toast/toast-store.ts'
import { AmountField } from './amount-field.tsx'
import type { useClosingTill } from './cash-data.ts'
import { TILL } from './cash-texts.ts'
import { UnusualSum } from './unusual-sum.tsx'

interface CountFormProps {
  readonly title: string
  readonly closing: ReturnType<typeof useClosingTill>
  readonly onClosed?: () => void
  readonly onCancel?: () => void
}

/** Counts the drawer of a till and closes it; what it should hold is told only afterwards. */
export function CountForm({ title, closing, onClosed, onCancel }: CountFormProps) {
  const [typed, setTyped] = useState('')
  const [why, setWhy] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const counted = readMoney(typed)
  const isFaulty = hasTried && counted === undefined
  useEffect(() => heading.current?.focus(), [])
  useFaultyTitle(isFaulty)
  const close = (isConfirmed = false) => {
    setHasTried(true)
    if (counted === undefined || closing.isPending) return
    closing.mutate({ counted, why: why.trim() || null, ...isConfirmed && { isConfirmed } }, {
      onSuccess: ({ expected, difference }) => {
        announce(difference === 0
          ? say(TILL.closed, { counted: showMoney(counted) })
          : say(TILL.closedOff, {
            counted: showMoney(counted), expected: showMoney(expected), difference: showMoney(difference),
          }))
        onClosed?.()
      },
    })
  }
  return (
    <form
      className="mc-shift" noValidate aria-label={title}
      onKeyDown={(event) => { if (event.key === 'Escape') onCancel?.() }}
      onSubmit={(event) => {
        event.preventDefault()
        close()
      }}
    >
      <h2 ref={heading} tabIndex={-1}>{title}</h2>
      <p className="mc-quiet">{say(TILL.closeHint)}</p>
      <UnusualSum pressed={closing} sum={counted} onMeant={() => close(true)} />
      <AmountField
        label={say(TILL.counted)} value={typed} isRequired pressed={closing} onChange={setTyped}
        error={isFaulty ? say(TILL.wrong) : undefined}
      />
      <Textarea
        label={say(TILL.why)} description={say(TILL.whyHint)} maxLength={1000} value={why} autosize minRows={2}
        error={faultAt(closing.error, '/why')} onChange={(event) => setWhy(event.currentTarget.value)}
      />
      <div className="mc-row">
        <Button type="submit" loading={closing.isPending}>{say(TILL.close)}</Button>
        {onCancel && <Button variant="default" onClick={onCancel}>{say(TILL.cancel)}</Button>}
      </div>
    </form>
  )
}
