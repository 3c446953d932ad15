import type { FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import type { ProcedureVersion } from '../modules/catalogue/public.ts'
import { type MeantQuestion, readRegister, registerRuleOf, wantedOf } from '../modules/integration/public.ts'
import type { ApiRooms } from './rooms.ts'

/** For whom registers are asked at a counter: whoever is there for an intake of the clerk's own that is under way. */
export interface AskedAtCounter {
  readonly personId: bigint
  /** Public id. */
  readonly intake: string
  readonly version: ProcedureVersion
  /** Questions of the declaration that nobody has answered. */
  readonly open: readonly MeantQuestion[]
}

/**
 * Asks registers for what the declaration asks of the applicant, by name of the clerk and for the intake; waits no
 * longer than their rules allow. Answers the codes of those that are away: the intake goes on all the same.
 */
export async function askRegistersAtCounter(
  rooms: ApiRooms, { actor, ip }: FastifyRequest, { personId, intake, version, open }: AskedAtCounter,
): Promise<readonly string[]> {
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const read = await Promise.all([...rooms.registers?.values() ?? []].map(async (register) => {
    const rule = registerRuleOf(directory, register.code)
    const entries = wantedOf(register, open)
    if (!rule || entries.length === 0) return []
    const { accountId: actorId, accountPublicId: officer, unitId } = actor
    const reading = await readRegister(rooms, {
      register, rule, personId, officer, entries, reason: 'prefill', subjectKind: 'intake', subject: intake,
      procedure: version.code ?? version.procedure,
      sender: { actorId, unitId: unitId ?? undefined, fromAddr: ip, forPersonId: personId },
    })
    return reading === 'away' ? [register.code] : []
  }))
  return read.flat()
}
