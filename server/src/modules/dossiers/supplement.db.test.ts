/**
 * Need: what is missing is asked for once and whole, and the waiting is not counted against the office (R2, R8, R9).
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { articlesOf } from '../../kernel/count-articles.ts'
import type { Person } from '../identity/public.ts'
import { explainTerm, listPauses, termOf } from '../workflow/public.ts'
import { countLateBySupplement, listLinesOf } from './store/desk-list.ts'
import { findOpenSupplement } from './store/supplement-store.ts'
import { listSlips } from './store/slip-store.ts'

const [CENTRE, DEPARTMENT, SECTION] = ['cq:tt-hcc-tinh', 'cq:so-tu-phap', 'cq:ubnd-xa-18856:one-stop']
const DIVISION = `${DEPARTMENT}:phong-hanh-chinh-va-bo-tro-tu-phap`
const at = (iso: string) => new Date(`2021-${iso}+07:00`)
const ASKED = {
  items: [
    { component: 'to-khai', reason: 'Thiếu chữ ký.' }, { component: 'cccd', reason: 'Bản chụp mờ.' },
  ],
}
let province: Province
let desk: Desk
let person: Person
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  person = await province.aPerson(1)
})
afterAll(() => province.drop())
const now = (iso: string) => { province.clock.set(`2021-${iso}+07:00`) }
const answer = async () => ({
  components: [
    { component: 'to-khai', uploads: [await desk.upload()] }, { component: 'cccd', uploads: [await desk.upload()] },
  ],
})

describe('during settlement', () => {
  let publicId: string
  /**
   * In the hands of an officer; ten working days from Monday 28 June: 29, 30 = 2; 1, 2 July = 4; 5-9 = 9; Monday 12 =
   * 10.
   */
  beforeEach(async () => {
    now('06-28T09:00')
    publicId = (await desk.receive('phieu-lltp', ['reception', CENTRE], { person })).publicId
    await desk.act('assign', publicId, ['unit_assigner', DIVISION], {
      assigneeId: await desk.assignee('officer', DIVISION),
    })
  })
  const ask = (more = {}) => desk.act('ask-supplement', publicId, ['officer', DIVISION], { ...ASKED, ...more })
  const give = async () =>
    desk.act('supplement', publicId, province.citizen(person, 'dossier.answer-supplement'), await answer())

  test('the due date moves by exactly the waiting, and so do step and agency', async () => {
    const before = await desk.standing(publicId)
    // Fifty-six hours are seven working days from Monday 09:00: Wednesday 7 July 09:00.
    expect(before.tasks.map(({ dueAt }) => dueAt)).toEqual([at('07-07T09:00')])
    now('07-01T10:00') // Thursday
    expect(await ask()).toMatchObject({ state: 'awaiting-supplement', dueAt: at('07-12T17:00') })
    now('07-06T10:00') // Tuesday; the closings of 1, 2 and 5 July went by: three days
    expect(await give()).toMatchObject({ state: 'in-progress', dueAt: at('07-15T17:00') })
    const { clocks, tasks, legs } = await desk.standing(publicId)
    expect(clocks.filter(({ kind }) => kind === 'dossier').map(({ dueAt }) => dueAt)).toEqual([at('07-15T17:00')])
    // From Thursday 10:00 to Tuesday 10:00 three working days.
    expect(tasks.map(({ dueAt }) => dueAt)).toEqual([at('07-12T09:00')])
    // The department's stay is all its steps: 4 + 56 + 4 + 8 + 4 hours.
    expect(legs.at(-1)?.hours).toBe('76')
    expect((await desk.dossier(publicId)).dueAt).toEqual(at('07-15T17:00'))
  })

  test('a stay counts from its acknowledgement, and goes on counting from there after a pause', async () => {
    now('06-25T15:30') // Friday: the department has it on Monday 07:30
    const late = await desk.receive('phieu-lltp', ['reception', CENTRE], { person })
    const { legs: [, before] } = await desk.standing(late.publicId)
    now('06-28T09:00')
    await desk.act('assign', late.publicId, ['unit_assigner', DIVISION], {
      assigneeId: await desk.assignee('officer', DIVISION),
    })
    await desk.act('ask-confirmation', late.publicId, ['officer', DIVISION])
    now('06-29T09:00') // one working day later
    await desk.act('confirm', late.publicId, ['officer', DIVISION])
    const { legs: [, after] } = await desk.standing(late.publicId)
    // 76 hours are nine and a half days. Foreseen from Monday 07:30: nine end on Thursday 8 July, half of 7.5 clock
    // hours on Friday. Taken on at 09:00 and one working day paused: Monday 12 July, 09:00 and 3 h 45 of work, which
    // stops from 11:30 to 13:30.
    expect([before?.dueAt, after?.dueAt]).toEqual([at('07-09T11:15'), at('07-12T14:45')])
  })

  test('what was paid and confirmed in between is taken out as well', async () => {
    now('07-01T10:00')
    await desk.act('ask-payment', publicId, ['officer', DIVISION])
    await expect(desk.act('confirm', publicId, ['officer', DIVISION])).rejects.toThrow('action-not-allowed')
    now('07-02T10:00') // the closing of 1 July
    expect(await desk.act('pay', publicId, ['officer', DIVISION])).toMatchObject({
      state: 'in-progress', dueAt: at('07-13T17:00'),
    })
    await desk.act('ask-confirmation', publicId, ['officer', DIVISION])
    now('07-05T10:00') // the closing of Friday 2 July; the weekend would not have counted
    expect(await desk.act('confirm', publicId, ['officer', DIVISION])).toMatchObject({ dueAt: at('07-14T17:00') })
  })

  test('each waiting stands by an article of its own, which the explanation names day by day (R8, R9)', async () => {
    now('06-29T10:00')
    for (const [nth, [asked, came]] of ([['ask-payment', 'pay'], ['ask-confirmation', 'confirm']] as const).entries()) {
      now(`06-${String(29 + nth)}T10:00`)
      await desk.act(asked, publicId, ['officer', DIVISION])
      now(`06-${String(29 + nth)}T17:30`) // the closing of that day went by
      await desk.act(came, publicId, ['officer', DIVISION])
    }
    now('07-01T10:00')
    await ask()
    now('07-01T17:30')
    await give()
    const { id } = await desk.dossier(publicId)
    const pauses = await listPauses(province.db, id)
    const articles = ['clock-awaiting-payment', 'clock-awaiting-confirmation', 'supplements-in-settlement'].map(
      (key) => province.directory.on('2021-06-28').policy(key)?.article,
    )
    expect(new Set(articles).size).toBe(3)
    expect(pauses.map(({ reason, article, note }) => [reason, article, note])).toEqual([
      ['payment', articles[0], 'Có lý do ghi trong phiếu.'], ['confirmation', articles[1], 'Có lý do ghi trong phiếu.'],
      ['supplement', articles[2], null],
    ])
    const clock = (await desk.standing(publicId)).clocks.find(({ kind }) => kind === 'dossier')
    if (!clock) throw new Error('no clock')
    const { trace } = explainTerm(
      { term: termOf(clock), startedAt: clock.startedAt, stoppedAt: null }, pauses,
      province.directory.calendarVersion(clock.calendarVersionId), articlesOf(province.directory.on('2021-06-28')),
    )
    expect(trace.filter(({ why }) => why === 'paused').map(({ day, article }) => [day, article]))
      .toEqual([['2021-06-29', articles[0]], ['2021-06-30', articles[1]], ['2021-07-01', articles[2]]])
  })

  test('a pause over a weekend moves nothing', async () => {
    now('07-02T18:00') // Friday, after the closing
    await ask()
    now('07-04T18:00')
    expect(await give()).toMatchObject({ dueAt: at('07-12T17:00') })
  })

  test("a second one needs the head and the head's reason, is counted, and makes it late whatever the day", async () => {
    await ask()
    await give()
    expect((await desk.dossier(publicId)).lateBySupplementAt).toBeNull()
    const before = await countLateBySupplement(province.db)
    await expect(ask()).rejects.toThrow('head-reason-needed')
    await expect(ask({ headReason: 'Phát hiện thêm.' })).rejects.toThrow('head-reason-needed')
    // The head of somewhere else who is an officer here is no head here (R8).
    const officer = await province.viewerAs('officer', DIVISION, 'dossier.ask-supplement')
    const elsewhere = { ...officer, heads: [{ reach: 'agency', unitId: province.unit('cq:so-y-te').id }] } as const
    await expect(
      desk.act('ask-supplement', publicId, elsewhere, { ...ASKED, headReason: 'Phát hiện thêm.' }),
    ).rejects.toThrow('head-reason-needed')
    await desk.act('ask-supplement', publicId, ['agency_head', DEPARTMENT], { ...ASKED, headReason: 'Phát hiện thêm.' })
    expect(await desk.dossier(publicId)).toMatchObject({ supplements: 2, lateBySupplementAt: at('06-28T09:00') })
    const [line] = await listLinesOf(province.db, [(await desk.dossier(publicId)).id])
    expect(line?.lateBySupplementAt).toEqual(at('06-28T09:00'))
    expect(await countLateBySupplement(province.db)).toBe(before + 1)
    await give()
    await desk.act('propose', publicId, ['officer', DIVISION])
    await desk.act('check', publicId, ['unit_head', DIVISION])
    await desk.act('approve', publicId, ['agency_head', DEPARTMENT])
    await desk.act('issue', publicId, ['clerk', DEPARTMENT])
    const issued = (await desk.events(publicId)).find(({ type }) => type === 'dossier.issued')
    expect(issued?.data).toMatchObject({ punctuality: 'late' }) // issued on the first day, and late by QĐ 766
  })

  test('only components of the version can be named, and all strangers are told at once', async () => {
    const items = [
      ...ASKED.items, { component: 'ho-khau', reason: 'Không được đòi.' },
      { component: 'anh-the', reason: 'Không được đòi.' },
    ]
    const refused = await desk.tryTo('ask-supplement', publicId, ['officer', DIVISION], { items })
    expect(refused).toEqual({
      ok: false, refusal: { code: 'component-not-in-version', components: ['ho-khau', 'anh-the'] },
    })
    expect(await desk.dossier(publicId)).toMatchObject({ state: 'in-progress', supplements: 0 })
  })

  test('an answer must hold everything that was asked for and nothing else, and is refused with all of it at once', async () => {
    await ask()
    const { content } = desk.versionOf('phieu-lltp')
    const components = [
      { component: 'cccd', uploads: [] }, { component: 'giay-uy-quyen', uploads: [await desk.upload()] },
    ]
    const refused = await desk.tryTo('supplement', publicId, province.citizen(person, 'dossier.answer-supplement'), {
      components,
    })
    const fault = (component: string, reason: string) => ({
      component, name: content.components.find(({ id }) => id === component)?.name, reason,
    })
    const wrong = [
      fault('giay-uy-quyen', 'not-in-version'), fault('cccd', 'no-file'), fault('to-khai', 'not-handed-in'),
    ]
    expect(refused).toEqual({ ok: false, refusal: { code: 'components-missing', components: wrong } })
    expect((await findOpenSupplement(province.db, (await desk.dossier(publicId)).id))?.items).toHaveLength(2)
  })

  test('another officer of the unit does not ask for what is on somebody else\'s table', async () => {
    const holder = await province.viewerAs('officer', DIVISION, 'dossier.ask-supplement')
    const neighbour = { ...holder, accountId: holder.accountId + 1_000_000n }
    await expect(desk.act('ask-supplement', publicId, neighbour, ASKED)).rejects.toThrow('dossier-unknown')
    await expect(desk.act('ask-supplement', publicId, ['unit_head', DIVISION], ASKED)).rejects.toThrow('not-your-step')
    await desk.act('ask-supplement', publicId, holder, ASKED)
  })
})

