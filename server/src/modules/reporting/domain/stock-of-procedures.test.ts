/** Need (KH 1107 II.2.8, II.4; QĐ 766 1.3, 3.1, 3.2, 3.5, 4.5a): which procedure each figure counts. */
import { expect, test } from 'vitest'
import type { ProcedureMeasure } from './measures.ts'
import { type AroundProcedure, type ProcedureFacts, PROCEDURE_ASKS } from './stock-of-procedures.ts'

/** One that is all that figures ask for. */
const WHOLE: ProcedureFacts = {
  name: 'Cấp bản sao', competent: 'commune', subjects: ['citizen'], serviceLevel: 'full', legacyLevel: 4,
  channels: ['online', 'counter'], limits: [{}], fee: { items: [{ amount: 0 }, { amount: 8_000 }] }, sets: 1,
  components: [{}], steps: [{}], result: { electronic: true, template: { isProvisional: false } },
  onSiteInspection: false,
}
const AROUND: AroundProcedure = {
  hasOfficialForm: true, isReceivedAnywhere: true, cameOnline: true, wasPaidOnline: true, usedPopulation: true,
}
const ALL = Object.keys(PROCEDURE_ASKS) as ProcedureMeasure[]
const lacking = (content: Partial<ProcedureFacts>, around: Partial<AroundProcedure> = {}) =>
  ALL.filter((one) => !PROCEDURE_ASKS[one]({ ...WHOLE, ...content }, { ...AROUND, ...around }))

test('one that has everything is counted by each', () => {
  expect(lacking({})).toEqual([])
})

test.each<[string, Partial<ProcedureFacts>]>([
  ['name', { name: '' }], ['sequence', { steps: [] }], ['way', { channels: [] }], ['papers', { components: [] }],
  ['number of sets', { sets: 0 }], ['term', { limits: [] }], ['subjects', { subjects: [] }], ['who settles it', { competent: '' }],
])('without its %s it is not public with all its parts (NĐ 63/2010/NĐ-CP Đ.8.2)', (_, content) => {
  expect(lacking(content)).toContain('procedures-whole')
})

test.each<[string, Partial<ProcedureFacts>, Partial<AroundProcedure>, ProcedureMeasure[]]>([
  ['only informs', { serviceLevel: 'information' }, {}, ['procedures-online', 'procedures-online-used']],
  ['is of level 2', { legacyLevel: 2 }, {}, ['procedures-level-3']],
  ['was not used online', {}, { cameOnline: false }, ['procedures-online-used']],
  ['has a form that is made up', {}, { hasOfficialForm: false }, ['procedures-electronic']],
  ['has a result on paper alone', { result: { electronic: false } }, {}, ['procedures-electronic']],
  ['has a result whose form is made up', { result: { electronic: true, template: { isProvisional: true } } }, {}, ['procedures-electronic']],
  ['needs a look on site', { onSiteInspection: true }, {}, ['procedures-off-site', 'procedures-anywhere']],
  ['is received where it belongs', {}, { isReceivedAnywhere: false }, ['procedures-anywhere']],
  ['is free', { fee: { items: [{ amount: 0 }] } }, {}, ['procedures-with-fee', 'procedures-paid-online']],
  ['has a fee that nobody knows', { fee: { items: [{ amount: null }] } }, {}, ['procedures-with-fee', 'procedures-paid-online']],
  ['was paid at a till', {}, { wasPaidOnline: false }, ['procedures-paid-online']],
  ['is of organisations', { subjects: ['organisation'] }, {}, ['procedures-of-citizens', 'procedures-with-population']],
  ['asked no register', {}, { usedPopulation: false }, ['procedures-with-population']],
])('one that %s is not counted by what asks otherwise, and by all else', (_, content, around, not) => {
  expect(lacking(content, around)).toEqual(not)
})
