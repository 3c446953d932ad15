import type pg from 'pg'
import type { Page } from 'playwright-core'
import { openClient } from '../../client.ts'
import { goOn } from '../../journey/citizen.ts'
import { goToStart } from '../fill-draft.ts'
import { type Scene, pressOn } from './first-person.ts'
import type { Marked } from './people.ts'
import type { SentRequest } from './phone-line.ts'

/** Where something of the first person was seen. */
export type Places = readonly string[]

const MOST_BACK = 12
const MOST_TABS = 25
/** Doors that open and close sessions are looked at by another drill, and would end this one. */
const DOORS = /^\/(dang-nhap|dang-xuat|dang-ky)/

/** Goes back as far as it goes, looks at each page as it comes and as it comes anew, and returns. */
export async function goBack(page: Page, marks: RegExp): Promise<Places> {
  const found: string[] = []
  const here = page.url()
  for (let nth = 0; nth < MOST_BACK; nth += 1) {
    await page.goBack({ waitUntil: 'domcontentloaded', timeout: 5_000 }).catch(() => null)
    if (page.url() === 'about:blank') break
    if (await isMarked(page, marks)) found.push(`back at ${pathOf(page)}`)
    const asked = (await page.reload({ waitUntil: 'domcontentloaded', timeout: 5_000 }).catch(() => null))?.request()
    // A form that the browser itself sends once more tells nobody what they have not just sent.
    if (!marks.test(decodeURIComponent((asked?.postData() ?? '').replaceAll('+', ' '))) && await isMarked(page, marks))
      found.push(`loaded again at ${pathOf(page)}`)
  }
  await page.goto(here.startsWith('chrome-error:') ? 'about:blank' : here)
  return found
}

/** Opens the tabs again in which the first person was. */
export async function restoreTabs(
  page: Page, url: string, sent: readonly SentRequest[], marks: RegExp,
): Promise<Places> {
  const found: string[] = []
  for (const path of pagesIn(sent).slice(-MOST_TABS)) {
    await page.goto(url + path, { waitUntil: 'domcontentloaded' })
    if (await isMarked(page, marks)) found.push(`tab at ${path}`)
  }
  return found
}

/** What the browser keeps of itself: storages, caches, workers, and its cache of pages. */
export async function searchBrowser(page: Page, sent: readonly SentRequest[], marks: RegExp): Promise<Places> {
  const kept = await page.evaluate(async (paths) => {
    const places: [string, string][] = [
      ['localStorage', JSON.stringify(localStorage)], ['sessionStorage', JSON.stringify(sessionStorage)],
      ['cookie', document.cookie], ['indexedDB', JSON.stringify(await indexedDB.databases())],
      ['caches', JSON.stringify(await caches.keys())],
      ['workers', JSON.stringify((await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope))],
    ]
    for (const path of paths) {
      const answer = await fetch(path, { cache: 'only-if-cached', mode: 'same-origin' }).catch(() => undefined)
      if (answer?.ok) places.push([`cache of ${path}`, await answer.text()])
    }
    return places
  }, pagesIn(sent))
  const isHidden = ([place, text]: [string, string]) => /^(indexedDB|caches|workers)$/.test(place) && text !== '[]'
  return kept.filter((one) => marks.test(one[1]) || isHidden(one)).map(([place]) => place)
}

/** Sends everything that the first person sent once more, as the one who is signed in now, with the token of now. */
export async function sendAgain(page: Page, url: string, sent: readonly SentRequest[], marks: RegExp): Promise<Places> {
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const csrf = await page.locator('input[name=csrf]').first().getAttribute('value') ?? ''
  const client = openClient(url)
  const found: string[] = []
  for (const { method, path, headers, body } of sent.filter((one) => one.method !== 'GET' && !DOORS.test(one.path))) {
    const own = Object.entries(headers).filter(([name]) => /^(content-type|tus-|upload-)/.test(name))
    const tokens = [csrf, headers['x-csrf'] ?? '']
    for (const token of new Set(tokens)) {
      const content = Buffer.from(
        body.toString('latin1').replace(/(^|&)csrf=[^&]*/, `$1csrf=${encodeURIComponent(token)}`), 'latin1',
      )
      const { headers: answered, body: said } = await client.send(method, path, {
        cookie, raw: { type: headers['content-type'] ?? '', content },
        headers: { ...Object.fromEntries(own), 'x-csrf': token, 'origin': url },
      })
      // What a page says of what came with the request was in it before.
      const text = `${JSON.stringify(answered)} ${said.toString()}`
      if (marks.test(text)
        && !marks.test(decodeURIComponent(body.toString('latin1').replaceAll('+', ' ').replaceAll('%', '%25'))))
        found.push(`answer to ${method} ${path}`)
    }
  }
  client.close()
  return found
}

/** A declaration of their own, which says who they are. */
export async function beginOwn(page: Page, { stage }: Scene, { fullName }: Marked): Promise<void> {
  await goToStart(page, stage)
  await goOn(page, 'Tiếp tục')
  for (let nth = 0; nth < 8
    && await page.locator('[name="requester.fullName"]').count() === 0; nth += 1) await goOn(page, 'Tiếp tục')
  await page.locator('[name="requester.fullName"]').fill(fullName)
  await pressOn(page)
}

/** Rows of theirs in which something of the first person stands, and what they are on record to have done to it. */
export async function takenOver(truth: pg.Pool, first: Marked, next: Marked): Promise<number> {
  const { rows: [row] } = await truth.query<{ n: string }>(`
    with next as (select a.id, p.id as person from identity.account a join identity.person p on p.id = a.person_id where p.personal_number = $1)
    select (select count(*) from dossiers.draft d join next on d.account_id = next.id
        where d.answers::text || d.papers::text ~* $2)
      + (select count(*) from dossiers.dossier d join next on d.applicant_id = next.person)
      + (select count(*) from audit.event e join next on e.actor_id = next.id where e.dossier_id is not null) as n`,
  [next.number, `${first.word}|${first.number}`])
  return Number(row?.n)
}

function pagesIn(sent: readonly SentRequest[]): string[] {
  return [...new Set(sent.filter(({ method, path }) => method === 'GET' && !/^\/(tai-san|dang-nhap|dang-ky)/.test(path))
    .map(({ path }) => path))]
}

function pathOf(page: Page): string {
  const { pathname } = new URL(page.url())
  return pathname.replace(/[\w-]{20,}/, '…')
}

/** In the page as it stands, what fields hold included. */
async function isMarked(page: Page, marks: RegExp): Promise<boolean> {
  const held = await page.evaluate(() =>
    [...document.querySelectorAll('input, textarea')].map((one) => (one as HTMLInputElement).value).join(' '))
      .catch(() => '')
  return marks.test(`${await page.content().catch(() => '')} ${held}`)
}
