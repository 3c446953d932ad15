/**
 * Need: everybody may have what the office publishes, free, to be read by programs, without a word of any person, and
 * nobody finds the few of whom a small count would tell (NĐ 47/2020).
 */
import type { OpenDailyCounts, OpenProcedures } from '@motcua/contracts/open-data.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishWhatIsOver } from '../../src/jobs/publish-days.ts'
import { readCsv } from '../../src/platform/table-file/read-csv.ts'
import { layFacts } from '../lay-facts.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { openPerson } from './handed-in.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

const MONDAY = '2021-06-21'
let http: HttpServer
let anybody: Caller
let sector: string
beforeAll(async () => {
  http = await startHttp()
  anybody = http.callerWith('')
  const { province } = http
  const bySector = new Map(province.catalogue.on(MONDAY).list().map((one) => [one.content.sector, one]))
  const [first, second] = bySector.values()
  sector = second?.content.sector ?? ''
  // 12 + 8 in one sector, 30 + 2 in another: the 2 is hidden, and so are 30, 12 and 8; the sums of all are not.
  const laid = [[first, 'online', 12], [first, 'counter', 8], [second, 'online', 30], [second, 'counter', 2]] as const
  for (const [of, channel, count] of laid)
    await layFacts(province, count, { versionId: of?.id, channel, received: MONDAY })
  const before = province.clock.now()
  province.clock.set('2021-06-23T02:00:00+07:00')
  await publishWhatIsOver({ ...province, machineClock: { now: () => new Date() } })
  province.clock.set(before.toISOString())
})
afterAll(async () => http.stop())

const DAYS = `from=${MONDAY}&until=${MONDAY}`
const FILES = [
  '/du-lieu-mo/procedures.csv', '/du-lieu-mo/procedures.json', '/du-lieu-mo/daily-counts.csv',
  `/du-lieu-mo/daily-counts.json?${DAYS}`, '/du-lieu-mo/dcat.jsonld', '/du-lieu-mo/schema/procedures.json',
  '/du-lieu-mo/schema/daily-counts.json',
]
const read = async <T>(address: string) => JSON.parse((await anybody.call('GET', address)).text) as T

test('the counts of a day, with the small one hidden, and those that would tell it', async () => {
  const counts = await read<OpenDailyCounts>(`/du-lieu-mo/daily-counts.json?${DAYS}`)
  expect(counts).toMatchObject({ from: MONDAY, until: MONDAY, publishedUntil: MONDAY, leastShown: 5 })
  // Of the first sector the 20, too: it makes room for the zeros of sectors in which nobody came.
  expect(counts.items).toHaveLength(2)
  expect(counts.items[0]).toMatchObject({
    day: MONDAY, sector, received: 32, receivedOnline: null, receivedDirect: null, settled: null,
  })
  expect(counts.items.at(-1)).toEqual({
    day: MONDAY, sector: 'all', sectorName: 'Toàn tỉnh', received: 52, receivedOnline: 42, receivedDirect: 10,
    settled: null, settledInTime: null, settledLate: null,
  })
  for (const row of counts.items) for (const value of Object.values(row))
    if (typeof value === 'number') expect(value).toBeGreaterThanOrEqual(5)
})

test('everybody reads the same on a page, with until when it is counted, and nothing that is hidden', async () => {
  const { status, text } = await anybody.call('GET', '/so-lieu')
  expect(status).toBe(200)
  expect(text).toContain('Số liệu tính đến hết ngày 21/06/2021')
  const rows = [...text.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell.replaceAll(/<[^>]*>/g, '')))
    .filter((cells) => cells.length > 0)
  const sectorName = http.province.catalogue.sectors().find(({ idOfData }) => idOfData === sector)?.name
  // Received, online, settled, in time, late: of the sector, of the province, and of the day in its month.
  expect(rows).toEqual([
    [sectorName, '32', '–', '–', '–', '–'], ['Toàn tỉnh', '52', '42', '–', '–', '–'],
    ...rows.slice(2, -1), ['21/06/2021', '52', '42', '–', '–', '–'],
  ])
  for (const cells of rows.slice(2, -1)) expect(cells.slice(1)).toEqual(['–', '–', '–', '–', '–'])
  const before = await anybody.call('GET', '/so-lieu?thang=2021-05')
  expect(before.text).toContain('Theo ngày, tháng 05/2021')
  expect((await anybody.call('GET', '/so-lieu?thang=2021-13')).text).toContain('Theo ngày, tháng 06/2021')
})

