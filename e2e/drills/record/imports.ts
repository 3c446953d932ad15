import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Answer } from '../../client.ts'
import { ENTRY, type Instance, environmentOn } from '../../instance.ts'
import { exchange } from '../without-guard.ts'
import type { Draw } from './left.ts'

const run = promisify(execFile)
const DATA = fileURLToPath(new URL('../../../data', import.meta.url))
const LATEST = 240_000

/** What a province changes in its data meanwhile, and the event that says so. */
const CHANGES = [
  {
    file: 'policies.yaml', text: 'key: idle-alarm-hours\n  value: 4', instead: 'key: idle-alarm-hours\n  value: 5',
    event: 'organisation.loaded',
  },
  {
    file: 'messages.yaml', text: "'Hồ sơ {number} đã được gửi'", instead: "'Hồ sơ {number} đã gửi đi'",
    event: 'messages.loaded',
  },
  {
    file: 'guides.yaml', text: 'title: Đăng ký khai sinh cho con, từng bước',
    instead: 'title: Đăng ký khai sinh, từng bước', event: 'entries.loaded',
  },
] as const

/** The data of the province taken over while people work, once as they are, which says nothing, and once changed. */
export function drawImports(instance: Instance, entry: string | undefined, isWanted: boolean): Draw {
  let isLeft = isWanted
  return () => {
    if (!isLeft) return undefined
    isLeft = false // the same change a second time is none
    return {
      name: 'the data are imported, as they are and changed', status: 200,
      left: { events: CHANGES.map(({ event }) => event) },
      do: () => importTwice(instance, entry ?? ENTRY),
    }
  }
}

async function importTwice(instance: Instance, entry: string): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-data-'))
  try {
    cpSync(DATA, folder, { recursive: true })
    await importFrom(instance, entry, DATA)
    for (const change of CHANGES) exchange(folder, change)
    await importFrom(instance, entry, folder)
    return { status: 200, headers: {}, body: Buffer.from('') }
  } catch (error) {
    return { status: 500, headers: {}, body: Buffer.from(String(error)) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function importFrom(instance: Instance, entry: string, dataSet: string): Promise<void> {
  await run(process.execPath, [entry, 'import', '--data-set', dataSet], {
    timeout: LATEST, env: environmentOn(instance),
  })
}
