/** Need: who keeps the key of the seals changes it in one command, and a restore is told in one, too. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allClosed } from '../../test/all-closed.ts'
import { type TestDatabase, createDatabase } from '../../test/database.ts'
import { inOneGo } from '../../test/in-one-go.ts'
import { ok } from '../kernel/result.ts'
import { openSealKey, recordEvent, sealNext, verifySeals } from '../modules/audit/public.ts'
import { type Config, readConfig } from '../platform/config.ts'
import { openLivingWorkers } from '../platform/work-queue/living-workers.ts'
import { replaceSealKey, tellRestored } from './keep-seals.ts'
import { sealerOf } from './seals.ts'

let database: TestDatabase
let folder: string
let config: Config
beforeAll(async () => {
  database = await createDatabase()
  folder = mkdtempSync(join(tmpdir(), 'motcua-keep-'))
  const read = readConfig({}, {
    MOTCUA_PROFILE: 'demonstration', MOTCUA_SEALS: folder, DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
  })
  if (!read.ok) throw new Error(read.refusal.text)
  config = read.value
  await seal(1)
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await database.drop()
})

/** One more event, sealed. */
async function seal(n: number): Promise<void> {
  await inOneGo(database.backing(), async (ctx) => {
    await recordEvent(ctx, { type: 'thing.told', subjectKind: 'thing', subjectId: BigInt(n), data: {} })
    return ok(null)
  })
  await allClosed(database.app)
  await sealNext(sealerOf(config))
}

const report = async () => {
  const { connectionString, log, machineNow } = sealerOf(config)
  return verifySeals({ connectionString, log, sources: [], machineNow: machineNow() })
}

test('the key of the folder is replaced, and its successor seals at once', async () => {
  const { id: old } = await openSealKey(folder, undefined)
  const id = await replaceSealKey(config, undefined)
  expect((await openSealKey(folder, undefined)).id).toBe(id)
  expect(existsSync(join(folder, 'seal.key.next'))).toBe(false)
  await seal(2)
  expect(await report()).toMatchObject({ findings: [], keys: [old, id] })
  await expect(replaceSealKey(config, join(folder, 'x.pem'))).rejects.toThrow('bỏ --key-file')
})

test('a key of one’s own is replaced by the one in a file, and asks for that file', async () => {
  const { key } = await openSealKey(folder, undefined)
  config = { ...config, sealKey: key.export({ format: 'pem', type: 'pkcs8' }).toString() }
  await expect(replaceSealKey(config, undefined)).rejects.toThrow('--key-file')
  const file = join(folder, 'seal-2.pem')
  const id = await replaceSealKey(config, file)
  await expect(seal(3)).rejects.toThrow(`goes on with key ${id}`)
  config = { ...config, sealKey: readFileSync(file, 'utf8') }
  await seal(4)
  expect(await report()).toMatchObject({ findings: [], unsealed: { events: 0 } })
})

test('a restore is told by the owner when nobody works there, and not while somebody does', async () => {
  const worker = await openLivingWorkers(database.appUrl, () => undefined)
  await worker.show('pool-of-a-test')
  await expect(tellRestored(config)).rejects.toThrow('Hãy dừng motcua serve và motcua work')
  await worker.close()
  await expect(tellRestored({ ...config, ownerUrl: undefined })).rejects.toThrow('DATABASE_OWNER_URL')
  expect(await tellRestored(config)).toEqual({ era: 2, sealsTakenBack: 0 })
})
