import type pg from 'pg'
import { type Answer, openClient } from '../client.ts'
import type { Instance } from '../instance.ts'
import { type Press, fillDraft, motherOf, openStart, pressOf, stageOf } from './fill-draft.ts'

const AT_ONCE = 50
const FORM = 'application/x-www-form-urlencoded'

/** What came of forms that were pressed many times. */
export interface FormPressed {
  readonly forms: number
  readonly drafts: number
  readonly dossiers: number
  /** Presses that led to no dossier, or to another than the first. */
  readonly astray: number
  /** To be pressed again later. */
  readonly presses: readonly SentForm[]
}

/** A form that was sent, with the page it led to. */
export interface SentForm { readonly press: Press; readonly leadTo: string }

/**
 * Citizens at phones without script: each begins a declaration by a form pressed fifty times at once, fills it in, and
 * presses the button that sends it fifty times at once, then once more as a reload does, and from a second tab.
 */
export async function pressForms(
  instance: Instance, database: pg.Pool,
  { forms, tell }: { readonly forms: number; readonly tell: (line: string) => void },
): Promise<FormPressed> {
  const stage = await stageOf(instance)
  const presses: SentForm[] = []
  const dossiersBefore = await count(database, 'dossiers.dossier')
  let [drafts, astray] = [0, 0]
  try {
    for (let n = 1; n <= forms; n += 1) {
      const page = await openStart(stage)
      const before = await count(database, 'dossiers.draft')
      await pressMany(instance.url, await pressOf(page, '/nop-ho-so'))
      drafts += await count(database, 'dossiers.draft') - before
      await fillDraft(page, stage, motherOf(n))
      const draft = new URL(page.url()).pathname.replace(/\/kiem-tra$/, '')
      const tab = await page.context().newPage()
      await tab.goto(page.url())
      const press = await pressOf(page, '/kiem-tra')
      const places = [...await pressMany(instance.url, press), ...await pressMany(instance.url, press, 1)]
      await tab.getByRole('main').getByRole('button', { name: 'Nộp hồ sơ', exact: true }).click()
      places.push(new URL(tab.url()).pathname)
      await page.goto(`${stage.url}${draft}`)
      places.push(new URL(page.url()).pathname)
      const leadTo = places.find((place) => place.startsWith('/xac-nhan/')) ?? ''
      astray += places.filter((place) => place === '' || place !== leadTo).length
      presses.push({ press, leadTo })
      await page.context().close()
      tell(`${n} of ${forms} forms pressed ${places.length} times, ${astray} astray`)
    }
  } finally {
    await stage.close()
  }
  return { forms, drafts, astray, presses, dossiers: await count(database, 'dossiers.dossier') - dossiersBefore }
}

/** Where each of many equal presses at once leads; empty where it leads nowhere. */
export async function pressMany(url: string, press: Press, times = AT_ONCE): Promise<string[]> {
  const client = openClient(url)
  const answers = await Promise.all(Array.from({ length: times }, () => client.send('POST', press.path, {
    cookie: press.cookie, raw: { type: FORM, content: press.body },
  })))
  client.close()
  return answers.map(placeOf)
}

function placeOf({ status, headers }: Answer): string {
  return status === 303 ? headers.location ?? '' : ''
}

export async function count(database: pg.Pool, table: 'dossiers.draft' | 'dossiers.dossier'): Promise<number> {
  const { rows: [row] } = await database.query<{ n: string }>(`select count(*) as n from ${table}`)
  return Number(row?.n)
}
