/**
 * Need: where digitisation is in force, a dossier goes to whoever settles it only when every paper that law wants
 * digitised has a digital one, or the clerk says why not, which is kept (QĐ 468 III.1.b; KH 1107 II.2.4–6).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { Person } from '../identity/public.ts'
import { loadRollouts } from '../documents/public.ts'

const DISTRICT = 'cq:ubnd-dong-hoi'
const [HERE, ELSEWHERE] = ['cq:ubnd-xa-18856', 'cq:ubnd-xa-18859'] as const
type Clerk = readonly ['reception', string]
const CLERK: Clerk = ['reception', `${HERE}:one-stop`]
const OTHER_CLERK: Clerk = ['reception', `${ELSEWHERE}:one-stop`]

let province: Province
let desk: Desk
let person: Person
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  person = await province.aPerson(1)
  const sections = [`${HERE}:one-stop`, `${DISTRICT}:bpmc`].map((id) => province.unit(id).id)
  await province.inOneGo(async (ctx) => ({ ok: true, value: await loadRollouts(ctx, sections.map((unitId) => ({
    unitId, from: '2021-07-01', decisionNumber: '1/QĐ', decidedOn: '2021-06-01', isInvented: true,
  }))) }))
})
afterAll(() => province.drop())
beforeEach(() => province.clock.set('2021-07-02T09:00+07:00')) // a Friday

const receive = (more: Parameters<Desk['receive']>[2] extends infer H ? Partial<H> : never = {}, who = CLERK) =>
  desk.receive('khai-sinh', [...who], { person, territory: `xa:${who === CLERK ? '18856' : '18859'}`, ...more })
const scanned = async () => {
  const { accountId } = await province.viewerAs(CLERK[0], CLERK[1], 'dossier.intake')
  return Promise.all(desk.papersOf('khai-sinh').map(async (one) => ({ ...one, uploads: [await desk.upload(accountId)] })))
}
const kept = async (publicId: string) => (await sql<{ component: string; reason: string; note: string | null }>`
  select component, reason, note from dossiers.undigitised join dossiers.dossier d on d.id = dossier_id
  where d.public_id = ${publicId} order by component`.execute(province.db)).rows

describe('at the counter', () => {
  test('papers that nobody scanned do not go on, all named at once', async () => {
    const refused = await receive().then(() => undefined, (error: unknown) => (error as Error).message)
    expect(refused).toBe('not-digitised')
  })

  test('scanned, they do, and nothing is said of them', async () => {
    const { publicId } = await receive({ more: { filed: await scanned() } })
    expect(await kept(publicId)).toEqual([])
  })

  test('with a reason they do, which is kept for each and told', async () => {
    const { publicId } = await receive({ undigitised: { reason: 'no-scanner' } })
    const papers = desk.papersOf('khai-sinh').map(({ component }) => component).sort()
    expect(await kept(publicId)).toEqual(papers.map((component) => ({ component, reason: 'no-scanner', note: null })))
    expect((await desk.events(publicId)).map(({ type, data }) => ({ type, data }))).toContainEqual({
      type: 'dossier.undigitised', data: { dossier: publicId, reason: 'no-scanner', papers: papers.length },
    })
  })

  test('another reason needs words', async () => {
    await expect(receive({ undigitised: { reason: 'other', note: ' ' } })).rejects.toThrow('undigitised-reason-needed')
    const { publicId } = await receive({ undigitised: { reason: 'other', note: 'Giấy dính keo' } })
    expect((await kept(publicId))[0]).toMatchObject({ reason: 'other', note: 'Giấy dính keo' })
  })

  test('the day before it is in force, and at a section where it is not, nobody asks', async () => {
    province.clock.set('2021-06-30T09:00+07:00')
    expect(await kept((await receive()).publicId)).toEqual([])
    province.clock.set('2021-07-02T09:00+07:00')
    expect(await kept((await receive({ undigitised: { reason: 'no-line' } }, OTHER_CLERK)).publicId)).toEqual([])
  })

  test('a declaration filled in by hand is a paper like others', async () => {
    const form = desk.versionOf('khai-sinh').content.components.find(({ isForm }) => isForm)
    const filed = [...await scanned(), { component: form?.id ?? '', how: 'filed' as const, originals: 1, copies: 0, uploads: [] }]
    await expect(receive({ more: { filed, answers: {} } })).rejects.toThrow('not-digitised')
    expect(await receive({ more: { filed } })).toMatchObject({ number: expect.any(String) as string })
  })
})

test('a section hands on what it did not receive itself only digitised, or with a reason; once said is enough', async () => {
  // An application filled in by hand, at a commune where nothing is asked yet; the district's section hands it on.
  const form = desk.versionOf('tro-cap-xa-hoi').content.components.find(({ isForm }) => isForm)
  const onPaper = { component: form?.id ?? '', how: 'filed' as const, originals: 1, copies: 0, uploads: [] }
  const { publicId } = await desk.receive('tro-cap-xa-hoi', [...OTHER_CLERK], {
    person: await province.aPerson(2), more: { answers: {}, filed: [...desk.papersOf('tro-cap-xa-hoi'), onPaper] },
  })
  await desk.act('take', publicId, ['officer', ELSEWHERE])
  await desk.act('propose', publicId, ['officer', ELSEWHERE])
  await desk.act('approve', publicId, ['agency_head', ELSEWHERE])
  const clerk = ['reception', `${DISTRICT}:bpmc`] as const
  await expect(desk.act('hand-over', publicId, clerk)).rejects.toThrow('not-digitised')
  await desk.act('hand-over', publicId, clerk, { undigitised: { reason: 'too-many' } })
  expect(new Set((await kept(publicId)).map(({ reason }) => reason))).toEqual(new Set(['too-many']))
  expect(await desk.step(publicId)).toBe(`officer@${DISTRICT}:ldtbxh`)
})

test('the database asks words of another reason, and takes no reason that is not of the list', async () => {
  const { publicId } = await receive({ undigitised: { reason: 'too-large' } })
  const add = async (reason: string) => sql`
    insert into dossiers.undigitised (dossier_id, component, reason, at, by)
    select id, 'giay-khac', ${reason}, now(), 1 from dossiers.dossier where public_id = ${publicId}`
    .execute(province.database.owner)
  await expect(add('other')).rejects.toThrow('undigitised_other_explained')
  await expect(add('lazy')).rejects.toThrow('undigitised_reason_check')
})
