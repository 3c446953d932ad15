import { dayOf } from '../../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../../kernel/result.ts'
import { cleanLines } from '../../../kernel/vietnamese-text.ts'
import type { CalendarMissing } from '../../../kernel/work-calendar.ts'
import type { Ctx } from '../../../platform/db.ts'
import { petitionTimes } from '../domain/petition.ts'
import { type NewPetition, type Petition, insertPetition } from '../store/petitions.ts'
import { type PetitionRooms, tellOfPetition } from './hold-petition.ts'
import { petitionRuleOn, unitForAll } from './petition-rule.ts'

export interface ReceivePetition extends Omit<NewPetition, 'receivedAt' | 'refuseBy' | 'dueAt' | 'unitId'> {
  /** Whom it is meant for; undefined where it names nobody: then it goes where the rule says. */
  readonly unitId: bigint | undefined
}

export type ReceivePetitionRefusal =
  | { readonly code: 'petitions-not-taken' | 'nothing-said' | 'petition-too-long' } | CalendarMissing

/** What the table takes: of the name, the phone, the address for mail, the subject, the words; in signs. */
const LONGEST = { senderName: 200, phone: 50, email: 254, subject: 300, words: 20_000 } as const

/**
 * Takes in what somebody asks or reports without a dossier (tiếp nhận hỏi đáp, phản ánh, kiến nghị): it is the work of
 * the unit that it means, by the days of the policy `petitions` and the calendar of that unit. Refuses
 * `petitions-not-taken` where the data say nothing of them, or of no unit that there is; `nothing-said`,
 * `petition-too-long`, `calendar-missing`. Leaves `petition.received`.
 */
export async function receivePetition(
  ctx: Ctx, { directory: source }: PetitionRooms, { unitId: meant, ...given }: ReceivePetition,
): Promise<Result<Petition, ReceivePetitionRefusal>> {
  const directory = source.on(dayOf(ctx.now))
  const [rule, unitId] = [petitionRuleOn(directory), meant ?? unitForAll(directory)]
  if (!rule || unitId === undefined) return refuse({ code: 'petitions-not-taken' })
  const said = { ...given, subject: cleanLines(given.subject), words: cleanLines(given.words) }
  if (said.words === '') return refuse({ code: 'nothing-said' })
  const isTooLong = Object.entries(LONGEST).some(([key, most]) => (said[key as keyof typeof LONGEST] ?? '').length > most)
  if (isTooLong) return refuse({ code: 'petition-too-long' })
  const times = petitionTimes(rule, ctx.now, directory.calendarOf(unitId).calendar)
  if (!times.ok) return times
  const kept = await insertPetition(ctx.tx, { ...said, ...times.value, unitId, receivedAt: ctx.now })
  await tellOfPetition(ctx, 'petition.received', kept)
  return ok(kept)
}
