/**
 * Need: every table has a class, and each class its rules, so that nothing delicate is kept as if it were none (ASVS
 * 14.1.2).
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const cells = read('docs/data-classes.md').split('\n').filter((line) => line.startsWith('| `'))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')))
const nameIn = (cell = '') => cell.replaceAll('`', '')
const classes = cells.filter(([name]) => !nameIn(name).includes('.'))
const tables = cells.filter(([name]) => nameIn(name).includes('.'))
const columns = read('server/test/report-columns.csv').trim().split('\n').slice(1).map((line) => line.split(','))

/** What is kept from reports though it says nothing of anybody: where a public row lies, and how it is made. */
const NOTHING_OF_ANYBODY = [
  'public_id', 'sha256', 'actor_id', 'content', 'created_by', 'written_by', 'published_by', 'ended_by',
]

test('every table stands in one class, and every class has all its rules', () => {
  expect(tables.map(([name]) => nameIn(name))).toEqual(columns.map(([table]) => table))
  expect(classes.filter((rules) => rules.length !== 6 || rules.some((rule) => rule.trim() === ''))).toEqual([])
  const known = classes.map(([name]) => nameIn(name))
  expect(tables.filter(([, name, kept]) => !known.includes(nameIn(name)) || !kept)).toEqual([])
  expect(known.filter((one) => !tables.some(([, name]) => nameIn(name) === one))).toEqual([])
})

test('what is kept from reports stands in no class that keeps nothing', () => {
  const open = tables.filter(([, name]) => nameIn(name) === 'none').map(([name]) => nameIn(name))
  const delicate = columns.filter(([table = '', , kept = '']) => open.includes(table) && kept.split(' ')
    .some((column) => column !== '' && !NOTHING_OF_ANYBODY.includes(column)))
  expect(delicate.map(([table]) => table)).toEqual([
    'audit.clock', 'audit.cursor', 'audit.seal', 'notifications.template', // of the program's own working
  ])
})

test('what is deleted after days goes by a policy that there is', () => {
  const keys =
    (parse(read('data/policies.yaml')) as { policies: readonly { key: string }[] }).policies.map(({ key }) => key)
  const named = tables.flatMap(([, , kept = '']) => [...kept.matchAll(/policy `([a-z-]+)`/g)].map(([, key]) => key))
  expect(named.length).toBeGreaterThan(3)
  expect(named.filter((key) => !keys.includes(key ?? ''))).toEqual([])
})
