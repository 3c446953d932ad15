/**
 * Need: whoever asks another agency is told once of what became of it; both say for whom a stand-in acted (ADR 0041);
 * and what is typed and not sent is lost by nobody and read by nobody else.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { Person } from '../identity/public.ts'
import { answerConsultation } from './answer-consultation.ts'
import { askConsultation } from './ask-consultation.ts'
import { hearConsultations } from './hear-consultations.ts'
import { countUnheardOf, listConsultations } from './store/consultation-store.ts'
import { takeConsultation } from './take-consultation.ts'
import { typeAnswer } from './type-answer.ts'
import type { Viewer } from './viewer.ts'
import { watchNextConsultation } from './watch-consultations.ts'
import { withdrawConsultation } from './withdraw-consultation.ts'

const [SECTION, BRANCH, TAX] = ['cq:ubnd-dong-hoi:bpmc', 'cq:ubnd-dong-hoi:cn-vpdkdd', 'cq:cuc-thue']
const OTHER = 'cq:so-tttt'
type Who = readonly [role: string, unit: string]
const [ASKER, ANSWERER]: readonly Who[] = [['officer', BRANCH], ['officer', TAX]]
let province: Province
let desk: Desk
let person: Person
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  person = await province.aPerson(1)
})
afterAll(() => province.drop())
beforeEach(() => { province.clock.set('2021-06-25T09:00+07:00') })

/** With the officer of the branch, who settles it. */
const land = async () => {
  const { publicId } = await desk.receive(
    'bien-dong-chuyen-nhuong', ['reception', SECTION], { person, territory: 'xa:18856' },
  )
  await desk.act('take', publicId, ['officer', BRANCH])
  return publicId
}
/** Whoever acts, and as whom the transaction knows them. */
interface Acting { readonly viewer: Viewer; readonly sender: { actorId: bigint; onBehalfOfId?: bigint } }
const as = async (who: Who, permission: 'dossier.consult' | 'consultation.answer'): Promise<Acting> => {
  const viewer = await province.viewerAs(...who, permission)
  return { viewer, sender: { actorId: viewer.accountId } }
}
const asker = async (who: Who = ASKER ?? ['', '']) => as(who, 'dossier.consult')
const answerer = async (who: Who = ANSWERER ?? ['', '']) => as(who, 'consultation.answer')
const STAND_IN = 990_001n
const standingInFor = ({ viewer }: Acting): Acting => ({
  viewer: {
    ...viewer, accountId: STAND_IN, onBehalfOf: { accountId: viewer.accountId, fullName: viewer.fullName },
  },
  sender: { actorId: STAND_IN, onBehalfOfId: viewer.accountId },
})

const ask = async (publicId: string, unit = TAX, by?: Acting): Promise<string> => {
  const { viewer, sender } = by ?? await asker()
  const [id = ''] = await province.inOneGo((ctx) => askConsultation(ctx, province, {
    publicId, viewer, units: [province.unit(unit).publicId], question: 'Còn nợ thuế không?',
    legalBasis: 'Luật Quản lý thuế Đ.108', fields: [], knownFields: [], papers: [],
  }), sender)
  return id
}
const take = async (id: string, by?: Acting) => {
  const { viewer, sender } = by ?? await answerer()
  return province.inOneGo((ctx) => takeConsultation(ctx, province, { publicId: id, viewer }), sender)
}
const answer = async (id: string, by?: Acting) => {
  const { viewer, sender } = by ?? await answerer()
  return province.inOneGo((ctx) => answerConsultation(ctx, province, {
    publicId: id, viewer, opinion: 'agrees', reasons: '', competentName: '',
  }), sender)
}
const withdraw = async (publicId: string, consultation: string, by?: Acting) => {
  const { viewer, sender } = by ?? await asker()
  return province.inOneGo((ctx) => withdrawConsultation(ctx, province, {
    publicId, viewer, consultation, reason: 'Đã có tài liệu khác',
  }), sender)
}
const rows = async (publicId: string) => listConsultations(province.db, (await desk.dossier(publicId)).id)
const told = async (publicId: string) => (await desk.events(publicId)).map(({ type }) => type)
  .filter((type) => type.startsWith('dossier.consultation-'))

