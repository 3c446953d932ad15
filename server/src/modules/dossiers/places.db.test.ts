/**
 * Need: reception does not depend on territory where the list says so, and nowhere else (KH 1107 II.4); who guides, who
 * receives and who decides stay apart, and whoever comes is told why. The tables are written from the law and the plan.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { Clearance, CompetenceRules, ProcedureContent } from '../catalogue/public.ts'
import type { Directory } from '../organisation/public.ts'
import { findChosenPlaces, sectionsToChoose } from './choose-section.ts'
import { type Asked, findPlaces } from './places.ts'

const [HERE, THERE, CENTRE] = ['cq:ubnd-xa-18856', 'cq:ubnd-xa-18859', 'cq:tt-hcc-tinh']
let province: Province
let directory: Directory
beforeAll(async () => {
  province = await createProvince()
  directory = province.directory.on('2021-06-25')
})
afterAll(() => province.drop())

const contentOf = (procedure: string, day = '2021-06-25'): ProcedureContent => {
  const content = province.catalogue.on(day).find(procedure)?.content
  if (!content) throw new Error(`no procedure ${procedure}`)
  return content
}
const cleared = (unitIds: readonly bigint[] | null = null): Clearance => ({
  id: 1n, publicId: '', procedureId: 1n, stage: unitIds ? 'pilot' : 'province', unitIds, validFrom: '2021-01-01',
  validTo: null, reason: 'Thử', source: 'desk', decision: null,
})
const id = (unit: string) => province.unit(unit).id
/** In one line: who receives, who decides, by which rules; or why not. */
function outcome(asked: Asked, on = directory): string {
  const found = findPlaces(on, asked)
  if (!found.ok) return [found.refusal.code, 'why' in found.refusal ? found.refusal.why : ''].join(' ').trim()
  const { receivesAt, competent, routing: { decideRule, receiveRule, isElsewhere } } = found.value
  return `${receivesAt.idOfData} > ${competent.idOfData} | ${decideRule}, ${receiveRule ?? 'list'}${isElsewhere ? ', elsewhere' : ''}`
}

describe('from the law and the plan', () => {
  test.each<[string, string | undefined, string | undefined, string | undefined, string]>([
    // Luật Hộ tịch Đ.13: the commune where a parent lives; online it goes there
    ['khai-sinh', 'xa:18856', undefined, 'province', `${HERE}:one-stop > ${HERE} | noi-cu-tru, by-process`],
    // II.4.1 names hộ tịch: another commune receives it, the same one decides
    ['khai-sinh', 'xa:18856', `${THERE}:one-stop`, 'province', `${THERE}:one-stop > ${HERE} | noi-cu-tru, list, elsewhere`],
    ['khai-sinh', 'xa:18856', `${THERE}:one-stop`, undefined, 'not-received-here not-cleared'],
    // whoever stands at a counter without saying where they live means that commune
    ['khai-sinh', undefined, `${THERE}:one-stop`, undefined, `${THERE}:one-stop > ${THERE} | noi-cu-tru, by-process`],
    ['khai-sinh', undefined, undefined, undefined, 'territory-needed'],
    // NĐ 20/2021 Đ.8: handed in at the commune, decided by the district
    ['tro-cap-xa-hoi', 'xa:18856', undefined, undefined, `${HERE}:one-stop > cq:ubnd-dong-hoi | cap-huyen, xa-noi-cu-tru`],
    // II.4.1: except what must be looked at on site, whatever the list says
    ['hoa-giai-dat-dai', 'xa:18856', `${THERE}:one-stop`, 'province', 'not-received-here exempt'],
    // a department receives at the centre; a commune may by the list
    ['phieu-lltp', undefined, `${HERE}:one-stop`, 'province', `${HERE}:one-stop > cq:so-tu-phap | by-catalogue, list, elsewhere`],
    ['phieu-lltp', undefined, undefined, undefined, `${CENTRE} > cq:so-tu-phap | by-catalogue, by-process`],
  ])('%s, of %s, at %s, cleared for %s', (procedure, territory, section, list, expected) => {
    expect(outcome({
      content: contentOf(procedure), cleared: list ? cleared() : undefined,
      territoryId: territory === undefined ? undefined : id(territory),
      sectionId: section === undefined ? undefined : id(section),
    })).toBe(expected)
  })

  test('a part of a parcel must be measured, so that this case is handed in where the land lies; a whole one need not', () => {
    const at = (answers: Record<string, unknown>) => outcome({
      content: contentOf('bien-dong-chuyen-nhuong'), cleared: cleared(), territoryId: id('xa:18856'),
      sectionId: id(`${THERE}:one-stop`), answers,
    })
    expect(at({ 'change.areaMoved': 40, 'parcel.area': 120 })).toBe('not-received-here exempt')
    expect(at({ 'change.areaMoved': 120, 'parcel.area': 120 })).toContain('list, elsewhere')
    expect(at({})).toContain('list, elsewhere') // nothing declared yet: the clerk is told when it is
  })
})

