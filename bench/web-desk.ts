import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import type { Instance } from '../e2e/instance.ts'
import { PASSWORD } from './desks.ts'
import { type Figure, figureOf, tell } from './figure.ts'
import { readVitals, watchVitals } from './web-vitals.ts'

const ENTRY = fileURLToPath(new URL('../server/bin/motcua.mjs', import.meta.url))
/** So many dossiers of a province that the fullest list of one desk has the rows asked for. */
const DOSSIERS = 200_000
const ROWS = 10_000
/** Kilobytes compressed, and milliseconds. */
const MOST = { script: 170, inp: 100 } as const
/** How often one may go to the end until the whole list has come by. */
const MOST_TURNS = 2_000

/**
 * The desk: scripts of its first route, as they are sent; and the slowest answer to a key while a list of 10,000 rows
 * is gone through from its first to its last.
 */
export async function measureDesk(instance: Instance, browser: Browser): Promise<Figure[]> {
  const username = await busiest(instance)
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'vi-VN' })
  const scripts = await weighScripts(page)
  await watchVitals(page)
  await page.goto(`${instance.url}/ban-lam-viec/`)
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('table').waitFor()
  await page.waitForLoadState('networkidle')
  const kilobytes = scripts.bytes / 1_000
  await page.goto(`${instance.url}/ban-lam-viec/danh-sach?list=done`)
  await page.getByRole('table').waitFor()
  let rows = 0
  for (let turn = 0; turn < MOST_TURNS && rows < ROWS; turn += 1) {
    await page.keyboard.press('End') // to the last row that is there, which brings the next ones
    await page.waitForTimeout(30)
    for (const key of ['k', 'k', 'j']) await page.keyboard.press(key)
    rows = await page.locator('tr[aria-rowindex]').last().getAttribute('aria-rowindex').then(Number) - 1
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

interface Weighed { readonly bytes: number }

/** What scripts of the page weigh as they are sent, from now on; heads of the answers are no script. */
async function weighScripts(page: Page): Promise<Weighed> {
  const line = await page.context().newCDPSession(page)
  const [ids, weighed] = [new Set<string>(), { bytes: 0 }]
  line.on('Network.responseReceived', ({ requestId, type }) => { if (type === 'Script') ids.add(requestId) })
  line.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    if (ids.has(requestId)) weighed.bytes += encodedDataLength
  })
  await line.send('Network.enable')
  return weighed
}

/**
 * Who has done the most steps in a province that was filled: all that their role did in their unit was
 * done by them, in the last days.
 */
async function busiest({ folder, databaseUrl }: Instance): Promise<string> {
  const { status, stderr } = spawnSync(
    process.execPath, [ENTRY, 'seed', '--dossiers', String(DOSSIERS), '--seed', 'bench', '--data', folder],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`seed failed: ${stderr}`)
  const database = new pg.Client(databaseUrl('postgres'))
  await database.connect()
  const { rows: [most] } = await database.query<{ username: string; rows: string }>(`
    with busy as (
      select role, unit_id, count(distinct case_id) as rows from workflow.task where done_at is not null
      group by role, unit_id
      having exists (select from identity.staff_grant where role = task.role and staff_grant.unit_id = task.unit_id)
      order by 3 desc limit 1
    ), officer as (
      select account.id, account.username, busy.* from busy join identity.staff_grant using (role, unit_id)
        join identity.account on account.id = account_id limit 1
    ), given as (
      update workflow.task set done_by = officer.id, done_at = now() - mine.nth * interval '10 seconds' from officer,
        lateral (select id, row_number() over (order by done_at desc) as nth from workflow.task where done_at is not null
          and task.role = officer.role and task.unit_id = officer.unit_id) as mine
      where task.id = mine.id
    )
    select username, rows from officer`)
  await database.query('vacuum analyze')
  await database.end()
  if (!most || Number(most.rows) < ROWS) throw new Error(`the fullest list has ${most?.rows ?? 'no'} rows`)
  return most.username
}
