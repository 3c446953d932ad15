/**
 * Need D9: of each thing that keeps a dossier out of the archive, or a package in it, it is seen that it does (TT
 * 13/2023/TT-BNV; Luật Lưu trữ 2011 Đ.9–12, 17, 28).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openArchive } from '../../../test/close-dossiers.ts'
import { openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { Refusal, Result } from '../../kernel/result.ts'
import type { Ctx, Sender } from '../../platform/db.ts'
import { closeIntoArchive } from './close-into-archive.ts'
import { decideDestruction } from './decide-destruction.ts'
import { handToArchive } from './hand-to-archive.ts'
import { holdPackage, liftHold } from './hold-package.ts'
import { proposeDestruction } from './propose-destruction.ts'
import { receiveIntoArchive } from './receive-into-archive.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
const NOBODY = '00000000-0000-4000-8000-000000000000'
let province: Province
let archive: ReturnType<typeof openArchive>
let unitIds: readonly bigint[]
beforeAll(async () => {
  province = await createProvince()
  archive = openArchive(openDesk(province), COMMUNE)
  unitIds = [province.unit(COMMUNE).id]
})
afterAll(async () => {
  archive.close()
  await province.drop()
})
beforeEach(() => { province.clock.set('2021-06-25T09:00+07:00') })

/** What came of it: the code of its refusal, or `done`. */
const did = async (work: (ctx: Ctx) => Promise<Result<unknown, Refusal>>, who: Partial<Sender> = {}): Promise<string> =>
  province.inOneGo(work, who).then(() => 'done', (error: unknown) => (error as Error).message)
const close = (publicId: string, from: Pick<Province, 'catalogue' | 'directory'> = province) =>
  did((ctx) => closeIntoArchive(ctx, from, { publicId, unitIds, reason: null }))
const hand = (packages: readonly string[]) => did((ctx) => handToArchive(ctx, { packages, unitIds }))
const propose = (packages: readonly string[], units = unitIds) =>
  did((ctx) => proposeDestruction(ctx, { packages, unitIds: units, reason: 'Hết thời hạn bảo quản' }), { actorId: 2n })
const owner = (query: ReturnType<typeof sql>) => query.execute(province.database.owner)
const made = async () => {
  const dossier = await archive.returned()
  expect(await close(dossier)).toBe('done')
  await archive.pack()
  return { dossier, id: (await archive.packages(dossier)).at(-1)?.publicId ?? '' }
}
const batchOf = async (id: string) => {
  const { rows: [row] } = await sql<{ publicId: string }>`
    select b.public_id from dossiers.archive_batch b join dossiers.archive_package p on p.batch_id = b.id
    where p.public_id = ${id}`.execute(province.db)
  return row?.publicId ?? ''
}
const receive = (batch: string, who: Partial<Sender>, units = unitIds) =>
  did((ctx) => receiveIntoArchive(ctx, { publicId: batch, unitIds: units, refused: [], judged: [] }), who)

test('a dossier is closed once, and only where its retention is known', async () => {
  const dossier = await archive.returned()
  const { directory } = province
  const unset = {
    ...province,
    directory: {
      ...directory,
      on: (day: string) => {
        const today = directory.on(day)
        return Object.assign(Object.create(today) as typeof today, {
          policy: (key: string, ...more: []) => (key === 'archive-retention' ? undefined : today.policy(key, ...more)),
        })
      },
    },
  } as Province
  expect(await close(dossier, unset)).toBe('retention-unset')
  expect([await close(dossier), await close(dossier)]).toEqual(['done', 'archived-before'])
})

test('packages of two agencies are handed over, and proposed, apart; and none is no batch', async () => {
  const [one, other] = [await made(), await made()]
  const elsewhere = province.unit('cq:ubnd-xa-18859').id
  await owner(sql`update dossiers.archive_package set unit_id = ${elsewhere} where public_id = ${other.id}`)
  unitIds = [...unitIds, elsewhere]
  expect([await hand([one.id, other.id]), await hand([])]).toEqual(['package-of-another-agency', 'archive-package-unknown'])
  // What the archive has not received is not proposed.
  expect([await propose([one.id]), await propose([])]).toEqual(['archive-package-unknown', 'archive-package-unknown'])
  for (const { id } of [one, other]) {
    expect(await hand([id])).toBe('done')
    expect(await receive(await batchOf(id), { actorId: 3n })).toBe('done')
  }
  await owner(sql`update dossiers.archive_package set retain_until = '2021-06-24' where public_id in (${one.id}, ${other.id})`)
  expect(await propose([one.id, other.id])).toBe('package-of-another-agency')
  unitIds = unitIds.slice(0, 1)
})

test('whoever handed over does not receive, nor does a stand-in for them; of another unit nobody does anything', async () => {
  const { id } = await made()
  expect(await did((ctx) => handToArchive(ctx, { packages: [id], unitIds: [0n] }))).toBe('archive-package-unknown')
  expect(await did((ctx) => handToArchive(ctx, { packages: [id], unitIds }), { actorId: 1n })).toBe('done')
  const batch = await batchOf(id)
  expect([await receive(batch, { actorId: 1n }), await receive(batch, { actorId: 4n, onBehalfOfId: 1n })])
    .toEqual(['own-hand-over', 'own-hand-over'])
  expect(await receive(batch, { actorId: 2n }, [0n])).toBe('batch-unknown')
  expect(await receive(batch, { actorId: 2n })).toBe('done')
  const away = { publicId: id, unitIds: [0n], reason: 'Thanh tra' }
  expect([await did((ctx) => holdPackage(ctx, away)), await did((ctx) => liftHold(ctx, away))])
    .toEqual(['archive-package-unknown', 'archive-package-unknown'])
  await owner(sql`update dossiers.archive_package set retain_until = '2021-06-24' where public_id = ${id}`)
  expect(await propose([id], [0n])).toBe('archive-package-unknown')
  expect(await propose([id])).toBe('done')
  const { rows: [row] } = await sql<{ publicId: string }>`
    select public_id from dossiers.archive_destruction order by id desc limit 1`.execute(province.db)
  const decide = (units: readonly bigint[], who: Partial<Sender>, publicId = row?.publicId ?? '') =>
    did((ctx) => decideDestruction(ctx, { publicId, unitIds: units, isApproved: true, note: '' }), who)
  expect([
    await decide([0n], { actorId: 3n }), await decide(unitIds, { actorId: 3n }, NOBODY),
    await decide(unitIds, { actorId: 4n, onBehalfOfId: 2n }), await decide(unitIds, { actorId: 3n }),
  ]).toEqual(['destruction-unknown', 'destruction-unknown', 'own-proposal', 'done'])
})
