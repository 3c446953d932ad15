/**
 * Need: whom a procedure must hear is owed as its version says, no more than can be asked, and silence agrees by such a
 * rule only (features 62; ADR 0046).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { dayOf } from '../../kernel/civil-day.ts'
import { ok } from '../../kernel/result.ts'
import { type ConsultationRule, publishProcedure } from '../catalogue/public.ts'
import type { Person } from '../identity/public.ts'
import { openDirectory } from '../organisation/public.ts'
import { loadRows as loadProcesses } from '../workflow/public.ts'
import { answerConsultation } from './answer-consultation.ts'
import { askConsultation } from './ask-consultation.ts'
import { type Opinion, standingOf } from './domain/consultation.ts'
import { listConsultations } from './store/consultation-store.ts'
import { takeConsultation } from './take-consultation.ts'
import { watchNextConsultation } from './watch-consultations.ts'

const PROCEDURE = 'bien-dong-chuyen-nhuong'
const [SECTION, BRANCH, TAX] = ['cq:ubnd-dong-hoi:bpmc', 'cq:ubnd-dong-hoi:cn-vpdkdd', 'cq:cuc-thue']
const OTHER = 'cq:so-tttt'
const RULE: ConsultationRule = {
  id: 'thue', unit: TAX, hours: 8, silence: 'agreed', compulsory: true, article: 'Luật Quản lý thuế Đ.108',
}
/** A version holds from a day on: each test publishes on a day of its own. */
const FRIDAYS = ['06-18', '06-25', '07-02', '07-09', '07-16', '07-23', '07-30']
let nth = 0
let province: Province
let desk: Desk
let person: Person

beforeAll(async () => {
  const made = await createProvince()
  // As data of before said: a policy whose silence agrees.
  await sql`update organisation.policy set value = value || '{"silence": "agreed"}' where key = 'consultation'`
    .execute(made.database.owner)
  province = { ...made, directory: await openDirectory(made.database.app) }
  desk = openDesk(province)
  person = await province.aPerson(1)
})
afterAll(() => province.drop())
beforeEach(async () => {
  province.clock.set(`2021-${FRIDAYS[nth += 1] ?? ''}T09:00+07:00`)
  await sql`delete from dossiers.consultation`.execute(province.database.owner) // the job looks at all of them
})

/** A dossier at the branch, of a version with these rules, which holds from today on. */
async function landBy(consultations: readonly ConsultationRule[]): Promise<string> {
  const said = consultations.map((one) => ({ ...one, article: `${RULE.article} (${String(nth)})` }))
  const { procedure, code, codeSuffix, codeStatus, decision, content } = desk.versionOf(PROCEDURE)
  await province.inOneGo(async (ctx) => {
    const published = await publishProcedure(ctx, {
      from: dayOf(ctx.now), forms: [],
      row: { procedure, code, codeSuffix, codeStatus, decision, content: { ...content, consultations: said } },
    })
    if (!published.ok) throw new Error(published.refusal.code)
    await loadProcesses(ctx, [{ procedureVersionId: published.value.versionId, procedure, steps: content.steps }])
    return ok(undefined)
  })
  await province.catalogue.refresh()
  const { publicId } = await desk.receive(PROCEDURE, ['reception', SECTION], { person, territory: 'xa:18856' })
  await desk.act('take', publicId, ['officer', BRANCH])
  return publicId
}
async function ask(publicId: string, unit: string): Promise<string> {
  const viewer = await province.viewerAs('officer', BRANCH, 'dossier.consult')
  const [id = ''] = await province.inOneGo((ctx) => askConsultation(ctx, province, {
    publicId, viewer, units: [province.unit(unit).publicId], question: 'Có vướng mắc gì không?', legalBasis: 'Đ.108',
    fields: [], knownFields: [], papers: [],
  }), { actorId: viewer.accountId })
  return id
}
async function answer(publicId: string, unit: string, opinion: Opinion): Promise<void> {
  const viewer = await province.viewerAs('officer', unit, 'consultation.answer')
  const said = { publicId, viewer, opinion, reasons: 'Đã xem', competentName: 'Sở khác' }
  await province.inOneGo((ctx) => takeConsultation(ctx, province, said), { actorId: viewer.accountId })
  await province.inOneGo((ctx) => answerConsultation(ctx, province, said), { actorId: viewer.accountId })
}
const propose = async (publicId: string) => desk.act('propose', publicId, ['officer', BRANCH])
const rows = async (publicId: string) => listConsultations(province.db, (await desk.dossier(publicId)).id)

test('asked by the rule of the version: its hours, and its silence agrees', async () => {
  const publicId = await landBy([RULE])
  await expect(propose(publicId)).rejects.toThrow('consultation-not-asked')
  await ask(publicId, TAX)
  await expect(propose(publicId)).rejects.toThrow('consultation-open')
  const [one] = await rows(publicId)
  // Eight accounting hours are one working day: Friday 09:00 to Monday 09:00.
  expect(one).toMatchObject({
    ruleId: 'thue', hours: 8, silence: 'agreed', isCompulsory: true, silenceBasis: `${RULE.article} (1)`,
    dueAt: new Date('2021-06-28T09:00+07:00'),
  })
  province.clock.set('2021-06-28T09:00+07:00')
  expect(await province.inOneGo((ctx) => watchNextConsultation(ctx, province))).toBe(true)
  expect((await rows(publicId)).map(standingOf)).toEqual(['deemed-agreed'])
  await propose(publicId)
})

test('whom no rule names is asked by the policy, and their silence means nothing whatever the policy says', async () => {
  const publicId = await landBy([RULE])
  await ask(publicId, OTHER)
  expect(await rows(publicId)).toMatchObject([{ ruleId: '', hours: 24, silence: 'none', isCompulsory: false }])
  await expect(propose(publicId)).rejects.toThrow('consultation-not-asked')
})

test('what cannot be asked is not owed: no such unit, or the agency that settles', async () => {
  await propose(await landBy([{ ...RULE, unit: 'cq:khong-co' }, { ...RULE, id: 'minh', unit: BRANCH }]))
})

test('two rules of one agency are asked for one after the other', async () => {
  const publicId = await landBy([RULE, { ...RULE, id: 'thue-2', silence: 'none' }])
  await answer(await ask(publicId, TAX), TAX, 'agrees')
  await expect(propose(publicId)).rejects.toThrow('consultation-not-asked')
  await answer(await ask(publicId, TAX), TAX, 'agrees')
  expect((await rows(publicId)).map(({ ruleId }) => ruleId)).toEqual(['thue', 'thue-2'])
  await propose(publicId)
})

test('where the one asked is not competent, the next one is asked by the rule, and must say so in words', async () => {
  const publicId = await landBy([RULE])
  await answer(await ask(publicId, TAX), TAX, 'not-competent')
  await expect(propose(publicId)).rejects.toThrow('consultation-not-asked')
  await ask(publicId, OTHER)
  expect((await rows(publicId))[1]).toMatchObject({ ruleId: 'thue', hours: 8, silence: 'none', isCompulsory: true })
  await expect(propose(publicId)).rejects.toThrow('consultation-open')
})
