import type { Ctx } from '../../../platform/db.ts'
import { refusesUs } from '../../../platform/partner/ask-partner.ts'
import { SendFault, faultToTell } from '../../../platform/send-fault.ts'
import type { Confirmation, Handled, InMessage } from '../domain/inbox.ts'
import type { CameMessage, Inlet } from '../inlet.ts'
import { NATIONAL_PORTAL } from './outlet.ts'

/** One kind of what the portal hands over, with the calls of its own by which it does. */
export interface Strand {
  /** Stands before the portal's names of its packages: two strands may use one name. */
  readonly name: string
  /** Of its messages. */
  readonly kinds: readonly string[]
  list(): Promise<readonly string[]>
  /** `name` is that of the whole inlet, `given` that of the portal. */
  read(given: string, name: string): Promise<CameMessage>
  confirm(given: string, how: Confirmation): Promise<void>
  handle(ctx: Ctx, message: InMessage): Promise<Handled>
}

/**
 * The incoming half of the national portal: all strands, each asked by its own calls. One whose list is not to be had
 * keeps no other back; where none is, or the portal does not let us in, it is the portal that is away.
 */
export function portalInlet(strands: readonly Strand[]): Inlet {
  const strandOf = (name: string) => {
    const strand = strands.find((one) => name.startsWith(`${one.name}:`))
    if (!strand) throw new Error('a package of no strand')
    return { strand, given: name.slice(strand.name.length + 1) }
  }
  return {
    partner: NATIONAL_PORTAL,
    async list(_since, missing) {
      const [all, faults]: [string[], SendFault[]] = [[], []]
      for (const strand of strands) {
        try {
          all.push(...(await strand.list()).map((given) => `${strand.name}:${given}`))
        } catch (error) {
          if (!(error instanceof SendFault) || refusesUs(error)) throw error
          faults.push(error)
        }
      }
      const told = faultToTell(faults)
      if (told && (faults.length === strands.length || !missing)) throw told
      for (const fault of faults) missing?.(fault)
      return all
    },
    async read(name) {
      const { strand, given } = strandOf(name)
      return strand.read(given, name)
    },
    async confirm(name, how) {
      const { strand, given } = strandOf(name)
      await strand.confirm(given, how)
    },
    async handle(ctx, message) {
      const strand = strands.find(({ kinds }) => kinds.includes(message.kind))
      return strand ? strand.handle(ctx, message) : { is: 'held', fault: 'kind-unknown' }
    },
  }
}
