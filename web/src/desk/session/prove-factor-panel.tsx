import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { FACTOR } from './factor-texts.ts'
import { useProveFactor } from './factors.ts'

interface ProveFactorPanelProps {
  noun: 'recovery-codes' | 'totp/removal'
  onDone: (codes: readonly string[]) => void
  onCancel: () => void
}

/** A deed on one's own factor, which is proven by the factor itself. Takes the focus; Esc leaves it. */
export function ProveFactorPanel({ noun, onDone, onCancel }: ProveFactorPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const [code, setCode] = useState('')
  const proving = useProveFactor(noun, onDone)
  const title = say(noun === 'recovery-codes' ? FACTOR.renew : FACTOR.turnOff)
  return (
    <form
      className="mc-confirm mc-stack"
      aria-label={title}
      onKeyDown={(event) => { if (event.key === 'Escape') onCancel() }}
      onSubmit={(event) => {
        event.preventDefault()
        if (code.trim() !== '') proving.mutate(code.trim())
      }}
    >
      <h2 ref={heading} tabIndex={-1}>{title}</h2>
      <p>{say(noun === 'recovery-codes' ? FACTOR.renewHint : FACTOR.turnOffHint)}</p>
      <FormRefusal error={proving.error} />
      <TextInput
        label={say(FACTOR.code)}
        description={say(FACTOR.codeHint)}
        withAsterisk={false}
        required
        maw={420}
        autoComplete="one-time-code"
        minLength={6}
        maxLength={40}
        spellCheck={false}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={faultAt(proving.error, '/code')}
        data-after-refusal
      />
      <div className="mc-row">
        <Button type="submit" loading={proving.isPending}>{title}</Button>
        <Button variant="default" onClick={onCancel}>{say(FACTOR.cancel)}</Button>
      </div>
    </form>
  )
}
