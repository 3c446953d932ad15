import { machineNow } from './clock.ts'
import { type Deed, type Listening, listen } from './listen.ts'
import type { Certificates } from './secured.ts'
import { PARTNERS } from './partners/index.ts'

export { PARTNERS }

export interface NationOptions {
  /** Ports by the names of the partners; of those without one any that is free. */
  readonly ports: Readonly<Record<string, number>>
  /** Only these partners. */
  readonly only?: readonly string[] | undefined
  readonly home: string
  readonly keys: Readonly<Record<string, string>>
  readonly isKept: boolean
  /** With these each partner is reached by https too, at the same port. */
  readonly certificates?: Certificates | undefined
  /** What is done at partners before anybody asks, by their names. */
  readonly begun?: Readonly<Record<string, readonly Deed[]>>
  /** The moment, of tests; else that of the machine. */
  readonly now?: () => Date
}

export interface Nation {
  /** Addresses by name. */
  readonly urls: Readonly<Record<string, string>>
  stop(): Promise<void>
}

/** Opens the sandbox nation, one listener a partner. Throws where a name is unknown or a port is taken. */
export async function openNation({ ports, only, begun = {}, ...around }: NationOptions): Promise<Nation> {
  const unknown = only?.find((name) => PARTNERS.every((one) => one.name !== name))
  if (unknown !== undefined) throw new Error(`no partner “${unknown}”; there are ${namesOfPartners().join(', ')}`)
  const open: Listening[] = []
  const stop = async () => { await Promise.all(open.map((one) => one.stop())) }
  try {
    for (const partner of PARTNERS) {
      if (only && !only.includes(partner.name)) continue
      open.push(await listen(partner, {
        now: machineNow, ...around, port: ports[partner.name] ?? 0, begun: begun[partner.name],
      }))
    }
  } catch (error) {
    await stop()
    throw error
  }
  return { urls: Object.fromEntries(open.map(({ name, url }) => [name, url])), stop }
}

/** The names of all partners, in the order in which they open. */
export function namesOfPartners(): string[] {
  return PARTNERS.map(({ name }) => name)
}