test('the same as CSV, with a head, and nothing where it is hidden', async () => {
  const { text, headers } = await anybody.call('GET', `/du-lieu-mo/daily-counts.csv?${DAYS}`)
  expect(headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="daily-counts-${MONDAY}-${MONDAY}.csv"`,
  })
  const rows = readCsv(text, 100)
  expect(rows[0]).toEqual(
    ['day', 'sector', 'sectorName', 'received', 'receivedOnline', 'receivedDirect', 'settled', 'settledInTime', 'settledLate'],
  )
  expect(rows.at(-1)).toEqual([MONDAY, 'all', 'Toàn tỉnh', '52', '42', '10', '', '', ''])
})

test('a month unless said; a span that is turned round or longer than a year is refused, and says so', async () => {
  const spanOf = async (query: string) => {
    const { from, until } = await read<OpenDailyCounts>(`/du-lieu-mo/daily-counts.json${query}`)
    return [from, until]
  }
  expect(await spanOf('')).toEqual(['2021-05-22', MONDAY])
  expect(await spanOf('?until=2021-03-31')).toEqual(['2021-03-01', '2021-03-31'])
  expect(await spanOf('?from=2021-03-01')).toEqual(['2021-03-01', '2021-03-31'])
  expect(await spanOf('?from=2020-01-01&until=2020-12-31')).toEqual(['2020-01-01', '2020-12-31'])
  for (const file of ['csv', 'json']) {
    const ask = async (query: string) => anybody.call('GET', `/du-lieu-mo/daily-counts.${file}?${query}`)
    const reversed = await ask('from=2021-06-02&until=2021-06-01')
    expect(reversed).toMatchObject({ status: 422, body: { code: 'days-reversed' } })
    expect(reversed.text).toContain('Ngày kết thúc phải từ ngày bắt đầu trở đi.')
    expect(reversed.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(await ask('from=2021-01-01&until=2022-01-02')).toMatchObject({ status: 422, body: { code: 'figures-too-long' } })
    expect(await ask('from=2021-02-30')).toMatchObject({ status: 400, body: { code: 'body-invalid' } })
    expect(await ask('den=2021-02-03')).toMatchObject({ status: 400 })
  }
})

test.each(FILES)('%s: whoever has it is told so without it, and may keep it for an hour', async (address) => {
  const first = await anybody.call('GET', address)
  const { etag } = first.headers
  expect(first).toMatchObject({ status: 200, headers: { 'cache-control': 'public, max-age=3600' } })
  expect(etag).toMatch(/^"[\w-]{43}"$/)
  expect(first.headers['set-cookie']).toBeUndefined()
  const ask = async (held: string) => anybody.call('GET', address, { headers: { 'if-none-match': held } })
  for (const held of [String(etag), `"other", ${String(etag)}`, `W/${String(etag)}`, '*'])
    expect(await ask(held)).toMatchObject({ status: 304, text: '', headers: { etag } })
  expect(await ask('"other"')).toMatchObject({ status: 200, text: first.text })
  // The mark is of these bytes: nothing else goes under it, whatever the caller could unpack.
  const packed = await anybody.call('GET', address, { headers: { 'accept-encoding': 'br, gzip' } })
  expect(packed.headers['content-encoding']).toBeUndefined()
  expect((await anybody.call('HEAD', address)).headers['etag']).toBe(etag)
})

test('procedures are those of the portal, in words', async () => {
  const { items } = await read<OpenProcedures>('/du-lieu-mo/procedures.json')
  const all = http.province.catalogue.on('2021-06-25').list()
  expect(items.map(({ code }) => code)).toEqual(all.map(({ code }) => code))
  const birth = all.find(({ procedure }) => procedure.includes('khai-sinh'))
  const page = await anybody.call('GET', `/thu-tuc/${birth?.code ?? ''}`)
  const shown = items.find(({ code }) => code === birth?.code) ?? expect.fail('no birth')
  for (const said of [shown.name, shown.feeText, ...shown.legalBasis.split('\n')]) expect(page.text).toContain(said)
  const rows = readCsv((await anybody.call('GET', '/du-lieu-mo/procedures.csv')).text, 10_000)
  expect(rows).toHaveLength(items.length + 1)
})

test('the catalogue names every file, by addresses that answer, and what each column is', async () => {
  const dcat = await read<{
    readonly 'dcat:dataset': readonly {
      readonly 'dct:identifier': string; readonly 'dct:title': readonly { readonly '@language': string }[]
      readonly 'dct:conformsTo': { readonly '@id': string }; readonly 'dct:temporal'?: unknown
      readonly 'dcat:distribution': readonly { readonly 'dcat:downloadURL': { readonly '@id': string }; readonly 'dcat:mediaType': string }[]
    }[]
  }>('/du-lieu-mo/dcat.jsonld')
  const sets = dcat['dcat:dataset']
  expect(sets.map((set) => set['dct:identifier'])).toEqual(['procedures', 'daily-counts'])
  expect(sets[1]?.['dct:temporal']).toMatchObject({
    'dcat:startDate': { '@value': MONDAY }, 'dcat:endDate': { '@value': MONDAY },
  })
  for (const set of sets) {
    expect(set['dct:title'].map((one) => one['@language'])).toEqual(['vi', 'en'])
    for (const file of set['dcat:distribution']) {
      const answer = await anybody.call('GET', new URL(file['dcat:downloadURL']['@id']).pathname)
      expect(answer.status).toBe(200)
      expect(answer.headers['content-type']).toContain(file['dcat:mediaType'])
    }
    const schema = await read<{ readonly tableSchema: { readonly columns: readonly { readonly name: string }[] } }>(
      new URL(set['dct:conformsTo']['@id']).pathname)
    const head = readCsv((await anybody.call('GET', `/du-lieu-mo/${set['dct:identifier']}.csv`)).text, 1)[0]
    expect(schema.tableSchema.columns.map(({ name }) => name)).toEqual(head)
  }
})

test('the page leads to all of it, in both languages, and the foot of every page to the page', async () => {
  const { status, text } = await anybody.call('GET', '/du-lieu-mo')
  expect(status).toBe(200)
  for (const link of [...FILES.map((one) => one.replace(/\?.*/, '')), `/du-lieu-mo/daily-counts.csv?from=2021-01-01&amp;until=2021-12-31`])
    expect(text).toContain(`href="${link}"`)
  expect(text).toContain('Nghị định 47/2020/NĐ-CP')
  expect((await anybody.call('GET', '/lien-he')).text).toContain('href="/du-lieu-mo"')
})

test('nothing of any person stands in them, though there are people', async () => {
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const clerk = await asRole(http, 'reception', 'commune')
  await openPerson(clerk, 7, { fullName: 'Trần Thị Không Ai Biết' })
  for (const address of [...FILES, '/du-lieu-mo']) {
    const { text } = await anybody.call('GET', address)
    expect(text).not.toContain('Không Ai Biết')
    // Numbers of people have 9 or 12 digits, phones 10.
    expect(text.replaceAll(/href="tel:\d+"|[\w-]{43}/g, '').match(/(?<![\d.])\d{9,12}(?!\d)/g) ?? []).toEqual([])
  }
})
