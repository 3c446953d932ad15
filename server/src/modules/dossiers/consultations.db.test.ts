/**
 * Need: an agency asks another for what it must know, and shows it nothing else; each has a time of its own, silence is
 * recorded once and means only what a rule says (features 62; users.md: only the fields needed, and the legal basis).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, type Who, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { Person } from '../identity/public.ts'
import { answerConsultation } from './answer-consultation.ts'
import { type AskConsultation, askConsultation } from './ask-consultation.ts'
import { isAsked, unitsAsked } from './consultations.ts'
import { standingOf } from './domain/consultation.ts'
import { listConsultations, listToAnswer } from './store/consultation-store.ts'
import { takeConsultation } from './take-consultation.ts'
import { watchNextConsultation } from './watch-consultations.ts'
import { withdrawConsultation } from './withdraw-consultation.ts'

const [SECTION, BRANCH, TAX] = ['cq:ubnd-dong-hoi:bpmc', 'cq:ubnd-dong-hoi:cn-vpdkdd', 'cq:cuc-thue']
const OTHER = 'cq:so-tttt'
const at = (iso: string) => new Date(`2021-${iso}+07:00`)
let province: Province
let desk: Desk
let person: Person
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  person = await province.aPerson(1)
})
afterAll(() => province.drop())
beforeEach(async () => {
  province.clock.set('2021-06-25T09:00+07:00')
  await sql`delete from dossiers.consultation`.execute(province.database.owner) // the job looks at all of them
})

/** With the officer of the branch, who settles it. */
const land = async () => {
  const { publicId } = await desk.receive(
    'bien-dong-chuyen-nhuong', ['reception', SECTION], { person, territory: 'xa:18856' },
  )
  await desk.act('take', publicId, ['officer', BRANCH])
  return publicId
}
const viewer = async (who: Who, permission: 'dossier.consult' | 'consultation.answer') =>
  'accountId' in who ? who : province.viewerAs(who[0], who[1], permission, who[2])

const ask = async (publicId: string, more: Partial<AskConsultation> = {}, who: Who = ['officer', BRANCH]) => {
  const asker = await viewer(who, 'dossier.consult')
  return province.inOneGo((ctx) => askConsultation(ctx, province, {
    publicId, viewer: asker, units: [province.unit(TAX).publicId], question: 'Thửa đất còn nợ thuế không?',
    legalBasis: 'Luật Quản lý thuế Đ.108', fields: [], knownFields: ['parcel', 'sheet'], papers: [], ...more,
  }), { actorId: asker.accountId })
}
const take = async (consultation: string, who: Who = ['officer', TAX]) => {
  const taker = await viewer(who, 'consultation.answer')
  return province.inOneGo((ctx) => takeConsultation(ctx, province, { publicId: consultation, viewer: taker }),
    { actorId: taker.accountId })
}
const answer = async (
  consultation: string, said: { opinion: 'agrees' | 'disagrees'; reasons?: string } = { opinion: 'agrees' },
  who: Who = ['officer', TAX],
) => {
  const answerer = await viewer(who, 'consultation.answer')
  return province.inOneGo((ctx) => answerConsultation(ctx, province, {
    publicId: consultation, viewer: answerer, reasons: '', competentName: '', ...said,
  }), { actorId: answerer.accountId })
}
const withdraw = async (publicId: string, consultation: string, who: Who = ['officer', BRANCH]) => {
  const asker = await viewer(who, 'dossier.consult')
  return province.inOneGo((ctx) => withdrawConsultation(ctx, province, {
    publicId, viewer: asker, consultation, reason: 'Đã có tài liệu khác',
  }), { actorId: asker.accountId })
}
const rows = async (publicId: string) => listConsultations(province.db, (await desk.dossier(publicId)).id)
const only = async (publicId: string) => {
  const [row, ...others] = await rows(publicId)
  if (!row || others.length > 0) throw new Error('not one consultation')
  return row
}
const watch = async () => province.inOneGo((ctx) => watchNextConsultation(ctx, province))
const told = async (publicId: string) => (await desk.events(publicId))
  .filter(({ type }) => type.startsWith('dossier.consultation-'))
