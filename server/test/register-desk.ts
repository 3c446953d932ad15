import { openNation } from '@motcua/sandbox/nation.ts'
import { PARTNERS } from '@motcua/sandbox/partners/index.ts'
import { type Register, openRegisters } from '../src/modules/integration/public.ts'
import type { Clock } from '../src/platform/clock.ts'

const KEY = 'a-key-that-sandbox-and-test-share'

/** A register of the sandbox, and what a test does at its side. */
export interface RegisterAtDesk {
  readonly register: Register
  act(deed: string, given?: object): Promise<void>
  fail(faults: object): Promise<void>
  state(): Promise<{
    readonly seen: Readonly<Record<string, number>>; readonly asked: readonly Readonly<Record<string, string>>[]
  }>
}

/** Registers of the sandbox as real listeners; what is done to none by name is done to the first. */
export interface RegisterDesk extends Omit<RegisterAtDesk, 'register'> {
  readonly registers: ReadonlyMap<string, Register>
  readonly population: Register
  at(code: string): RegisterAtDesk
  stop(): Promise<void>
}

/** Opens them, reached by that transport; `settings` in place of the right ones. */
export async function openRegisterDesk(
  machineClock: Clock, settings: Readonly<Record<string, string>> = {}, names: readonly string[] = ['population'],
): Promise<RegisterDesk> {
  const nation = await openNation({
    ports: {}, only: [...names], home: 'http://127.0.0.1:9', keys: Object.fromEntries(names.map((name) => [name, KEY])), isKept: true,
  })
  const registers = openRegisters(Object.fromEntries(names.map((name) => [name, {
    ...PARTNERS.find((one) => one.name === name)?.settings, url: nation.urls[name] ?? '', key: KEY, ...settings,
  }])), () => machineClock.now())
  const at = (code: string): RegisterAtDesk => {
    const register = registers.get(code)
    if (!register) throw new Error('no register')
    const ask = async (method: string, path: string, body?: object) =>
      (await fetch(`${nation.urls[code] ?? ''}/_sandbox/${path}`, { method, ...body && { body: JSON.stringify(body) } }))
        .json() as Promise<unknown>
    return {
      register,
      async act(deed, given = {}) { await ask('POST', `act/${deed}`, given) },
      async fail(faults) { await ask('PUT', 'faults', faults) },
      state: async () => await ask('GET', 'state') as never,
    }
  }
  const { register, act, fail, state } = at(names[0] ?? '')
  return { registers, population: register, at, act, fail, state, stop: () => nation.stop() }
}
