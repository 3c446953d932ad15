/** Need: a service is announced and made public in time, by those whom the law names, or somebody says why not. */
import { expect, test } from 'vitest'
import { packageOf } from '../../../test/sample-package.ts'
import { lintPackage } from './lint-package.ts'
import type { PackageData } from './package-data.ts'

const codes = (more: Partial<PackageData> = {}) =>
  lintPackage(packageOf('thu', more), { findings: [] }, [], {}).map(({ code, severity }) => `${code} ${severity}`)

test('a package that has all its papers has nothing to be said of', () => {
  expect(codes()).toEqual([])
})

test('each of the three approvals is needed, whole, and in the order of their days', () => {
  const { approval } = packageOf('thu')
  const missing = { ...approval, control: null, chairman: { by: 'Chủ tịch', number: '', day: '2021-06-07' } }
  expect(codes({ approval: missing })).toEqual(['approval-missing error', 'approval-missing error'])
  const reversed = { ...approval, chairman: { by: 'Chủ tịch', number: '1', day: '2021-06-02' } }
  expect(codes({ approval: reversed })).toEqual(['approval-out-of-order error'])
})

test('a declaration that is asked for must be there', () => {
  const { content } = packageOf('thu')
  const components = content.components.map((one) => ({ ...one, isForm: true }))
  expect(codes({ content: { ...content, components } })).toEqual(['form-missing error'])
})

test('what the province lacks is said: everywhere it blocks, in some places it warns', () => {
  const lint = (names: readonly string[]) => lintPackage(packageOf('thu'), { findings: [] }, [], {
    unstaffed: (role) => role === 'officer' ? { names, of: 2 } : { names: [], of: 2 },
  }).map(({ code, severity }) => `${code} ${severity}`)
  expect(lint([])).toEqual([])
  expect(lint(['Xã A'])).toEqual(['role-without-staff warning'])
  expect(lint(['Xã A', 'Xã B'])).toEqual(['role-without-staff error'])
})

test('rules of competence that would fail on somebody are told, and units that are not here', () => {
  const rule = { id: 'a', when: null, unit: 'commune', reason: 'Vì vậy.', article: null }
  const lint = (decides: readonly typeof rule[] | readonly object[]) => {
    const { content } = packageOf('thu')
    const competence = { guides: [], receives: [], exemptions: [], decides } as never
    return lintPackage(packageOf('thu', { content: { ...content, competence } }), { findings: [] }, [], {
      isUnitRule: (unit) => unit !== 'nowhere',
    }).map(({ code, pointer }) => `${code} ${pointer}`)
  }
  const invalid = 'competence-invalid /content/competence'
  expect(lint([rule])).toEqual([])
  expect(lint([{ ...rule, unit: 'nowhere' }])).toEqual([invalid])
  expect(lint([{ ...rule, when: 'place.territory +' }, { ...rule, id: 'b' }])).toEqual([invalid])
  // Nobody would decide where the condition does not hold.
  expect(lint([{ ...rule, when: 'subject.kind = "citizen"' }])).toEqual([invalid])
})

test('one unit is asked by one rule of consultation', () => {
  const rule = { id: 'a', unit: 'commune', hours: 8, silence: 'none', compulsory: true, article: 'Đ.1' } as const
  const lint = (units: readonly string[]) => {
    const consultations = units.map((unit, nth) => ({ ...rule, id: String(nth), unit }))
    return codes({ content: { ...packageOf('thu').content, consultations } })
  }
  expect(lint(['commune', 'competent'])).toEqual([])
  expect(lint(['commune', 'commune'])).toEqual(['consultation-invalid error'])
})

test('days that are not written are asked for', () => {
  expect(codes({ dates: { effective: null, announced: null, madePublic: null } })).toEqual(['dates-missing warning'])
  expect(codes({ decision: null, code: null })).toEqual(['code-missing warning', 'decision-missing warning'])
})