describe('a choice of whoever sends it online', () => {
  const choose = (section: string, more: Partial<Asked> = {}) => {
    const found = findChosenPlaces(directory, {
      content: contentOf('khai-sinh'), cleared: cleared(), territoryId: id('xa:18856'),
      sectionId: section === '' ? undefined : id(section), ...more,
    })
    return found.ok ? `${found.value.receivesAt.idOfData} > ${found.value.competent.idOfData}` : found.refusal.code
  }
  test('says who receives; none is where the rules send it', () => {
    expect([choose(''), choose(`${THERE}:one-stop`), choose(`${THERE}:one-stop`, { cleared: undefined })])
      .toEqual([`${HERE}:one-stop > ${HERE}`, `${THERE}:one-stop > ${HERE}`, 'not-received-here'])
  })
  test('is no unit that receives nothing, nor one that is no more', () => {
    expect([choose(THERE), choose('', { sectionId: 999_999n })]).toEqual(['not-received-here', 'not-received-here'])
  })
  test('never moves who decides, even where a rule asks where it is received', () => {
    const decide = (name: string, when: string | null, unit: string) =>
      ({ id: name, when, unit, reason: 'Vì vậy.', article: null })
    const competence: CompetenceRules = { guides: [], receives: [], exemptions: [], decides: [
      decide('theo-noi-nop', `place.section = "${THERE}:one-stop"`, THERE), decide('con-lai', null, 'commune'),
    ] }
    const content = { ...contentOf('khai-sinh'), competence }
    expect([choose(`${THERE}:one-stop`, { content }), choose(CENTRE, { content })])
      .toEqual(['not-received-here', `${CENTRE} > ${HERE}`])
    const offered = sectionsToChoose(directory, { content, cleared: cleared(), territoryId: id('xa:18856') })
    expect(offered?.others.map(({ idOfData }) => idOfData)).not.toContain(`${THERE}:one-stop`)
  })
})

describe('a pilot', () => {
  const at = (section: string, units: string[]) => outcome({
    content: contentOf('khai-sinh'), cleared: cleared(units.map(id)), territoryId: id('xa:18865'), sectionId: id(section),
  })
  test('holds at the sections it names, at the sections of agencies it names, and at no other', () => {
    expect(at(`${HERE}:one-stop`, [`${HERE}:one-stop`])).toContain('list, elsewhere')
    expect(at(`${HERE}:one-stop`, [HERE])).toContain('list, elsewhere')
    expect(at(`${THERE}:one-stop`, [HERE])).toBe('not-received-here pilot-elsewhere')
  })
  test('at a district is not one at its communes, which are other bodies', () => {
    expect(at(`${HERE}:one-stop`, ['cq:ubnd-dong-hoi'])).toBe('not-received-here pilot-elsewhere')
  })
})

