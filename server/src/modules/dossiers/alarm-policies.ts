import type { Directory } from '../organisation/public.ts'

/** When somebody is told that nothing happens, in hours; undefined where the data are older than the rule. */
export interface AlarmHours {
  /** Accounting hours after which the head of the section is told of an online dossier that nobody answered. */
  readonly unanswered: readonly [first: number, second: number] | undefined
  /** Hours, of nights too, for which a dossier may stand still in a technical state. */
  readonly idle: number | undefined
}

/**
 * The policies of alarms in force on the day of the directory; without them nobody is told, until they are imported.
 */
export function alarmHoursOf(directory: Pick<Directory, 'policy'>): AlarmHours {
  const answer = directory.policy('answer-alarms')?.value as { first?: unknown; second?: unknown } | undefined
  const idle = directory.policy('idle-alarm-hours')?.value
  const [first, second] = [answer?.first, answer?.second]
  return {
    unanswered: typeof first === 'number' && typeof second === 'number' ? [first, second] : undefined,
    idle: typeof idle === 'number' ? idle : undefined,
  }
}
