import { useEffect, useRef } from 'react'
import { tellFault } from '../../lib/window-title.ts'
import { focusField } from './focus-field.ts'

export interface FieldFault {
  /** Id of the element to go to. */
  readonly id: string
  readonly text: string
}

interface FaultSummaryProps {
  title: string
  faults: readonly FieldFault[]
  /** Changes with each try, so that the same faults are announced again. */
  attempt: number
}

/**
 * All faults at once above the form, each a way to its field. Said aloud as an alert, while the cursor goes to the
 * first field that is wrong: the next keystroke mends it. Where no field is at fault, the summary itself takes the
 * focus.
 */
export function FaultSummary({ title, faults, attempt }: FaultSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(tellFault, [])
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
    const first = faults[0]
    if (!first || !focusField(first.id)) box.current?.focus()
  }, [attempt])
  return (
    <div key={attempt} ref={box} className="mc-error" role="alert" tabIndex={-1}>
      <p><b>{title}</b></p>
      <ul>
        {faults.map(({ id, text }) => (
          <li key={id + text}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault()
                focusField(id)
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
