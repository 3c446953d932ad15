import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { TypedChoice } from '../../ui/typed-choice/typed-choice.tsx'
import { DEED } from './deed-texts.ts'
import { type UnitChoice, useStaffChoices } from './staff-choices.ts'

interface UnitFieldProps {
  id: string
  label: string
  unit: UnitChoice | undefined
  error?: string | undefined
  onChoose: (unit: UnitChoice | undefined) => void
}

/** A unit within one's reach: the first ones at once, others by words of the name. */
export function UnitField({ id, label, unit, error, onChoose }: UnitFieldProps) {
  const [typed, setTyped] = useState('')
  const [wanted] = useDebouncedValue(typed, 150)
  const found = useStaffChoices(wanted)
  if (unit) {
    return (
      <div id={id} tabIndex={-1}>
        <span className="mc-quiet">{label}</span>
        <div className="mc-row">
          <b>{nameOf(unit)}</b>
          <button type="button" className="mc-link-button" onClick={() => onChoose(undefined)}>
            {say(DEED.otherUnit)}
          </button>
        </div>
        {error && <p className="mc-group-error">{error}</p>}
      </div>
    )
  }
  const units = found.data?.units ?? []
  return (
    <TypedChoice
      id={id}
      label={label}
      value={typed}
      error={error}
      isStale={typed !== wanted || found.isPlaceholderData}
      placeholder={say(DEED.unitHint)}
      options={units.map((one) => ({
        id: one.id, label: one.name, ...(one.agencyName !== null && { detail: one.agencyName }),
      }))}
      status={
        found.isError
          ? found.error.message
          : found.isSuccess && units.length === 0
            ? say(DEED.unitNone)
            : ''
      }
      onType={setTyped}
      onChoose={(chosen) => onChoose(units.find((one) => one.id === chosen))}
    />
  )
}

export function nameOf({ name, agencyName }: UnitChoice): string {
  return agencyName === null ? name : `${name}, ${agencyName}`
}
