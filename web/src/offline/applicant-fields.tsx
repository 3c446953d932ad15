import type { OfflineIntake } from '@motcua/contracts/offline.ts'
import { say } from '../lib/language.ts'
import { Field } from './field.tsx'
import { TAKE } from './offline-texts.ts'

export interface Applicant {
  readonly kind: 'citizen' | 'organisation'
  readonly fullName: string
  readonly number: string
  readonly birth: string
  readonly sex: 'nam' | 'nu' | ''
  readonly phone: string
}
export const NO_APPLICANT: Applicant = { kind: 'citizen', fullName: '', number: '', birth: '', sex: '', phone: '' }

/** As it is signed. */
export function applicantOf({ kind, fullName, number, birth, sex, phone }: Applicant): OfflineIntake['applicant'] {
  return {
    kind, fullName: fullName.normalize('NFC').trim(), number: number.replaceAll(/[\s.]/g, ''),
    ...kind === 'citizen' && birth && { birth }, ...kind === 'citizen' && sex && { sex },
    ...phone.trim() && { phone: phone.trim() },
  }
}

/** What is missing or cannot be, by the names of the fields; the server looks more closely. */
export function missingOfApplicant(applicant: Applicant): string[] {
  const { kind, birth, sex } = applicant
  const { fullName, number } = applicantOf(applicant)
  const isNumber = kind === 'citizen' ? /^\d{12}$/.test(number) : /^\d{10}(-?\d{3})?$|^\d{12}$/.test(number)
  return [
    ...fullName.length < 2 ? [say(TAKE.fullName)] : [], ...isNumber ? [] : [say(TAKE.noNumber)],
    ...kind === 'citizen' && !birth ? [say(TAKE.birth)] : [], ...kind === 'citizen' && !sex ? [say(TAKE.sex)] : [],
  ]
}

/** Who hands in, as on the card that the officer holds. */
export function ApplicantFields({ value, onChange }: {
  readonly value: Applicant; readonly onChange: (applicant: Applicant) => void
}) {
  const text = (field: 'fullName' | 'number' | 'phone', label: string, hint?: string) => (
    <Field label={label} {...hint && { hint }}>{(known) => (
      <input
        {...known} value={value[field]} autoComplete="off" maxLength={100}
        inputMode={field === 'fullName' ? 'text' : 'tel'}
        onChange={(event) => onChange({ ...value, [field]: event.target.value })}
      />
    )}</Field>
  )
  return (
    <>
      <h3>{say(TAKE.applicant)}</h3>
      <Field label={say(TAKE.kind)}>{(known) => (
        <select
          {...known} value={value.kind}
          onChange={(event) => onChange({ ...value, kind: event.target.value as Applicant['kind'] })}
        >
          <option value="citizen">{say(TAKE.citizen)}</option><option value="organisation">{say(TAKE.organisation)}</option>
        </select>
      )}</Field>
      {text('fullName', say(TAKE.fullName))}
      {text('number', say(TAKE.number), say(TAKE.numberHint))}
      {value.kind === 'citizen' && (
        <>
          <Field label={say(TAKE.birth)}>{(known) => (
            <input
              {...known} type="date" value={value.birth}
              onChange={(event) => onChange({ ...value, birth: event.target.value })}
            />
          )}</Field>
          <Field label={say(TAKE.sex)}>{(known) => (
            <select
              {...known} value={value.sex}
              onChange={(event) => onChange({ ...value, sex: event.target.value as Applicant['sex'] })}
            >
              <option value="">{say(TAKE.choose)}</option>
              <option value="nam">{say(TAKE.male)}</option><option value="nu">{say(TAKE.female)}</option>
            </select>
          )}</Field>
        </>
      )}
      {text('phone', say(TAKE.phone))}
    </>
  )
}
