/** Need: the police of a commune are an agency of their own, and follow their commune when it ends (ADR 0043). */
import { beforeAll, describe, expect, test } from 'vitest'
import { readDataSet } from '../../../cli/data-set/read-data-set.ts'
import { readPlan } from '../../../cli/succession/read-plan.ts'
import { directoryOfRows } from './directory-of-rows.ts'
import type { Directory } from './directory.ts'
import { codeAfterHost, codeOfGuest, nameAfter } from './guests.ts'
import { planUnits } from './plan-units.ts'

const DATA = new URL('../../../../../data/', import.meta.url).pathname
const PLAN = readPlan(`${DATA}succession/2024-12-01.yaml`)
const HOST = { from: 'cq:ubnd-xa-18910', to: 'cq:ubnd-xa-18919-2024' }

let before: Directory
beforeAll(() => {
  before = directoryOfRows(readDataSet(DATA).province, '2024-11-30')
})

describe('the police of a commune', () => {
  test('follow it when it is merged: under its new name, with the code of the first, still in the line of the police', () => {
    const { planned, faults } = planUnits(PLAN, { before, after: before, known: new Set() })
    expect(faults).toEqual([])
    expect(planned.successions).toContainEqual(
      expect.objectContaining({ from: `${HOST.from}:cong-an`, to: `${HOST.to}:cong-an`, isHeir: true }),
    )
    expect(planned.versions.find(({ id }) => id === `${HOST.to}:cong-an`)).toMatchObject({
      kind: 'agency', name: 'Công an xã Tân Thành', host: HOST.to, parent: 'cq:cong-an-tinh', territory: null,
      agencyCode: before.find(`${HOST.from}:cong-an`)?.agencyCode, receivesAt: `${HOST.to}:cong-an`,
    })
  })

  test('take the new name of a commune that goes on under another', () => {
    const plan = {
      ...PLAN, events: [{
        ...PLAN.events[0] as (typeof PLAN.events)[number], kind: 'rename' as const, from: ['xa:18856'], to: [{
          id: 'xa:18856', says: { name: 'Phường Đồng Mới' }, agency: null, sectionIds: {}, places: [], takesRest: false,
        }],
      }],
    }
    const { planned } = planUnits(plan, { before, after: before, known: new Set() })
    expect(planned.versions.map(({ id, name }) => [id, name])).toEqual([
      ['xa:18856', 'Phường Đồng Mới'], ['cq:ubnd-xa-18856:cong-an', 'Công an phường Đồng Mới'],
    ])
  })
})

test('a code goes by that of the host, and one that was not made of it stays', () => {
  expect(codeOfGuest('G01.46', 'H46.31.02')).toBe('G01.46.31.02')
  expect(codeAfterHost('G01.46.31.02', 'H46.31.02', 'H50.77')).toBe('G01.46.77')
  expect(codeAfterHost('G01.99', 'H46.31.02', 'H50.77')).toBe('G01.99')
  expect(codeAfterHost(null, 'H46.31.02', 'H50.77')).toBeNull()
})

test('a name in which no territory stands stays as it is', () => {
  expect(nameAfter('Bộ phận Một cửa', 'Xã An', 'Xã Bình')).toBe('Bộ phận Một cửa')
})