/** As a rule of the version would: it stands with the question as it was asked. */
const ruled = async (publicId: string, rule: { silence?: 'agreed'; compulsory?: boolean }) => sql`
  update dossiers.consultation set silence = ${rule.silence ?? 'none'}, is_compulsory = ${rule.compulsory ?? false},
    rule_id = 'thue' where dossier_id = ${(await desk.dossier(publicId)).id}`.execute(province.database.owner)

describe('asked', () => {
  test('with its own due time by the policy, while the clock of the dossier goes on', async () => {
    const publicId = await land()
    const before = await desk.dossier(publicId)
    await ask(publicId)
    const one = await only(publicId)
    // 24 accounting hours are three working days: Friday 09:00 to Wednesday 09:00; half of them end on Monday.
    expect([one.hours, one.dueAt, one.silence, one.isCompulsory]).toEqual([24, at('06-30T09:00'), 'none', false])
    expect([one.halfAt < one.nearAt, one.nearAt < one.dueAt]).toEqual([true, true])
    const after = await desk.dossier(publicId)
    expect([after.state, after.dueAt, after.version]).toEqual([before.state, before.dueAt, before.version])
    expect((await told(publicId)).map(({ type, data }) => [type, data])).toEqual([[
      'dossier.consultation-asked', expect.objectContaining({ consultation: one.publicId, silence: 'none' }),
    ]])
    expect(JSON.stringify((await told(publicId))[0]?.data)).not.toContain('nợ thuế')
  })

  test('once at a time, however often it is pressed and by however many at once', async () => {
    const publicId = await land()
    const pressed = await Promise.allSettled([ask(publicId), ask(publicId), ask(publicId)])
    expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(ask(publicId)).rejects.toThrow('consultation-asked-already')
    expect(await rows(publicId)).toHaveLength(1)
  })

  test('several at once, or none of them', async () => {
    const publicId = await land()
    const [tax, other, own] = [TAX, OTHER, BRANCH].map((id) => province.unit(id).publicId)
    await expect(ask(publicId, { units: [tax ?? '', own ?? ''] })).rejects.toThrow('consultation-unit-unknown')
    expect(await rows(publicId)).toEqual([])
    expect(await ask(publicId, { units: [tax ?? '', other ?? ''] })).toHaveLength(2)
    expect(await rows(publicId)).toHaveLength(2)
  })

  test('by nobody without the step, and of no place that has no opinion', async () => {
    const publicId = await land()
    await expect(ask(publicId, {}, ['officer', TAX])).rejects.toThrow('dossier-unknown')
    await expect(ask(publicId, {}, ['unit_head', BRANCH])).rejects.toThrow('not-your-step')
    await expect(ask(publicId, { units: [province.unit('xa:18856').publicId] }))
      .rejects.toThrow('consultation-unit-unknown')
  })

  test('with nothing given along that the dossier does not have, and never without words', async () => {
    const publicId = await land()
    await expect(ask(publicId, { fields: ['income'] })).rejects.toThrow('consultation-not-of-dossier')
    await expect(ask(publicId, { papers: ['00000000-0000-4000-8000-000000000000'] }))
      .rejects.toThrow('consultation-not-of-dossier')
    for (const words of [{ question: ' \n ' }, { legalBasis: ' ' }])
      await expect(ask(publicId, words)).rejects.toThrow('consultation-words-missing')
    await ask(publicId, { fields: ['parcel'] })
    expect((await only(publicId)).fields).toEqual(['parcel'])
  })
})

