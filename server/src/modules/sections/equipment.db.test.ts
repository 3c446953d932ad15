/** Need: what a section has to work with is on record, thing by thing, with every change of it (KH 1107 II.1.4). */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { type ItemState, changeItemState, countWorking, equipmentKindsOf, listItem, listItems } from './public.ts'

let province: Province
beforeAll(async () => {
  province = await createProvince()
})
afterAll(() => province.drop())

const section = (id = 'cq:ubnd-xa-18856:one-stop') => province.unit(id)
const kinds = () => equipmentKindsOf(province.directory.on('2021-06-25'), section())
const add = (label: string, what: { kind?: string; since?: string; at?: string } = {}) =>
  province.inOneGo((ctx) => listItem(ctx, {
    unitId: section(what.at).id, kinds: kinds(), kind: what.kind ?? 'may-quet', label, since: what.since ?? '2021-06-01',
  }))
const change = (publicId: string, state: ItemState, since = '2021-06-25', isReached = true) => province.inOneGo((ctx) =>
  changeItemState(ctx, { publicId, state, since, note: 'Hỏng đèn', isReached: () => isReached }))
const working = async () =>
  (await countWorking(province.db, [section().id])).map(({ kind, count }) => [kind, count])

test('a thing works when it is listed, and is counted no more once it is broken or lent', async () => {
  const [one, two] = [await add('TS-001'), await add('TS-002')]
  expect(await working()).toEqual([['may-quet', 2]])
  await change(one, 'broken')
  await change(two, 'on-loan')
  expect(await working()).toEqual([])
  await change(one, 'works')
  expect(await working()).toEqual([['may-quet', 1]])
  const items = await listItems(province.db, [section().id])
  expect(items.map(({ label, state, since, note }) => [label, state, since, note]))
    .toEqual([['TS-001', 'works', '2021-06-25', 'Hỏng đèn'], ['TS-002', 'on-loan', '2021-06-25', 'Hỏng đèn']])
  const { rows } = await sql<{ state: string }>`
    select c.state from sections.item_change c join sections.item i on i.id = c.item_id where i.public_id = ${one}
    order by c.id`.execute(province.database.owner)
  expect(rows.map(({ state }) => state)).toEqual(['works', 'broken', 'works'])
})

test('a label stands once at a section, and again once the thing is written off', async () => {
  const first = await add('TS-010')
  await expect(add('TS-010')).rejects.toThrow('equipment-labelled')
  await add('TS-010', { at: 'cq:ubnd-xa-18865:one-stop' })
  await change(first, 'written-off')
  await expect(change(first, 'works')).rejects.toThrow('equipment-moved-on')
  await add('TS-010')
})

test('a kind that no rule names, a wrong day, and what is not within reach are refused', async () => {
  await expect(add('TS-020', { kind: 'may-bay' })).rejects.toThrow('equipment-kind-unknown')
  await expect(add('TS-020', { since: '2021-06-26' })).rejects.toThrow('equipment-day-wrong')
  const made = await add('TS-020')
  await expect(change(made, 'broken', '2021-05-31')).rejects.toThrow('equipment-day-wrong')
  await expect(change(made, 'broken', '2021-06-26')).rejects.toThrow('equipment-day-wrong')
  await expect(change(made, 'broken', '2021-06-25', false)).rejects.toThrow('equipment-unknown')
  await expect(change(crypto.randomUUID(), 'broken')).rejects.toThrow('equipment-unknown')
})

test('two who list one label at once list one thing', async () => {
  const done = await Promise.allSettled([add('TS-030'), add('TS-030')])
  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})
