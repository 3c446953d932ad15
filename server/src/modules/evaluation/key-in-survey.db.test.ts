/** Need: who has no phone says what they think on paper, and it counts as what others say does (NĐ 61/2018/NĐ-CP). */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { type Scores, countSatisfaction, keyInSurvey } from './public.ts'

let province: Province
beforeAll(async () => {
  province = await createProvince()
})
afterAll(() => province.drop())

const BLANK: Scores = {
  access: null, clarity: null, attitude: null, competence: null, timeliness: null, outcome: null, feedback: null,
}
const section = () => province.unit('cq:ubnd-xa-18856:one-stop')
const RULES = { openDays: 30, leastShown: 5 }

/** The clock of the province stands on 25 June 2021. */
function keyIn(day: string, scores: Partial<Scores>, rules: typeof RULES | undefined = RULES) {
  return province.inOneGo((ctx) => keyInSurvey(ctx, {
    section: section(), day, rules, scores: { ...BLANK, ...scores }, visits: 2, askedMore: true, remark: 'Chờ lâu',
  }))
}

test('it counts beside the others, on the day of the paper', async () => {
  await keyIn('2021-06-24', { attitude: 5, timeliness: 2, outcome: 4 })
  await keyIn('2021-05-26', { attitude: 3 })
  const of = (from: string, until: string) => countSatisfaction(province.db, [section().id], { from, until })
  expect(await of('2021-06-24', '2021-06-24')).toEqual([
    { unitId: section().id, surveys: 1, scored: 3, satisfied: 2, askedMore: 1 },
  ])
  expect(await of('2021-05-26', '2021-06-25')).toEqual([
    { unitId: section().id, surveys: 2, scored: 4, satisfied: 2, askedMore: 2 },
  ])
  const { rows } = await sql<{ data: unknown }>`
    select data from audit.event where type = 'survey.answered' order by id`.execute(province.database.owner)
  expect(rows.map(({ data }) => data)).toEqual(Array(2).fill({ section: section().publicId, about: 'paper' }))
})

test('a day to come, one too long ago, no policy, and a blank form are refused and not counted', async () => {
  const count = async () => (await sql<{ n: number }>`select count(*)::int as n from evaluation.survey`
    .execute(province.database.owner)).rows[0]?.n
  const before = await count()
  await expect(keyIn('2021-06-26', { attitude: 5 })).rejects.toThrow('survey-day-wrong')
  await expect(keyIn('2021-05-25', { attitude: 5 })).rejects.toThrow('survey-day-wrong')
  await expect(province.inOneGo((ctx) => keyInSurvey(ctx, {
    section: section(), day: '2021-06-24', rules: undefined, scores: { ...BLANK, attitude: 5 }, visits: null,
    askedMore: null, remark: '',
  }))).rejects.toThrow('survey-day-wrong')
  await expect(keyIn('2021-06-24', {})).rejects.toThrow('survey-empty')
  expect(await count()).toBe(before)
})
