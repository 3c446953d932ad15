/** Need: every number opens what it counts, by which article, and the list behind it (KH 1107 II.5; part F, F2). */
import { readFileSync } from 'node:fs'
import { type FigureRegistry, OPENED_FIGURES, type RegistryDossiers } from '@motcua/contracts/figure-registry.ts'
import type { SettlementFigures } from '@motcua/contracts/settlement-figures.ts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { projectFacts } from '../../src/jobs/project-facts.ts'
import { type HttpServer, startHttp } from './as-user.ts'
import { intakeBody, openPerson } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let home: Office
let other: Office
/** What the home commune has received, by its id. */
let receivedIds: readonly string[]
const DAYS = 'from=2021-06-01&until=2021-06-30'

async function asked(office: Office, address: string) {
  return (await asRole(http, 'agency_head', office.name)).call('GET', `/api/figures/registry${address}`)
}
async function valuesFor(office: Office, query = DAYS) {
  const { status, text } = await asked(office, `?${query}`)
  expect(status, text).toBe(200)
  const { figures } = JSON.parse(text) as FigureRegistry
  return new Map(figures.map((figure) => [figure.id, figure]))
}
async function behind(office: Office, query: string) {
  return JSON.parse((await asked(office, `/dossiers?${DAYS}&${query}`)).text) as RegistryDossiers
}

beforeAll(async () => {
  http = await startHttp()
  const [first, second] = officesOf(http)
  if (!first || !second) throw new Error('no two communes')
  ;[home, other] = [first, second]
  await staffOffices(http, [home, other])
  const clerk = await asRole(http, 'reception', home.name)
  const procedure = http.province.catalogue.on('2021-06-25').find(home.procedure)?.publicId ?? ''
  const made = []
  for (const nth of [1, 2, 3]) {
    const { body: { id: person } } = await openPerson(clerk, nth)
    const body = await intakeBody(clerk, procedure, person, { communeId: home.territory.publicId })
    made.push((await clerk.call('POST', '/api/dossiers', { body })).body.id)
  }
  receivedIds = made.map(String)
  // Other tests write in this cluster, and hold back which events may be read.
  await vi.waitUntil(async () => {
    await projectFacts(http.province)
    return (await valuesFor(home)).get('received')?.value === 3
  }, { timeout: 60_000, interval: 50 })
})
afterAll(async () => http.stop())

test('each figure says what it counts, of what, until when, what it leaves out and by which article', async () => {
  const figures = [...(await valuesFor(home)).values()]
  expect(figures.length).toBeGreaterThan(20)
  for (const one of figures) {
    for (const said of [one.nameVi, one.nameEn, one.counts, one.cutOff, one.excludes, one.law, one.condition])
      expect(said, one.id).not.toBe('')
    // Of what a catalogue has there is no condition in SQL, and no dossier.
    if (one.condition !== null) expect(one.countsOf === null, one.id).toBe(one.ofCondition === null)
    else expect(one.hasDossiers, one.id).toBe(false)
    expect(one.denominator === null, one.id).toBe(one.countsOf === null)
  }
})

test('what other pages open is there', async () => {
  expect([...(await valuesFor(home)).keys()]).toEqual(expect.arrayContaining([...OPENED_FIGURES]))
})

test('all indicators of the plan are there', async () => {
  const file = parse(readFileSync(new URL('../../../data/targets.yaml', import.meta.url), 'utf8')) as {
    readonly indicators: readonly { readonly id: string }[]
  }
  expect(file.indicators.length).toBe(15)
  expect([...(await valuesFor(home)).keys()]).toEqual(expect.arrayContaining(file.indicators.map(({ id }) => id)))
})

test('they come to what the page of settlement says of the same days', async () => {
  const figures = await valuesFor(home)
  const { text } = await (await asRole(http, 'agency_head', home.name)).call('GET', `/api/figures/settlement?${DAYS}`)
  const { total } = JSON.parse(text) as SettlementFigures
  expect(total.length).toBeGreaterThan(10)
  expect(total.map(({ metric, numerator, denominator, value }) => [metric, numerator, denominator, value]))
    .toEqual(total.map(({ metric }) => {
      const one = figures.get(metric)
      return [metric, one?.numerator, one?.denominator, one?.value]
    }))
  // Three came and were not settled: of a denominator that is zero there is no share.
  expect(figures.get('open')?.value).toBe(3)
  expect(figures.get('on-time-of-settled')).toMatchObject({ numerator: 0, denominator: 0, value: null, isHidden: false })
})

test('behind a figure are the dossiers that it counts, by their numbers and nothing of people', async () => {
  const { items, next } = await behind(home, 'metric=open')
  expect(items.map(({ id }) => id).sort()).toEqual([...receivedIds].sort())
  expect(next).toBeNull()
  expect(new Set(items.flatMap((item) => Object.keys(item)))).toEqual(new Set(['id', 'number', 'procedureName']))
  expect(await behind(home, 'metric=settled')).toEqual({ items: [], next: null })
  // After the first of them in the order of the list, the rest.
  const rest = await behind(home, `metric=open&after=${items[0]?.id ?? ''}`)
  expect(rest.items).toEqual(items.slice(1))
})

test('visits, answers, petitions and procedures are no dossiers: none are listed', async () => {
  for (const metric of ['thoi-gian-cho', 'hai-long', 'qd766-5.2', 'dvc-muc-3-4', 'no-such-figure'])
    expect(await asked(home, `/dossiers?${DAYS}&metric=${metric}`), metric).toMatchObject({ status: 404 })
})

test('a unit is counted alone, and one that is not one’s own is not there', async () => {
  const { units } = JSON.parse((await asked(home, `?${DAYS}`)).text) as FigureRegistry
  const own = http.province.directory.on('2021-06-25').bodyOf(home.seats.clerk.id)?.publicId ?? ''
  const others = http.province.directory.on('2021-06-25').bodyOf(other.seats.clerk.id)?.publicId ?? ''
  expect(units.map(({ id }) => id)).toContain(own)
  expect(units.map(({ id }) => id)).not.toContain(others)
  expect((await valuesFor(home, `${DAYS}&unit=${own}`)).get('received')?.value).toBe(3)
  for (const path of [`?${DAYS}&unit=${others}`, `/dossiers?${DAYS}&metric=open&unit=${others}`])
    expect(await asked(home, path), path).toMatchObject({ status: 404, body: { code: 'not-found' } })
  expect((await valuesFor(other)).get('received')?.value).toBe(0)
  expect(await behind(other, 'metric=received')).toEqual({ items: [], next: null })
})

test.each(['', '/dossiers'])('days that are reversed, or more than a year, are refused (%s)', async (path) => {
  const codeOf = async (days: string) => {
    const { status, body } = await asked(home, `${path}?${days}${path && '&metric=open'}`)
    return [status, (body as { code?: string }).code]
  }
  expect(await codeOf('from=2021-06-02&until=2021-06-01')).toEqual([422, 'days-reversed'])
  expect(await codeOf('from=2020-01-01&until=2021-01-01')).toEqual([422, 'figures-too-long'])
  // A leap year has 366 days.
  expect((await codeOf('from=2020-01-01&until=2020-12-31'))[0]).toBe(200)
})
