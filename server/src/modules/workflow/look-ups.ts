import Type from 'typebox'
import { type LookAt, type LookUp, faultOfGiven } from './deed.ts'
import type { Json, JsonObject } from './domain/json.ts'
import { momentAfter } from './domain/moment-after.ts'
import type { Evaluated, Variables } from './domain/run/instance.ts'

/** What every run can look up at once, within its move. */
export const LOOK_UPS: readonly LookUp[] = [{
  name: 'look-up-due-date', title: 'tính hạn theo lịch làm việc', when: 'at-once',
  takes: Type.Object({
    workingTime: Type.String({ pattern: '^P', maxLength: 40, description: 'Days and hours of work in ISO 8601: P2DT4H' }),
    from: Type.Optional(Type.String({ maxLength: 40, description: 'A moment in ISO 8601; now, if it is left out' })),
  }),
  gives: Type.Object({ dueAt: Type.String() }),
  look: lookUpDueDate,
}]

/** When so many working days and hours are over, in the calendar of the unit that has the step. */
function lookUpDueDate({ workingTime, from }: JsonObject, { now, calendar }: LookAt): Evaluated<JsonObject> {
  const begins = typeof from === 'string' ? new Date(from) : now
  if (Number.isNaN(begins.getTime())) return { ok: false, text: `${JSON.stringify(from)} không phải thời điểm` }
  const due = momentAfter(typeof workingTime === 'string' ? workingTime : '', begins, calendar)
  return due.ok ? { ok: true, value: { dueAt: due.value.toISOString() } } : due
}

/** Looks up what a service task asks for; undefined where it is no look-up, and a job does it. */
export function lookUp(name: string | null, given: Variables, at: LookAt): Evaluated<Json> | undefined {
  const found = LOOK_UPS.find((one) => one.name === name)
  if (!found) return undefined
  const fault = faultOfGiven(found, given)
  return fault === undefined ? found.look(given, at) : { ok: false, text: fault }
}
