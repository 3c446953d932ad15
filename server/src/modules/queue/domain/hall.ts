/** What people come for at a section: its tickets begin with the digit. */
export interface Service {
  readonly code: string
  readonly digit: number
  readonly name: string
  readonly nameEn: string
  /** As long as one person takes, for estimates. */
  readonly minutes: number
}

export interface Counter {
  readonly number: number
  /** Codes of services. */
  readonly services: readonly string[]
  readonly isQuick: boolean
}

/** The hall of a section, or of an office of the post, as it is on a day (sảnh); the policy `queue-hall`. */
export interface Hall {
  readonly services: readonly Service[]
  readonly counters: readonly Counter[]
  /** An errand that takes no longer is short: quick counters call it first. None where the hall has no such rule. */
  readonly quickMinutes?: number | undefined
}

/** Who comes before others, and by how much: as if the number had been taken so many minutes earlier. */
export interface Priority {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly minutes: number
  /** Of whoever comes with an appointment: nobody chooses it. */
  readonly appointment?: boolean
}

/** What the policies `queue-hall` and `queue-priorities` hold. */
interface HallValue {
  readonly services: readonly Service[]
  readonly counters: readonly (Omit<Counter, 'isQuick'> & { readonly quick?: boolean })[]
  readonly quickMinutes?: number
}
/** The rules of a day. */
export interface Policies { policy(key: string, ...scopes: readonly string[]): { readonly value: unknown } | undefined }

/** A unit as far as its hall is concerned. */
export interface HallUnit { readonly idOfData: string; readonly isOneStop: boolean }
/** The units of a day to which people come: sections, and offices of the post. */
export interface Reception extends Policies { receivesPeople(unit: HallUnit): boolean }

/** The hall of a unit on the day of the directory; undefined where none is described, or nobody comes there. */
export function hallOf(directory: Reception, unit: HallUnit): Hall | undefined {
  const policy = directory.receivesPeople(unit) ? directory.policy('queue-hall', unit.idOfData) : undefined
  if (!policy) return undefined
  return hallOfValue(policy.value)
}

/** A hall as the policy `queue-hall` holds it. */
export function hallOfValue(value: unknown): Hall {
  const { services, counters, quickMinutes } = value as HallValue
  return {
    services, counters: counters.map(({ quick = false, ...counter }) => ({ ...counter, isQuick: quick })), quickMinutes,
  }
}

/** Whether any counter of the hall does a service. */
export function isDoneIn({ counters }: Hall, service: string): boolean {
  return counters.some(({ services }) => services.includes(service))
}

/** What the policy `queue-hall` holds of a hall. */
export function hallValueOf({ services, counters, quickMinutes }: Hall) {
  return {
    services: services.map((one) => ({ ...one })),
    counters: counters.map(({ number, services: served, isQuick }) =>
      ({ number, services: [...served], ...isQuick && { quick: true } })),
    ...quickMinutes !== undefined && { quickMinutes },
  }
}

/** Who comes before others, in the order of the rule. */
export function prioritiesOf(directory: Policies): readonly Priority[] {
  return (directory.policy('queue-priorities')?.value ?? []) as readonly Priority[]
}

/** What people may say of themselves at a kiosk. */
export function prioritiesToChoose(directory: Policies): readonly Priority[] {
  return prioritiesOf(directory).filter(({ appointment }) => appointment !== true)
}

/** What an appointment gains. */
export function priorityOfAppointments(directory: Policies): Priority | undefined {
  return prioritiesOf(directory).find(({ appointment }) => appointment === true)
}

/** The number on a ticket: digit of the service, then the serial of the day with at least three places. */
export function ticketNumber({ digit }: Service, serial: number): number {
  return Number(`${digit}${String(serial).padStart(3, '0')}`)
}

/**
 * From when a turn is thought to have waited: the earlier, the sooner it is called. Nobody waits for ever behind those
 * who come first by rule, since each of them gains minutes only.
 */
export function rankOf(takenAt: Date, priority: Priority | undefined): Date {
  return new Date(takenAt.getTime() - (priority?.minutes ?? 0) * 60_000)
}
