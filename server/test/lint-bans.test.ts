/** Need: what has opened doors elsewhere cannot come in by a slip (ASVS 5.0: 1.2.4, 1.2.5, 1.3.2, 3.2.2, 11.4.1 …). */
import { ESLint, Linter } from 'eslint'
import tseslint from 'typescript-eslint'
import { beforeAll, describe, expect, test } from 'vitest'

const ROOT = new URL('../..', import.meta.url).pathname

/** Where it stands, what stands there, and the ban that stops it. */
const STOPPED: readonly (readonly [file: string, code: string, ban: string])[] = [
  ['web/src/portal/a.ts', 'place.innerHTML = name', 'text as markup'],
  ['web/src/portal/a.ts', "place.insertAdjacentHTML('beforeend', name)", 'text as markup'],
  ['web/src/portal/a.ts', 'place.outerHTML = name', 'text as markup'],
  ['web/src/portal/a.ts', 'document.write(name)', 'text as markup'],
  ['web/src/desk/a.tsx', 'export const a = <p dangerouslySetInnerHTML={{ __html: name }} />', 'text as markup'],
  ['web/src/desk/a.tsx', 'export const a = createElement("p", { dangerouslySetInnerHTML: name })', 'text as markup'],
  ['web/src/desk/a.tsx', 'export const a = <iframe srcDoc={name} />', 'text as markup'],
  ['web/src/desk/a.tsx', 'export const a = <embed src={name} />', 'plug-ins'],
  ['server/src/api/a.ts', 'eval(text)', 'text as program'],
  ['server/src/api/a.ts', 'new Function(text)', 'text as program'],
  ['server/src/api/a.ts', "import { runInContext } from 'node:vm'", 'text as program'],
  ['server/src/platform/a.ts', 'load.deserialize(bytes)', 'objects revived from bytes'],
  ['server/src/platform/a.ts', "import { exec } from 'node:child_process'", 'a shell'],
  ['server/src/platform/a.ts', "spawn('convert', [name], { shell: true })", 'a shell'],
  ['server/src/modules/identity/a.ts', 'const code = Math.random()', 'chance that can be guessed'],
  ['server/src/modules/documents/a.ts', "createHash('md5')", 'broken hashes and ciphers'],
  ['server/src/modules/documents/a.ts', "createHmac('sha1', key)", 'broken hashes and ciphers'],
  ['server/src/platform/a.ts', "createCipheriv('aes-256-ecb', key, null)", 'broken hashes and ciphers'],
  ['server/src/platform/mail.ts', 'connect({ rejectUnauthorized: false })', 'trusting any certificate'],
  ['web/src/portal/a.ts', "window.addEventListener('message', take)", 'messages between windows'],
  ['server/src/api/a.ts', 'console.log(person)', 'lines past the log'],
  ['server/src/pages/a.ts', 'decodeURIComponent(path)', 'decoding of addresses'],
  ['forms/src/a.ts', 'new RegExp(value)', 'patterns made of values'],
  ['server/src/modules/dossiers/store.ts', 'sql.raw(order)', 'SQL made of text'],
  ['server/src/modules/dossiers/store.ts', 'CompiledQuery.raw(text)', 'SQL made of text'],
  ['server/src/modules/dossiers/a.ts', 'fetch(address)', 'calls to the outside'],
  ['server/src/api/a.ts', "import { request } from 'node:https'", 'calls to the outside'],
]

/** What may stand, each beside one that may not. */
const PASSED: readonly (readonly [file: string, code: string])[] = [
  ['web/src/portal/a.ts', 'place.textContent = name'],
  ['server/src/platform/a.ts', "import { execFile } from 'node:child_process'"],
  ['server/src/modules/documents/a.ts', "createHash('sha256')"],
  ['server/src/platform/a.ts', "createCipheriv('aes-256-gcm', key, nonce)"],
  ['forms/src/a.ts', "new RegExp('^a$')"],
  ['forms/src/pattern-of.ts', 'new RegExp(pattern)'],
  ['server/src/platform/db.ts', "CompiledQuery.raw('commit')"],
  ['server/src/platform/sms/sms-port.ts', 'fetch(url)'],
  ['server/src/api/a.ts', "import type { IncomingMessage } from 'node:http'"],
]

let eslint: ESLint
beforeAll(() => { eslint = new ESLint({ cwd: ROOT }) })

/** What the rule as it is in force for that file says to the code; the other rules want the types of the whole. */
async function saidTo(file: string, code: string): Promise<string[]> {
  const config = await eslint.calculateConfigForFile(`${ROOT}${file}`) as { readonly rules: Linter.RulesRecord }
  return new Linter().verify(code, {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    rules: { 'no-restricted-syntax': config.rules['no-restricted-syntax'] ?? 'off' },
  }, file).map(({ message }) => message)
}

describe('lint', () => {
  test.each(STOPPED)('stops in %s: %s', async (file, code, ban) => {
    expect(await saidTo(file, code)).toEqual([expect.stringContaining(`${ban}: `)])
  })

  test.each(PASSED)('lets through in %s: %s', async (file, code) => {
    expect(await saidTo(file, code)).toEqual([])
  })

  test('asks for strict comparisons', async () => {
    const { rules } =
      await eslint.calculateConfigForFile(`${ROOT}server/src/app/main.ts`) as { rules: Linter.RulesRecord }
    expect(rules['eqeqeq']).toEqual([2])
  })
})
