/**
 * Need: a screen looks as it was drawn. All style sheets of the desk are one in the browser: a class that two rooms lay
 * out, each for itself, is laid out by whichever comes last, on the screen of the other too.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const WEB = join(import.meta.dirname, '..')
/** What holds for all rooms, such as paper and forced colours, names classes of them. */
const FOR_ALL = 'app/tokens.css'

const ALONE = /^\s*\.([\w-]+)(?:[\s>+~]+\.\1)*\s*$/

/** Classes of rules that speak of nothing else: those are laid out there. Paper may hide what is another's. */
function classesLaidOut(sheet: string): string[] {
  const screen = sheet.replaceAll(/\/\*.*?\*\//gs, '').replaceAll(/@media print \{(?:[^{}]*\{[^{}]*\})*\s*\}/g, '')
  const selectors = [...screen.matchAll(/([^{}@]+)\{/g)].flatMap(([, list = '']) => list.split(','))
  return [...new Set(selectors.flatMap((selector) => ALONE.exec(selector)?.[1] ?? []))]
}

/** Classes of more than one sheet, with the sheets. */
function laidOutTwice(sheets: readonly (readonly [file: string, content: string])[]): string[] {
  const owners = new Map<string, string[]>()
  for (const [file, content] of sheets)
    for (const name of classesLaidOut(content)) owners.set(name, [...owners.get(name) ?? [], file])
  return [...owners].filter(([, files]) => files.length > 1).map(([name, files]) => `.${name}: ${files.join(', ')}`)
}

test('no class of the desk is laid out by two style sheets', () => {
  const files = readdirSync(WEB, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css') && file !== FOR_ALL && !/^(portal|offline)/.test(file))
  expect(files.length).toBeGreaterThan(20)
  expect(laidOutTwice(files.sort().map((file) => [file, readFileSync(join(WEB, file), 'utf8')]))).toEqual([])
})

test('such a class is found', () => {
  const sheets = [
    ['a.css', '.x + .x { margin: 0 } @media print { .z { display: none } }'],
    ['b.css', '@media (min-width: 1rem) { .x { height: 34rem } }'],
    ['c.css', '.y .x, .x a { color: red } .z { top: 0 }'],
  ] as const
  expect(laidOutTwice(sheets)).toEqual(['.x: a.css, b.css'])
})
