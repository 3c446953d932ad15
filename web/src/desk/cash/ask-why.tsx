import { Button, Textarea } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { tellFault } from '../../lib/window-title.ts'
import { BOOK } from './book-texts.ts'

interface AskWhyProps {
  readonly title: string
  readonly label: string
  readonly isBusy: boolean
  readonly onSay: (why: string) => void
  readonly onCancel: () => void
  readonly children?: ReactNode
}

/** A deed that needs its reason. */
export function AskWhy({ title, label, isBusy, onSay, onCancel, children }: AskWhyProps) {
  const [why, setWhy] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const isFaulty = hasTried && why.trim() === ''
  useEffect(() => heading.current?.focus(), [])
  useEffect(() => isFaulty ? tellFault() : undefined, [isFaulty])
  return (
    <form
      className="mc-confirm mc-cash-form" noValidate onKeyDown={(event) => { if (event.key === 'Escape') onCancel() }}
      onSubmit={(event) => {
        event.preventDefault()
        setHasTried(true)
        if (why.trim() !== '' && !isBusy) onSay(why.trim())
      }}
    >
      <h2 ref={heading} tabIndex={-1}>{title}</h2>
      {children}
      <Textarea
        label={say(BOOK.why)} withAsterisk maxLength={1000} autosize minRows={2} value={why}
        error={isFaulty ? say(BOOK.needWhy) : undefined} onChange={(event) => setWhy(event.currentTarget.value)}
      />
      <div className="mc-row">
        <Button type="submit" loading={isBusy}>{label}</Button>
        <Button variant="default" onClick={onCancel}>{say(BOOK.cancel)}</Button>
      </div>
    </form>
  )
}
