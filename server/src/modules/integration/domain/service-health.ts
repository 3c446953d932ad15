/** Outside systems that are no partner of outbox, inbox and registers: people are told, pay and sign in by them. */
export const SERVICES = [
  'sms', 'mail', 'zalo', 'web-push', 'payment-gateway', 'identity-provider', 'staff-identity', 'post',
] as const
export type Service = typeof SERVICES[number]

/** `kept`: in a demonstration what would go out is kept to be read, and nothing leaves. */
export type ServiceSetting = 'named' | 'kept' | 'none'
export type ServiceSettings = Readonly<Record<Service, ServiceSetting>>

/** How it stands with one, in one word; the first cause that holds says it. */
export const SERVICE_HEALTHS = ['not-named', 'kept', 'down', 'late', 'unknown', 'well'] as const
export type ServiceHealth = typeof SERVICE_HEALTHS[number]

export interface ServiceSigns {
  readonly setting: ServiceSetting
  /** Why it is put off as a whole. */
  readonly fault: string | null
  /** Whether somebody finds out that it is back: what was to be tried again and carries nothing, nobody tries. */
  readonly isTried: boolean
  /** Something is not done that should have been minutes ago. */
  readonly isOverdue: boolean
  /** When it last did what it is there for. */
  readonly lastAt: Date | null
  /** Whether a fault of it would be noted: not so where it is spoken with while somebody waits, who is told alone. */
  readonly isWatched: boolean
}

/**
 * `unknown` says that nothing here proves it well: it was not used, also since it was away, or nobody notes what became
 * of that.
 */
export function serviceHealthOf(signs: ServiceSigns): ServiceHealth {
  const { setting, fault, isTried, isOverdue, lastAt, isWatched } = signs
  if (setting === 'none') return 'not-named'
  if (setting === 'kept') return 'kept'
  if (fault !== null) return isTried ? 'down' : 'unknown'
  if (isOverdue) return 'late'
  return isWatched && lastAt !== null ? 'well' : 'unknown'
}
