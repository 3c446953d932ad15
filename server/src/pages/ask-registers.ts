import { mayBeFilled } from '@motcua/forms/filled-from-held.ts'
import type { Field } from '@motcua/forms/model.ts'
import { type Register, readRegister, registerRuleOf } from '../modules/integration/public.ts'
import { ownerOf } from './held-here.ts'
import type { Journey } from './journey.ts'
import type { OnItsWay } from './mandate-of.ts'

/**
 * Registers that may be read for whoever fills in a draft: about themselves alone, and only if they signed in by an
 * electronic identity of the level that the rule of the register asks for. A code to a phone is level 1, whoever has
 * the account.
 */
export function registersFor(journey: OnItsWay): readonly Register[] {
  const { visit: { actor, directory, rooms: { registers } } } = journey
  const ownerId = ownerOf(journey)
  if (!registers || !actor || ownerId === undefined || ownerId !== actor.personId) return []
  return [...registers.values()].filter(({ code }) => {
    const rule = registerRuleOf(directory, code)
    return rule !== undefined && (actor.vouched ?? 1) >= rule.level
  })
}

/**
 * Asks registers for what a step asks and nobody has answered, before the step is shown; it waits no longer than their
 * rules allow. Answers the codes of those that are away: the step is shown all the same.
 */
export async function askRegisters(journey: Journey, fields: readonly Field[]): Promise<readonly string[]> {
  const { visit: { rooms, actor, directory, request }, draft, version: { code, procedure } } = journey
  const wanted = new Set(fields
    .filter((field) => field.meaning.role === 'requester' && mayBeFilled(field, draft.answers))
    .map(({ meaning }) => meaning.entry))
  const registers = registersFor(journey).filter(({ entries }) => entries.some((entry) => wanted.has(entry)))
  if (!actor?.personId || registers.length === 0) return []
  const { personId, accountId: actorId, accountPublicId: officer } = actor
  const read = await Promise.all(registers.map(async (register) => {
    const rule = registerRuleOf(directory, register.code)
    const reading = rule && await readRegister(rooms, {
      register, rule, personId, officer, entries: register.entries.filter((entry) => wanted.has(entry)), reason: 'prefill', procedure: code ?? procedure,
      // The request of the dossier that comes of it; the token opens the draft and stands nowhere else.
      subjectKind: 'draft', subject: draft.requestId,
      sender: { actorId, fromAddr: request.ip },
    })
    return reading === 'away' ? [register.code] : []
  }))
  return read.flat()
}
