/** Need: whoever sends form II.06a on sends the same numbers in whatever file the other office wants. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Province, createProvince } from '../../test/province-database.ts'
import { cellsOfXlsx, tableOfDocx, tableOfPdf } from '../../test/read-sheets.ts'
import { readCsv } from '../platform/table-file/read-csv.ts'
import { type ReportRooms, readReportUse, runReport } from './report-command.ts'
import { readSeedUse, runSeed } from './seed.ts'

let province: Province
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-report-'))
  province = await createProvince()
  province.clock.set('2021-10-20T09:00+07:00')
  const use = readSeedUse(['--dossiers', '600', '--open', '10', '--json'])
  if (typeof use === 'string') throw new Error(use)
  await runSeed(use, { stdout: () => undefined, stderr: () => undefined }, { ...province, isDemonstration: true })
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await province.drop()
})

const QUARTER = ['--from', '2021-06-15', '--to', '2021-09-14'] as const

const report = (...args: string[]) => reportOf(province, ...args)

/** What the command says and gives, with standard output going into a file. */
async function reportOf(rooms: ReportRooms, ...args: string[]) {
  const [lines, pieces]: [string[], Uint8Array[]] = [[], []]
  const io = {
    stdout: (line: string) => lines.push(line), stderr: (line: string) => lines.push(line),
    bytes: (bytes: Uint8Array) => pieces.push(bytes),
  }
  const use = readReportUse(['II.06a', ...args], io)
  if (typeof use === 'string') throw new Error(use)
  return { exit: await runReport(use, io, rooms), said: lines.join('\n'), bytes: Buffer.concat(pieces) }
}

interface Row { readonly of: { readonly name: string }; readonly counts: readonly number[] }
interface Shown {
  readonly groups: readonly (Row & { readonly sectors: readonly Row[] })[]
  readonly total: readonly number[]
}

/** Rows as they must stand below the heading, of what JSON says. */
function rowsOf({ groups, total }: Shown): string[][] {
  const row = (nth: string, name: string, counts: readonly number[]) => [nth, name, ...counts.map(String)]
  return [
    ...groups.flatMap((group, at) => [
      row(['I', 'II', 'III'][at] ?? '', group.of.name, group.counts),
      ...group.sectors.map(({ of, counts }, nth) => row(String(nth + 1), of.name, counts)),
    ]),
    row('', 'Tổng cộng', total),
  ]
}

/** Three rows of names and one of numbers. */
const HEADING = 4

/** The rows below the heading, and what stands above, as each of the five formats has them. */
async function everyFormat(...args: string[]) {
  const of = (format: string) => report(...args, '--format', format)
  const json = rowsOf(JSON.parse((await of('json')).said) as Shown)
  const [, ...csv] = readCsv((await of('csv')).said, 10_000)
  const xlsx = (await cellsOfXlsx((await of('xlsx')).bytes)).map((row) => row.map((cell) => String(cell ?? '')))
  const docx = tableOfDocx((await of('docx')).bytes)
  const { pages } = await tableOfPdf((await of('pdf')).bytes)
  const above = xlsx.findIndex(([first]) => first === 'TT')
  return {
    json, csv, xlsx: xlsx.slice(above + HEADING),
    docx: docx.rows.filter(({ isHeader }) => !isHeader).map(({ cells }) => cells.map(({ text }) => text)),
    pdf: pages.flatMap(({ rows }) => rows).slice(HEADING),
    lines: { xlsx: xlsx.slice(0, above).map(([first = '']) => first), docx: docx.lines, pdf: pages[0]?.text ?? '' },
  }
}

