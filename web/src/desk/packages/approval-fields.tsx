import type { PackageDetail } from '@motcua/contracts/package-deeds.ts'
import type { Package } from '@motcua/contracts/packages.ts'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { PACKAGES } from './packages-texts.ts'

interface ApprovalFieldsProps {
  value: Package
  /** Of the saved revision, as the server counts them. */
  terms: PackageDetail['terms']
  onChange: (value: Package) => void
}

const isDay = (text: string | undefined): text is string => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text)
const dayOrNull = (text: string | undefined) => isDay(text) ? text : null

/** The chain of approvals of the internal process (NĐ 61/2018 Đ.14), then the decision that announces the procedure. */
export function ApprovalFields({ value, terms, onChange }: ApprovalFieldsProps) {
  const { approval } = value
  return <>
    <section className="mc-stack" aria-label={say(PACKAGES.approval)}>
      <h2>{say(PACKAGES.approval)}</h2>
      <p className="mc-quiet">{say(PACKAGES.approvalHint)}</p>
      <div className="mc-side-by-side">{(['agency', 'control', 'chairman'] as const).map((key) => {
        const signed = approval[key] ?? { by: '', number: '', day: null }
        const sign = (part: Partial<typeof signed>) =>
          onChange({ ...value, approval: { ...approval, [key]: { ...signed, ...part } } })
        return <fieldset key={key} className="mc-panel"><legend>{say(PACKAGES[key])}</legend>
          <TextInput label={say(PACKAGES.by)} value={signed.by} maxLength={200}
            onChange={(event) => sign({ by: event.currentTarget.value })} />
          <TextInput label={say(PACKAGES.number)} value={signed.number} maxLength={60} autoComplete="off"
            onChange={(event) => sign({ number: event.currentTarget.value })} />
          <DayField id={`ngay-${key}`} label={say(PACKAGES.day)} value={signed.day ?? ''}
            onChange={(day) => sign({ day: dayOrNull(day) })} />
        </fieldset>
      })}</div>
    </section>
    <AnnouncementFields value={value} terms={terms} onChange={onChange} />
  </>
}

/** A decision has its day: until that is written its number and issuer wait here. */
function AnnouncementFields({ value, terms, onChange }: ApprovalFieldsProps) {
  const { decision, dates } = value
  const [typed, setTyped] = useState({ number: decision?.number ?? '', issuer: decision?.issuer ?? '' })
  const write = (next: typeof typed, nextDates: Package['dates']) => {
    setTyped(next)
    const { announced } = nextDates
    const isWhole = announced !== null && next.number.trim() !== ''
    onChange({ ...value, dates: nextDates, decision: isWhole ? { ...next, day: announced } : null })
  }
  return <fieldset className="mc-panel mc-stack"><legend>{say(PACKAGES.announcing)}</legend>
    <div className="mc-side-by-side">
      <TextInput label={say(PACKAGES.decisionNumber)} value={typed.number} maxLength={60} autoComplete="off"
        onChange={(event) => write({ ...typed, number: event.currentTarget.value }, dates)} />
      <TextInput label={say(PACKAGES.decisionBy)} value={typed.issuer} maxLength={200}
        onChange={(event) => write({ ...typed, issuer: event.currentTarget.value }, dates)} />
    </div>
    <div className="mc-side-by-side">{(['announced', 'effective', 'madePublic'] as const).map((key) => <DayField
      key={key} id={`ngay-${key}`} label={say(PACKAGES[key])} value={dates[key] ?? ''}
      onChange={(day) => write(typed, { ...dates, [key]: dayOrNull(day) })} />)}</div>
    {terms.length > 0 && <div>
      <h3>{say(PACKAGES.terms)}</h3>
      <ul>{terms.map(({ kind, due, days, on, isLate }) => <li key={kind}>
        {say(kind === 'announce' ? PACKAGES.termAnnounce : PACKAGES.termMakePublic, { due: showDay(due), days })}
        {': '}{on === null ? say(PACKAGES.termOpen) : say(PACKAGES.termDone, { on: showDay(on) })}
        {isLate && <b className="mc-late"> ⚠ {say(PACKAGES.termLate)}</b>}
      </li>)}</ul>
    </div>}
  </fieldset>
}
