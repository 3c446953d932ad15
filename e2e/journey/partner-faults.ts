import { NO_FAULTS, unplayedOf } from '@motcua/sandbox/faults.ts'
import { PARTNERS } from '@motcua/sandbox/partners/index.ts'
import type { OpenedStage } from './open-stage.ts'
import { doorOf } from './sandbox-door.ts'

/** How a system fails for a round, as its door in the sandbox is told; `slow` (ms) is later than a register may be. */
const FAULTS = {
  down: { down: true }, hang: { hang: true }, slow: { slow: 3_000 }, garbage: { garbage: true },
  repeat: { repeat: 2 }, reorder: { reorder: true },
} as const
export type Fault = keyof typeof FAULTS
export const FAULT_NAMES = Object.keys(FAULTS) as readonly Fault[]

/** Nobody waits longer for one than its rule says (policy `register-reading`): what is slow is away. */
const REGISTERS: readonly string[] = ['population', 'business-register', 'social-insurance']

/** Who fails for a round, and how. */
export interface Failing {
  readonly partners: readonly string[]
  readonly fault: Fault
}

/** Nobody fails. */
export const NOBODY: Failing = { partners: [], fault: 'down' }

/** Whether others must go on without that system; what is slow, repeats or reorders is there all the same. */
export function isAway({ partners, fault }: Failing, partner: string): boolean {
  if (!partners.includes(partner) || fault === 'repeat' || fault === 'reorder') return false
  return fault !== 'slow' || REGISTERS.includes(partner)
}

/** Those who cannot fail in that way, in words: a round with them would be one in which nothing fails. */
export function unplayedIn({ partners, fault }: Failing): string[] {
  return PARTNERS.filter(({ name, plays }) => partners.includes(name)
    && unplayedOf({ ...NO_FAULTS, ...FAULTS[fault] }, plays).length > 0)
    .map(({ name }) => `${name} does not play ${fault}`)
}

/** Lets them fail from now on. Throws where one of them cannot fail in that way. */
export async function fail(stage: OpenedStage, { partners, fault }: Failing): Promise<void> {
  for (const partner of partners) await doorOf(stage, partner).fail(FAULTS[fault])
  stage.say(`${fault}: ${partners.join(', ') || 'nobody'}`)
}

/** All is well again with those, which have been asked in vain meanwhile. */
export async function heal(stage: OpenedStage, partners: readonly string[]): Promise<void> {
  for (const partner of partners) await doorOf(stage, partner).fail({})
}
