import { Checkbox } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { say } from '../../lib/language.ts'
import { tellFault } from '../../lib/window-title.ts'
import { HALL_RULE } from './hall-rule-texts.ts'

interface CallsOffProps {
  /** How many appointments are called off, as it was told. */
  readonly sentence: string
  readonly isAgreed: boolean
  readonly onAgree: (isAgreed: boolean) => void
}

/** What a change of a hall calls off, and a box for whoever means it; another number is agreed to anew. */
export function CallsOff({ sentence, isAgreed, onAgree }: CallsOffProps) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    tellFault()
    box.current?.focus()
  }, [sentence])
  return (
    <div className="mc-stack">
      <p role="alert" className="mc-error">{sentence}</p>
      <Checkbox
        ref={box} label={say(HALL_RULE.callsOff)} checked={isAgreed}
        onChange={({ currentTarget }) => onAgree(currentTarget.checked)}
      />
    </div>
  )
}
