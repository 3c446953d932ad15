/**
 * Need: what was decided for 01/12/2024 and 01/07/2025 can be carried out from its plan files, and the numbers are
 * those.
 */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { createProvince, type Province } from '../../../test/province-database.ts'
import { defaultDataSet } from '../data-set.ts'
import { beginSuccession, previewSuccession } from '../../modules/organisation/public.ts'
import { readPlan } from './read-plan.ts'

/** The facts as they were collected, which the plans were not taken from word by word. */
const FACTS = parse(readFileSync(`${defaultDataSet()}/succession-2025.yaml`, 'utf8')) as {
  readonly meta: { readonly counts: Record<string, number> }
  readonly fate_2021: Record<string, { readonly in_2024: string; readonly in_2025: string }>
  readonly events: readonly {
    readonly date: string
    readonly to: { readonly id: string; readonly name_vi: string; readonly gso_code: string } | null
  }[]
}
const { counts } = FACTS.meta

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
  const communesOn = (day: string) => province.directory.on(day).territories('xa')

  test('leave 151, 145 and 41 communes', () => {
    expect(['2024-11-30', '2024-12-01', '2025-06-30', '2025-07-01'].map((day) => communesOn(day).length)).toEqual([
      counts['communes_2021'], counts['communes_2024_12_01'], counts['communes_2024_12_01'],
      counts['from_quang_binh_2025_07_01']])
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
