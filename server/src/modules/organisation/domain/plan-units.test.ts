/** Need: a plan that cannot be carried out is refused before the night, with everything that is wrong with it. */
import { beforeAll, describe, expect, test } from 'vitest'
import { readDataSet } from '../../../cli/data-set/read-data-set.ts'
import { readPlan } from '../../../cli/succession/read-plan.ts'
import { directoryOfRows } from './directory-of-rows.ts'
import type { Directory } from './directory.ts'
import { planUnits } from './plan-units.ts'
import type { PlanFaultCode, SuccessionPlan } from './succession-plan.ts'

const FOLDER = new URL('../../../../../data-sets/lam-giang/', import.meta.url).pathname
const PLAN = readPlan(`${FOLDER}succession/2026-01-05.yaml`)

let directory: Directory
beforeAll(() => {
  directory = directoryOfRows(readDataSet(FOLDER).province, '2026-01-04')
})

const around = () => ({
  before: directory, after: directory, known: new Set(directory.units.map(({ idOfData }) => idOfData)),
})
const faultsOf = (plan: SuccessionPlan) =>
  planUnits(plan, around()).faults.map(({ code, about }) => `${code} ${about}`)
const withEvent = (nth: number, change: object): SuccessionPlan =>
  ({ ...PLAN, events: PLAN.events.map((event, n) => (n === nth ? { ...event, ...change } : event)) })
const [SPLIT, MERGE] = [PLAN.events[0], PLAN.events[1]]

describe('a plan for units', () => {
  test('that fits is taken, with the parts of each unit', () => {
    const { planned, faults } = planUnits(PLAN, { before: directory, after: directory, known: new Set() })
    expect(faults).toEqual([])
    // Three communes, their three committees, and four sections of each.
    expect(planned.ends).toHaveLength(3 * 6)
    const to = (from: string) => planned.successions.filter((one) => one.from === from).map((one) => one.to)
    expect(to('cq:ubnd-dong-cat:one-stop')).toEqual(['cq:ubnd-cat-dong:one-stop', 'cq:ubnd-cat-tay:one-stop'])
    expect(to('xa:99021')).toEqual(['xa:99028-2026'])
    expect(planned.versions.find(({ id }) => id === 'cq:ubnd-cat-tay:cong-an')).toMatchObject({
      parent: 'cq:ubnd-cat-tay', receivesAt: 'cq:ubnd-cat-tay:cong-an', isOneStop: false,
    })
    expect(planned.versions.find(({ id }) => id === 'cq:ubnd-vuon-dua')).toMatchObject({
      name: 'Ủy ban nhân dân phường Vườn Dừa', agencyCode: 'Z07.35', territory: 'xa:99035',
    })
  })

  type Fault = `${PlanFaultCode} ${string}`
  const EXPECTED: readonly (readonly [what: string, plan: () => SuccessionPlan, fault: Fault])[] = [
    ['a unit that is not there', () => withEvent(1, { from: ['xa:99021', 'xa:11111'] }), 'unit-unknown xa:11111'],
    ['an id that was used', () => withEvent(1, { to: [{ ...MERGE?.to[0], id: 'xa:99007' }] }), 'unit-exists xa:99007'],
    ['a name with markup in it', () => withEvent(1, {
      to: [{ ...MERGE?.to[0], says: { ...MERGE?.to[0]?.says, name: '<b>Vườn Dừa</b>' } }],
    }), `name-not-plain ${MERGE?.to[0]?.id ?? ''}`],
    ['two events on one unit', () => withEvent(1, { from: ['xa:99021', 'xa:99014'] }), 'twice-on-a-day xa:99014'],
    ['one new unit twice', () => withEvent(1, { to: [{ ...MERGE?.to[0], id: 'xa:99014-2026' }] }),
      'territory-overlap xa:99014-2026'],
    ['one code of a territory twice', () => withEvent(1, {
      to: [{ ...MERGE?.to[0], says: { ...MERGE?.to[0]?.says, gsoCode: '99015' } }],
    }), 'territory-overlap xa:99028-2026'],
    ['a code of another agency', () => withEvent(1, {
      to: [{ ...MERGE?.to[0], agency: { ...MERGE?.to[0]?.agency, says: { agencyCode: 'Z07.31' } } }],
    }), 'code-taken cq:ubnd-song-lam'],
    ['a split that leaves something over', () => withEvent(0, {
      to: SPLIT?.to.map((part) => ({ ...part, takesRest: false })),
    }), 'kind-wrong ev:chia-dong-cat'],
    ['staff that nobody takes', () => withEvent(1, { kind: 'abolish', to: [], heirs: { 'xa:99021': 'xa:99007' } }),
      'staff-without-successor xa:99028'],
    ['a heir that is not there', () => withEvent(1, {
      kind: 'abolish', to: [], heirs: { 'xa:99021': 'xa:99007', 'xa:99028': 'xa:11111' },
    }), 'heir-unknown xa:99028'],
    ['a level that ends with places in it', () =>
      ({ ...PLAN, endLevels: ['xa'], rules: [{ rule: 'commune', means: 'province' }] }),
      'level-still-used xa:99007'],
    ['a level whose word then means nothing', () => ({ ...PLAN, endLevels: ['xa'] }), 'rule-without-meaning commune'],
    ['a place that lies nowhere', () => withEvent(1, {
      kind: 'abolish', from: ['tinh:97'], to: [], heirs: { 'tinh:97': 'xa:99007' },
    }), 'territory-gap xa:99007'],
  ]
  test.each(EXPECTED)('%s is refused', (_, plan, fault) => {
    expect(faultsOf(plan())).toContain(fault)
  })
})