describe('before acceptance', () => {
  test('it is completed, submitted again, and the eight hours begin anew; asking has acknowledged it', async () => {
    now('06-25T09:00')
    const { publicId } = await desk.submit('khai-sinh', { person, territory: 'xa:18856' })
    now('06-25T10:00')
    const items = [{ component: 'giay-chung-sinh', reason: 'Bản chụp mờ.' }]
    expect(await desk.act('ask-completion', publicId, ['reception', SECTION], { items })).toMatchObject({
      state: 'awaiting-completion',
    })
    expect((await desk.dossier(publicId)).acknowledgedAt).toEqual(at('06-25T10:00'))
    const waiting = await desk.standing(publicId)
    expect([waiting.tasks, waiting.clocks.filter(({ stoppedAt }) => stoppedAt === null)]).toEqual([[], []])
    now('06-29T14:00')
    const components = [{ component: 'giay-chung-sinh', uploads: [await desk.upload()] }]
    await desk.act('complete', publicId, province.citizen(person, 'dossier.answer-supplement'), { components })
    // Tuesday 14:00 and 8 accounting hours: Wednesday 14:00.
    const { clocks, tasks } = await desk.standing(publicId)
    expect([clocks.map(({ dueAt, stoppedAt }) => stoppedAt ?? dueAt), tasks.map(({ dueAt }) => dueAt)]).toEqual([
      [at('06-25T10:00'), at('06-30T14:00')], [at('06-30T14:00')],
    ])
    await desk.act('accept', publicId, ['reception', SECTION])
    const slips = await listSlips(province.db, (await desk.dossier(publicId)).id)
    expect(slips.map(({ formSet, form }) => [formSet, form])).toEqual([['tt-01-2018', '02'], ['tt-01-2018', '01']])
  })
})
