import { phoneToE164 } from '../kernel/phone.ts'
import { type Actor, contactOf, getPeople, recordPerson } from '../modules/identity/public.ts'
import type { Ctx } from '../platform/db.ts'
import type { Journey } from './journey.ts'
import { requesterKey } from './own-requester.ts'

/**
 * Keeps where the requester is reached as they declare it, where nothing is known: who signs in by an electronic
 * identity brings neither phone nor mail. Only of whoever is signed in and declares their own number; what is on record
 * already is not moved by it. Leaves `person.changed`, or nothing.
 */
export async function keepRequesterContact(
  ctx: Ctx, { form }: Pick<Journey, 'form'>, { personId }: Actor, answers: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (personId === null) return
  const [person] = await getPeople(ctx.tx, [personId])
  const told = (what: Parameters<typeof requesterKey>[1]) => {
    const answer = answers[requesterKey({ form }, what) ?? '']
    return typeof answer === 'string' ? answer.trim() : ''
  }
  if (!person?.personalNumber || told('number').replace(/[\s.]/g, '') !== person.personalNumber) return
  const known = await contactOf(ctx.tx, personId)
  const phone = known?.phone ? undefined : phoneToE164(told('phone'))
  const email = known?.email ? undefined : told('email')
  if (!phone && !email) return
  const { kind, fullName, personalNumber } = person
  await recordPerson(ctx, { kind, fullName, personalNumber, ...phone && { phone }, ...email && { email }, proof: 'claimed' })
}