describe('tables', () => {
  const rules = (more: Partial<CompetenceRules>): CompetenceRules =>
    ({ guides: [], receives: [], decides: [], exemptions: [], ...more })
  const rule = (name: string, when: string | null, unit: string) =>
    ({ id: name, when, unit, reason: 'Vì vậy.', article: null })
  const ask = (competence: CompetenceRules, more: Partial<Asked> = {}) =>
    findPlaces(directory, { content: { ...contentOf('khai-sinh'), competence }, cleared: undefined, ...more })

  test('the first rule that holds decides, over place, subject and object', () => {
    const competence = rules({ decides: [
      rule('to-chuc', 'subject.kind = "organisation"', 'cq:so-tu-phap'),
      rule('trong-huyen', 'list contains(place.above, "huyen:450") and object.answers.loai = "khó"', 'district'),
      rule('con-lai', null, 'commune'),
    ] })
    const by = (more: Partial<Asked>) => {
      const found = ask(competence, { territoryId: id('xa:18856'), ...more })
      return found.ok ? `${found.value.routing.decideRule} ${found.value.competent.idOfData}` : found.refusal.code
    }
    expect(by({ subject: 'organisation' })).toBe('to-chuc cq:so-tu-phap')
    expect(by({ subject: 'citizen', answers: { loai: 'khó' } })).toBe('trong-huyen cq:ubnd-dong-hoi')
    expect(by({ answers: { loai: 'dễ' } })).toBe(`con-lai ${HERE}`)
    expect(by({})).toBe(`con-lai ${HERE}`)
  })

  test('every receiving rule that holds lets its section receive; the first is where it goes online', () => {
    const competence = rules({ receives: [rule('trung-tam', null, CENTRE), rule('xa', null, 'commune/one-stop')] })
    const at = (sectionId?: bigint) => {
      const found = ask(competence, { territoryId: id('xa:18856'), sectionId })
      return found.ok ? [found.value.receivesAt.idOfData, found.value.routing.receiveRule] : found.refusal.code
    }
    expect(at()).toEqual([CENTRE, 'trung-tam'])
    expect(at(id(`${HERE}:one-stop`))).toEqual([`${HERE}:one-stop`, 'xa'])
    expect(at(id(`${THERE}:one-stop`))).toBe('not-received-here')
  })

  test('who guides may not receive for that, and is told so apart', () => {
    const competence = rules({ guides: [rule('chi-noi-day', null, THERE)] })
    const isGuide = (section: string) => {
      const found = ask(competence, { territoryId: id('xa:18865'), sectionId: id(section) })
      return !found.ok && found.refusal.code === 'not-received-here' && found.refusal.isGuide
    }
    expect([isGuide(`${THERE}:one-stop`), isGuide(`${HERE}:one-stop`)]).toEqual([true, false])
  })

  test('a rule that fails on a case stops it and names itself; it never sends it elsewhere', () => {
    const competence = rules({ decides: [rule('hong', 'place.area + 1 = 2', 'district'), rule('con-lai', null, 'commune')] })
    expect(ask(competence, { territoryId: id('xa:18856') })).toEqual({
      ok: false, refusal: { code: 'competence-unclear', rule: 'hong' },
    })
  })

  test('keys that nobody names in a rule, such as __proto__, become nothing', () => {
    const competence = rules({ exemptions: [rule('a', 'object.answers.loai = "b"', '')], decides: [] })
    const answers = JSON.parse('{"__proto__":{"loai":"b"},"constructor":1}') as Record<string, unknown>
    const found = ask(competence, {
      territoryId: id('xa:18865'), sectionId: id(`${THERE}:one-stop`), cleared: cleared(), answers,
    })
    expect(found.ok).toBe(true)
  })
})

test('when the district is gone, its rules mean the commune, by the day and without a word in the code', () => {
  const later = province.directory.on('2025-07-01')
  const content = contentOf('dk-ho-kinh-doanh', '2025-07-01')
  expect(contentOf('dk-ho-kinh-doanh').competence?.decides[0]).toMatchObject({ unit: 'district' })
  expect(content.competence?.decides[0]).toMatchObject({ unit: 'commune', article: null })
  expect(outcome({ content, cleared: undefined, territoryId: id('xa:18856') }, later))
    .toContain(`> ${HERE} | noi-dat-tru-so`)
})
