/** Need (R18, part C4): where a result is held until it is paid, somebody takes the money and keeps the booklets. */
import { expect, test } from 'vitest'
import { readDataSet } from './read-data-set.ts'

const ROOT = new URL('../../../../', import.meta.url).pathname

test.each(['data', 'data-sets/lam-giang'])('whoever receives has a cashier and a keeper of booklets: %s', (folder) => {
  const { province: { policies }, staff } = readDataSet(`${ROOT}${folder}`)
  const unitsOf = (role: string) =>
    new Set(staff.flatMap(({ grants }) => grants.filter((one) => one.role === role).map(({ unit }) => unit)))
  const [receiving, taking, keeping] = [unitsOf('reception'), unitsOf('cashier'), unitsOf('one_stop_head')]
  expect(receiving.size).toBeGreaterThan(1)
  expect([...receiving].filter((unit) => !taking.has(unit) || !keeping.has(unit))).toEqual([])
  expect(policies.find(({ key }) => key === 'result-release')?.value).toEqual({ heldBy: ['owed'] })
})
