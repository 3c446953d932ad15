import type pg from 'pg'
import { openClient, signIn as sessionOf } from '../../client.ts'
import { signIn } from '../../journey/desk.ts'
import { type OpenedStage, openStage } from '../../journey/open-stage.ts'
import { deskRoutes, portalRoutes } from '../../reach/route-tables.ts'
import { type Drill, type DrillRun, type Figure, type Outcome, none } from '../drill.ts'
import { openTruth } from '../load.ts'
import { type Guard, withoutGuards } from '../without-guard.ts'
import { type Ground, isFile, openEveryPage, squeezed } from './open-every-page.ts'
import { plant } from './plant.ts'
import { type Scene, setScene, staffByRole } from './scene.ts'
import { scriptStrings } from './script-strings.ts'
import { type JsonFound, sendOddJson } from './json-oddities.ts'
import { reflect } from './reflect.ts'
import { stirDesk } from './stir-desk.ts'
import { type Traps, openTraps } from './traps.ts'
import { type UnicodeFound, sendOddText } from './unicode.ts'

/** Whatever stands in no link: lists, sheets, forms. Which of them a role may see it finds out. */
const DESK_SEEDS = [
  '/danh-sach?list=unit', '/danh-sach?list=mine', '/danh-sach?list=waiting', '/danh-sach?list=done', '/dung-yen',
  '/ban-giao-ca',
  '/tiep-nhan', '/so-theo-doi', '/can-bo', '/doi-mat-khau', '/dang-nhap-hai-buoc', '/trinh-dien', '/thanh-phan', '/noi-dung',
  '/noi-dung/moi/announcement', '/bieu-mau', '/ho-tro', '/khong-co', '/dang-nhap',
].map((path) => `/ban-lam-viec${path}`)

/** Doors whose bodies are trees. */
const TREES = [
  '/api/dossiers', '/api/intake-sheets/7b1d6c1e-6a3c-4b5e-9c1d-1c2d3e4f5a6b', '/api/people/search', '/api/saved-views',
]

async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  const unguarded = isControl ? withoutGuards(NO_GUARDS) : undefined
  const stage = await openStage({ entry: unguarded?.entry })
  const [client, traps] = [openClient(stage.url), await openTraps()]
  const database = await openTruth(stage.instance)
  try {
    const scene = await setScene(stage, client, (context, who) => traps.set(context, who))
    const cookie = await sessionOf(client, stage.province.counters.commune.username, stage.province.password)
    const json = await sendOddJson(client, cookie, TREES)
    const letters = await sendOddText(client, cookie, database)
    const strings = scriptStrings(traps.beacon)
    tell(`${strings.length} strings, ${scene.visitors.length} people, everything is there`)
    const grounds = groundsOf(stage, traps)
    const planted = new Set<string>()
    for (let round = 0; round < rounds; round += 1) {
      for (const string of await plant(database, strings, round)) planted.add(string)
      await visitPortal(stage, scene, grounds.portal, strings, round === 0 && !isControl)
      if (!isControl) await visitDesk(stage, database, grounds.desk)
      const { executions, violations, alive, broken } = traps.caught
      tell(`round ${round + 1}: ${grounds.portal.counted.pages + grounds.desk.counted.pages} pages, ${executions.length} ran, ` +
        `${violations.length} held back, ${alive.length} came alive, ${broken.length} broken`)
    }
    for (const [what, list] of [...Object.entries(traps.caught), ...Object.entries(json), ...Object.entries(letters)])
      if (Array.isArray(list)) for (const one of new Set(list as string[])) tell(`${what}: ${one}`)
    for (const { routes, opened, under } of [grounds.portal, grounds.desk])
      for (const route of routes) if (!opened.has(route)) tell(`never opened: ${under}${route}`)
    const figures = [...figuresOfPages(traps, grounds, planted, !isControl), ...figuresOfDoors(json, letters)]
    return { rounds, figures }
  } finally {
    traps.close()
    client.close()
    await database.end()
    await stage.close()
    unguarded?.remove()
  }
}

interface Grounds { readonly portal: Ground; readonly desk: Ground }

function groundsOf({ url }: OpenedStage, traps: Traps): Grounds {
  const shared = { url, traps, counted: { pages: 0, files: 0 }, read: new Set<string>() }
  return {
    portal: { ...shared, routes: portalRoutes(), under: '', opened: new Map(), most: 3 },
    desk: {
      ...shared, counted: { pages: 0, files: 0 }, routes: deskRoutes(), under: '/ban-lam-viec', opened: new Map(),
      most: 1,
      stir: stirDesk,
    },
  }
}

