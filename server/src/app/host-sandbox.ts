import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { PARTNERS } from '@motcua/sandbox/nation.ts'
import { holdPorts } from '../platform/free-ports.ts'
import { keepRunning } from '../platform/keep-running.ts'
import type { PortalRow } from './sandbox-procedures.ts'

export interface SandboxPlaces {
  /** Path of the settings. */
  readonly file: string
  /** Lets go of the ports: so that the sandbox can listen there, or because it never will. */
  release(): Promise<void>
}

/** Of partners, by name. */
export type OurSettings = Readonly<Record<string, Readonly<Record<string, string>>>>

/**
 * Writes beside the data where each system of the sandbox nation will listen and by which keys it knows this program.
 * The ports are held until then: much else begins on the machine while the program starts. `ours` is what the province
 * says of a system, which no sandbox knows.
 */
export async function writeSandboxPartners(folder: string, ours: OurSettings = {}): Promise<SandboxPlaces> {
  const file = `${folder}/partners.json`
  const { ports, release } = await holdPorts(PARTNERS.length)
  const settings = Object.fromEntries(PARTNERS.map(({ name, settings: own }, nth) => {
    const url = `http://127.0.0.1:${String(ports[nth])}`
    return [name, { ...own, ...ours[name], url, key: randomBytes(24).toString('base64url') }]
  }))
  mkdirSync(folder, { recursive: true }) // nobody made it yet where the database is not our own
  writeFileSync(file, JSON.stringify(settings, null, 2), { mode: 0o600 })
  return { file, release }
}

/** Writes beside it what the systems hold from the beginning; answers the file. */
export function writeSandboxBegun(folder: string, procedures: readonly PortalRow[]): string {
  const file = `${folder}/sandbox.json`
  const begun = { 'national-portal': [{ deed: 'hold-procedures', given: { data: procedures } }] }
  writeFileSync(file, JSON.stringify(begun))
  return file
}

/** The sandbox nation in a process of its own, begun again should it end; it speaks to the program at `home`. */
export function hostSandbox(
  entry: string, { file, begun, home }: { readonly file: string; readonly begun: string; readonly home: string },
  env: Readonly<Record<string, string | undefined>>,
): { stop(): Promise<void> } {
  const kept = keepRunning<ChildProcess>({
    begin: () => spawn(process.execPath, [entry, 'sandbox', '--partners', file, '--begun', begun, '--home', home], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env,
    }),
    soonest: 500, latest: 10_000,
    ended: async (one) => once(one, 'exit'),
    tell() {
      process.stderr.write('Các hệ thống thử đã dừng ngoài dự kiến, đang chạy lại.\n')
    },
  })
  return {
    async stop() {
      const one = await kept.stop()
      if (one === undefined || one.exitCode !== null || one.signalCode !== null) return
      const gone = once(one, 'exit')
      one.kill('SIGTERM')
      await gone
    },
  }
}
