import type { OpenAccountBody } from '@motcua/contracts/people.ts'
import type { Text } from '@motcua/contracts/texts.ts'
import { type Day, isDay } from '../kernel/civil-day.ts'
import { isMailAddress } from '../kernel/mail-address.ts'
import { checkNumberHere } from '../kernel/personal-number.ts'
import { checkPhoneHere, phoneToE164 } from '../kernel/phone.ts'
import { checkTaxCode } from '../kernel/tax-code.ts'
import { cleanText } from '../kernel/vietnamese-text.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import type { PersonFacts } from '../modules/identity/public.ts'
import { FACT, NUMBER_FAULT } from './check-facts-texts.ts'
import { type FieldProblem, PROBLEM_TEXTS } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** Names of people, as papers have them: no markup, no formula, no other script. */
export const NAME_FORM = /^(?=\p{L})[\p{Script=Latin}\d'’ .,&()-]{2,100}$/u

/** Names of organisations take besides what such names hold (27/7, quotes, a dash): no markup, no formula either. */
const ORGANISATION_NAME_FORM = /^(?![+\-=@])[\p{Script=Latin}\d'’‘"“”«» .,:;&()/+!°№–—-]{2,100}$/u

/** In a demonstration only the reserved numbers are called. */
const PHONE_OF_SOMEBODY: FieldProblem = { pointer: '/phone', code: 'demonstration-only', text: FACT.phoneOfSomebody }
export const PHONE_FAULT: FieldProblem = { pointer: '/phone', code: 'not-a-phone', text: FACT.noPhone }

/**
 * A person goes by the number of a card, an organisation by its tax code; that of a household is the number of its
 * owner.
 */
function checkNumberOf(kind: OpenAccountBody['kind'], number: string, demo: boolean, today: Day) {
  if (kind === 'citizen') return checkNumberHere(number, demo, today)
  const check = checkTaxCode(number, { demo, on: today })
  return check.valid && number.length === 12 ? checkNumberHere(number, demo) : check
}

function numberFault(reason: string, isCitizen: boolean): Text {
  const known = Object.entries<Text>(NUMBER_FAULT).find(([code]) => code === reason)?.[1]
  return known ?? (isCitizen ? FACT.personalNumber : FACT.taxCode)
}

/** What an account of level 2 cannot be without: whose paper was seen has a birth and a sex on it. */
export function missingFacts({ kind, birth, sex }: OpenAccountBody): FieldProblem[] {
  if (kind !== 'citizen') return []
  return [
    ...birth === undefined ? [{ pointer: '/birth', code: 'birth-missing', text: FACT.birthMissing }] : [],
    ...sex === undefined ? [{ pointer: '/sex', code: 'sex-missing', text: FACT.sexMissing }] : [],
  ]
}

/** All faults of what was typed, each at its field. */
export function checkFacts(rooms: ApiRooms, body: OpenAccountBody): { facts: PersonFacts; errors: FieldProblem[] } {
  const today = dayOf(rooms.clock.now())
  const demo = rooms.isDemonstration
  const number = body.number.replaceAll(/[\s.]/g, '')
  const isCitizen = body.kind === 'citizen'
  const check = checkNumberOf(body.kind, number, demo, today)
  const errors: FieldProblem[] = []
  if (!check.valid)
    errors.push({ pointer: '/number', code: check.reason, text: numberFault(check.reason, isCitizen) })
  const phone = body.phone?.trim() ? body.phone : undefined
  const called = phone === undefined ? undefined : checkPhoneHere(phone, demo)
  if (called && !called.valid) errors.push(called.reason === 'demonstration-only' ? PHONE_OF_SOMEBODY : PHONE_FAULT)
  if (phone === undefined && body.code !== undefined) errors.push(PHONE_FAULT)
  const email = body.email?.trim() || null
  if (email !== null && !isMailAddress(email))
    errors.push({ pointer: '/email', code: 'not-a-mail-address', text: FACT.mailAddress })
  const fullName = cleanText(body.fullName)
  if (!(isCitizen ? NAME_FORM : ORGANISATION_NAME_FORM).test(fullName))
    errors.push({
      pointer: '/fullName', code: 'name-form',
      text: isCitizen ? PROBLEM_TEXTS['name-missing'] : FACT.organisationName,
    })
  // A year, or a month of it, is what old papers tell; the first day then stands for all of it.
  const birth = body.birth === undefined ? undefined : `${body.birth}-01-01`.slice(0, 10)
  if (birth !== undefined && (!isDay(birth) || birth > today))
    errors.push({ pointer: '/birth', code: 'not-a-day', text: FACT.birth })
  const named = !isCitizen
    ? { taxCode: number }
    : number.length === 9
      ? { oldNumber: number }
      : { personalNumber: number }
  const sex = body.sex === undefined ? {} : { sex: body.sex === 'nam' ? 'male' as const : 'female' as const }
  return {
    errors,
    facts: {
      kind: body.kind, fullName, ...named, ...sex, birth: body.birth ?? null,
      phone: phone === undefined ? null : (phoneToE164(phone) ?? null), email,
      address: body.address === undefined ? null : cleanText(body.address),
    },
  }
}
