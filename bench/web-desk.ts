import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import pg from 'pg'
import type { Browser } from 'playwright-core'
import type { Instance } from '../e2e/instance.ts'
import { PASSWORD } from './desks.ts'
import { type Figure, figureOf, tell } from './figure.ts'
import { readVitals, watchVitals } from './web-vitals.ts'

const ENTRY = fileURLToPath(new URL('../server/bin/motcua.mjs', import.meta.url))
const BUILT = new URL('../web/dist/', import.meta.url)
/** So many dossiers of a province that the fullest list of one desk has the rows asked for. */
const DOSSIERS = 200_000
const ROWS = 10_000
/** Kilobytes compressed, and milliseconds. */
const MOST = { script: 170, inp: 100 } as const
const STEPS = 40

/**
 * The desk: scripts of its first route, compressed; and the slowest answer to a key or a turn of the wheel on the fullest
 * list there is.
 */
export async function measureDesk(instance: Instance, browser: Browser): Promise<Figure[]> {
  const { username, rows } = await fullestList(instance)
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'vi-VN' })
  const scripts = new Set<string>()
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.add(new URL(request.url()).pathname)
  })
  await watchVitals(page)
  await page.goto(`${instance.url}/ban-lam-viec/`)
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('table').waitFor()
  await page.waitForLoadState('networkidle')
  const kilobytes = [...scripts].reduce((sum, path) =>
    sum + gzipSync(readFileSync(new URL(path.replace('/ban-lam-viec/', ''), BUILT)), { level: 9 }).length, 0) / 1_000
  await page.goto(`${instance.url}/ban-lam-viec/danh-sach?list=unit`)
  await page.getByRole('table').waitFor()
  await page.mouse.move(640, 600)
  for (let step = 0; step < STEPS; step += 1) {
    await page.mouse.wheel(0, 2_000)
    await page.keyboard.press('j')
    await page.waitForTimeout(30)
  }
  const { inp } = await readVitals(page)
  if (inp === 0) throw new Error('the browser told of no answer to a key')
  tell(`web: list of ${String(rows)} rows: slowest answer ${inp.toFixed(0)} ms; scripts ${kilobytes.toFixed(1)} kB`)
  await page.close()
  return [
    figureOf('web', 'desk-scripts', kilobytes, 'kB', MOST.script, true),
    figureOf('web', 'desk-list-rows', rows, 'rows', ROWS),
    figureOf('web', 'desk-list-inp', Math.max(inp, 1), 'ms', MOST.inp, true),
  ]
}

/** Whose list of a unit is the longest, after a province was filled. */
async function fullestList({ folder, databaseUrl }: Instance): Promise<{ username: string; rows: number }> {
  const { status, stderr } = spawnSync(
    process.execPath, [ENTRY, 'seed', '--dossiers', String(DOSSIERS), '--seed', 'bench', '--data', folder],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`seed failed: ${stderr}`)
  const database = new pg.Client(databaseUrl('postgres'))
  await database.connect()
  await database.query('vacuum analyze')
  const { rows: [fullest] } = await database.query<{ username: string; rows: string }>(`
    select account.username, count(*) as rows from workflow.task
      join identity.staff_grant on staff_grant.role = task.role and staff_grant.unit_id = task.unit_id
      join identity.account on account.id = staff_grant.account_id
    where task.done_at is null group by account.username order by count(*) desc limit 1`)
  await database.end()
  if (!fullest) throw new Error('nobody has anything to do')
  return { username: fullest.username, rows: Number(fullest.rows) }
}
