/**
 * Need: what was decided for 01/12/2024 and 01/07/2025 can be carried out from its plan files, and the numbers are
 * those.
 */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { createProvince, type Province } from '../../../test/province-database.ts'
import { addDays } from '../../kernel/civil-day.ts'
import { defaultDataSet } from '../data-set.ts'
import { beginSuccession, previewSuccession } from '../../modules/organisation/public.ts'
import { readPlan } from './read-plan.ts'

/** The facts as they were collected, which the plans were not taken from word by word. */
const FACTS = parse(readFileSync(`${defaultDataSet()}/succession-2025.yaml`, 'utf8')) as {
  readonly meta: { readonly counts: Record<string, number> }
  readonly fate_2021: Record<string, { readonly in_2024: string; readonly in_2025: string }>
  readonly events: readonly {
    readonly date: string
    readonly from: readonly string[]
    readonly agencies_closed?: readonly string[]
    readonly name_trap?: string
    readonly to: {
      readonly id: string; readonly name_vi: string; readonly gso_code: string; readonly level: string
      readonly type: string; readonly parent: string | null; readonly gso_code_from?: string
    } | null
  }[]
  readonly departments: Record<'stage_2025_03' | 'stage_2025_07', readonly {
    readonly date: string
    readonly from: readonly string[]
    readonly to: { readonly id: string; readonly name_vi: string; readonly agency_code?: string }
  }[]>
}
const { counts } = FACTS.meta
const communesMade = (day: string) =>
  FACTS.events.flatMap(({ date, from, to }) => date === day && to?.level === 'xa' ? [{ from, to }] : [])

