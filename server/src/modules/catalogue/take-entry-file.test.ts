/** Need: what is infected stands in no guide, and nothing does that no antivirus has seen where there is one. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EICAR, HAS_CLAMD, type TestClamd, makeClamd } from '../../../test/clamd.ts'
import { ok } from '../../kernel/result.ts'
import { openClamd } from '../../platform/clamd.ts'
import { type Storage, openStorage } from '../../platform/storage.ts'
import { takeEntryFile } from './take-entry-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-entry-files-'))
const captions = (text: string) => Readable.from([Buffer.from(`WEBVTT\n\n00:00.000 --> 00:02.000\n${text}\n`)])
const kept = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /[0-9a-f]{64}$/.test(name))

describe.skipIf(!HAS_CLAMD)('with the clamd of Debian', () => {
  let clamd: TestClamd
  let storage: Storage
  beforeAll(async () => {
    clamd = await makeClamd()
    await clamd.start()
    storage = await openStorage(folder)
  })
  afterAll(async () => {
    await clamd.remove()
    rmSync(folder, { recursive: true })
  })
  const take = (text: string, antivirus = openClamd(clamd)) =>
    takeEntryFile(storage, captions(text), { inspectPicture: async () => ok(null), antivirus })

  test('what is clean is taken, what is infected is refused and kept by nobody', async () => {
    expect(await take('Bước một')).toMatchObject({ ok: true, value: { kind: 'text/vtt' } })
    expect(kept()).toHaveLength(1)
    expect(await take(EICAR)).toEqual({ ok: false, refusal: { code: 'file-infected' } })
    expect(kept()).toHaveLength(1)
  })

  test('while it is down nothing is taken, and the refusal says so', async () => {
    const nobody = openClamd({ path: join(folder, 'nobody.sock') })
    expect(await take('Bước hai', nobody)).toEqual({ ok: false, refusal: { code: 'antivirus-silent' } })
    expect(kept()).toHaveLength(1)
  })
})
