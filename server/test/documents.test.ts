/** Need: whoever reads the papers of the house can rely on them, and nobody's number stands in it. */
import { describe, expect, test } from 'vitest'
import {
  CHECKS, type Check, checkEvents, checkGlossary, checkLaw, checkLinks, checkNumbers, checkProblems, checkScripts,
  papersOf,
  readRepository,
} from './document-checks.ts'

describe('our papers agree with our code', () => {
  const tree = readRepository()

  test('and there is something to read', () => {
    expect(tree.size).toBeGreaterThan(300)
    expect(papersOf(tree).length).toBeGreaterThan(20)
  })

  test.each(Object.keys(CHECKS))('on %s', (name) => {
    expect(CHECKS[name]?.(tree)).toEqual([])
  })
})

const ROOM = 'server/src/modules/dossiers/a.ts'
const RECORD = (event: string) => `export async function f(ctx: Ctx) { await recordEvent(ctx, ${event}) }`
const CLOSE = `export function closeDeed(ctx: Ctx, type: string) { return recordEvent(ctx, { type, data: {} }) }\n`
const NUMBERS = { foreign: ['0441', '85001234'].join(''), abroad: ['3121', '85001234'].join('') }

/** Texts put into an empty house, and what is said of it. */
test.each<[string, Check, Record<string, string>, string[]]>([
  [
    'an event by its own name', checkEvents, { [ROOM]: RECORD(`{ type: 'thing.told' }`) },
    ['docs/events.md lacks thing.told'],
  ],
  [
    'an event by a constant', checkEvents,
    { [ROOM]: `const EVENT = { type: 'thing.told' } as const\n${RECORD('EVENT')}` },
    ['docs/events.md lacks thing.told'],
  ],
  [
    'events by a choice', checkEvents, { [ROOM]: RECORD(`{ type: is ? 'thing.told' : 'thing.kept' }`) },
    ['docs/events.md lacks thing.told', 'docs/events.md lacks thing.kept'],
  ],
  [
    'an event by an argument', checkEvents, { [ROOM]: `${CLOSE}closeDeed(ctx, 'thing.told')` },
    ['docs/events.md lacks thing.told'],
  ],
  [
    'events by a table', checkEvents,
    { [ROOM]: `${CLOSE}const E = { a: 'thing.a', b: 'thing.b' }\ncloseDeed(ctx, E[x])` },
    ['docs/events.md lacks thing.a', 'docs/events.md lacks thing.b'],
  ],
  [
    'events by a template', checkEvents,
    { [ROOM]: `${CLOSE.replace(', type:', ', end:').replace('type,', 'type: `thing.${end}`,')}closeDeed(ctx, 'told')` },
    ['docs/events.md lacks thing.told'],
  ],
  [
    'an event that is spread', checkEvents,
    { [ROOM]: `const EVENT = { type: 'thing.told' } as const\n${RECORD('{ ...EVENT, data: {} }')}` },
    ['docs/events.md lacks thing.told'],
  ],
  ['an event nobody can read', checkEvents, { [ROOM]: RECORD('make()') }, ['docs/events.md lacks ?']],
  [
    'an event that is gone', checkEvents, { 'docs/events.md': '| `thing.gone` | x |' },
    ['docs/events.md has thing.gone, the code has not'],
  ],
  [
    'an event of dossiers without words', checkEvents,
    { [ROOM]: RECORD(`{ type: 'dossier.told' }`), 'docs/events.md': '| `dossier.told` |' },
    ['api/event-texts.ts lacks dossier.told'],
  ],
  [
    'an event of something else in the history of a dossier', checkEvents,
    {
      [ROOM]: `const OF = { type: 'thing.told', dossierId }\n${RECORD('{ ...OF, data: {} }')}`,
      'docs/events.md': '| `thing.told` |',
    },
    ['api/event-texts.ts lacks thing.told'],
  ],
  [
    'a problem', checkProblems,
    { 'server/src/api/a.ts': `const P = { 'no-thing': { status: 404, title: 'x', detail: 'y' } }` },
    ['docs/problems.md lacks no-thing 404'],
  ],
  ['a problem of another status', checkProblems,
    {
      'server/src/api/a.ts': `const P = { gone: { status: 404, title: 'x', detail: 'y' } }`,
      'docs/problems.md': '| `gone` | 409 | x |',
    },
    ['docs/problems.md lacks gone 404', 'docs/problems.md has gone 409, the code has not']],
  [
    'a word that the code does not use', checkGlossary,
    { 'docs/glossary.md': '| hồ sơ | `dossier` | x |', [ROOM]: 'const dossiers = 1' },
    ['docs/glossary.md has dossier, the code has not'],
  ],
  ['a state without a word', checkGlossary, {
    'server/src/modules/dossiers/domain/lifecycle.expected.csv': 'state,code,clock,action\nfrozen,1,x,thaw',
  },
    ['docs/glossary.md lacks frozen', 'docs/glossary.md lacks thaw']],
  ['an act', checkLaw, { [ROOM]: '// NĐ 99/2030 Đ.1', 'docs/law.md': 'NĐ 61/2018' }, ['docs/law.md lacks NĐ 99/2030']],
  [
    'an act of a policy', checkLaw, { 'data/policies.yaml': 'article: QCVN 12:2026' },
    ['docs/law.md lacks QCVN 12:2026'],
  ],
  ['a link to nothing', checkLinks, { 'docs/a.md': '[x](b.md)' }, ['docs/a.md points at b.md, which is not there']],
  [
    'a link to no heading', checkLinks, { 'docs/a.md': '[x](b.md#lên-đâu)', 'docs/b.md': '# Ở đây' },
    ['docs/a.md points at b.md#lên-đâu, which is not there'],
  ],
  [
    'a picture nobody makes', checkLinks, { 'docs/huong-dan/a.md': '![x](../pictures/khong-co.png)' },
    ['docs/huong-dan/a.md points at ../pictures/khong-co.png, which is not there'],
  ],
  [
    'a file that is gone', checkLinks, { 'README.md': 'See `server/src/gone.ts`.' },
    ['README.md points at server/src/gone.ts, which is not there'],
  ],
  [
    'a script that is gone', checkScripts, { 'README.md': 'npm run gone', 'package.json': '{"scripts":{}}' },
    ['README.md calls the script gone, which is not there'],
  ],
  ['a command that is gone', checkScripts, {
    'README.md': 'npx motcua gone', 'package.json': '{"scripts":{}}', 'server/src/app/main.ts': "  start: ['x']",
  },
    ['README.md calls the command gone, which is not there']],
  [
    'a personal number', checkNumbers, { 'data/a.yaml': `number: '${NUMBERS.foreign}'` },
    [`data/a.yaml has the personal number ${NUMBERS.foreign}`],
  ],
  [
    'a personal number of somebody born abroad', checkNumbers, { 'docs/a.md': `(${NUMBERS.abroad})` },
    [`docs/a.md has the personal number ${NUMBERS.abroad}`],
  ],
])('%s is found', (_, check, planted, complaints) => {
  expect(check(new Map(Object.entries(planted)))).toEqual(complaints)
})

test.each<[string, Check, Record<string, string>]>([
  [
    'events that are listed', checkEvents,
    { [ROOM]: `${CLOSE}closeDeed(ctx, 'thing.told')`, 'docs/events.md': '| `thing.told` | x |' },
  ],
  ['links to headings and files', checkLinks, {
    'docs/a.md': '[x](b.md#ở-đây) `cli/c.ts` [y](https://example.org)', 'docs/b.md': '# Ở đây',
    'server/src/cli/c.ts': '',
  }],
  ['pictures that will be made', checkLinks, { 'docs/huong-dan/a.md': '![x](../pictures/trang-chu.png)' }],
  [
    'invented people, phones, ids and hashes', checkNumbers,
    { 'a.ts': `000185990001 840500000001 00000000-0000-4000-8000-${NUMBERS.foreign} a${NUMBERS.foreign}f` },
  ],
])('%s are no fault', (_, check, planted) => {
  expect(check(new Map(Object.entries(planted)))).toEqual([])
})
