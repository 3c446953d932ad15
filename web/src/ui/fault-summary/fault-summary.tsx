import { useEffect, useRef } from 'react'

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

/** All faults at once above the form, each a way to its field; takes the focus, so that eye and ear start here. */
export function FaultSummary({ title, faults, attempt }: FaultSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.focus()
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [attempt])
  return (
    <div ref={box} className="mc-error" role="alert" tabIndex={-1}>
      <p><b>{title}</b></p>
      <ul>
        {faults.map(({ id, text }) => (
          <li key={id + text}><a href={`#${id}`} onClick={(event) => { event.preventDefault(); goTo(id) }}>{text}</a></li>
        ))}
      </ul>
    </div>
  )
}

function goTo(id: string): void {
  const place = document.getElementById(id)
  const field = place?.matches('input, select, textarea, button') ? place : place?.querySelector<HTMLElement>('input, select, textarea, button')
  ;(field ?? place)?.focus()
  place?.scrollIntoView({ block: 'center' })
}
