import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { say } from '../../lib/language.ts'
import type { ActionValues } from './action-inputs.ts'
import { ACTION } from './action-texts.ts'

interface SignInputProps {
  id: string
  error: ReactNode
  /** The step asks for it: then it is no choice. */
  isNeeded: boolean
  values: ActionValues
  onChange: (patch: Partial<ActionValues>) => void
}

/** Whether the opinion is signed with the own key. */
export function SignInput({ id, error, isNeeded, values, onChange }: SignInputProps) {
  return (
    <Checkbox
      id={id} error={error} label={say(ACTION.sign)} checked={isNeeded || values.isSigned} disabled={isNeeded}
      description={say(isNeeded ? ACTION.signNeeded : ACTION.signHint)}
      onChange={(event) => onChange({ isSigned: event.currentTarget.checked })}
    />
  )
}
