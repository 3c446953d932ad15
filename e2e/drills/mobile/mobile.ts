import type { Page } from 'playwright-core'
import { FIRST_MORNING } from '../../ready-folder.ts'
import type { Drill, DrillRun, Outcome } from '../drill.ts'
import { stageOf } from '../fill-draft.ts'
import { randomOf } from '../random.ts'
import { withProgram } from '../with-program.ts'
import type { Guard } from '../without-guard.ts'
import { ENDINGS, type Ending, type Left, type Scene, liveFirst } from './first-person.ts'
import { beginOwn, goBack, restoreTabs, searchBrowser, sendAgain, takenOver } from './next-person.ts'
import { type Marked, markedPerson, openAccount, signInAt, signOutAt } from './people.ts'
import { openPhoneLine } from './phone-line.ts'

export const MOBILE: Drill = {
  name: 'mobile', tests: 'T24',
  promise:
    'On a line that fails nothing that was typed or sent is lost or doubled, and the next person at the same browser sees and gets nothing of it',
  attack: 'in Chromium a declaration is begun, typed, uploaded and sent over a line that is cut before or after, late, or says everything twice; another '
    + 'person then goes back, loads again, opens the tabs, searches what the browser keeps, and sends everything once more',
  control:
    'pages may be kept by the browser, also after signing out; a draft is opened by whoever signs in at the browser of its owner',
  breaks: ['places where something of the first person was seen'],
  rounds: { whole: 12, control: 2, all: 2 }, minutes: 12, run,
}

const GUARDS: readonly Guard[] = [
  {
    file: 'server/src/pages/layout.tsx', text: "isPersonal || visit.actor ? 'private, no-store' : 'no-cache'",
    instead: "'private, max-age=600'",
  },
  {
    file: 'server/src/pages/shared-machine.ts', text: ".header('clear-site-data', '\"cache\", \"storage\"')",
    instead: '',
  },
  {
    file: 'server/src/modules/dossiers/store/draft-store.ts',
    text: "query.where('accountId', '=', accountId).where(ofOrganisation(organisationIds))",
    instead:
      "query.where((one) => one.or([one('accountId', '=', accountId), one('holderHash', '=', holderHash)])).where(ofOrganisation(organisationIds))",
  },
]
const SEED = 24
/** Codes of sign-in are hashed as passwords are; what they cost is not what is looked at here. */
const CHEAP_CODES = { HASH_MEMORY_KIB: '64', HASH_TIME_COST: '1' }
const PHONE = { locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: { width: 390, height: 844 } }

interface Found { seen: number; taken: number; changed: number; lost: number; doubled: number; unsentLost: number }

async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  return withProgram({
    without: isControl ? GUARDS : undefined, clock: `${FIRST_MORNING}T08:00:00+07:00`, env: CHEAP_CODES,
  }, async ({ instance, truth }) => {
    let nth = 0
    const line = await openPhoneLine(instance.url, () => `127.0.50.${String(1 + nth)}`)
    const stage = await stageOf({ ...instance, url: line.url }, undefined, { keepsPages: true })
    const found: Found = { seen: 0, taken: 0, changed: 0, lost: 0, doubled: 0, unsentLost: 0 }
    try {
      for (; nth < rounds; nth += 1) {
        const ending = ENDINGS[(isControl ? nth + 1 : nth) % ENDINGS.length] as Ending
        tell(`round ${nth}, seed ${SEED + nth}: ${ending}`)
        await oneRound({ stage, line, truth, random: randomOf(SEED + nth), tell }, instance.url, { nth, ending, found })
      }
    } finally {
      await stage.close()
      await line.stop()
    }
    return { rounds, lost: found.lost, doubled: found.doubled, figures: [
      { name: 'places where something of the first person was seen', value: found.seen, atMost: 0 },
      { name: 'rows of the first person under the next', value: found.taken, atMost: 0 },
      { name: 'drafts that the next person changed', value: found.changed, atMost: 0 },
      { name: 'last words, typed while the line was gone, lost', value: found.unsentLost, atMost: 0 },
    ] }
  })
}

