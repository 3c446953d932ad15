import { useEffect, useRef } from 'react'
import { CallError } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { tellFault } from '../../lib/window-title.ts'
import { REFUSAL } from './form-refusal-texts.ts'

/** Why a form was not taken, above its fields; what is told at the fields is only pointed to, and not said twice. */
export function FormRefusal({ error }: { error: Error | null }) {
  return error && <Refusal error={error} />
}

function Refusal({ error }: { error: Error }) {
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(tellFault, [])
  // Where the next keystroke mends it: the first wrong field, or what the form begins anew with; else the sentence.
  useEffect(() => {
    const around = line.current?.closest('form') ?? line.current?.parentElement
    const next = around?.querySelector<HTMLElement>('[aria-invalid=true]')
      ?? around?.querySelector<HTMLElement>('[data-after-refusal]') ?? line.current
    next?.focus()
  }, [error])
  const isToldAtFields = error instanceof CallError && error.errors.length > 0
  return (
    <p ref={line} role="alert" className="mc-error" tabIndex={-1}>
      {isToldAtFields ? say(REFUSAL.atFields) : error.message}
    </p>
  )
}
