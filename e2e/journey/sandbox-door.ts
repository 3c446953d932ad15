import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenedStage } from './open-stage.ts'
import { UNTIL_OPEN, until } from './until.ts'

/** What somebody does at the side of an outside system of the sandbox. */
export interface SandboxDoor {
  /** How it misbehaves from now on. */
  fail(faults: object): Promise<void>
  act(deed: string, given: object): Promise<unknown>
  state(): Promise<unknown>
  /** Address of its page. */
  readonly page: string
}

/** The door of a system of the sandbox that serves this stage. Throws where it does not answer well. */
export function doorOf({ instance }: Pick<OpenedStage, 'instance'>, partner: string): SandboxDoor {
  const settings = JSON.parse(readFileSync(join(instance.folder, 'partners.json'), 'utf8')) as
    Readonly<Record<string, { readonly url: string }>>
  const page = `${settings[partner]?.url ?? ''}/_sandbox`
  const ask = async (path: string, method: 'GET' | 'PUT' | 'POST', body?: object): Promise<unknown> => {
    const answer = await fetch(`${page}/${path}`, { method, ...body && { body: JSON.stringify(body) } })
    if (!answer.ok) throw new Error(`the sandbox said ${String(answer.status)} at ${partner}/${path}`)
    return answer.json().catch(() => undefined)
  }
  return {
    async fail(faults) { await ask('faults', 'PUT', faults) },
    act: async (deed, given) => ask(`act/${deed}`, 'POST', given),
    state: async () => ask('state', 'GET'),
    page,
  }
}

/** Until that system listens: the sandbox opens after the program is ready. */
export async function untilItListens(stage: Pick<OpenedStage, 'instance'>, partner: string): Promise<void> {
  await until(`${partner} listens`, async () => doorOf(stage, partner).state().then(() => true, () => false), UNTIL_OPEN)
}
