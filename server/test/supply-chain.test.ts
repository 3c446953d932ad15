/**
 * Need: what the program is made of is known to the last package, runs nothing while it is installed, and may be given
 * on.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = new URL('../../', import.meta.url)
const read = (path: string) => JSON.parse(readFileSync(new URL(path, ROOT), 'utf8')) as Record<string, unknown>

interface Locked {
  readonly version?: string
  readonly integrity?: string
  readonly link?: boolean
  readonly license?: string
  readonly hasInstallScript?: boolean
  readonly os?: readonly string[]
}
const packages = Object.entries(read('package-lock.json')['packages'] as Record<string, Locked>)
  .filter(([path, { link }]) => path.includes('node_modules/') && link !== true)
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

test('packages with an install script are those of which somebody has decided', () => {
  const { allowScripts } = read('package.json') as { allowScripts: Record<string, boolean> }
  const withScript = packages.filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([path]) => nameOf(path))
  expect([...new Set(withScript)].sort()).toEqual(Object.keys(allowScripts).sort())
})

test('every package that is named is named with one version, and overridden ones too', () => {
  for (const folder of ['', 'contracts/', 'forms/', 'sandbox/', 'server/', 'web/']) {
    const { dependencies, devDependencies, overrides } = read(`${folder}package.json`)
    for (const [name, version] of Object.entries({
      ...dependencies ?? {}, ...devDependencies ?? {}, ...overrides ?? {},
    }))
      expect([name, version]).toEqual([name, expect.stringMatching(/^(npm:[\w@/.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/)])
  }
})

test('what is installed is held to its content', () => {
  const stubs = (os?: readonly string[]) => os?.[0] === 'none'
  const open = packages.filter(([, { integrity, os }]) => integrity === undefined && !stubs(os)).map(([path]) => path)
  expect(open).toEqual([])
})

/** That may be given on with a program under EUPL-1.2; a new one is read by somebody before it stands here. */
const FIT = [
  'MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0', 'Unlicense',
  'MPL-2.0', 'Python-2.0', 'CC-BY-3.0', '(MIT OR CC0-1.0)', '(MIT AND Zlib)', 'MIT AND OFL-1.1', 'bpmn.io',
  // jszip, which docx packs with: one of two, of which MIT is taken
  '(MIT OR GPL-3.0-or-later)',
  // libvips, a library of its own beside the program, and replaceable; EUPL-1.2 has the licence in its appendix
  'LGPL-3.0-or-later', 'Apache-2.0 AND LGPL-3.0-or-later', 'Apache-2.0 AND LGPL-3.0-or-later AND MIT',
]

test('no package has a licence of which nobody has decided that it goes with EUPL-1.2', () => {
  const unfit = packages.filter(([, { os }]) => os?.[0] !== 'none')
    .filter(([path, { license }]) => !FIT.includes(KNOWN[nameOf(path)] ?? license ?? ''))
  expect(unfit.map(([path, { license }]) => `${path} ${license ?? 'none'}`)).toEqual([])
})

/**
 * Packages whose licence stands in a file of theirs alone. `bpmn.io` is MIT, with the watermark that must stay in sight
 * wherever their drawings are shown (ADR 0039).
 */
const KNOWN: Readonly<Record<string, string>> = {
  'combine-errors': 'MIT', 'component-props': 'MIT', 'parse-cache-control': 'BSD-3-Clause', 'bpmn-js': 'bpmn.io',
  'dmn-js-decision-table': 'bpmn.io', 'dmn-js-literal-expression': 'bpmn.io', 'dmn-js-shared': 'bpmn.io',
}

test('docs/licences.md is what scripts/licences.mjs makes of the lock', () => {
  const script = fileURLToPath(new URL('scripts/licences.mjs', ROOT))
  const made = execFileSync(process.execPath, [script, '--print'], { encoding: 'utf8' })
  expect(readFileSync(new URL('docs/licences.md', ROOT), 'utf8')).toBe(made)
})