describe('by a stand-in (ADR 0041)', () => {
  test('what is asked, answered and withdrawn says for whom; by oneself it says nobody', async () => {
    const publicId = await land()
    const [asks, answers] = [await asker(), await answerer()]
    const first = await ask(publicId, TAX, standingInFor(asks))
    await take(first, standingInFor(answers))
    await answer(first, standingInFor(answers))
    await withdraw(publicId, await ask(publicId, OTHER, asks), standingInFor(asks))
    const [absent, absentThere] = [asks.viewer.accountId, answers.viewer.accountId]
    expect(await rows(publicId)).toMatchObject([
      { askedBy: STAND_IN, askedFor: absent, answeredBy: STAND_IN, answeredFor: absentThere },
      { askedBy: absent, askedFor: null, withdrawnBy: STAND_IN, withdrawnFor: absent },
    ])
  })
})

describe('whoever asked', () => {
  const hear = async (publicId: string, who?: Who) => {
    const { viewer, sender } = await asker(who)
    const shown = (await rows(publicId)).map((one) => one.publicId)
    return province.inOneGo((ctx) => hearConsultations(ctx, province, {
      publicId, viewer, consultations: shown,
    }), sender)
  }
  const news = async (publicId: string) => {
    const { id } = await desk.dossier(publicId)
    return (await countUnheardOf(province.db, [id])).get(id) ?? 0
  }

  test('is told of an answer, once; a head who looks takes it from nobody', async () => {
    const publicId = await land()
    const id = await ask(publicId)
    await take(id)
    expect(await news(publicId)).toBe(0)
    await answer(id)
    expect(await news(publicId)).toBe(1)
    expect(await hear(publicId, ['unit_head', BRANCH])).toBe(0)
    expect(await news(publicId)).toBe(1)
    expect(await Promise.all([hear(publicId), hear(publicId)])).toEqual(expect.arrayContaining([1, 0]))
    expect(await hear(publicId)).toBe(0)
    expect([await news(publicId), (await told(publicId)).filter((type) => type.endsWith('-heard')).length])
      .toEqual([0, 1])
  })

  test('is told of silence, and of the answer that comes after it', async () => {
    const publicId = await land()
    const id = await ask(publicId)
    province.clock.set('2021-06-30T09:00+07:00') // three working days, by the policy
    while (await province.inOneGo((ctx) => watchNextConsultation(ctx, province)));
    expect([await news(publicId), await hear(publicId), await news(publicId)]).toEqual([1, 1, 0])
    await take(id)
    await answer(id)
    expect([await news(publicId), await hear(publicId), await news(publicId)]).toEqual([1, 1, 0])
  })

  test('of what they withdrew themselves is told nothing', async () => {
    const publicId = await land()
    const id = await ask(publicId)
    await withdraw(publicId, id)
    expect([await news(publicId), await hear(publicId)]).toEqual([0, 0])
  })
})

test('what is typed is kept for whoever took it, goes with the answer, and is nobody else\'s', async () => {
  const publicId = await land()
  const id = await ask(publicId)
  const type = async ({ viewer, sender }: Acting) => {
    return province.inOneGo((ctx) => typeAnswer(ctx, province, {
      publicId: id, viewer, typed: { opinion: null, reasons: 'Đang xem sổ', competentName: '' },
    }), sender)
  }
  const [officer, head] = [await answerer(), await answerer(['agency_head', TAX])]
  await expect(type(officer)).rejects.toThrow('consultation-not-taken')
  await take(id)
  await type(officer)
  expect((await rows(publicId))[0]?.typed).toEqual({ opinion: null, reasons: 'Đang xem sổ', competentName: '' })
  await take(id, head)
  expect((await rows(publicId))[0]?.typed).toBeNull()
  await expect(type(officer)).rejects.toThrow('consultation-not-taken')
  await type(head)
  await answer(id, head)
  expect((await rows(publicId))[0]?.typed).toBeNull()
  expect(await told(publicId)).toEqual(['asked', 'taken', 'taken', 'answered'].map((deed) => `dossier.consultation-${deed}`))
})
