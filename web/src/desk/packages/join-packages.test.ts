/** Need: two windows on one package lose nothing of what either wrote (users.md 20). */
import type { Package } from '@motcua/contracts/packages.ts'
import { describe, expect, test } from 'vitest'
import { joinPackages } from './join-packages.ts'

const base = {
  procedure: 'khai-sinh', code: null, process: { bpmn: '<a/>' }, decisions: [],
  content: { name: 'Khai sinh', sets: 1, fee: { state: 'free', items: [] }, steps: [{ name: 'a' }], notes: [] },
} as unknown as Package
const withContent = (content: object, rest: object = {}) =>
  ({ ...base, ...rest, content: { ...base.content, ...content } }) as Package

describe('what two people wrote', () => {
  test('in different parts is kept of both, and each is named', () => {
    const joined = joinPackages(base, withContent({ sets: 2 }), withContent({ name: 'Khai sinh mới' }, { code: '1.001193' }))
    expect(joined.package).toEqual(withContent({ name: 'Khai sinh mới', sets: 2 }, { code: '1.001193' }))
    expect([joined.theirs, joined.mine, joined.both]).toEqual([['general'], ['papers'], []])
  })

  test('about the same thing is told, and mine stands', () => {
    const joined = joinPackages(base, withContent({ name: 'A' }), withContent({ name: 'B', sets: 3 }))
    expect(joined.package).toEqual(withContent({ name: 'A', sets: 3 }))
    expect(joined.both).toEqual(['general'])
  })

  test('alike is no quarrel, whatever order the keys came back in', () => {
    const mine = withContent({ fee: { state: 'free', items: [{ name: 'x', amount: 1 }] } })
    const theirs = withContent({ fee: { items: [{ amount: 1, name: 'x' }], state: 'free' } })
    expect(joinPackages(base, mine, theirs)).toMatchObject({ theirs: ['fee'], mine: ['fee'], both: [] })
    expect(joinPackages(base, base, withContent({ fee: { items: [], state: 'free' } })).theirs).toEqual([])
  })

  test('in a drawing and in its steps is about one thing', () => {
    const joined = joinPackages(base, withContent({ steps: [{ name: 'b' }] }), withContent({}, { process: { bpmn: '<b/>' } }))
    expect(joined.both).toEqual(['process'])
    expect(joined.package).toEqual(withContent({ steps: [{ name: 'b' }] }))
  })

  test('anew or no more is kept so', () => {
    const tables = { tables: { fee: 'le-phi' } }
    expect(joinPackages(withContent(tables), base, withContent({ ...tables, sets: 2 })).package)
      .toEqual(withContent({ sets: 2 }))
    expect(joinPackages(base, base, withContent(tables)).package).toEqual(withContent(tables))
  })
})