describe('the real plans', () => {
  let province: Province
  beforeAll(async () => {
    province = await createProvince()
    for (const day of ['2024-12-01', '2025-03-01', '2025-07-01']) {
      province.clock.set(`${day}T00:05+07:00`)
      await province.directory.refresh()
      const plan = readPlan(`${defaultDataSet()}/succession/${day}.yaml`)
      const { faults } = await previewSuccession(province.db, province.directory, plan)
      expect(faults).toEqual([])
      const begun = await province.inOneGo((ctx) => beginSuccession(ctx, province.directory, plan))
      expect(begun.key).toBe(plan.key)
      await province.inOneGo(async (ctx) => {
        const { endSuccession } = await import('../../modules/organisation/public.ts')
        const { recordEvent } = await import('../../modules/audit/public.ts')
        await endSuccession(ctx.tx, begun.id, ctx.now)
        await recordEvent(ctx, { type: 'units.moved', subjectKind: 'succession', subjectId: begun.id, data: {} })
        return { ok: true, value: null }
      })
    }
    await province.directory.refresh()
  })
  afterAll(() => province.drop())
  /** Itself while it is in force, and then who has its place. */
  const heirOn = (day: string, id: bigint | undefined) => {
    const directory = province.directory.on(day)
    return (directory.byId(id ?? 0n) ?? directory.heirOf(id ?? 0n))?.idOfData
  }
  const communesOn = (day: string) => province.directory.on(day).territories('xa')

  test('lead an address of each commune of 2021 over to the one that was written down', () => {
    const then = province.directory.on('2021-06-25')
    for (const [id, fate] of Object.entries(FACTS.fate_2021)) {
      const unit = then.find(id)
      const codes = {
        province: '44', district: then.byId(unit?.parentId ?? 0n)?.gsoCode ?? '', commune: unit?.gsoCode ?? '',
      }
      const placeOn = (day: string, at = codes) => {
        const led = province.directory.leadOver(at, day)
        return led.kind === 'here' ? led.units : led.kind
      }
      const named = (day: string, heir: string) => {
        const { gsoCode: code, name } = province.directory.on(day).find(heir) ?? {}
        return { commune: { code, name } }
      }
      expect(placeOn('2021-06-25')).toMatchObject({ district: { code: codes.district }, ...named('2021-06-25', id) })
      expect(placeOn('2024-12-01')).toMatchObject({ district: {}, ...named('2024-12-01', fate.in_2024) })
      expect(placeOn('2025-07-01')).toEqual({
        province: { code: '44', name: 'Tỉnh Quảng Trị' }, ...named('2025-07-01', fate.in_2025),
      })
      // Nobody lay in a province without a district then, nor in another district.
      expect(placeOn('2021-06-25', { ...codes, district: undefined as never })).toBe('unknown')
      expect(placeOn('2025-07-01', { ...codes, district: '999' })).toBe('unknown')
    }
  })

  test('leave 151, 145 and 41 communes', () => {
    expect(['2024-11-30', '2024-12-01', '2025-06-30', '2025-07-01'].map((day) => communesOn(day).length)).toEqual([
      counts['communes_2021'], counts['communes_2024_12_01'], counts['communes_2024_12_01'],
      counts['from_quang_binh_2025_07_01']])
  })

  test('make of each commune of 2021 the one that was written down, of 2024 and of 2025', () => {
    const fates = Object.entries(FACTS.fate_2021)
    expect(fates.map(([id]) => id).sort()).toEqual(communesOn('2024-11-30').map(({ idOfData }) => idOfData).sort())
    for (const [id, fate] of fates) {
      const unit = province.directory.on('2021-06-25').find(id)
      expect([id, heirOn('2024-12-01', unit?.id), heirOn('2025-07-01', unit?.id)]).toEqual([id, fate.in_2024, fate.in_2025])
    }
    // 36 xã and 5 phường; everything that goes into one is written down, and nothing else.
    const made = communesMade('2025-07-01')
    expect(communesOn('2025-07-01').map(({ idOfData }) => idOfData).sort()).toEqual(made.map(({ to }) => to.id).sort())
    expect(['xã', 'phường'].map((type) => made.filter(({ to }) => to.type === type).length))
      .toEqual([counts['xa'], counts['phuong']])
    expect(made.flatMap(({ from }) => from).sort())
      .toEqual(communesOn('2025-06-30').map(({ idOfData }) => idOfData).sort())
  })

  test('give each new commune its name, its superior, and the code of one that went into it', () => {
    for (const day of ['2024-12-01', '2025-07-01']) {
      for (const { from, to } of communesMade(day)) {
        const unit = province.directory.on(day).find(to.id)
        expect(unit).toMatchObject({ name: to.name_vi, gsoCode: to.gso_code })
        expect(province.directory.on(day).byId(unit?.parentId ?? 0n)?.idOfData).toBe(to.parent)
        // A code without a day is ambiguous: the day before it was that of another unit.
        const before = communesOn(addDays(day, -1)).filter(({ gsoCode }) => gsoCode === to.gso_code)
        expect(before.map(({ idOfData }) => idOfData)).toEqual([to.gso_code_from ?? to.id])
        expect(from).toContain(before[0]?.idOfData)
      }
    }
  })

  test('warn of each new name that was the name of another place', () => {
    const traps = FACTS.events.flatMap(({ date, name_trap: trap, to }) => {
      const [, old] = /^the older .*\((?:.*, )?(xa:\d+)\) is another place/.exec(trap ?? '') ?? []
      return old === undefined || !to ? [] : [{ day: date, old, to }]
    })
    expect(traps.map(({ to }) => to.name_vi)).toEqual(['Xã Minh Hóa', 'Xã Hòa Trạch'])
    for (const { day, old, to } of traps) {
      const before = province.directory.on('2021-06-25').find(old)
      expect(before?.name).toBe(to.name_vi)
      expect(heirOn(day, before?.id)).not.toBe(to.id)
    }
  })

  test('close the districts with what belongs to them, and give the province its new name and code', () => {
    const [before, after] = [province.directory.on('2025-06-30'), province.directory.on('2025-07-01')]
    const { from, agencies_closed: closed = [] } = FACTS.events.find(({ agencies_closed: one }) => one) ?? { from: [] }
    expect([from.length, closed.length]).toEqual([8, 8])
    for (const id of [...from, ...closed])
      expect([before.find(id), after.find(id)]).toEqual([expect.anything(), undefined])
    expect(after.territories('huyen')).toEqual([])
    const [old, next] = [before.find('cq:ubnd-tinh'), after.find('cq:ubnd-tinh-202507')]
    expect([old?.agencyCode, next?.agencyCode]).toEqual(['H46', 'H50'])
    expect(after.units.filter(({ agencyCode }) => agencyCode?.startsWith('H46'))).toEqual([])
    const codes = after.units.flatMap(({ agencyCode }) => agencyCode ?? [])
    expect(new Set(codes).size).toBe(codes.length)
    expect(after.find('tinh:44-2025')).toMatchObject({ gsoCode: '44' })
  })

  test.each(['stage_2025_03', 'stage_2025_07'] as const)('leave the departments of %s as they were decided', (stage) => {
    const rows = FACTS.departments[stage]
    expect(rows.length).toBe({ stage_2025_03: 7, stage_2025_07: 17 }[stage])
    for (const { date, from, to } of rows) {
      const [before, after] = [province.directory.on(addDays(date, -1)), province.directory.on(date)]
      expect(after.find(to.id)).toMatchObject({ name: to.name_vi, ...to.agency_code && { agencyCode: to.agency_code } })
      for (const id of from) {
        expect([id, before.find(id)?.idOfData, after.find(id)]).toEqual([id, id, undefined])
        expect([id, heirOn(date, before.find(id)?.id)]).toEqual([id, to.id])
      }
    }
  })

  test('leave every commune its police: an agency of the police, under its new name and a code of its own', () => {
    for (const day of ['2024-12-01', '2025-07-01']) {
      const directory = province.directory.on(day)
      const police = communesOn(day).map(({ id, name }) => {
        const agency = directory.agencyGoverning(id)
        const unit = directory.resolve('commune/cong-an', { commune: id })
        expect(unit).toMatchObject({
          kind: 'agency', hostId: agency?.id, receivesAtId: unit?.id, name: `Công an ${name[0]?.toLowerCase() ?? ''}${name.slice(1)}`,
        })
        expect(directory.byId(unit?.parentId ?? 0n)?.idOfData).toBe('cq:cong-an-tinh')
        expect(directory.territoryOf(unit?.id ?? 0n)).toBe(id)
        return unit?.agencyCode
      })
      expect(new Set(police).size).toBe(communesOn(day).length)
      expect(police).not.toContain(null)
    }
  })
})
