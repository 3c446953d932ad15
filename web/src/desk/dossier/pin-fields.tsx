import { PasswordInput } from '@mantine/core'
import { say } from '../../lib/language.ts'
import { type ActionFaults, inputId } from './action-inputs.ts'
import { PIN } from './pin-texts.ts'

/** PINs of keys that ask for one, the signer’s and the seal’s. The page alone holds them, until they are sent. */
export type Pins = Readonly<Partial<Record<PinKind, string>>>
type PinKind = 'person' | 'agency'
const KINDS = ['person', 'agency'] as const
const MOST = 64

interface PinFieldsProps {
  pins: Pins
  faults: ActionFaults
  onChange: (pins: Pins) => void
}

/** Asks for the PIN of each key that was asked for one; nothing while no key has. */
export function PinFields({ pins, faults, onChange }: PinFieldsProps) {
  const asked = KINDS.filter((kind) => faults[`pins/${kind}`] !== undefined || pins[kind] !== undefined)
  return asked.map((kind) => (
    <PasswordInput
      key={kind} id={inputId(`pins/${kind}`)} error={faults[`pins/${kind}`]} withAsterisk autoComplete="off"
      label={say(PIN[kind])} description={say(PIN.kept)} maxLength={MOST} value={pins[kind] ?? ''}
      visibilityToggleButtonProps={{ 'aria-label': say(PIN.show) }}
      onChange={(event) => onChange({ ...pins, [kind]: event.currentTarget.value })}
    />
  ))
}

/** What goes with the body: nothing where no key asked. */
export function pinsOf(pins: Pins): { readonly pins?: Pins } {
  return Object.keys(pins).length > 0 ? { pins } : {}
}

/** Which of those that were asked for were not typed; an empty one would count as a wrong one. */
export function pinFaults(pins: Pins): ActionFaults {
  return Object.fromEntries(Object.entries(pins).filter(([, pin]) => pin === '').map(([kind]) =>
    [`pins/${kind}`, say(PIN.needed)]))
}