describe('the agency that is asked', () => {
  test('has it in a queue of its own, and no other agency does', async () => {
    const publicId = await land()
    const [id = ''] = await ask(publicId)
    const queueOf = async (who: Who) => {
      const directory = province.directory.on('2021-06-25')
      const found = await listToAnswer(province.db, {
        unitIds: unitsAsked(directory, await viewer(who, 'consultation.answer')), limit: 1000,
      })
      return found.some((one) => one.publicId === id)
    }
    expect([await queueOf(['officer', TAX]), await queueOf(['officer', BRANCH])]).toEqual([true, false])
    await expect(take(id, ['officer', BRANCH])).rejects.toThrow('consultation-unknown')
    await expect(answer(id, { opinion: 'agrees' }, ['officer', BRANCH])).rejects.toThrow('consultation-unknown')
  })

  test('is the whole agency where the agency is asked, and a division alone where that is', async () => {
    const directory = province.directory.on('2021-06-25')
    const [body, section] = [province.unit('cq:ubnd-dong-hoi').id, province.unit(SECTION).id]
    const inSection = { reaches: [{ reach: 'unit', unitId: section }] as const }
    expect(isAsked(directory, inSection, body)).toBe(true)
    expect(isAsked(directory, inSection, province.unit(BRANCH).id)).toBe(false)
    expect(isAsked(directory, inSection, province.unit(TAX).id)).toBe(false)
  })

  test('takes it and answers by name; who has not taken it does not answer', async () => {
    const publicId = await land()
    const [id = ''] = await ask(publicId)
    await expect(answer(id)).rejects.toThrow('consultation-not-taken')
    await take(id)
    await take(id)
    await expect(answer(id, { opinion: 'disagrees' })).rejects.toThrow('consultation-reasons-needed')
    await answer(id, { opinion: 'disagrees', reasons: 'Còn nợ thuế' })
    const officer = await viewer(['officer', TAX], 'consultation.answer')
    expect(await only(publicId)).toMatchObject({
      answer: 'disagrees', reasons: 'Còn nợ thuế', answeredBy: officer.accountId, nextAt: null,
    })
    expect((await told(publicId)).map(({ type }) => type.slice(8))).toEqual([
      'consultation-asked', 'consultation-taken', 'consultation-answered',
    ])
    await expect(answer(id)).rejects.toThrow('consultation-over')
  })
})

