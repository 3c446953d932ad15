/**
 * Need: each procedure of a section is received there or listed as not, with reason and decision (KH 1107 II.6.2, NĐ
 * 61/2018 Đ.14).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Province, createProvince } from '../../../test/province-database.ts'
import {
  type Exception, endException, findException, listException, listExceptions, proceduresOfSection, receptionOf,
  shareOfReceptions,
} from './public.ts'

const TODAY = '2021-06-25'
let province: Province
beforeAll(async () => {
  province = await createProvince()
})
afterAll(() => province.drop())

const section = (unit = 'cq:ubnd-xa-18856:one-stop') => province.unit(unit)
const procedure = (id = 'khai-sinh') => {
  const version = province.catalogue.on(TODAY).find(id)
  if (!version) throw new Error(`no procedure ${id}`)
  return { id: version.procedureId, publicId: version.procedurePublicId }
}
const WHAT = {
  from: '2021-07-01', until: null as string | null, reason: 'Phải kiểm tra thực địa', decisionNumber: '9/QĐ-UBND',
  decidedOn: '2021-06-20',
}
const list = (what: Partial<typeof WHAT> = {}, unit?: string, id?: string): Promise<Exception> =>
  province.inOneGo((ctx) => listException(ctx, {
    unitId: section(unit).id, procedure: procedure(id), ...WHAT, ...what,
  }))
const end = (publicId: string, until: string) => province.inOneGo((ctx) => endException(ctx, { publicId, until }))
const findOn = (day: string) =>
  findException(province.db, { unitId: section().id, procedureIds: [procedure().id], day })
const proceduresAt = (unit: string) => proceduresOfSection({
  directory: province.directory.on(TODAY), versions: province.catalogue.on(TODAY).list(),
  clearanceOf: (id) => province.catalogue.clearanceOn(TODAY, id),
}, section(unit))

test('it holds from its first to its last day, and is listed once for a day', async () => {
  const made = await list()
  await expect(list()).rejects.toThrow('exception-listed')
  expect(await Promise.all(['2021-06-30', '2021-07-01', '2030-01-01'].map(findOn)))
    .toMatchObject([undefined, { decisionNumber: '9/QĐ-UBND', until: null }, { publicId: made.publicId }])
  await end(made.publicId, '2021-08-31')
  expect(await Promise.all(['2021-08-31', '2021-09-01'].map(findOn))).toMatchObject([{ until: '2021-08-31' }, undefined])
  await list({ from: '2021-09-01', until: '2021-09-01' })
  expect((await listExceptions(province.db, section().id)).map(({ from, until }) => [from, until]))
    .toEqual([['2021-09-01', '2021-09-01'], ['2021-07-01', '2021-08-31']])
})

test('a decision to come, days that are reversed, and what is over or unknown are refused', async () => {
  const at = 'cq:ubnd-xa-18865:one-stop'
  await expect(list({ decidedOn: '2021-06-26' }, at)).rejects.toThrow('decision-later')
  await expect(list({ until: '2021-06-30' }, at)).rejects.toThrow('days-reversed')
  const { publicId } = await list({ until: '2021-07-31' }, at)
  await expect(end(publicId, '2021-06-30')).rejects.toThrow('days-reversed')
  await expect(end(publicId, '2021-07-31')).rejects.toThrow('exception-over')
  await expect(end(crypto.randomUUID(), '2021-07-31')).rejects.toThrow('exception-unknown')
})

test('it ends yesterday at the earliest: what was not received then was not', async () => {
  const { publicId } = await list({ from: '2021-06-01' }, 'cq:ubnd-xa-18871:one-stop')
  await expect(end(publicId, '2021-06-23')).rejects.toThrow('exception-in-past')
  expect(await end(publicId, '2021-06-24')).toMatchObject({ until: '2021-06-24' })
})

test('two who list it at once leave one line and one event', async () => {
  const at = 'cq:ubnd-xa-18868:one-stop'
  const done = await Promise.allSettled([list({}, at), list({}, at)])
  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const { rows: [count] } = await sql<{ lines: bigint; events: bigint }>`
    select count(*) as lines, (select count(*) from audit.event v
      where v.type = 'section-exception.listed' and v.unit_id = ${section(at).id}) as events
    from sections.exception where unit_id = ${section(at).id}`.execute(province.database.owner)
  expect(count).toEqual({ lines: 1n, events: 1n })
})

test('a section has what begins there or is settled by who receives there, and nothing of others', () => {
  const keys = (unit: string) => proceduresAt(unit).map(({ version }) => version.procedure)
  const [commune, centre] = [keys('cq:ubnd-xa-18856:one-stop'), keys('cq:tt-hcc-tinh')]
  // Written from data/procedures.yaml: births are the commune's; a judicial record is the department's of justice.
  expect([commune.includes('khai-sinh'), centre.includes('khai-sinh')]).toEqual([true, false])
  expect([commune.includes('phieu-lltp'), centre.includes('phieu-lltp')]).toEqual([false, true])
})

test('what is listed is not received, whatever the rules; the rest is received or has no reason yet', () => {
  expect([
    receptionOf({ notHere: null }, false), receptionOf({ notHere: null }, true),
    receptionOf({ notHere: 'elsewhere' }, true), receptionOf({ notHere: 'no-counter' }, false),
  ]).toEqual(['received', 'listed', 'listed', 'unlisted'])
  expect(shareOfReceptions(['received', 'received', 'listed', 'unlisted']))
    .toEqual({ all: 4, received: 2, listed: 1, unlisted: 1, share: 0.5 })
  expect(shareOfReceptions([]).share).toBeNull()
})
