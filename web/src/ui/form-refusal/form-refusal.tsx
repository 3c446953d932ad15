import { useEffect } from 'react'
import { CallError } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { tellFault } from '../../lib/window-title.ts'
import { REFUSAL } from './form-refusal-texts.ts'

/** Why a form was not taken, above its fields; what is told at the fields is only pointed to, and not said twice. */
export function FormRefusal({ error }: { error: Error | null }) {
  return error && <Refusal error={error} />
}

function Refusal({ error }: { error: Error }) {
  useEffect(tellFault, [])
  const isToldAtFields = error instanceof CallError && error.errors.length > 0
  return (
    <p role="alert" className="mc-error">
      {isToldAtFields ? say(REFUSAL.atFields) : error.message}
    </p>
  )
}
