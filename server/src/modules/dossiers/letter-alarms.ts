import type { Ctx } from '../../platform/db.ts'
import { endAlarmsOfCauses, planAlarmRows } from './store/alarm-list.ts'

const PREFIX = 'letter-'

/** A letter about a dossier, by its message, which the room of messages knows. */
interface LetterOf { readonly dossierId: bigint; readonly messageId: bigint }

const causeOf = ({ messageId }: LetterOf) => `${PREFIX}${String(messageId)}`

/** Of which letter an alarm tells; undefined of other causes. */
export function letterOfCause(cause: string): bigint | undefined {
  return /^letter-\d{1,18}$/.test(cause) ? BigInt(cause.slice(PREFIX.length)) : undefined
}

/** A letter was not printed in time: whoever heads the section is told once, whoever looks and however often. */
export async function planLetterAlarm(ctx: Ctx, letter: LetterOf, since: Date): Promise<void> {
  await planAlarmRows(ctx.tx, [{
    dossierId: letter.dossierId, kind: 'letter', level: 1, cause: causeOf(letter), since, dueAt: since,
  }])
}

/** It was printed, or goes another way: its alarm ends, raised or planned. */
export async function endLetterAlarm(ctx: Ctx, letter: LetterOf): Promise<void> {
  await endAlarmsOfCauses(ctx.tx, 'letter', [{ dossierId: letter.dossierId, cause: causeOf(letter) }], ctx.now)
}
