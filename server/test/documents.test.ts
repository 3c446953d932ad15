/** Need: whoever reads the papers of the house can rely on them, and nobody's number stands in it. */
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** Path from the root of the repository -> text. */
type Tree = ReadonlyMap<string, string>
type Check = (tree: Tree) => string[]

const isCode = (file: string) =>
  /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && /^(server|web|forms|contracts)\/src\//.test(file)
const readText = (tree: Tree, file: string) => tree.get(file) ?? ''
const rowsOf = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((found) => found.slice(1).join(' '))

/** What one list has and the other has not, said from both sides. */
function differences(code: Iterable<string>, paper: readonly string[], where: string): string[] {
  const known = new Set(code)
  const missing = [...known].filter((one) => !paper.includes(one)).map((one) => `${where} lacks ${one}`)
  const stale = paper.filter((one) => !known.has(one)).map((one) => `${where} has ${one}, the code has not`)
  const twice = paper.filter((one, n) => paper.indexOf(one) !== n).map((one) => `${where} has ${one} twice`)
  return [...missing, ...stale, ...twice]
}

/** Everything that is read of the code, with calls and constants found by name. */
class Sources {
  readonly #files: readonly ts.SourceFile[]
  readonly #calls = new Map<string, ts.CallExpression[]>()
  constructor(tree: Tree, within: (file: string) => boolean) {
    this.#files = [...tree].filter(([file]) => within(file))
      .map(([file, text]) => ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true))
    this.each((node) => {
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression))
        this.#calls.set(node.expression.text, [...this.callsOf(node.expression.text), node])
    })
  }

  each(visit: (node: ts.Node) => void): void {
    const walk = (node: ts.Node): void => { visit(node); ts.forEachChild(node, walk) }
    this.#files.forEach(walk)
  }

  callsOf(name: string): ts.CallExpression[] {
    return this.#calls.get(name) ?? []
  }

  /** The texts an expression may be, through constants, tables, choices and the arguments of whoever calls. */
  textsOf(node: ts.Node | undefined): string[] {
    if (node === undefined) return ['?']
    if (ts.isStringLiteralLike(node)) return [node.text]
    if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
      return this.textsOf(node.expression)
    if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap((one) => this.textsOf(one))
    if (ts.isTemplateExpression(node)) {
      return node.templateSpans.reduce((heads, { expression, literal }) =>
        heads.flatMap((head) => this.textsOf(expression).map((text) => `${head}${text}${literal.text}`)), [node.head.text])
    }
    if (ts.isElementAccessExpression(node)) return this.textsOf(node.expression)
    if (ts.isObjectLiteralExpression(node))
      return node.properties.flatMap((one) => this.textsOf(ts.isPropertyAssignment(one) ? one.initializer : undefined))
    if (ts.isIdentifier(node)) return this.#declarations(node).flatMap((one) => this.textsOf(one))
    return ['?']
  }

  /** The type of an event, which is an object or the name of one. */
  typesOf(node: ts.Node | undefined): string[] {
    if (node && ts.isAsExpression(node)) return this.typesOf(node.expression)
    if (node && ts.isIdentifier(node)) return this.#declarations(node).flatMap((one) => this.typesOf(one))
    if (!node || !ts.isObjectLiteralExpression(node)) return ['?']
    const property =
      node.properties.find((one) => one.name?.getText() === 'type') ?? node.properties.find(ts.isSpreadAssignment)
    if (property && ts.isSpreadAssignment(property)) return this.typesOf(property.expression)
    if (property && ts.isShorthandPropertyAssignment(property)) return this.textsOf(property.name)
    return this.textsOf(property && ts.isPropertyAssignment(property) ? property.initializer : undefined)
  }

  /** The nearest constant of that name; of a parameter, what callers give for it. */
  #declarations(name: ts.Identifier): (ts.Node | undefined)[] {
    for (
      let scope: ts.Node | undefined = name.parent;
      scope !== undefined;
      scope = scope.parent as ts.Node | undefined
    ) {
      if (ts.isFunctionDeclaration(scope)) {
        const index = scope.parameters.findIndex((one) => one.name.getText() === name.text)
        const calls = this.callsOf(scope.name?.text ?? '')
        const near = calls.filter((call) => call.getSourceFile() === name.getSourceFile())
        if (index >= 0) return (near.length > 0 ? near : calls).map((call) => call.arguments[index])
      }
      if (!ts.isBlock(scope) && !ts.isSourceFile(scope)) continue
      for (const statement of scope.statements) {
        const found =
          ts.isVariableStatement(statement) &&
          statement.declarationList.declarations.find((one) => one.name.getText() === name.text)
        if (found) return [found.initializer]
      }
    }
    return [undefined]
  }
}

