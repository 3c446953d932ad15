/** Need: lint sees the types: a promise nobody waits for, a value without a type, cannot come in by a slip. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Beside each other what is stopped, by which rule, and what may stand. */
const CASES: readonly (readonly [rule: string, stopped: string, passes: string])[] = [
  ['no-floating-promises', 'save()', 'await save()'],
  ['no-misused-promises', '[1].forEach(async () => save())', '[1].forEach((one) => { sum += one })'],
  ['no-misused-promises', 'if (save()) sum += 1', 'if (await saved()) sum += 1'],
  ['await-thenable', 'await sum', 'await save()'],
  ['no-unsafe-call', "JSON.parse('1')()", "check(JSON.parse('1'))"],
  ['no-unsafe-member-access', "sum += Number(JSON.parse('1').a)", "sum += Number((JSON.parse('1') as { a: unknown }).a)"],
  ['no-explicit-any', 'export const a: any = 1', 'export const a: unknown = 1'],
  ['no-non-null-assertion', 'sum += list[0]!', 'sum += list[0] ?? 0'],
  ['no-unnecessary-condition', 'sum += list?.length', 'sum += list.length'],
  ['only-throw-error', "if (sum > 9) throw 'more'", "if (sum > 9) throw new Error('more')"],
  ['switch-exhaustiveness-check', "switch (state) { case 'open': sum += 1 }",
    "switch (state) { case 'open': sum += 1; break; case 'shut': sum -= 1 }"],
  ['restrict-template-expressions', 'say(`a${{ a: 1 }}`)', 'say(`a${sum}`)'],
]
const AROUND = `declare let sum: number
declare const list: number[]
declare const state: 'open' | 'shut'
declare const save: () => Promise<void>
declare const saved: () => Promise<boolean>
declare const say: (word: string) => void
declare const check: (value: unknown) => void
`

/** The rules that the linter named for each of some files. */
function ruleNamesOf(files: readonly string[]): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-lint-'))
  try {
    const tsconfig = { extends: join(ROOT, 'tsconfig.json'), include: ['*.ts'], compilerOptions: { types: [] } }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig))
    files.forEach((text, nth) => { writeFileSync(join(folder, `${nth}.ts`), text) })
    const { stdout } = spawnSync(process.execPath, [
      join(ROOT, 'node_modules/oxlint/bin/oxlint'), '-c', join(ROOT, '.oxlintrc.json'), '--type-aware',
      '--tsconfig', join(folder, 'tsconfig.json'), '-f', 'unix', folder,
    ], { cwd: ROOT, encoding: 'utf8' })
    return files.map((_, nth) => stdout.split('\n').filter((line) => line.includes(`/${nth}.ts:`))
      .map((line) => /\(([a-z-]+)\)\]$/.exec(line)?.[1] ?? line))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('each rule stops what it is for, and nothing else', () => {
  const found = ruleNamesOf(CASES.flatMap(([, stopped, passes]) => [AROUND + stopped, `${AROUND}${passes}\nexport {}\n`]))
  expect(CASES.map((_, nth) => found[2 * nth + 1])).toEqual(CASES.map(() => []))
  expect(CASES.filter(([rule], nth) => !found[2 * nth]?.includes(rule))).toEqual([])
})
