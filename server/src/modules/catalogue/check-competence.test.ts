/** Need: a rule of competence that would fail on somebody's dossier is told when it is imported, not at the counter. */
import { expect, test } from 'vitest'
import { faultsOfCompetence } from './check-competence.ts'
import { type CompetenceRules, competenceOf } from './domain/competence.ts'

const rule = (id: string, when: string | null, unit = 'commune') =>
  ({ id, when, unit, reason: 'Vì luật nói vậy.', article: null })
const rules = (more: Partial<CompetenceRules>): CompetenceRules =>
  ({ guides: [], receives: [], decides: [], exemptions: [], ...more })

test.each<[string, Partial<CompetenceRules>]>([
  ['by area', { decides: [rule('vung-cao', 'place.area = "remote"', 'district'), rule('con-lai', null)] }],
  ['by a territory above', { receives: [rule('thi-xa', 'list contains(place.above, "huyen:458")')] }],
  ['by who asks', { exemptions: [rule('to-chuc', 'subject.kind = "organisation"')] }],
  ['by what is declared, which nobody has declared yet', {
    exemptions: [rule('mot-phan', 'object.answers.change.areaMoved < object.answers.parcel.area')],
  }],
  ['anybody guides', { guides: [rule('moi-noi', null, 'any-section')] }],
])('sound: %s', (_, more) => expect(faultsOfCompetence(rules(more))).toEqual([]))

test.each<[string, Partial<CompetenceRules>, string]>([
  ['broken', { receives: [rule('a', 'place.area = ')] }, 'receive a: biểu thức sai'],
  ['a misspelt name', { receives: [rule('a', 'plaec.area = "rural"')] }, 'receive a: plaec'],
  ['an answer that is no yes or no', { receives: [rule('a', 'place.section')] }, 'receive a: không trả lời có hoặc không'],
  ['a loop', { receives: [rule('a', 'some x in 1..1000 satisfies x > 0')] }, 'receive a: biểu thức quá nặng'],
  ['a pattern', { receives: [rule('a', 'matches(place.section, "(a+)+")')] }, 'receive a: biểu thức quá nặng'],
  ['no reason', { exemptions: [{ ...rule('a', null), reason: ' ' }] }, 'exempt a: chưa nêu lý do'],
  ['one name for two', { receives: [rule('a', null), rule('a', null)] }, 'receive a: mã dùng hai lần'],
  ['everybody receives, which only the list says', { receives: [rule('a', null, 'any-section')] }, 'receive a: “any-section”'],
  ['a case that nobody decides', { decides: [rule('a', 'place.area = "rural"')] }, 'decide: dòng cuối'],
])('refused: %s', (_, more, start) => {
  const [fault, ...rest] = faultsOfCompetence(rules(more))
  expect(rest).toEqual([])
  expect(fault?.startsWith(start)).toBe(true)
})

test('the simple words are rules too, and a look on site exempts every case', () => {
  const simple = competenceOf({ competent: 'district', onSiteInspection: true })
  expect(faultsOfCompetence(simple)).toEqual([])
  expect(simple.decides).toMatchObject([{ id: 'by-catalogue', unit: 'district', when: null }])
  expect(simple.exemptions).toMatchObject([{ id: 'by-inspection', when: null }])
  expect(competenceOf({ competent: 'district', onSiteInspection: false }).exemptions).toEqual([])
})
