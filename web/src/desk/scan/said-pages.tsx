import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { VERDICT } from './scan-verdict-texts.ts'

interface SaidPagesProps {
  /** The paper that is scanned. */
  label: string
  value: number | undefined
  onChange: (pages: number | undefined) => void
}

/** How many pages the paper on the counter has, where whoever scans counts them: what is missing is told. */
export function SaidPages({ label, value, onChange }: SaidPagesProps) {
  const [typed, setTyped] = useState(value === undefined ? '' : String(value))
  const pages = pagesMeant(typed)
  const keep = () => onChange(pages ?? undefined)
  return (
    <TextInput
      className="mc-said-pages" size="xs" inputMode="numeric" maxLength={4} value={typed}
      aria-label={say(VERDICT.saidOf, { label })}
      label={say(VERDICT.said)} description={say(VERDICT.saidHint)} error={pages === null && say(VERDICT.noNumber)}
      onChange={(event) => setTyped(event.currentTarget.value)} onBlur={keep}
      onKeyDown={(event) => { if (event.key === 'Enter') keep() }}
    />
  )
}

/** A number of pages from 1 to 1000; undefined for nothing, null for what is none. */
export function pagesMeant(typed: string): number | undefined | null {
  const text = typed.trim()
  if (text === '') return undefined
  const pages = Number(text)
  return /^\d{1,4}$/.test(text) && pages >= 1 && pages <= 1000 ? pages : null
}
