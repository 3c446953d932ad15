import { mayBeFilled } from '@motcua/forms/filled-from-held.ts'
import type { Field } from '@motcua/forms/model.ts'
import { type Register, readRegister, registerRuleOf, wantedOf } from '../modules/integration/public.ts'
import { organisationOf } from './acting.ts'
import { ownerOf } from './held-here.ts'
import type { Journey } from './journey.ts'
import { behalfOf } from './kho-owner.ts'
import type { OnItsWay } from './mandate-of.ts'

/**
 * Registers that may be read for whoever fills in a draft: about themselves, or about the organisation whose mandate
 * they have, and only if they signed in by an electronic identity of the level that the rule of the register asks for.
 * A code to a phone is level 1, whoever has the account.
 */
export function registersFor(journey: OnItsWay): readonly Register[] {
  const { visit: { actor, directory, rooms: { registers } } } = journey
  const ownerId = ownerOf(journey)
  const isForOrganisation = organisationOf(journey) !== undefined
  if (!registers || !actor || ownerId === undefined || !isForOrganisation && ownerId !== actor.personId) return []
  const kind = isForOrganisation ? 'organisation' : 'citizen'
  return [...registers.values()].filter(({ code, about }) => {
    const rule = about.includes(kind) ? registerRuleOf(directory, code) : undefined
    return rule !== undefined && (actor.vouched ?? 1) >= rule.level
  })
}

/**
 * Asks registers for what a step asks and nobody has answered, before the step is shown; it waits no longer than their
 * rules allow. Answers the codes of those that are away: the step is shown all the same.
 */
export async function askRegisters(journey: Journey, fields: readonly Field[]): Promise<readonly string[]> {
  const { visit: { rooms, actor, directory, request }, draft, version: { code, procedure } } = journey
  const open = fields.filter((field) => mayBeFilled(field, draft.answers))
  const registers = registersFor(journey).filter((register) => wantedOf(register, open).length > 0)
  const personId = ownerOf(journey)
  if (!actor || personId === undefined || registers.length === 0) return []
  const { accountId: actorId, accountPublicId: officer } = actor
  const read = await Promise.all(registers.map(async (register) => {
    const rule = registerRuleOf(directory, register.code)
    const reading = rule && await readRegister(rooms, {
      register, rule, personId, officer, entries: wantedOf(register, open), reason: 'prefill',
      procedure: code ?? procedure,
      // The request of the dossier that comes of it; the token opens the draft and stands nowhere else.
      subjectKind: 'draft', subject: draft.requestId,
      sender: behalfOf({ actorId, fromAddr: request.ip }, actor.personId, { personId }),
    })
    return reading === 'away' ? [register.code] : []
  }))
  return read.flat()
}
