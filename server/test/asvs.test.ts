/** Need: docs/asvs.md is true: every requirement is there once, and what it names exists (part K, K7). */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const ROOT = new URL('../../', import.meta.url)
const page = readFileSync(new URL('docs/asvs.md', ROOT), 'utf8')

interface Row { readonly id: string; readonly level: string; readonly shown: string; readonly where: string }

function rowsOf(text: string): Row[] {
  return text.split('\n').flatMap((line) => {
    const [, id = '', level = '', , shown = '', where = ''] = line.split('|').map((one) => one.trim())
    return /^V\d/.test(id) ? [{ id, level, shown, where }] : []
  })
}

/** What is wrong with how a requirement is said to be shown; nothing, if it can be. */
function faultOf({ shown, where }: Row): string | undefined {
  if (shown === 'test') {
    const [, file = '', title = '', row] = /^`([^`]+)`: (.+?)(?:; row “(.+)”)?$/.exec(where) ?? []
    if (!existsSync(new URL(file, ROOT)) || file === '') return 'no such file'
    const source = readFileSync(new URL(file, ROOT), 'utf8')
    if (title === '' || !titlesIn(source).some((one) => one.includes(title))) return 'no such test'
    return row === undefined || isRowIn(source, row) ? undefined : 'no such row'
  }
  if (shown === 'drill') {
    const name = /^`([\w-]+)`$/.exec(where)?.[1] ?? ''
    return new RegExp(`name: '${name}'`).test(drills()) && name !== '' ? undefined : 'no such drill'
  }
  if (!['by hand', 'not applicable', 'open'].includes(shown)) return 'shown in no known way'
  return where === '' ? 'says nothing' : undefined
}

/** The names of tests and of groups of them, also of those over a table; no other text of the file. */
function titlesIn(source: string): string[] {
  const named =
    /(?:^\s*(?:test|describe)(?:\.\w+)*(?:<[^\n]*?>)?\(|^\s*\](?: as const)?\)\(|\)\()\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/gm
  return [...source.matchAll(named)].map(([, , title = '']) => title.replaceAll('\\\'', '\''))
}

/** Whether a table of the file has a row with this word, as its last one. */
function isRowIn(source: string, word: string): boolean {
  return source.split('\n').some((line) => line.trimStart().startsWith('[') && line.trimEnd().endsWith(`'${word}'],`))
}

let allDrills = ''
/** The sources of the drills that `npm run drill -- all` runs. */
function drills(): string {
  if (allDrills !== '') return allDrills
  const list = new URL('e2e/drills/all.ts', ROOT)
  const files = [...readFileSync(list, 'utf8').matchAll(/from '(\.[^']+)'/g)].map(
    ([, path = '']) => new URL(path, list),
  )
  return allDrills = files.map((file) => readFileSync(file, 'utf8')).join('\n')
}

describe('the page on ASVS', () => {
  const rows = rowsOf(page)

  test('has the 70 requirements of level 1 and the 183 of level 2, each once (ASVS 5.0.0)', () => {
    expect(rows.filter(({ level }) => level === '1')).toHaveLength(70)
    expect(rows.filter(({ level }) => level === '2')).toHaveLength(183)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(253)
  })

  test('names only tests and drills that there are, and says a word on all others', () => {
    const faults = rows.map((row) => [row.id, faultOf(row)] as const)
    expect(faults.filter(([, fault]) => fault !== undefined)).toEqual([])
  })

  test.each([
    ['test', '`server/test/none.test.ts`: anything', 'no such file'],
    ['test', '`server/test/asvs.test.ts`: nobody wrote' + ' this', 'no such test'],
    // Words of a comment and of a check in that file, which are no names of tests.
    ['test', '`server/test/asvs.test.ts`: docs/asvs.md is true', 'no such test'],
    ['test', '`server/test/asvs.test.ts`: by hand', 'no such test'],
    ['test', '`server/test/lint-bans.test.ts`: stops in; row “long lines”', 'no such row'],
    ['drill', '`none`', 'no such drill'], ['maybe', 'some day', 'shown in no known way'], ['open', '', 'says nothing'],
  ])('finds fault with a row shown by %s: %s', (shown, where, fault) => {
    expect(faultOf({ id: 'V0.0.0', level: '1', shown, where })).toBe(fault)
  })
})