describe('when its time is over', () => {
  test('it is reminded at half and at four fifths, and silence is recorded, each once', async () => {
    const publicId = await land()
    await ask(publicId)
    const { halfAt, nearAt, dueAt } = await only(publicId)
    for (const moment of [halfAt, nearAt, dueAt]) {
      province.clock.set(new Date(moment.getTime() - 1).toISOString())
      expect(await watch()).toBe(false)
      province.clock.set(moment.toISOString())
      expect([await watch(), await watch()]).toEqual([true, false])
    }
    expect((await told(publicId)).slice(1).map(({ type, data }) => [type.slice(21), data])).toEqual([
      ['reminded', expect.objectContaining({ passed: 50 })], ['reminded', expect.objectContaining({ passed: 80 })],
      ['silent', expect.objectContaining({ isDeemedAgreed: false })],
    ])
    expect(standingOf(await only(publicId))).toBe('silent')
  })

  test('two workers at once deem it agreed once', async () => {
    const publicId = await land()
    await ask(publicId)
    await ruled(publicId, { silence: 'agreed' })
    province.clock.set('2021-07-01T09:00+07:00')
    expect((await Promise.all([watch(), watch(), watch()])).filter(Boolean)).toHaveLength(1)
    expect((await told(publicId)).filter(({ type }) => type.endsWith('-silent')).map(({ data }) => data)).toEqual([
      expect.objectContaining({ isDeemedAgreed: true }),
    ])
    expect(standingOf(await only(publicId))).toBe('deemed-agreed')
  })

  test('a late answer is kept, and what was deemed stays beside it', async () => {
    const publicId = await land()
    const [id = ''] = await ask(publicId)
    await ruled(publicId, { silence: 'agreed' })
    province.clock.set('2021-07-01T09:00+07:00')
    await watch()
    await take(id)
    await answer(id, { opinion: 'disagrees', reasons: 'Còn nợ thuế' })
    expect(await only(publicId)).toMatchObject({
      answer: 'disagrees', silence: 'agreed', silentAt: at('07-01T09:00'), answeredAt: at('07-01T09:00'),
    })
    expect((await told(publicId)).at(-1)?.data).toMatchObject({ opinion: 'disagrees', isAfterTime: true })
  })

  test('an answer in the same moment leaves no silence', async () => {
    const publicId = await land()
    const [id = ''] = await ask(publicId)
    await take(id)
    province.clock.set('2021-07-01T09:00+07:00')
    await Promise.all([answer(id), watch()])
    const { answeredAt, silentAt } = await only(publicId)
    // Whoever came first: an answer before the look leaves none; after it, it is late beside it.
    expect(answeredAt).toEqual(at('07-01T09:00'))
    expect(await watch()).toBe(false)
    expect((await told(publicId)).filter(({ type }) => type.endsWith('-silent'))).toHaveLength(silentAt ? 1 : 0)
  })

  test('nobody answers for a dossier that has come to its end', async () => {
    const publicId = await land()
    const [id = ''] = await ask(publicId)
    await desk.act('stop', publicId, ['reception', SECTION])
    await expect(take(id)).rejects.toThrow('consultation-over')
    province.clock.set('2021-07-01T09:00+07:00')
    expect([await watch(), await watch()]).toEqual([true, false])
    expect([standingOf(await only(publicId)), (await told(publicId)).at(-1)?.type]).toEqual([
      'ended', 'dossier.consultation-ended',
    ])
  })

  test('one whose silence is recorded ends with its dossier too, and leaves the queue', async () => {
    const publicId = await land()
    await ask(publicId)
    province.clock.set('2021-07-01T09:00+07:00')
    expect([await watch(), await watch(), standingOf(await only(publicId))]).toEqual([true, false, 'silent'])
    await desk.act('stop', publicId, ['reception', SECTION])
    expect([await watch(), await watch(), standingOf(await only(publicId))]).toEqual([true, false, 'ended'])
    expect(await listToAnswer(province.db, { unitIds: undefined, limit: 10 })).toEqual([])
  })
})

describe('whoever asked', () => {
  test('takes it back with the reason, and may ask again', async () => {
    const publicId = await land()
    const [id = ''] = await ask(publicId)
    await expect(withdraw(publicId, id, ['unit_head', BRANCH])).rejects.toThrow('not-your-step')
    await withdraw(publicId, id)
    expect(await only(publicId)).toMatchObject({ withdrawnWhy: 'Đã có tài liệu khác', nextAt: null })
    await expect(withdraw(publicId, id)).rejects.toThrow('consultation-over')
    await expect(take(id)).rejects.toThrow('consultation-over')
    expect(await ask(publicId)).toHaveLength(1)
  })

  test('proposes nothing while a compulsory one is open, and does once it is answered, silent or withdrawn', async () => {
    for (const end of ['answered', 'silent', 'withdrawn'] as const) {
      province.clock.set('2021-06-25T09:00+07:00')
      const publicId = await land()
      const [id = ''] = await ask(publicId)
      await ruled(publicId, { compulsory: true })
      await expect(desk.act('propose', publicId, ['officer', BRANCH])).rejects.toThrow('consultation-open')
      if (end === 'answered') {
        await take(id)
        await answer(id)
      }
      if (end === 'withdrawn') await withdraw(publicId, id)
      if (end === 'silent') {
        province.clock.set('2021-07-01T09:00+07:00')
        while (await watch());
      }
      await desk.act('propose', publicId, ['officer', BRANCH])
    }
  })
})
