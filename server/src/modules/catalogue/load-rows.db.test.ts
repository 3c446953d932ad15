/** Need: what was promised to a dossier can be read a year later as it was, whatever has been published since. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { ok } from '../../kernel/result.ts'
import { stoppedClock } from '../../platform/clock.ts'
import type { CatalogueRows, FormRow, ProcedureContent, ProcedureVersionRow } from './domain/procedure.ts'
import { type LoadReport, loadRows } from './load-rows.ts'
import { openCatalogue } from './open-catalogue.ts'

const content: ProcedureContent = {
  name: 'Cấp giấy phép thả diều',
  sector: 'van-hoa',
  level: 'thap',
  competent: 'commune',
  subjects: ['citizen'],
  serviceLevel: 'full',
  legacyLevel: 4,
  notFullBecause: [],
  channels: ['counter', 'online', 'post'],
  limits: [{ name: null, unit: 'working-day', amount: 2, policy: 'end-of-day', cutoff: null }],
  fee: { state: 'free', items: [], text: null },
  sets: 1,
  components: [
    {
      id: 'to-khai', documentType: 'to-khai', name: 'Đơn', originals: 1, copies: 0, required: 'always',
      handling: 'submit', condition: null, isForm: true,
    },
  ],
  result: { name: 'Giấy phép thả diều', documentType: 'giay-phep', electronic: true, paper: true },
  steps: [
    { seq: 1, name: 'Tiếp nhận', role: 'reception', unit: 'receiving', unitName: 'Một cửa', hours: 16 },
    { seq: 2, name: 'Trả', role: 'reception', unit: 'receiving', unitName: 'Một cửa', hours: 0 },
  ],
  territoryIndependent: true,
  onSiteInspection: false,
  conditions: null,
  legalBasis: [],
  notes: [],
}
const kite: ProcedureVersionRow = {
  procedure: 'tha-dieu', code: '9.800001', codeSuffix: null, codeStatus: 'invented', validFrom: '1989-07-01',
  validTo: null, decision: { number: '12/QĐ-TEST', day: '2020-01-02', issuer: 'Ủy ban thử' }, content,
}
const form: FormRow = {
  form: 'don-tha-dieu', procedures: ['tha-dieu'], validFrom: '2020-01-01', validTo: null, isOfficial: true,
  definition: { pages: [1] },
}
const rows: CatalogueRows = {
  sectors: [{ id: 'van-hoa', name: 'Văn hóa', ministry: null }],
  documentTypes: [
    {
      id: 'giay-phep', code: 'GP.1', codeInvented: true, name: 'Giấy phép', issuer: null, isReusable: false, isSecret: false,
      source: null,
    },
  ],
  procedures: [kite],
  forms: [form],
  synonyms: [{ words: 'diều sáo', procedure: 'tha-dieu' }],
}
const renamed: ProcedureVersionRow = { ...kite, content: { ...content, name: 'Cấp phép thả diều sáo' } }

let database: TestDatabase
const load = (given: Partial<CatalogueRows> = {}, day = '2021-06-25'): Promise<LoadReport> => inOneGo(
  database.backing(stoppedClock(`${day}T09:00+07:00`)), async (ctx) => ok(await loadRows(ctx, { ...rows, ...given })))
const nameOn = async (day: string) => (await openCatalogue(database.app)).on(day).find('tha-dieu')?.content.name
const countOf = async (what: string) => (await sql<{ n: string }>`
  select count(*)::text as n from audit.event where type = ${what}`.execute(database.app)).rows[0]?.n

describe('loading the catalogue', () => {
  beforeAll(async () => {
    database = await createDatabase()
  })
  afterAll(() => database.drop())

  test('takes over all, and the same again changes nothing: no event, no revision', async () => {
    expect(await load()).toMatchObject({ added: 6, changed: 0, unchanged: 0, notes: [] })
    const { revision } = await openCatalogue(database.app)
    expect(await load()).toMatchObject({ added: 0, changed: 0, unchanged: 6, notes: [] })
    expect((await openCatalogue(database.app)).revision).toBe(revision)
    expect(await countOf('catalogue.loaded')).toBe('1')
  })

  test('twice at once takes over each row once', async () => {
    const more = { sectors: [...rows.sectors, { id: 'the-thao', name: 'Thể thao', ministry: null }] }
    const reports = await Promise.all([load(more), load(more)])
    expect(reports.map(({ added }) => added).sort()).toEqual([0, 1])
  })

  test('with another content ends the version yesterday and opens one today; the old one stays to be read', async () => {
    const before = (await openCatalogue(database.app)).on('2021-06-25').find('9.800001')
    expect(await load({ procedures: [renamed] }, '2021-07-01')).toMatchObject({ added: 0, changed: 1 })
    const source = await openCatalogue(database.app)
    expect([await nameOn('2021-06-30'), await nameOn('2021-07-01')]).toEqual([content.name, renamed.content.name])
    expect(source.version(before?.id ?? 0n)).toMatchObject({ content, validTo: '2021-06-30', decision: kite.decision })
    expect(source.on('2021-07-01').find('tha-dieu')?.procedurePublicId).toBe(before?.procedurePublicId)
    const again = await load({ procedures: [renamed] }, '2021-07-20')
    expect(again).toMatchObject({ added: 0, changed: 0 })
    expect(again.notes).toEqual([expect.stringContaining('giữ nguyên')])
  })

  test('takes back a version that has not begun, but what points at it still finds it', async () => {
    const coming: ProcedureVersionRow = { ...renamed, validFrom: '2022-01-01', content: { ...content, name: 'Sắp có' } }
    await load({ procedures: [{ ...renamed, validTo: '2021-12-31' }, coming] }, '2021-07-20')
    const announced = (await openCatalogue(database.app)).on('2022-01-01').find('tha-dieu')
    expect(announced?.content.name).toBe('Sắp có')
    await load({ procedures: [renamed] }, '2021-08-01')
    expect(await nameOn('2022-01-01')).toBe(renamed.content.name)
    expect((await openCatalogue(database.app)).version(announced?.id ?? 0n).content.name).toBe('Sắp có')
  })

  test('without a procedure that is in force keeps it and says so', async () => {
    const { notes } = await load({ procedures: [] }, '2021-08-02')
    expect(notes).toEqual([expect.stringContaining('tha-dieu: không còn trong dữ liệu')])
    expect(await nameOn('2021-08-02')).toBe(renamed.content.name)
  })

  test('refuses two procedures of one code on one day, and leaves nothing of it', async () => {
    const twin = { ...kite, procedure: 'tha-dieu-hai' }
    await expect(load({ procedures: [renamed, twin] }, '2021-08-03')).rejects.toThrow('procedure_code_once_a_day')
    expect((await openCatalogue(database.app)).on('2021-08-03').find('tha-dieu-hai')).toBeUndefined()
  })

  test('gives a form with other words a version of its own; who stays on the old one reads it as it was', async () => {
    const formOn = async (day: string) => (await openCatalogue(database.app)).formFor('tha-dieu', day)?.version
    const before = await formOn('2021-08-03')
    const [given] = rows.forms
    await load({ procedures: [renamed], forms: [{ ...form, definition: { pages: [1, 2] } }] }, '2021-08-04')
    const after = await formOn('2021-08-04')
    expect([before?.definition, after?.definition]).toEqual([given?.definition, { pages: [1, 2] }])
    expect(after?.id).not.toBe(before?.id)
    const source = await openCatalogue(database.app)
    expect(source.formVersion(before?.id ?? 0n).definition).toEqual({ pages: [1] })
  })

  test.each([
    'update catalogue.procedure_version set content = content', 'update catalogue.procedure_version set code = code',
    'update catalogue.form_version set definition = definition', 'delete from catalogue.procedure_version',
    'update catalogue.form_version set procedures = procedures', 'update catalogue.form_version set form = form',
    'update catalogue.form_version set is_official = is_official', 'truncate catalogue.form_version',
    'update dossiers.dossier set form_version_id = form_version_id',
    'update dossiers.answers set answers = answers',
    'delete from catalogue.form_version', 'truncate catalogue.procedure_version',
    'update catalogue.procedure set key = key',
  ])('cannot be bent by the application: %s', async (statement) => {
    await expect(sql.raw(statement).execute(database.app)).rejects.toThrow('permission denied')
  })
})

describe('the catalogue in memory', () => {
  beforeAll(async () => {
    database = await createDatabase()
    await load()
  })
  afterAll(() => database.drop())

  test('finds by code with any suffix, by id and by address', async () => {
    const catalogue = (await openCatalogue(database.app)).on('2021-06-25')
    const kept = catalogue.find('tha-dieu')
    const ways = ['9.800001', '9.800001.Z99', '9.800001.000.00.00.Z99'].map((code) => catalogue.find(code)?.id)
    expect(ways).toEqual([kept?.id, kept?.id, kept?.id])
    expect(catalogue.byPublicId(kept?.procedurePublicId ?? '')).toBe(kept)
    expect(catalogue.byPublicId(kept?.publicId ?? '')).toBe(kept)
    expect([catalogue.find('9.80000'), catalogue.find(''), catalogue.byPublicId('no')]).toEqual([
      undefined, undefined, undefined,
    ])
    expect(catalogue.search('dieu sao')[0]?.version).toBe(kept)
  })

  test('knows nothing of days before the first version, and throws on numbers that nobody gave', async () => {
    const source = await openCatalogue(database.app)
    expect(source.on('1980-01-01').list()).toEqual([])
    expect(() => source.version(999n)).toThrow(RangeError)
    expect(() => source.formVersion(999n)).toThrow(RangeError)
  })

  test('sees an import when it refreshes, and keeps its object when there was none', async () => {
    const source = await openCatalogue(database.app)
    const before = source.on('2021-06-25')
    await source.refresh()
    expect(source.on('2021-06-26')).toBe(before)
    await load({ documentTypes: [{ ...rows.documentTypes[0], name: 'Giấy phép mới' } as never] })
    expect(source.documentType('giay-phep')?.name).toBe('Giấy phép')
    await source.refresh()
    expect(source.documentType('giay-phep')?.name).toBe('Giấy phép mới')
  })

  test('gives the form in force, before its first day the earliest later one, and a general one to who has none', async () => {
    const general: FormRow = { ...form, form: 'don-chung', procedures: ['*'], definition: { pages: [0] } }
    const second: FormRow = { ...form, validFrom: '2024-01-01', definition: { pages: [2] } }
    await load({ forms: [{ ...form, validTo: '2023-12-31' }, second, general] })
    const source = await openCatalogue(database.app)
    const shown = (procedure: string, day: string) => {
      const { version, isPublished } = source.formFor(procedure, day) ?? {}
      return [version?.definition, isPublished]
    }
    expect(shown('tha-dieu', '2023-12-31')).toEqual([{ pages: [1] }, true])
    expect(shown('tha-dieu', '2024-01-01')).toEqual([{ pages: [2] }, true])
    expect(shown('tha-dieu', '2019-12-31')).toEqual([{ pages: [1] }, false])
    expect(shown('khac', '2021-06-25')).toEqual([{ pages: [0] }, true])
    const chosen = source.formFor('tha-dieu', '2024-01-01')?.version
    expect(source.formVersion(chosen?.id ?? 0n)).toBe(chosen)
  })
})