/** Everybody through all they may see; the first time each page is also sent the strings, and read in English. */
async function visitPortal(
  { url }: OpenedStage, scene: Scene, portal: Ground, strings: readonly string[], isFirst: boolean,
): Promise<void> {
  for (const { page, seeds } of scene.visitors) {
    const opened = new Map<string, string>()
    await openEveryPage(page, { ...portal, opened }, seeds)
    for (const [route, address] of opened) portal.opened.set(route, address)
    if (!isFirst) continue
    await page.goto(`${url}/ngon-ngu/en?ve=/`)
    portal.opened.set('/ngon-ngu/:language', '/ngon-ngu/en')
    await openEveryPage(page, { ...portal, most: 1 }, seeds)
    await page.goto(`${url}/ngon-ngu/vi?ve=/`)
    await reflect(page, portal, [...opened.values()].filter((address) => !isFile(address)), strings)
  }
}

async function visitDesk(stage: OpenedStage, database: pg.Pool, desk: Ground): Promise<void> {
  for (const { username, role } of await staffByRole(database, stage)) {
    const context = await stage.browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 900 } })
    await desk.traps.set(context, role)
    const page = await context.newPage()
    await signIn({ account: { username, role, unitId: '', territory: null, territoryCode: null }, page }, stage)
    await openEveryPage(page, desk, DESK_SEEDS)
    await context.close()
  }
}

function figuresOfPages(
  { caught }: Traps, { portal, desk }: Grounds, planted: ReadonlySet<string>, isDeskSeen: boolean,
): Figure[] {
  const routes = [...portal.routes, ...desk.routes]
  const unseen = [...planted].filter((string) => {
    const sought = squeezed(string)
    return ![...portal.read].some((text) => text.includes(sought))
  })
  return [
    none('executions', caught.executions), none('held back by the policy only', caught.violations),
    none('texts that became markup', caught.alive), none('pages broken by a text', caught.broken),
    { name: 'strings planted', value: planted.size, atLeast: 700 },
    {
      name: 'of them read again on a page', value: planted.size - unseen.length,
      atLeast: Math.floor(planted.size * 0.9),
    },
    {
      name: 'pages looked at', value: portal.counted.pages + desk.counted.pages,
      atLeast: isDeskSeen ? routes.length : portal.routes.length,
    },
    { name: 'papers and files fetched', value: portal.counted.files + desk.counted.files },
    // The control goes through the portal only.
    ...isDeskSeen
      ? [none('routes never opened', routes.filter((route) => !portal.opened.has(route) && !desk.opened.has(route)))]
      : [],
  ]
}

function figuresOfDoors(json: JsonFound, letters: UnicodeFound): Figure[] {
  return [
    none('JSON that must be read refused', json.refused), none('what is no JSON read', json.taken),
    none('names that poison taken', json.polluting),
    none('bodies and texts answered with 500', [...json.broken, ...letters.broken]),
    { name: 'odd texts sent', value: letters.sent, atLeast: 500 }, none('texts stored as others', letters.changed),
    none('texts not in one spelling', letters.notNfc), none('marks of direction stored', letters.turned),
    none('names not found in another spelling', letters.notFound),
    none('names in another spelling refused', letters.refused),
  ]
}

/** Takes reasons as markup on the page of a dossier, as if somebody had meant well with bold letters. */
const NO_GUARDS: readonly Guard[] = [{
  file: 'server/src/pages/dossier-page.tsx', text: '<strong>{nameOf(component)}</strong>: {reason}',
  instead: '<strong>{nameOf(component)}</strong>: <span dangerouslySetInnerHTML={{ __html: reason }} />',
}, {
  file: 'server/src/kernel/vietnamese-text.ts', text: "return text.normalize('NFC')", instead: 'return text',
}]

export const TEXT: Drill = {
  name: 'text',
  tests: 'T22, T35, T36',
  promise: 'a text stays a text, whatever stands in it: on no page, for no role, anything of it runs',
  attack:
    'some hundred strings that try to run something, in every column of words, through every page of portal and desk; odd JSON, odd letters',
  control: 'one page shows a reason as markup, and letters are stored as they come',
  // What became markup does not run: the policy of the pages holds it back, and stays in.
  breaks: ['texts that became markup', 'texts not in one spelling', 'names in another spelling refused'],
  rounds: { whole: 1, control: 1 },
  minutes: 15,
  run,
}
