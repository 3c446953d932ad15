import type pg from 'pg'
import type { BrowserContext } from 'playwright-core'
import { type BirthDesk, birthBody } from '../../birth.ts'
import { type Client, idIn, signIn } from '../../client.ts'
import { textOfPdf } from '../../journey/pdf.ts'
import { PASSWORD } from '../birth-desks.ts'
import type { Tally } from '../rights/tally.ts'
import { dueByHand, wallOf } from './by-hand.ts'

/**
 * To which the demonstration's clock is set, one after the other: midnight in Viet Nam, in UTC and in the zones of the
 * processes, days that are shorter and longer there, after closing, the end of the year, Tết, 29 February.
 */
export const MOMENTS = [
  '2021-06-25T16:59:57Z', '2021-06-26T17:00:01Z', '2021-06-27T23:59:58Z', '2021-06-28T10:00:00Z',
  '2021-06-28T08:00:01Z',
  '2021-06-30T16:59:57Z', '2021-08-31T17:00:00Z', '2021-11-07T08:59:58Z', '2021-11-07T10:00:01Z',
  '2021-12-31T16:59:57Z',
  '2022-01-01T00:00:00Z', '2022-01-28T09:30:00Z', '2022-03-13T09:59:58Z', '2024-02-28T17:00:00Z',
  '2024-02-29T03:00:00Z',
  '2024-02-29T17:00:01Z', '2024-12-31T17:00:00Z',
].toSorted()

interface Row {
  readonly number: string
  readonly publicId: string
  readonly submitted: string
  readonly unit: string
  readonly amount: number
  readonly cutoff: number | null
  readonly due: string
  readonly slip: string
}

/** What is looked at by a moment. */
interface Scene {
  readonly client: Client
  readonly truth: pg.Pool
  readonly desk: BirthDesk
  readonly tally: Tally
  /** Of a browser in another zone still; undefined where pages are not looked at. */
  readonly browser: BrowserContext | undefined
  readonly url: string
}

/** A birth is received at that moment: its number, its due date, its slip and its page are held against the fingers. */
export async function receiveAt(
  { client, truth, desk, tally, browser, url }: Scene, moment: string, n: number,
): Promise<boolean> {
  const moved = await client.send('POST', '/demo/clock', { body: { at: moment } })
  if (moved.status !== 200) return false // no calendar speaks of that day, or it lies before what has been written
  const cookie = await signIn(client, desk.username, PASSWORD)
  const { status, body } = await client.send('POST', '/api/dossiers', { cookie, body: birthBody(desk, n) })
  if (status !== 201) throw new Error(`${moment}: a birth is not received: ${status} ${body.toString().slice(0, 500)}`)
  const id = idIn({ body })
  const row = await rowOf(truth, id)
  const received = new Date(row.submitted)
  const wall = wallOf(received)
  const late = received.getTime() - Date.parse(moment)
  tally.expect(late >= 0 && late < 60_000, () => `${moment}: received at ${row.submitted}`)
  tally.expect(
    row.number.includes(`-${wall.day.slice(2).replaceAll('-', '')}-`), () => `${moment}: numbered ${row.number}`,
  )
  const due = dueByHand(received, row)
  tally.expect(
    due?.getTime() === Date.parse(row.due), () => `${moment}: due ${row.due}, by hand ${String(due?.toISOString())}`,
  )
  const [hour = '', minute = ''] = wall.time.split(':')
  const [year = '', month = '', date = ''] = wall.day.split('-')
  const { body: pdf } = await client.send('GET', `/api/slips/${row.slip}.pdf`, { cookie })
  const paper = await textOfPdf(pdf)
  const written =
    `${hour} giờ ${minute} phút, ngày ${date} tháng ${Number(month) > 2 ? String(Number(month)) : month} năm ${year}`
  tally.expect(paper.includes(written), () => `${moment}: the slip does not say ${written}: ${paper.slice(0, 600)}`)
  if (browser)
    await lookAtPage(browser, { url, cookie, id, tally, expected: `${date}/${month}/${year}`, time: wall.time })
  return true
}

async function lookAtPage(browser: BrowserContext, { url, cookie, id, tally, expected, time }: {
  readonly url: string
  readonly cookie: string
  readonly id: string
  readonly tally: Tally
  readonly expected: string
  readonly time: string
}): Promise<void> {
  const [name = '', value = ''] = cookie.split('=')
  await browser.addCookies([
    { name, value, url: url.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Strict' },
  ])
  const page = await browser.newPage()
  await page.goto(`${url}/ban-lam-viec/ho-so/${id}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  const shown = (await page.locator('body').innerText()).replaceAll('\u00a0', ' ')
  await page.close()
  const words = new RegExp(`${time} (thứ \\S+ |Chủ nhật )?${expected}`)
  tally.expect(words.test(shown), () => `the page does not say ${time} ${expected}: ${shown.slice(0, 1_500)}`)
}

async function rowOf(truth: pg.Pool, id: string): Promise<Row> {
  const { rows: [row] } = await truth.query<Row>(`
    select d.number, d.public_id as "publicId", c.unit, c.amount::float as amount, c.cutoff,
      to_char(d.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as submitted,
      to_char(c.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as due,
      (select s.public_id::text from dossiers.slip s where s.dossier_id = d.id order by s.id limit 1) as slip
    from dossiers.dossier d join workflow.clock c on c.case_id = d.id and c.kind = 'dossier' where d.public_id = $1`,
    [id])
  if (!row) throw new Error(`${id} has no row`)
  return row
}

/**
 * Serials of each counter and day in Viet Nam begin at one and have no gap, by the numbers alone.
 */
export async function serialsAreWhole(truth: pg.Pool, tally: Tally): Promise<void> {
  const { rows } = await truth.query<{ number: string }>('select number from dossiers.dossier order by id')
  const last = new Map<string, number>()
  for (const { number } of rows) {
    const [, day = '', serial = ''] = /^(.*-\d{6,8})-(\d+)$/.exec(number) ?? []
    last.set(day, Math.max(last.get(day) ?? 0, Number(serial)))
  }
  for (const [day, highest] of last) {
    const count = rows.filter(({ number }) => number.startsWith(`${day}-`)).length
    tally.expect(count === highest, () => `${day}: ${count} dossiers, serials up to ${highest}`)
  }
}
