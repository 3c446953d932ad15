/**
 * Need: whoever reads English reads all of it, and nobody keeps a sentence that no screen says. Texts that a person
 * reads stand in catalogues (`*-texts.ts`); texts-in-code.txt names the files that do not keep to it yet, and
 * texts-of-law.txt those whose Vietnamese is no text of a screen: words of a legal paper or of the data, with the why.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Text, TextCatalogue } from '@motcua/contracts/texts.ts'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const FOLDERS = ['server/src/api', 'server/src/pages', 'contracts/src', 'web/src', 'forms/src']
const VIETNAMESE = /[ăâđêôơưĂÂĐÊÔƠƯ\u0300-\u0309\u0323]/u

const files = FOLDERS.flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true })
  .map((file) => join(folder, String(file)))).filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
const catalogues = files.filter((file) => file.endsWith('-texts.ts'))
const code = files.filter((file) => !file.endsWith('-texts.ts'))
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

const said = await Promise.all(catalogues.map(async (file) =>
  ({ file, exported: Object.entries(await import(join(ROOT, file)) as Record<string, TextCatalogue>) })))
const all: [name: string, text: Text][] = said.flatMap(({ file, exported }) => exported.flatMap(([name, texts]) =>
  Object.entries(texts).map(([key, text]): [string, Text] => [`${file} ${name}.${key}`, text])))

describe('a text is complete in both languages', () => {
  test('there are texts', () => expect(all.length).toBeGreaterThan(10)) // nothing found would be nothing wrong

  test.each(all)('%s', (_, { vi, en }) => {
    expect([vi, en].map((one) => one.normalize('NFC'))).toEqual([vi, en])
    expect([vi.trim(), en.trim()]).not.toContain('')
    expect(namesIn(en)).toEqual(namesIn(vi))
    const isNameOfLanguage = /^(English|Tiếng Việt)$/.test(en)
    expect(isNameOfLanguage || !hasVietnamese(en)).toBe(true)
  })
})

test('every text is said somewhere', () => {
  const spoken = new Set(code.flatMap((file) => wordsOf(read(file))))
  expect(unsaid(said.flatMap(({ exported }) => exported), spoken)).toEqual([])
})

test('a text that nobody says is found', () => {
  const spoken = new Set(wordsOf('say(PAGE.title); const { hint } = PAGE'))
  expect(unsaid([['PAGE', { title: { vi: 'a', en: 'a' }, forgotten: { vi: 'b', en: 'b' } }]], spoken))
    .toEqual(['PAGE.forgotten'])
})

test('no sentence stands in the code, but for files that are named', () => {
  const linesOf = (list: string) => readFileSync(join(import.meta.dirname, list), 'utf8').split('\n').filter(Boolean)
  const ofLaw = linesOf('texts-of-law.txt').map((line) => line.split(': '))
  expect(ofLaw.filter(([, why = '']) => why.length < 20)).toEqual([])
  expect(code.filter((file) => hasVietnamese(textsIn(file, read(file)).join(' '))).sort())
    .toEqual([...linesOf('texts-in-code.txt'), ...ofLaw.map(([file]) => file)].sort())
})

test.each([
  ['a literal', "const a = 'Hồ sơ'", true], ['a template', 'const a = `Hồ sơ ${b}`', true],
  ['an element', 'const a = <p>Hồ sơ</p>', true], ['an attribute', 'const a = <p title="Hồ sơ" />', true],
  ['a comment', '/** Hồ sơ */ const a = 5', false], ['a name', "const a = 'dossier'", false],
])('a sentence in %s', (_, text, isOne) => expect(hasVietnamese(textsIn('a.tsx', text).join(' '))).toBe(isOne))

function hasVietnamese(text: string): boolean {
  return VIETNAMESE.test(text) || VIETNAMESE.test(text.normalize('NFD'))
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => name).sort()
}

/** `PAGE.title`; `PAGE[`, `sayCode(say, PAGE` and `...PAGE` for a catalogue whose texts are looked up by a code. */
function wordsOf(source: string): string[] {
  return [...source.matchAll(/\b([A-Z][A-Z_]+)(?:\.(\w+)|(\[)|\s*\))|(?:\.\.\.|\bsayCode\(say, )([A-Z][A-Z_]+)\b/g)]
    .map(([, one = '', key, , whole]) => [whole ?? one, key] as const).map(
      ([name, key]) => key === undefined ? name : `${name}.${key}`,
    )
}

function unsaid(exported: readonly (readonly [string, TextCatalogue])[], spoken: ReadonlySet<string>): string[] {
  return exported.flatMap(([name, texts]) => spoken.has(name) ? [] : Object.keys(texts).map((key) => `${name}.${key}`))
    .filter((word) => !spoken.has(word))
}

/** What stands in literals, templates and elements; not names of properties, nor comments. */
function textsIn(file: string, source: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
      || ts.isJsxText(node)) found.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, false,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS))
  return found
}
