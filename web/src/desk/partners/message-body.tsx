import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { MESSAGE } from './log-texts.ts'

/** What a refused message says, to be put right. */
export function MessageBody({ body, error, isBusy, onSend }: {
  readonly body: Readonly<Record<string, unknown>>; readonly error: Error | null; readonly isBusy: boolean
  readonly onSend: (body: Record<string, unknown>) => void
}) {
  const [text, setText] = useState(() => JSON.stringify(body, null, 2))
  const [fault, setFault] = useState<string>()
  return (
    <form className="mc-stack" noValidate aria-label={say(MESSAGE.readTitle)} onSubmit={(event) => {
      event.preventDefault()
      const read = objectIn(text)
      setFault(read ? undefined : say(MESSAGE.notJson))
      if (read && !isBusy) onSend(read)
    }}>
      <FormRefusal error={error} />
      <Textarea
        label={say(MESSAGE.body)} description={say(MESSAGE.bodyHint)} error={fault ?? faultAt(error, '/body')}
        value={text} autosize minRows={6} maxRows={30} spellCheck={false}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="mc-row"><Button type="submit" loading={isBusy}>{say(MESSAGE.sendEdited)}</Button></div>
    </form>
  )
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const read: unknown = JSON.parse(text)
    const isObject = typeof read === 'object' && read !== null && !Array.isArray(read)
    return isObject ? read as Record<string, unknown> : undefined
  } catch {
    return undefined
  }
}
