import { showAddress } from '@motcua/forms/show-answer.ts'
import { type Address, type Field, fieldsOf } from '@motcua/forms/model.ts'
import { type Result, ok, refuse } from '../kernel/result.ts'
import type { Declare, Declaring } from '../modules/integration/public.ts'
import { checkDeclaration, declarationOf } from './check-declaration.ts'
import type { ApiRooms } from './rooms.ts'

const DELIVERIES = { 'dien-tu': 'electronic', 'tai-quay': 'counter', 'buu-chinh': 'post' } as const

/**
 * Puts what was said at another portal into the form of a procedure, by the meanings of its questions, and looks it
 * through as a declaration that is sent online. What the form does not ask is refused, and so is what it would refuse:
 * nobody is there to be asked.
 */
export function takeDeclaration(rooms: Pick<ApiRooms, 'catalogue' | 'directory' | 'isDemonstration'>): Declare {
  return (asked) => {
    const { version, day, placesOf } = asked
    const form = declarationOf(rooms, version, day)?.form
    const mapped = answersOf(form ? fieldsOf(form) : [], asked)
    if (!mapped.ok) return mapped
    const { agency = '', place = '' } = placesOf(mapped.value) ?? {}
    const checked = checkDeclaration(rooms, version, {
      answers: mapped.value, asOf: day, channel: 'online', isOnPaper: false, agency, place, language: 'vi',
    })
    if (checked.errors.length > 0) return refuse({ code: 'declaration-refused' })
    const { formVersionId, answers, writtenKeys, needed } = checked
    const given = answers as Readonly<Record<string, unknown>>
    const wish = String(given['request.resultDelivery'])
    const delivery = Object.hasOwn(DELIVERIES, wish) ? DELIVERIES[wish as keyof typeof DELIVERIES] : undefined
    const address = delivery === 'post' ? given['request.resultAddress'] as Address | undefined : undefined
    return ok({
      formVersionId, answers, writtenKeys, needed,
      delivery: delivery && { delivery, address: address ? showAddress(address) : null },
    })
  }
}

/** By the keys of the form; every question that means the same is answered. */
function answersOf(
  fields: readonly Field[], { said, known }: Declaring,
): Result<Readonly<Record<string, unknown>>, { readonly code: 'declaration-field-unknown' }> {
  const answers: Record<string, unknown> = {}
  const put = ({ role, entry, value }: Declaring['said'][number], isAsked: boolean): boolean => {
    const meant = fields.filter(({ meaning, computed }) =>
      !computed && meaning.entry === entry && (meaning.role ?? null) === role)
    for (const { key } of meant) if (isAsked || answers[key] === undefined) answers[key] = value
    return meant.length > 0
  }
  for (const one of said) if (!put(one, true)) return refuse({ code: 'declaration-field-unknown' })
  for (const one of known) put(one, false)
  return ok(answers)
}
