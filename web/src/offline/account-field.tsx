import type { SaidOfAccount } from '@motcua/contracts/intake-accounts.ts'
import type { Outing } from '@motcua/contracts/offline.ts'
import { say } from '../lib/language.ts'
import { Field } from './field.tsx'
import { TAKE } from './offline-texts.ts'

const GUIDED = 'guided'
type Reasons = Outing['accountReasons']

/** What came of asking for an account, as it is signed; `choice` is `guided` or the code of a reason. */
export function accountSaid(choice: string): SaidOfAccount {
  return choice === GUIDED ? { outcome: GUIDED } : { outcome: 'refused', reason: choice }
}

/** The same in words, for the slip. */
export function nameOfAccount(choice: string, reasons: Reasons): string {
  return choice === GUIDED ? say(TAKE.guided) : reasons.find(({ code }) => code === choice)?.name ?? choice
}

/** Asked of whoever hands in without a network, where no register can be looked at (KH 1107 II.2.1). */
export function AccountField({ reasons, value, onChange }: {
  readonly reasons: Reasons; readonly value: string; readonly onChange: (choice: string) => void
}) {
  return (
    <Field label={say(TAKE.account)} hint={say(TAKE.accountHint)}>{(known) => (
      <select {...known} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{say(TAKE.choose)}</option>
        <option value={GUIDED}>{say(TAKE.guided)}</option>
        {reasons.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
      </select>
    )}</Field>
  )
}
