/**
 * Need: every procedure that the province publishes can be settled: each step has a unit, staff, and hours that count.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { ProcedureVersion } from '../catalogue/public.ts'
import { staffInUnit } from '../identity/public.ts'
import { problemsOf, stepsIn, termEnd, termOfHours } from '../workflow/public.ts'
import { unitOfStep } from './case-facts.ts'
import { findPlaces } from './places.ts'

const DAY = '2021-06-25'
let province: Province
let versions: readonly ProcedureVersion[]
beforeAll(async () => {
  province = await createProvince()
  versions = province.catalogue.on(DAY).list()
})
afterAll(() => province.drop())

test('each has a process that runs', async () => {
  expect(versions.length).toBeGreaterThan(45)
  for (const version of province.catalogue.versions())
    expect(await problemsOf((await province.processes.of(version.id)).model)).toEqual([])
})

test('each step has hours that count, a unit, and somebody there who has its role', async () => {
  const directory = province.directory.on(DAY)
  const commune = province.unit('xa:18856').id
  const missing: string[] = []
  for (const { id, procedure, content } of versions) {
    const places = findPlaces(directory, { content, cleared: undefined, territoryId: commune })
    if (!places.ok) {
      missing.push(`${procedure}: ${places.refusal.code}`)
      continue
    }
    const { receivesAt, competent } = places.value
    for (const node of stepsIn((await province.processes.of(id)).model)) {
      const unit = unitOfStep(
        { caseId: 0n, directory, territoryId: commune, receivesAtId: receivesAt.id, competentUnitId: competent.id },
        node,
      )
      const { calendar } = directory.calendarOf(unit?.id ?? receivesAt.id)
      expect(termEnd(termOfHours(new Date('2021-06-25T09:00+07:00'), node.hours), [], calendar).ok).toBe(true)
      const staff = unit ? await staffInUnit(province.db, unit.id, node.role, DAY) : []
      if (staff.length === 0) missing.push(`${procedure}: nobody is ${node.role} at ${unit?.idOfData ?? node.unitRule}`)
    }
  }
  expect(missing).toEqual([])
})
