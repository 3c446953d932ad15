import type { ProcessChecked } from '@motcua/contracts/designs.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../../lib/language.ts'
import { TypedText } from '../typed-text.tsx'
import { moved, without } from '../moved.ts'
import { HoursField } from './hours-field.tsx'
import { hoursText } from './hours.ts'
import { FIELD, KIND, PROCESS } from './process-texts.ts'
import type { PanelWords } from './properties-panel.tsx'
import { type StepLine, type StepLines, emptyStep, freshStepId } from './step-lines.ts'
import { WordField } from './word-field.tsx'

interface StepsTableProps {
  steps: StepLines
  words: PanelWords
  problems: ProcessChecked['problems']
  onChange: (lines: readonly StepLine[]) => void
}

/** The steps one below another, for whoever does not draw; what is written here is written into the process. */
export function StepsTable({ steps: { lines, isChain }, words, problems, onChange }: StepsTableProps) {
  const [said, setSaid] = useState('')
  const change = (nth: number, part: Partial<StepLine>) =>
    onChange(lines.map((line, at) => at === nth ? { ...line, ...part } : line))
  const move = (nth: number, by: -1 | 1) => {
    onChange(moved(lines, nth, by))
    setSaid(say(PROCESS.movedTo, { nth: nth + by + 1 }))
  }
  const minutes = lines.reduce((sum, line) => sum + line.minutes, 0)
  return (
    <div className="mc-stack">
      {!isChain && <p className="mc-panel">{say(PROCESS.branched)}</p>}
      {lines.length === 0 ? <p>{say(PROCESS.noSteps)}</p> : <div className="mc-table-wrap">
        <table className="mc-table mc-steps">
          <caption className="mc-hidden">{say(PROCESS.steps)}</caption>
          <thead><tr>
            <th scope="col">{say(PROCESS.nth)}</th>
            {COLUMNS.map((key) => <th key={key} scope="col">{say(FIELD[key])}</th>)}
          </tr></thead>
          <tbody>{lines.map((line, nth) => <StepRow
            key={line.id} line={line} nth={nth + 1} words={words} isFirst={nth === 0} isLast={nth === lines.length - 1}
            isChain={isChain} problems={problems.filter(({ element }) => element === line.id)}
            onChange={(part) => change(nth, part)} onMove={(by) => move(nth, by)}
            onRemove={() => onChange(without(lines, nth))}
          />)}</tbody>
        </table>
      </div>}
      <p role="status" className="mc-hidden">{said}</p>
      <div className="mc-row">
        {isChain && <Button variant="default"
          onClick={() => onChange([...lines, emptyStep(freshStepId(lines))])}>{say(PROCESS.addStep)}</Button>}
        <p>{say(PROCESS.sum, { hours: hoursText(minutes) || '0', days: hoursText(minutes / 8) || '0' })}</p>
      </div>
    </div>
  )
}

const COLUMNS = ['name', 'role', 'unitRule', 'minutes', 'action', 'papers', 'legalBasis'] as const

interface StepRowProps {
  line: StepLine
  nth: number
  words: PanelWords
  isFirst: boolean
  isLast: boolean
  isChain: boolean
  problems: ProcessChecked['problems']
  onChange: (part: Partial<StepLine>) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

function StepRow({
  line, nth, words, isFirst, isLast, isChain, problems, onChange, onMove, onRemove,
}: StepRowProps) {
  const of = (key: keyof typeof FIELD) => say(PROCESS.ofStep, { what: say(FIELD[key]), nth })
  const isOfPeople = line.kind === 'UserTask'
  const text = (key: 'name' | 'papers' | 'legalBasis') => <TypedText
    isBare label={of(key)} value={line[key]} isLong={key === 'name'} onChange={(value) => onChange({ [key]: value })} />
  return (
    <tr>
      <th scope="row">
        {nth}
        {isChain && <span className="mc-row-moves">
          <button type="button" aria-label={say(PROCESS.stepUp, { nth })} disabled={isFirst}
            onClick={() => onMove(-1)}>↑</button>
          <button type="button" aria-label={say(PROCESS.stepDown, { nth })} disabled={isLast}
            onClick={() => onMove(1)}>↓</button>
          <button type="button" aria-label={say(PROCESS.stepAway, { nth })} onClick={onRemove}>✕</button>
        </span>}
      </th>
      <td>
        {text('name')}
        {problems.map(({ text: fault }) => <p key={fault} className="mc-fault">{fault}</p>)}
      </td>
      {isOfPeople ? <>
        <td><WordField isBare label={of('role')} value={line.role} choices={words.roles}
          onChange={(role) => onChange({ role })} /></td>
        <td><WordField isBare isOpen label={of('unitRule')} value={line.unitRule} choices={words.units}
          onChange={(unitRule) => onChange({ unitRule })} /></td>
        <td><HoursField isBare label={of('minutes')} minutes={line.minutes}
          onChange={(minutes) => onChange({ minutes })} /></td>
        <td><WordField isBare label={of('action')} value={line.action} choices={words.actions}
          onChange={(action) => onChange({ action })} /></td>
        <td>{text('papers')}</td><td>{text('legalBasis')}</td>
      </> : <td colSpan={6} className="mc-quiet">
        {Object.hasOwn(KIND, line.kind) ? say(KIND[line.kind as keyof typeof KIND]) : line.kind}
      </td>}
    </tr>
  )
}
