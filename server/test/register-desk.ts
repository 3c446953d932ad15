import { type Nation, openNation } from '@motcua/sandbox/nation.ts'
import { type Register, openRegisters } from '../src/modules/integration/public.ts'
import type { Clock } from '../src/platform/clock.ts'

const KEY = 'a-key-that-sandbox-and-test-share'
const NAMES = ['population']

/** Registers of the sandbox as real listeners, and what a test does at their side. */
export interface RegisterDesk {
  readonly registers: ReadonlyMap<string, Register>
  readonly population: Register
  act(deed: string, given?: object): Promise<void>
  fail(faults: object): Promise<void>
  state(): Promise<{
    readonly seen: Readonly<Record<string, number>>; readonly asked: readonly Readonly<Record<string, string>>[]
  }>
  stop(): Promise<void>
}

/** Opens them, reached by that transport; `settings` in place of the right ones. */
export async function openRegisterDesk(
  machineClock: Clock, { transport = 'lgsp', ...settings }: Readonly<Record<string, string>> = {},
): Promise<RegisterDesk> {
  const nation: Nation = await openNation({
    ports: {}, only: NAMES, home: 'http://127.0.0.1:9', keys: Object.fromEntries(NAMES.map((name) => [name, KEY])), isKept: true,
  })
  const url = nation.urls['population'] ?? ''
  const registers = openRegisters({
    population: {
      url, key: KEY, transport, client: 'motcua', account: 'motcua.thu', agency: '000.00.00.H00', phone: '0500000000', ...settings,
    },
  }, () => machineClock.now())
  const population = registers.get('population')
  if (!population) throw new Error('no register')
  const at = async (method: string, path: string, body?: object) =>
    (await fetch(`${url}/_sandbox/${path}`, { method, ...body && { body: JSON.stringify(body) } })).json() as Promise<unknown>
  return {
    registers, population,
    async act(deed, given = {}) { await at('POST', `act/${deed}`, given) },
    async fail(faults) { await at('PUT', 'faults', faults) },
    state: async () => await at('GET', 'state') as never,
    stop: () => nation.stop(),
  }
}
