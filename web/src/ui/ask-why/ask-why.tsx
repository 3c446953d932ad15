import { Button, Textarea } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FormRefusal } from '../form-refusal/form-refusal.tsx'

interface AskWhyProps {
  readonly title: string
  /** What is asked, what is told where nothing was said, and both buttons. */
  readonly words: {
    readonly why: string; readonly hint?: string; readonly need: string; readonly send: string; readonly leave: string
  }
  readonly most: number
  /** Fewer signs say nothing. */
  readonly least?: number
  /** How the deed was refused; `field` is where the answer names the reason. */
  readonly error?: Error | null
  readonly field?: string
  readonly isBusy: boolean
  readonly onSay: (why: string) => void
  readonly onLeave: () => void
  readonly children?: ReactNode
}

/** A deed that needs its reason, in the page and not over it. Takes the focus when it appears; Esc leaves it. */
export function AskWhy({
  title, words, most, least = 1, error = null, field = '/why', isBusy, onSay, onLeave, children,
}: AskWhyProps) {
  const [why, setWhy] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const isShort = why.trim().length < least
  const fault = (hasTried && isShort ? words.need : undefined) ?? faultAt(error, field)
  useEffect(() => heading.current?.focus(), [])
  useFaultyTitle(fault !== undefined)
  return (
    <form
      className="mc-confirm mc-stack" noValidate aria-label={title}
      onKeyDown={(event) => { if (event.key === 'Escape') onLeave() }}
      onSubmit={(event) => {
        event.preventDefault()
        setHasTried(true)
        if (!isShort && !isBusy) onSay(why.trim())
      }}
    >
      <h2 ref={heading} tabIndex={-1}>{title}</h2>
      {children}
      <FormRefusal error={error} />
      <Textarea
        label={words.why} description={words.hint} withAsterisk maxLength={most} autosize minRows={2} value={why}
        error={fault} onChange={(event) => setWhy(event.currentTarget.value)}
      />
      <div className="mc-row">
        <Button type="submit" loading={isBusy}>{words.send}</Button>
        <Button variant="default" onClick={onLeave}>{words.leave}</Button>
      </div>
    </form>
  )
}