test('five formats say the same of a quarter of the province, and by whom it is reported', async () => {
  const { json, csv, xlsx, docx, pdf, lines } = await everyFormat(...QUARTER)
  expect(json.length).toBeGreaterThan(10)
  expect(Number(json.at(-1)?.[2])).toBeGreaterThan(100)
  for (const other of [csv, xlsx, docx, pdf]) expect(other).toEqual(json)
  // Who governs the province, by its name in the data.
  const reporter = province.directory.on('2021-09-14').find('cq:ubnd-tinh')?.name ?? 'none'
  for (const line of [
    'Biểu số II.06a/VPCP/KSTT', 'Kỳ báo cáo: từ ngày 15/06/2021 đến ngày 14/09/2021', `Đơn vị báo cáo: ${reporter}`,
    'Số liệu tính đến lúc lập báo cáo, 09:00 ngày 20/10/2021',
  ]) {
    expect(lines.xlsx).toContain(line)
    expect(lines.docx).toContain(line)
    expect(lines.pdf).toContain(line)
  }
})

test('of one unit as of a moment: its name, the moment, and the same numbers', async () => {
  const { rows: [most] } = await sql<{ unitId: bigint }>`
    select unit_id from reporting.fact group by unit_id order by count(*) desc, unit_id limit 1`.execute(province.db)
  const agency = province.directory.on('2021-09-14').bodyOf(most?.unitId ?? 0n)
  const { json, csv, xlsx, docx, pdf, lines } =
    await everyFormat(...QUARTER, '--unit', agency?.idOfData ?? 'none', '--as-of', '2099-01-02T08:30')
  expect(Number(json.at(-1)?.[2])).toBeGreaterThan(0)
  for (const other of [csv, xlsx, docx, pdf]) expect(other).toEqual(json)
  for (const line of [`Đơn vị báo cáo: ${agency?.name ?? 'none'}`, 'Số liệu tính đến 08:30 ngày 02/01/2099']) {
    expect(lines.docx).toContain(line)
    expect(lines.pdf).toContain(line)
  }
})

test('of a period without dossiers every format is a sum of zeros', async () => {
  const { json, csv, xlsx, docx, pdf } = await everyFormat('--from', '2001-01-01', '--to', '2001-01-31')
  expect(json).toEqual([['', 'Tổng cộng', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0']])
  for (const other of [csv, xlsx, docx, pdf]) expect(other).toEqual(json)
})

test.each(['=', '+', '-', '@'])('a sector whose name begins with %s is text in a workbook, and computed by nobody in CSV', async (sign) => {
  const sectors = province.catalogue.sectors().map((one) => ({ ...one, name: `${sign}1+2 ${one.name}` }))
  const rooms = { ...province, catalogue: { ...province.catalogue, sectors: () => sectors } }
  const xlsx = await cellsOfXlsx((await reportOf(rooms, ...QUARTER, '--format', 'xlsx')).bytes)
  const csv = readCsv((await reportOf(rooms, ...QUARTER)).said, 10_000)
  const named = (rows: readonly (readonly unknown[])[]) =>
    rows.map(([, name]) => String(name)).filter((name) => name.includes('1+2 '))
  expect(named(xlsx).length).toBeGreaterThan(10)
  expect(named(xlsx).every((name) => name.startsWith(`${sign}1+2 `))).toBe(true)
  expect(named(csv)).toEqual(named(xlsx).map((name) => `'${name}`))
})

test('a file is written where it is wanted, and never over another', async () => {
  const file = join(folder, 'bao-cao.pdf')
  const { exit, said } = await report(...QUARTER, '--format', 'pdf', '--out', file, '--json')
  expect([exit, JSON.parse(said)]).toEqual([0, { file, bytes: readFileSync(file).length }])
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
  const again = await report(...QUARTER, '--format', 'csv', '--out', file)
  expect([again.exit, again.said]).toEqual([1, `file-exists: Đã có tệp ${file}; hãy chọn tên khác.`])
  const nowhere = await report(...QUARTER, '--format', 'xlsx', '--out', join(folder, 'none', 'a.xlsx'), '--json')
  expect([nowhere.exit, JSON.parse(nowhere.said)]).toMatchObject([1, { error: { code: 'file-unwritable' } }])
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
})

test('a file of CSV begins with the mark without which old programs misread Vietnamese', async () => {
  const file = join(folder, 'bao-cao.csv')
  const { said } = await report(...QUARTER, '--out', file)
  expect(said).toContain(file)
  expect(readFileSync(file, 'utf8')).toBe(`\ufeff${(await report(...QUARTER)).said}\n`)
})
