/** Need: a partner whose certificate ran out is told apart from one that is down: somebody has to call them. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { PARTNERS } from '@motcua/sandbox/nation.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
/** Providers of sign-ins name their own address, which is one of http. */
const NAMES = PARTNERS.map(({ name }) => name).filter((name) => !name.endsWith('identity') && !name.startsWith('identity'))
const KEY = 'a-key-that-sandbox-and-test-share'
let folder: string
let nation: ChildProcess
let urls: Readonly<Record<string, string>>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'certificates-'))
  const partners = join(folder, 'partners.json')
  writeFileSync(partners, JSON.stringify(Object.fromEntries(NAMES.map((name) => [name, { url: 'http://127.0.0.1:0', key: KEY }]))))
  nation = spawn(process.execPath, [
    here('../bin/motcua.mjs'), 'sandbox', '--partners', partners, '--only', NAMES.join(','),
    '--ca', join(folder, 'ca.pem'),
  ], { stdio: ['ignore', 'pipe', 'inherit'] })
  if (!nation.stdout) throw new Error('no sandbox')
  const [line] = await once(createInterface(nation.stdout), 'line') as [string]
  urls = JSON.parse(line) as typeof urls
})
afterAll(async () => {
  const gone = once(nation, 'exit')
  nation.kill()
  await gone
  rmSync(folder, { recursive: true })
})

async function checked(scheme: 'http' | 'https', env: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const systems = PARTNERS.filter(({ name }) => NAMES.includes(name))
  const settings = Object.fromEntries(systems.map(({ name, settings: own }) =>
    [name, { ...own, url: urls[name]?.replace('http:', `${scheme}:`), key: KEY }]))
  const words = ['--import', 'tsx', here('check-outside-systems.ts'), JSON.stringify(settings)]
  const { stdout } = await promisify(execFile)(process.execPath, words, {
    env: { ...process.env, ...env }, cwd: here('..'),
  })
  return JSON.parse(stdout)
}

test('over https each is well, not believed without its certificate, and told when that has run out', {
  timeout: 180_000, // four programs begin, one after the other
}, async () => {
  const trusted = { NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') }
  expect(await checked('https', trusted)).toEqual(['well'])
  expect(await checked('https')).toEqual(['unreachable'])
  const fail = async (faults: object) => Promise.all(Object.values(urls).map(async (url) =>
    fetch(`${url}/_sandbox/faults`, { method: 'PUT', body: JSON.stringify(faults), headers: { connection: 'close' } })))
  await fail({ expired: true })
  expect(await checked('https', trusted)).toEqual(['certificate-expired'])
  expect(await checked('http')).toEqual(['unreachable'])
})
