import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { freePort } from '../../free-port.ts'
import { ENTRY } from '../../instance.ts'

const KEY = 'a-key-that-drill-and-sandbox-share'

/** What the stand-in of the national portal has of a dossier. */
export interface HeldThere {
  readonly states: readonly string[]
  readonly steps: readonly { readonly ThoiDiemXuLy: string }[]
}

/** The national portal of the sandbox in a process of its own. */
export interface PartnerProcess {
  /** For MOTCUA_PARTNERS. */
  readonly file: string
  faults(given: object): Promise<void>
  held(): Promise<{
    readonly seen: { readonly added: number; readonly repeated: number }
    readonly dossiers: Readonly<Record<string, HeldThere>>
  }>
  stop(): Promise<void>
}

/** Starts it at a free port; its settings are written into the folder. */
export async function startPartner(folder: string): Promise<PartnerProcess> {
  const file = `${folder}/partners-of-drill.json`
  const url = `http://127.0.0.1:${String(await freePort())}`
  writeFileSync(file, JSON.stringify({
    'national-portal': { url, key: KEY, user: 'motcua', destination: 'VN:GOV:DRILL', agency: '000.00.00.H00' },
  }))
  const child = spawn(process.execPath, [ENTRY, 'sandbox', '--partners', file, '--only', 'national-portal', '--bare'], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  await firstLine(child)
  return {
    file,
    async faults(given) {
      const { ok } = await fetch(`${url}/_sandbox/faults`, { method: 'PUT', body: JSON.stringify(given) })
      if (!ok) throw new Error('the sandbox knows no such fault')
    },
    held: async () => await (await fetch(`${url}/_sandbox/state`)).json() as Awaited<ReturnType<PartnerProcess['held']>>,
    async stop() {
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

async function firstLine(child: ChildProcess): Promise<void> {
  if (!child.stdout) throw new Error('the sandbox says nothing')
  const ended = once(child, 'exit').then(() => { throw new Error('the sandbox ended') })
  await Promise.race([once(createInterface(child.stdout), 'line'), ended])
}
