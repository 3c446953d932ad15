import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'

const SQLMAP = '/usr/bin/sqlmap'
/** Milliseconds that all of it may take, and programs of it at a time. */
const [LONGEST, AT_ONCE] = [100_000, 2]
const HOW = [
  '--batch', '--level=2', '--risk=2', '--technique=BEUST', '--dbms=PostgreSQL', '--time-sec=3', '--timeout=10', '--retries=0',
  '--smart', '--disable-coloring', '--flush-session',
]

export interface Sessions { readonly desk: string; readonly admin: string }

/** By whose session; several addresses with their parameters, or one with a JSON body in which `*` is tried. */
type Target =
  | { readonly as: keyof Sessions; readonly addresses: readonly string[] }
  | { readonly as: keyof Sessions; readonly address: string; readonly body: object }

const TARGETS: readonly Target[] = [
  { as: 'desk', address: '/api/people/search', body: { name: 'Nguyễn*' } },
  { as: 'desk', address: '/api/people/search', body: { number: '000196990001*' } },
  { as: 'desk', address: '/api/dossiers/search', body: { text: 'khai*', limit: 5 } },
  { as: 'admin', address: '/api/staff/search', body: { text: 'nguyen*', cursor: 'YQ*', limit: 5 } },
  { as: 'desk', address: '/api/dossiers/file', body: { list: 'unit*', sort: 'due*', receivedFrom: '2021-06-25*' } },
  { as: 'desk', address: '/api/saved-views', body: { name: 'Việc*', asked: { list: 'mine*', sort: 'own*' } } },
  { as: 'admin', addresses: [
    '/api/staff?limit=5&cursor=YQ', '/api/entries?kind=guide&limit=5&cursor=MQ', '/api/support?state=all&limit=5&cursor=MQ',
  ] },
  { as: 'desk', addresses: [
    '/api/procedures?search=khai&limit=1', '/api/units?level=commune&search=a', '/tim-thu-tuc?q=khai', '/huong-dan?q=khai',
    '/api/dossiers?list=unit&sort=due&limit=5&cursor=MQ&channel=counter&receivedFrom=2021-06-25', '/theo-doi/H46.01-210625-0001?t=x',
  ] },
]

/** What sqlmap calls injectable; undefined where it is not installed or looked at nothing. */
export async function runSqlmap(
  url: string, sessions: Sessions, tell: (line: string) => void,
): Promise<string[] | undefined> {
  if (!existsSync(SQLMAP) && !isInstalled()) {
    tell('sqlmap is missing: apt-get install sqlmap')
    return undefined
  }
  const [waiting, late, said] = [[...TARGETS], performance.now() + LONGEST, [] as string[]]
  let unseen = 0
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let target = waiting.shift(); target; target = waiting.shift()) {
      const lines = await tryOne(url, sessions[target.as], target, late - performance.now())
      if (!lines.some((line) => /testing URL|testing if|testing for/.test(line))) unseen += 1
      said.push(...lines)
    }
  }))
  const tested = said.filter((line) => /testing URL|testing if|heuristic/.test(line)).length
  tell(`sqlmap looked at ${tested} places; ${unseen} of ${TARGETS.length} targets it did not come to`)
  if (unseen === TARGETS.length) return undefined
  return said.filter((line) => /is vulnerable|appears to be .* injectable|identified the following injection/.test(line))
}

async function tryOne(url: string, cookie: string, target: Target, longest: number): Promise<string[]> {
  if (longest < 1_000) return []
  const folder = mkdtempSync(join(tmpdir(), 'motcua-sqlmap-'))
  const file = join(folder, 'targets')
  const args = 'addresses' in target ? ['-m', file] : [
    '-u', url + target.address, '--method=POST', `--data=${JSON.stringify(target.body)}`,
    `--headers=Content-Type: application/json\nIdempotency-Key: ${randomUUID()}`,
  ]
  if ('addresses' in target) writeFileSync(file, target.addresses.map((path) => url + path).join('\n'))
  try {
    return await new Promise((done) => {
      const how = { encoding: 'utf8', timeout: Math.ceil(longest), maxBuffer: 1e8 } as const
      execFile(SQLMAP, [...args, ...HOW, `--cookie=${cookie}`, `--output-dir=${folder}`], how, (_, stdout) => {
        done(stdout.split('\n'))
      }).stdin?.end()
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function isInstalled(): boolean {
  if (process.getuid?.() !== 0) return false
  try {
    execFileSync('sh', ['-c', 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends sqlmap'], { stdio: 'ignore' })
    return existsSync(SQLMAP)
  } catch {
    return false
  }
}