const checkEvents: Check = (tree) => {
  const sources = new Sources(tree, (file) => isCode(file) && file.startsWith('server/'))
  const types = new Set(sources.callsOf('recordEvent').flatMap((call) => sources.typesOf(call.arguments[1])))
  const paper = rowsOf(readText(tree, 'docs/events.md'), /^\| `([a-z-]+\.[a-z-]+)` \|/gm)
  const shown = rowsOf(readText(tree, 'server/src/api/event-texts.ts'), /'(dossier\.[a-z-]+)':/g)
  const ofDossiers = [...types].filter((type) => type.startsWith('dossier.'))
  return [...differences(types, paper, 'docs/events.md'), ...differences(ofDossiers, shown, 'api/event-texts.ts')]
}

const checkProblems: Check = (tree) => {
  const codes = new Set<string>()
  new Sources(tree, (file) => isCode(file) && file.startsWith('server/src/api/')).each((node) => {
    if (!ts.isPropertyAssignment(node) || !ts.isObjectLiteralExpression(node.initializer)) return
    const valueOf = (name: string) => node.initializer.getText().match(new RegExp(`\\b${name}: (\\d+)`))?.[1]
    const names = node.initializer.properties.map((one) => one.name?.getText())
    if (['status', 'title'].every((one) => names.includes(one))) codes.add(`${node.name.getText().replaceAll(`'`, '')} ${valueOf('status') ?? '?'}`)
  })
  return differences(codes, rowsOf(readText(tree, 'docs/problems.md'), /^\| `([a-z-]+)` \| (\d{3}) \|/gm), 'docs/problems.md')
}

/** Words of the glossary are words of the code, and states and actions of a dossier are in it. */
const checkGlossary: Check = (tree) => {
  const code = [...tree].filter(([file]) => isCode(file) || file.endsWith('.sql')).map(([, text]) => text).join('\n')
  const cells = rowsOf(readText(tree, 'docs/glossary.md'), /^\|[^|]+\| (`[^|]+`) \|/gm)
  const words = new Set(cells.flatMap((cell) => rowsOf(cell, /`([^`]+)`/g)))
  const lost = [...words].filter((word) => !new RegExp(String.raw`(?<![\w-])${word.replaceAll('.', String.raw`\.`)}(?![\w-])`).test(code))
  const matrix = readText(tree, 'server/src/modules/dossiers/domain/lifecycle.expected.csv').trim().split('\n').slice(1).map((line) => line.split(','))
  const needed = new Set(
    matrix.flatMap(([state, , , action]) => [state, action]).filter((word) => word !== undefined && word !== ''),
  )
  return [...lost.map((word) => `docs/glossary.md has ${word}, the code has not`),
    ...[...needed].filter((word) => word !== undefined && !words.has(word)).map((word) => `docs/glossary.md lacks ${String(word)}`)]
}

const ACTS = /(?:(?:NĐ|TT|QĐ|NQ|CV|KH) \d[\d.]*(?:\/\d{4})?|QCVN \d+:\d{4}|(?:BLDS|BLLĐ) \d{4})/g

/** Each act that the code or a policy relies on stands in the list of law. */
const checkLaw: Check = (tree) => {
  const paper = readText(tree, 'docs/law.md')
  const relied = [...tree].filter(
    ([file]) =>
      (isCode(file) || /\.(sql|typ)$|^data\/(policies|calendar)\.yaml$/.test(file)) && !file.includes('/golden/'),
  )
  const acts = new Set(relied.flatMap(([, text]) => text.match(ACTS) ?? []))
  return [...acts].filter((act) => !paper.includes(act)).map((act) => `docs/law.md lacks ${act}`)
}

/** Pictures that a script makes later. */
const PICTURES = [
  'trang-chu', 'thu-tuc', 'to-khai', 'kiem-tra', 'xac-nhan', 'theo-doi', 'dang-nhap', 'danh-sach', 'tiep-nhan', 'ho-so',
  'can-bo', 'giao-vai-tro',
]
const BASES = ['', 'server', 'server/src', 'server/src/modules', 'docs']
const slugOf = (heading: string) =>
  heading
    .toLowerCase().replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '').trim().replace(/\s/g, '-')

const checkLinks: Check = (tree) => {
  const isThere = (path: string) => tree.has(path) || [...tree.keys()].some((file) => file.startsWith(`${path.replace(/\/$/, '')}/`))
  const headings = (file: string) => rowsOf(readText(tree, file), /^#+ (.+)$/gm).map(slugOf)
  return papersOf(tree).flatMap(([file, text]) => {
    const links = rowsOf(text, /\]\(([^)\s]+)\)/g).filter((link) => !/^https?:/.test(link)).filter((link) => {
      const [path = '', anchor] = link.split('#')
      const to = path === '' ? file : normalize(join(dirname(file), path))
      if (/^docs\/pictures\/[a-z-]+\.png$/.test(to))
        return !PICTURES.includes(to.slice('docs/pictures/'.length, -'.png'.length))
      return !isThere(to) || anchor !== undefined && !headings(to).includes(decodeURIComponent(anchor))
    })
    const paths = rowsOf(text, /`([\w.@-]+(?:\/[\w.@-]+)+\.(?:tsx?|mjs|md|sql|ya?ml|csv|json))`/g)
      .filter((path) => ![...BASES, dirname(file)].some((base) => isThere(normalize(join(base, path)))))
    return [...links, ...paths].map((one) => `${file} points at ${one}, which is not there`)
  })
}

const checkScripts: Check = (tree) => {
  const { scripts } = JSON.parse(readText(tree, 'package.json')) as { scripts: Record<string, string> }
  const commands = rowsOf(readText(tree, 'server/src/app/main.ts'), /^ {2}'?([a-z-]+)'?: \[\s*'/gm)
  const called = papersOf(tree).flatMap(([file, text]) => rowsOf(text, /npx motcua ([a-z-]+)/g)
    .filter((name) => !commands.includes(name)).map((name) => `${file} calls the command ${name}, which is not there`))
  return called.concat(
    papersOf(tree).flatMap(([file, text]) =>
      [...rowsOf(text, /npm run ([\w:]+)/g), ...rowsOf(text, /npm (test|start)\b/g)]
        .filter((name) => !Object.hasOwn(scripts, name))
        .map((name) => `${file} calls the script ${name}, which is not there`),
    ),
  )
}

/** A number with the place of a province or a country; place 000 is never given out, 097-099 are neither. */
const PERSONAL = /^(?:0(?:0[1-9]|[1-8]\d|9[0-6])|[1-9]\d\d)\d{9}$/
/** A phone of ours as it is written with the country before it. */
const OUR_PHONE = /^840500000\d{3}$/
const UUID = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/gi

const checkNumbers: Check = (tree) =>
  [...tree]
    .filter(([file]) => !/package-lock\.json$/.test(file))
    .flatMap(([file, text]) =>
      [...text.replace(UUID, '').matchAll(/(?<![\w.])\d{12}(?!\w)/g)]
        .map(([number]) => number).filter((number) => PERSONAL.test(number) && !OUR_PHONE.test(number))
        .map((number) => `${file} has the personal number ${number}`),
    )

function papersOf(tree: Tree): [string, string][] {
  return [...tree].filter(([file]) => file.endsWith('.md') && !file.startsWith('docs/plan/'))
}

/** All text files of the repository: what it holds, not what was brought in or made (`.gitignore`). */
function readRepository(): Tree {
  const made = new Set(['.git', 'node_modules', 'dist', 'coverage', '.motcua'])
  const filesIn = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return made.has(entry.name) ? [] : filesIn(path)
      return entry.isFile() && !/\.(png|pdf|ttf|woff2?|ico|log)$/.test(entry.name) ? [path] : []
    })
  return new Map(filesIn('').map((file) => [file, readFileSync(join(root, file), 'utf8').normalize('NFC')]))
}

const CHECKS: Readonly<Record<string, Check>> = {
  events: checkEvents, problems: checkProblems, glossary: checkGlossary, law: checkLaw, links: checkLinks,
  scripts: checkScripts, 'personal numbers': checkNumbers,
}

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
  ['an event by its own name', checkEvents, { [ROOM]: RECORD(`{ type: 'thing.told' }`) }, ['docs/events.md lacks thing.told']],
  ['an event by a constant', checkEvents, { [ROOM]: `const EVENT = { type: 'thing.told' } as const\n${RECORD('EVENT')}` }, ['docs/events.md lacks thing.told']],
  ['events by a choice', checkEvents, { [ROOM]: RECORD(`{ type: is ? 'thing.told' : 'thing.kept' }`) }, ['docs/events.md lacks thing.told', 'docs/events.md lacks thing.kept']],
  ['an event by an argument', checkEvents, { [ROOM]: `${CLOSE}closeDeed(ctx, 'thing.told')` }, ['docs/events.md lacks thing.told']],
  ['events by a table', checkEvents, { [ROOM]: `${CLOSE}const E = { a: 'thing.a', b: 'thing.b' }\ncloseDeed(ctx, E[x])` }, ['docs/events.md lacks thing.a', 'docs/events.md lacks thing.b']],
  ['events by a template', checkEvents, { [ROOM]: `${CLOSE.replace(', type:', ', end:').replace('type,', 'type: `thing.${end}`,')}closeDeed(ctx, 'told')` }, ['docs/events.md lacks thing.told']],
  ['an event that is spread', checkEvents, { [ROOM]: `const EVENT = { type: 'thing.told' } as const\n${RECORD('{ ...EVENT, data: {} }')}` }, ['docs/events.md lacks thing.told']],
  ['an event nobody can read', checkEvents, { [ROOM]: RECORD('make()') }, ['docs/events.md lacks ?']],
  ['an event that is gone', checkEvents, { 'docs/events.md': '| `thing.gone` | x |' }, ['docs/events.md has thing.gone, the code has not']],
  ['an event of dossiers without words', checkEvents, { [ROOM]: RECORD(`{ type: 'dossier.told' }`), 'docs/events.md': '| `dossier.told` |' }, ['api/event-texts.ts lacks dossier.told']],
  ['a problem', checkProblems, { 'server/src/api/a.ts': `const P = { 'no-thing': { status: 404, title: 'x', detail: 'y' } }` }, ['docs/problems.md lacks no-thing 404']],
  ['a problem of another status', checkProblems,
    { 'server/src/api/a.ts': `const P = { gone: { status: 404, title: 'x', detail: 'y' } }`, 'docs/problems.md': '| `gone` | 409 | x |' },
    ['docs/problems.md lacks gone 404', 'docs/problems.md has gone 409, the code has not']],
  ['a word that the code does not use', checkGlossary, { 'docs/glossary.md': '| hồ sơ | `dossier` | x |', [ROOM]: 'const dossiers = 1' }, ['docs/glossary.md has dossier, the code has not']],
  ['a state without a word', checkGlossary, { 'server/src/modules/dossiers/domain/lifecycle.expected.csv': 'state,code,clock,action\nfrozen,1,x,thaw' },
    ['docs/glossary.md lacks frozen', 'docs/glossary.md lacks thaw']],
  ['an act', checkLaw, { [ROOM]: '// NĐ 99/2030 Đ.1', 'docs/law.md': 'NĐ 61/2018' }, ['docs/law.md lacks NĐ 99/2030']],
  ['an act of a policy', checkLaw, { 'data/policies.yaml': 'article: QCVN 12:2026' }, ['docs/law.md lacks QCVN 12:2026']],
  ['a link to nothing', checkLinks, { 'docs/a.md': '[x](b.md)' }, ['docs/a.md points at b.md, which is not there']],
  ['a link to no heading', checkLinks, { 'docs/a.md': '[x](b.md#lên-đâu)', 'docs/b.md': '# Ở đây' }, ['docs/a.md points at b.md#lên-đâu, which is not there']],
  ['a picture nobody makes', checkLinks, { 'docs/huong-dan/a.md': '![x](../pictures/khong-co.png)' }, ['docs/huong-dan/a.md points at ../pictures/khong-co.png, which is not there']],
  ['a file that is gone', checkLinks, { 'README.md': 'See `server/src/gone.ts`.' }, ['README.md points at server/src/gone.ts, which is not there']],
  ['a script that is gone', checkScripts, { 'README.md': 'npm run gone', 'package.json': '{"scripts":{}}' }, ['README.md calls the script gone, which is not there']],
  ['a command that is gone', checkScripts, { 'README.md': 'npx motcua gone', 'package.json': '{"scripts":{}}', 'server/src/app/main.ts': "  start: ['x']" },
    ['README.md calls the command gone, which is not there']],
  ['a personal number', checkNumbers, { 'data/a.yaml': `number: '${NUMBERS.foreign}'` }, [`data/a.yaml has the personal number ${NUMBERS.foreign}`]],
  ['a personal number of somebody born abroad', checkNumbers, { 'docs/a.md': `(${NUMBERS.abroad})` }, [`docs/a.md has the personal number ${NUMBERS.abroad}`]],
])('%s is found', (_, check, planted, complaints) => {
  expect(check(new Map(Object.entries(planted)))).toEqual(complaints)
})

test.each<[string, Check, Record<string, string>]>([
  ['events that are listed', checkEvents, { [ROOM]: `${CLOSE}closeDeed(ctx, 'thing.told')`, 'docs/events.md': '| `thing.told` | x |' }],
  ['links to headings and files', checkLinks, { 'docs/a.md': '[x](b.md#ở-đây) `cli/c.ts` [y](https://example.org)', 'docs/b.md': '# Ở đây', 'server/src/cli/c.ts': '' }],
  ['pictures that will be made', checkLinks, { 'docs/huong-dan/a.md': '![x](../pictures/trang-chu.png)' }],
  ['invented people, phones, ids and hashes', checkNumbers, { 'a.ts': `000185990001 840500000001 00000000-0000-4000-8000-${NUMBERS.foreign} a${NUMBERS.foreign}f` }],
])('%s are no fault', (_, check, planted) => {
  expect(check(new Map(Object.entries(planted)))).toEqual([])
})
