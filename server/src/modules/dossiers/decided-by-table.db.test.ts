/**
 * Need: what a dossier costs and how long it takes is told by the table of its version, kept with it and explained; a
 * table that has no answer stops the dossier, and loses nothing (issue 5, B1).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { ok } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/civil-day.ts'
import { publishProcedure } from '../catalogue/public.ts'
import { loadRows as loadProcesses } from '../workflow/public.ts'
import { listDecided } from './store/decided-store.ts'

const CENTRE = 'cq:tt-hcc-tinh'
const DECLARED = { 'record.feeClass': 'sinh-vien', 'record.residences': [{ from: '2014-05' }, { from: '2020-01' }] }
let province: Province
let desk: Desk

beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  province.clock.set('2021-06-25T09:00+07:00')
})
afterAll(() => province.drop())

const keptOf = async (publicId: string) => listDecided(province.db, (await desk.dossier(publicId)).id)

describe('at a counter', () => {
  test('the table tells fee and limit, by which the clock goes, and the slip says so', async () => {
    const receipt = await desk.receive('phieu-lltp', ['reception', CENTRE], {
      person: await province.aPerson(1), more: { answers: DECLARED },
    })
    // Friday 25/06/2021 is the day of receipt; Monday 28/06 = 1, Friday 16/07 = 15.
    expect(receipt.dueAt).toEqual(new Date('2021-07-16T17:00+07:00'))
    expect(receipt.decided.map(({ subject }) => subject)).toEqual(['fee', 'limit'])
    expect(await keptOf(receipt.publicId)).toMatchObject([
      { subject: 'fee', decision: 'phieu-lltp-phi', rules: [2], value: [{ amount: 100_000 }], at: province.clock.now() },
      { subject: 'limit', decision: 'phieu-lltp-thoi-han', rules: [1], value: { amount: 15, unit: 'working-day' } },
    ])
    const { rows: [slip] } = await sql<{ data: { statutoryTime: string } }>`
      select data from dossiers.slip where public_id = ${receipt.slipId}`.execute(province.db)
    expect(slip?.data.statutoryTime).toContain('15')
  })

  test('a case that a clerk picks goes before the table of limits', async () => {
    const { dueAt, publicId } = await desk.receive('phieu-lltp', ['reception', CENTRE], {
      person: await province.aPerson(2), more: { answers: { ...DECLARED, 'record.residences': [{}] }, limitCase: 1 },
    })
    expect(dueAt).toEqual(new Date('2021-07-16T17:00+07:00'))
    expect((await keptOf(publicId)).map(({ subject }) => subject)).toEqual(['fee'])
  })

  test('a declaration on paper of which nothing was typed is asked of no table', async () => {
    const { dueAt, publicId } = await desk.receive('phieu-lltp', ['reception', CENTRE], {
      person: await province.aPerson(3), more: { answers: {} },
    })
    // Ten working days: Friday 09/07.
    expect(dueAt).toEqual(new Date('2021-07-09T17:00+07:00'))
    expect(await keptOf(publicId)).toEqual([])
  })

  test('a paper that the table asks for must be there', async () => {
    const received = desk.receive('phieu-lltp', ['reception', CENTRE], {
      person: await province.aPerson(4),
      more: { answers: { ...DECLARED, 'record.requesterIs': 'uy-quyen', 'requester.relationToSubject': 'ban-be' } },
    })
    await expect(received).rejects.toThrow('components-missing')
  })
})

test('online: kept when it is sent, and the limit is asked again when it is accepted', async () => {
  const { publicId } = await desk.submit('phieu-lltp', { person: await province.aPerson(5), more: { answers: DECLARED } })
  expect((await keptOf(publicId)).map(({ subject }) => subject)).toEqual(['fee', 'limit'])
  province.clock.set('2021-06-28T09:00+07:00')
  const { dueAt } = await desk.act('accept', publicId, ['reception', CENTRE])
  // Monday 28/06 is the day of receipt; Tuesday = 1, Monday 19/07 = 15.
  expect(dueAt).toEqual(new Date('2021-07-19T17:00+07:00'))
  expect(await keptOf(publicId)).toMatchObject([
    { subject: 'fee', at: new Date('2021-06-25T09:00+07:00') }, { subject: 'limit', at: province.clock.now() },
  ])
})

test('a table that has no answer stops the dossier, by name; what was received before stays on its own table', async () => {
  const version = desk.versionOf('phieu-lltp')
  const before = await desk.submit('phieu-lltp', { person: await province.aPerson(6), more: { answers: DECLARED } })
  const { tables, ...content } = version.content
  const [file] = tables?.decisions ?? []
  const broken = {
    ...content, tables: { ...tables, decisions: file ? [{ id: file.id, dmn: file.dmn.replaceAll('>100000<', '>null<')
      .replaceAll('>15<', '>"nhiều"<') }] : [] },
  }
  const { procedure, code, codeSuffix, codeStatus, decision } = version
  await province.inOneGo(async (ctx) => {
    const published = await publishProcedure(ctx, {
      from: dayOf(ctx.now), row: { procedure, code, codeSuffix, codeStatus, decision, content: broken }, forms: [],
    })
    if (!published.ok) throw new Error(published.refusal.code)
    const { versionId } = published.value
    await loadProcesses(ctx, [{ procedureVersionId: versionId, procedure, steps: content.steps }])
    return ok(undefined)
  })
  await province.catalogue.refresh()
  const count = async () => (await sql`select count(*)::int as n from dossiers.dossier`.execute(province.db)).rows
  const stood = await count()
  const received = desk.receive('phieu-lltp', ['reception', CENTRE], {
    person: await province.aPerson(7), more: { answers: DECLARED },
  })
  await expect(received).rejects.toThrow('decision-failed')
  expect(await count()).toEqual(stood)
  expect(await desk.act('accept', before.publicId, ['reception', CENTRE])).toMatchObject({ state: 'received' })
})
