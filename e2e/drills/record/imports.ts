import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Answer } from '../../client.ts'
import { environment } from '../../environment.ts'
import { ENTRY, type Instance } from '../../instance.ts'
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
    for (const { file, text, instead } of CHANGES) {
      const parts = readFileSync(join(folder, file), 'utf8').split(text)
      if (parts.length !== 2) throw new Error(`${file} has this ${parts.length - 1} times: ${text}`)
      writeFileSync(join(folder, file), parts.join(instead))
    }
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
    timeout: LATEST,
    env: {
      ...environment(), DATABASE_URL: instance.databaseUrl(), MOTCUA_PROFILE: 'demonstration',
      MOTCUA_FILES: join(instance.folder, 'files'), MOTCUA_SEALS: join(instance.folder, 'seals'),
    },
  })
}
