/** Need: what a dossier says is not changed past the program unseen, and nothing lawful looks like it (T10). */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allClosed } from '../../../test/all-closed.ts'
import { openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { type Sealer, openSealKey, sealLogIn, sealNext, verifySeals } from '../audit/public.ts'
import { SEALED_PARTS, dossierRecords } from './sealed-record.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
const SECTION = `${COMMUNE}:one-stop`
let province: Province
let folder: string
let sealer: Sealer
beforeAll(async () => {
  province = await createProvince()
  folder = mkdtempSync(join(tmpdir(), 'motcua-seals-'))
  sealer = {
    connectionString: province.database.appUrl, log: sealLogIn(folder), key: () => openSealKey(folder, undefined),
    sources: [dossierRecords], machineNow: () => province.clock.now(),
  }
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await province.drop()
})

async function seal(): Promise<void> {
  await allClosed(province.db)
  while (await sealNext(sealer)) continue
}

async function findings() {
  const { connectionString, log, sources } = sealer
  return (await verifySeals({ connectionString, log, sources, machineNow: province.clock.now() })).findings
}

async function asSuperuser(statement: string): Promise<void> {
  await sql.raw(`set session_replication_role = replica; ${statement}; set session_replication_role = origin`)
    .execute(province.database.owner)
}

test('every column of what is sealed is sealed', async () => {
  for (const table of new Set(SEALED_PARTS.map(({ table }) => table.replace(/(\.\w+)(\.\w+)?\/1$/, '$1')))) {
    const { rows } = await sql<{ column: string }>`
      select attname as column from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`
      .execute(province.db)
    const parts = SEALED_PARTS.filter(
      (part) => part.table.startsWith(`${table}/`) || part.table.startsWith(`${table}.`),
    )
    const sealed = parts.flatMap(({ id, columns }) => [id, ...columns.split(',')]).map(
      (one) => one.trim().split('.')[1],
    )
    expect([
      table, rows.map(({ column }) => column).filter((column) => column !== 'dossier_id' && !sealed.includes(column)),
    ])
      .toEqual([table, []])
  }
})

test('the whole life of a dossier fits its seals, sealed after each deed, after some, and after all', async () => {
  const desk = openDesk(province)
  const person = await province.aPerson(1)
  for (const every of [1, 3, 99]) {
    let n = 0
    const step = async () => {
      if ((n += 1) % every === 0) await seal()
      expect(await findings()).toEqual([])
    }
    const { publicId } = await desk.submit('khai-sinh', { person, territory: 'xa:18856' })
    await step()
    await desk.act('accept', publicId, ['reception', SECTION])
    await step()
    for (const deed of ['take', 'propose'] as const) {
      await desk.act(deed, publicId, ['officer', COMMUNE])
      await step()
    }
    await desk.act('approve', publicId, ['agency_head', COMMUNE])
    await step()
    await desk.act('issue', publicId, ['clerk', COMMUNE])
    await step()
    await desk.act('return-result', publicId, ['reception', SECTION])
    await step()
    await seal()
    expect(await findings()).toEqual([])
  }
})

test('a change that waits for a lawful deed to be sealed with it is found in what never changes', async () => {
  const desk = openDesk(province)
  const { publicId } = await desk.submit('khai-sinh', { person: await province.aPerson(2), territory: 'xa:18856' })
  await seal()
  const { id } = await desk.dossier(publicId)
  const record = `dossier/1 ${id}`
  await asSuperuser(`update dossiers.answers set answers = '{"x": 1}' where dossier_id = ${id}`)
  await desk.act('accept', publicId, ['reception', SECTION])
  expect(await findings()).toMatchObject([{ code: 'record-changed', record, rows: ['dossiers.answers/1'] }])
  await seal()
  expect(await findings()).toMatchObject([{ code: 'record-rewritten', record, rows: ['dossiers.answers/1'] }])
})

test('who takes out the seal of an earlier deed hides no change of what was sealed again since', async () => {
  const desk = openDesk(province)
  const { publicId } = await desk.submit('khai-sinh', { person: await province.aPerson(3), territory: 'xa:18856' })
  await seal()
  await desk.act('accept', publicId, ['reception', SECTION])
  await seal()
  const { id } = await desk.dossier(publicId)
  const { rows: [first] } = await sql<{ number: bigint }>`
    select min(number) as number from audit.seal where leaves like ${`%dossier/1\t${id}\t%`}`.execute(province.db)
  await asSuperuser(`delete from audit.seal where number = ${first?.number ?? 0n};
    update dossiers.dossier set due_at = due_at + interval '1 day' where id = ${id}`)
  expect(await findings()).toEqual(expect.arrayContaining([
    expect.objectContaining({ code: 'seal-missing', seal: Number(first?.number) }),
    expect.objectContaining({ code: 'record-changed', record: `dossier/1 ${id}`, rows: ['dossiers.dossier.state/1'] }),
  ]))
})
