import type { Package } from '@motcua/contracts/packages.ts'
import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { PACKAGES } from './packages-texts.ts'

type SettledAt = NonNullable<Package['content']['settledAt']>

interface SettledAtFieldsProps {
  value: SettledAt | undefined
  onChange: (value: SettledAt | undefined) => void
}

/** As settings name outside systems. */
const SYSTEM = /^[a-z][a-z0-9-]{0,39}$/

/** Where the version is settled, and by which sector system; nothing stands in the content where that is here alone. */
export function SettledAtFields({ value, onChange }: SettledAtFieldsProps) {
  const { where = 'here', system } = value ?? {}
  const [typed, setTyped] = useState(system ?? '')
  const isCentral = where === 'national-portal'
  const tell = (place: SettledAt['where'], named: string) => {
    const isNamed = place !== 'national-portal' && SYSTEM.test(named)
    onChange(place === 'here' && !isNamed ? undefined : { where: place, ...isNamed && { system: named } })
  }
  return <div className="mc-side-by-side">
    <NativeSelect label={say(PACKAGES.settledAt)} value={where} data={[
      { value: 'here', label: say(PACKAGES.settledHere) }, { value: 'ministry', label: say(PACKAGES.settledAtMinistry) },
      { value: 'national-portal', label: say(PACKAGES.settledCentrally) },
    ]} onChange={(event) => tell(event.currentTarget.value as SettledAt['where'], typed)} />
    {!isCentral && <TextInput label={say(PACKAGES.sectorSystem)} value={typed} maxLength={40} autoComplete="off"
      spellCheck={false}
      description={say(where === 'ministry' ? PACKAGES.sectorSystemAsked : PACKAGES.sectorSystemWritten)}
      error={typed !== '' && !SYSTEM.test(typed) && say(PACKAGES.sectorSystemWrong)}
      onChange={(event) => {
        const next = event.currentTarget.value.trim()
        setTyped(next)
        tell(where, next)
      }} />}
  </div>
}
