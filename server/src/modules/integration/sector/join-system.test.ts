/** Need: no dossier is told anew to a system that cannot say for certain that it has none such (ADR 0134). */
import { expect, test } from 'vitest'
import { MINISTRY_SETTINGS } from '../../../../test/ministry-settings.ts'
import { isComparable } from '../adapter.ts'
import { genericSystem } from './generic/generic-system.ts'
import type { GenericSettings } from './generic/settings.ts'
import { type SectorAdapterRooms, joinSystem } from './join-system.ts'

/** Described by settings; `unknown`: the codes by which it says so. */
const described = (unknown?: string[]) => {
  const settings = { ...MINISTRY_SETTINGS, url: 'http://127.0.0.1:9', key: 'khoa' } as unknown as GenericSettings
  const told = Object.entries(settings.state).filter(([name]) => name !== 'unknown')
  const state = { ...Object.fromEntries(told), ...unknown && { unknown } } as GenericSettings['state']
  return genericSystem('bo-thu-nghiem', { ...settings, state })
}
// Nothing is asked of them before a day is compared.
const isCompared = (unknown?: string[]) => isComparable(joinSystem({} as SectorAdapterRooms, described(unknown)))

test('days of a described system are compared where its settings say how it has none such, and not otherwise', () => {
  expect([isCompared(['404']), isCompared()]).toEqual([true, false])
})

test('what its settings say of one dossier is of one', () => {
  expect(described(['404']).faultsOfDossier).toEqual(expect.arrayContaining(['error-404']))
})
