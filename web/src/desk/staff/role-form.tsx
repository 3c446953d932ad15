import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { now } from '../../lib/clock.ts'
import { dayOf } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { inOrder } from '../../lib/order.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import type { StaffDeed } from './act-on-staff.ts'
import { DEED } from './deed-texts.ts'
import { type UnitChoice, useStaffChoices } from './staff-choices.ts'
import { STAFF } from './staff-texts.ts'
import { UnitField } from './unit-field.tsx'

interface RoleFormProps {
  isBusy: boolean
  error: Error | null
  onAct: (deed: StaffDeed) => void
  onCancel: () => void
}

const IS_DAY = /^\d{4}-\d{2}-\d{2}$/

/** A role at a unit, from a day on, perhaps until another. Offers only what one may give. */
export function RoleForm({ isBusy, error, onAct, onCancel }: RoleFormProps) {
  const { data: choices } = useStaffChoices('')
  const [role, setRole] = useState('')
  const [unit, setUnit] = useState<UnitChoice>()
  const [from, setFrom] = useState<string | undefined>(() => dayOf(now()))
  const [until, setUntil] = useState<string>()
  const [hasTried, setHasTried] = useState(false)
  const isDay = (day: string | undefined) => day !== undefined && IS_DAY.test(day)
  const told = (isWrong: boolean, text: string, pointer: string) =>
    hasTried && isWrong ? text : faultAt(error, pointer)
  const untilIsWrong = until !== undefined && !isDay(until)
  const submit = () => {
    setHasTried(true)
    if (role && unit && isDay(from) && !untilIsWrong && !isBusy)
      onAct({
        noun: 'role', body: { role, unitId: unit.id, validFrom: from, ...(until !== undefined && { validTo: until }) },
      })
  }
  return (
    <form
      className="mc-inset"
      noValidate
      aria-label={say(STAFF.giveRole)}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
      }}
    >
      <h2>{say(STAFF.giveRole)}</h2>
      <FormRefusal error={error} />
      <div className="mc-fields">
        <NativeSelect
          label={say(STAFF.role)}
          withAsterisk
          autoFocus
          value={role}
          error={told(!role, say(DEED.chooseRole), '/role')}
          data={[
            { value: '', label: say(DEED.choose) },
            ...inOrder(choices?.roles ?? [], ({ name }) => name).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => setRole(event.currentTarget.value)}
        />
        <UnitField
          id="vai-tro-don-vi"
          label={say(DEED.atUnit)}
          unit={unit}
          onChoose={setUnit}
          error={told(!unit, say(DEED.chooseUnit), '/unitId')}
        />
        <DayField
          id="vai-tro-tu"
          label={say(DEED.fromDay)}
          isRequired
          value={from ?? ''}
          onChange={setFrom}
          error={told(!isDay(from), say(DEED.wholeDay), '/validFrom')}
        />
        <DayField
          id="vai-tro-den"
          label={say(DEED.untilDay)}
          hint={say(DEED.untilHint)}
          value={until ?? ''}
          onChange={setUntil}
          error={told(untilIsWrong, say(DEED.wholeDayOrNone), '/validTo')}
        />
      </div>
      <p className="mc-quiet">{say(DEED.signInAgain)}</p>
      <div className="mc-row">
        <Button type="submit" loading={isBusy}>
          {say(STAFF.giveRole)}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {say(STAFF.cancel)}
        </Button>
      </div>
    </form>
  )
}
