/** Need: a drill's control takes out a guard that is there; one that has moved is told here, not after the drill. */
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
interface Guard { readonly where: string; readonly file: string; readonly text: string }

describe('each guard of the drills', () => {
  const guards = drills().flatMap(guardsIn)

  test('is found', () => {
    expect(guards.length).toBeGreaterThan(30)
  })

  test.each(guards)('$where takes out of $file stands there once', ({ file, text }) => {
    expect(readFileSync(join(root, file), 'utf8').split(text)).toHaveLength(2)
  })
})

test('a guard is read with what it is put together from, and one that cannot be read is told', () => {
  const text = "const A = 'a/a.ts'\nconst X = [{ file: A, text: 'b' + `c`, instead: '' }]"
  expect(guardsIn(['d.ts', text])).toEqual([{ where: 'd.ts:2', file: 'a/a.ts', text: 'bc' }])
  expect(() => guardsIn(['d.ts', "const X = { file: 'a.ts', text: made(), instead: '' }"])).toThrow('d.ts:1')
})

function drills(): [string, string][] {
  return readdirSync(join(root, 'e2e/drills'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [`e2e/drills/${name}`, readFileSync(join(root, 'e2e/drills', name), 'utf8')])
}

/** Objects with `file`, `text` and `instead`; texts of other people's data have no such file from the root. */
function guardsIn([name, source]: readonly [string, string]): Guard[] {
  const parsed = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true)
  const constants = new Map<string, ts.Expression>()
  const found: Guard[] = []
  const valueOf = (node: ts.Expression): string | undefined => {
    if (ts.isStringLiteralLike(node)) return node.text
    if (ts.isIdentifier(node)) {
      const constant = constants.get(node.text)
      return constant && valueOf(constant)
    }
    if (!ts.isBinaryExpression(node)) return undefined
    const [left, right] = [valueOf(node.left), valueOf(node.right)]
    return left !== undefined && right !== undefined ? left + right : undefined
  }
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      constants.set(node.name.text, node.initializer)
    if (ts.isObjectLiteralExpression(node)) {
      const of = (key: string) => node.properties.filter(ts.isPropertyAssignment)
        .find((one) => one.name.getText(parsed) === key)?.initializer
      const [file, text, instead] = [of('file'), of('text'), of('instead')]
      if (file && text && instead) {
        const where = `${name}:${String(parsed.getLineAndCharacterOfPosition(node.getStart(parsed)).line + 1)}`
        const guard = { where, file: valueOf(file), text: valueOf(text) }
        if (guard.file === undefined || guard.text === undefined) throw new Error(`${where} cannot be read`)
        if (guard.file.includes('/')) found.push(guard as Guard)
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(parsed)
  return found
}
