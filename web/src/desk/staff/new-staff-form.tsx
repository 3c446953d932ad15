import type { StaffCreated } from '@motcua/contracts/staff.ts'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { useOpenStaff } from './act-on-staff.ts'
import { DEED } from './deed-texts.ts'
import type { UnitChoice } from './staff-choices.ts'
import { STAFF } from './staff-texts.ts'
import { UnitField } from './unit-field.tsx'

/** A new account of staff. What was typed stays through refusals. */
export function NewStaffForm({
  onOpened, onCancel,
}: {
  onOpened: (created: StaffCreated) => void
  onCancel: () => void
}) {
  const [username, setUsername] = useState('')
  const [fullName, setFullName] = useState('')
  const [position, setPosition] = useState('')
  const [unit, setUnit] = useState<UnitChoice>()
  const [hasTried, setHasTried] = useState(false)
  const opening = useOpenStaff(onOpened)
  const { error } = opening
  const missing = (isMissing: boolean, text: string) => (hasTried && isMissing ? text : undefined)
  const submit = () => {
    setHasTried(true)
    if (unit && username.trim() && fullName.trim())
      opening.mutate({
        username: username.trim(), fullName: fullName.trim(), position: position.trim(), unitId: unit.id,
      })
  }
  return (
    <form
      className="mc-inset"
      noValidate
      aria-label={say(DEED.openTitle)}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
      }}
    >
      <h2>{say(DEED.openTitle)}</h2>
      <FormRefusal error={error} />
      <div className="mc-fields">
        <TextInput
          label={say(STAFF.fullName)}
          withAsterisk
          autoFocus
          maxLength={100}
          value={fullName}
          onChange={(event) => setFullName(event.currentTarget.value)}
          error={missing(!fullName.trim(), say(DEED.nameMissing)) ?? faultAt(error, '/fullName')}
        />
        <TextInput
          label={say(STAFF.position)}
          maxLength={200}
          value={position}
          onChange={(event) => setPosition(event.currentTarget.value)}
          error={faultAt(error, '/position')}
        />
        <TextInput
          label={say(STAFF.username)}
          description={say(DEED.usernameHint)}
          withAsterisk
          maxLength={64}
          autoCapitalize="none"
          spellCheck={false}
          autoComplete="off"
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
          error={missing(!username.trim(), say(DEED.usernameMissing)) ?? faultAt(error, '/username')}
        />
        <UnitField
          id="don-vi-moi"
          label={say(DEED.unit)}
          unit={unit}
          onChoose={setUnit}
          error={missing(!unit, say(DEED.chooseUnit)) ?? faultAt(error, '/unitId')}
        />
      </div>
      <div className="mc-row">
        <Button type="submit" loading={opening.isPending}>
          {say(DEED.open)}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {say(STAFF.cancel)}
        </Button>
      </div>
    </form>
  )
}