async function oneRound(
  scene: Scene, url: string,
  { nth, ending, found }: { readonly nth: number; readonly ending: Ending; readonly found: Found },
): Promise<void> {
  const { line, truth, stage } = scene
  const [first, next] = [markedPerson(2 * nth), markedPerson(2 * nth + 1)]
  if (ending === 'signs-out' || ending === 'session-ends') await openAccount(url, truth, first)
  await openAccount(url, truth, next)
  const context = await stage.browser.newContext(PHONE)
  const page = await context.newPage()
  line.take()
  const left = await liveFirst(scene, page, first, ending)
  const sent = line.take()
  const marks = new RegExp(`${first.word}|${first.number}|${left.unsent ?? first.word}`, 'i')
  const before = await draftOf(scene, left.draft)

  const other = await context.newPage()
  line.up()
  await signInAt(other, line.url, truth, next)
  if (left.unsent !== undefined) await lookAtUnsent(scene, left, found)
  const places = [
    ...await goBack(left.page, marks), ...await restoreTabs(other, line.url, sent, marks),
    ...await searchBrowser(other, sent, marks), ...await sendAgain(other, line.url, sent, marks),
  ]
  await beginOwn(other, scene, next)
  const after = await draftOf(scene, left.draft)
  found.seen += places.length
  found.taken += await takenOver(truth, first, next)
  if (after.text !== before.text && !isOnlyUnsent(before.text, after.text, left)) found.changed += 1
  for (const place of places) scene.tell(`  seen: ${place}`)
  await signOutAt(context, line.url)
  await lookAsFirst(scene, other, { first, ending, found, left, nth })
  await context.close()
}

/**
 * The line is back, and somebody else is signed in: the words are still in the open page, or the owner's draft has
 * them.
 */
async function lookAtUnsent({ tell, truth }: Scene, { page, draft, unsent = '' }: Left, found: Found): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.waitForTimeout(1_500)
  const isOnScreen =
    await page.locator('[name="requester.idIssuer"]').inputValue({ timeout: 1_000 }).catch(() => '') === unsent
  const { rows } = await truth.query(
    'select from dossiers.draft where token = $1 and answers::text like $2', [draft, `%${unsent}%`],
  )
  if (isOnScreen || rows.length > 0) return
  tell(`  last words lost at ${new URL(page.url()).pathname}`)
  found.unsentLost += 1
}

interface DraftText { readonly text: string; readonly dossier: string | null }

async function draftOf({ truth }: Scene, token: string): Promise<DraftText> {
  const { rows: [row] } = await truth.query<DraftText>(`
    select answers::text || papers::text || coalesce(account_id, 0) as text, dossier from dossiers.draft where token = $1`, [
      token,
    ])
  return row ?? { text: '', dossier: null }
}

/** What the first person typed last may come late, from the page that was left open: it is theirs. */
function isOnlyUnsent(before: string, after: string, { unsent }: Left): boolean {
  return unsent !== undefined && after.includes(unsent) && after.length - before.length < 2 * unsent.length + 60
}

/** Comes back, and finds everything once. */
async function lookAsFirst(scene: Scene, page: Page, { first, ending, found, left, nth }: {
  readonly first: Marked
  readonly ending: Ending
  readonly found: Found
  readonly left: Left
  readonly nth: number
}): Promise<void> {
  const { truth, tell, line } = scene
  const { rows: [row] } = await truth.query<{ drafts: number; dossiers: number; papers: number }>(`
    select (select count(*)::int from dossiers.draft where answers::text ~* $1) as drafts,
      (select count(*)::int from dossiers.answers where answers::text ~* $1) as dossiers,
      (select count(*)::int from dossiers.draft, jsonb_array_elements(papers) where token = $2 and value::text ~* $1) as papers`,
  [`${first.word}|${first.number}`, left.draft])
  const isSent = ending === 'sent-and-signs-out'
  const count = isSent ? row?.dossiers : row?.drafts
  if (count === 0) found.lost += 1
  if ((count ?? 0) > 1 || (row?.papers ?? 0) > 1) found.doubled += 1
  if (left.hasPaper && row?.papers === 0) {
    tell(`  round ${nth}: the paper is gone`)
    found.lost += 1
  }
  if (isSent || ending === 'never-signed-in') return
  await signInAt(page, line.url, truth, first)
  await page.goto(`${line.url}/nop-ho-so/${left.draft}/to-khai/nguoi-yeu-cau/1`)
  for (let step = 2; step < 8 && await page.locator('[name="requester.fullName"]').count() === 0; step += 1)
    await page.goto(`${line.url}/nop-ho-so/${left.draft}/to-khai/nguoi-yeu-cau/${String(step)}`)
  const name = await page.locator('[name="requester.fullName"]').inputValue({ timeout: 3_000 }).catch(() => '')
  if (name !== first.fullName) {
    tell(`  round ${nth}: ${first.fullName} finds “${name}” at ${new URL(page.url()).pathname}`)
    found.lost += 1
  }
}
