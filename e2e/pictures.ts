import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { birthBody, openBirthDesk } from './birth.ts'
import { openClient } from './client.ts'
import { takeFilms } from './films.ts'
import { openGallery, takePicture } from './gallery.ts'
import { MOTHER, send } from './journey/birth.ts'
import { openPhone } from './journey/citizen.ts'
import { act, deskOf, openDossier, rowOf } from './journey/desk.ts'
import { beginIntake } from './journey/intake.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import { beginBirthPapers } from './journey/papers-online.ts'
import { takeAppointments } from './pictures-appointments.ts'
import { takeCash } from './pictures-cash.ts'
import { takeDesigners } from './pictures-designers.ts'
import { openDeveloperStage, takeDevelopers } from './pictures-developers.ts'
import { takeDigitise } from './pictures-digitise.ts'
import { takeHall } from './pictures-hall.ts'
import { takeKho } from './pictures-kho.ts'
import { takePartners } from './pictures-partners.ts'
import { takePost } from './pictures-post.ts'
import { takeSealing } from './pictures-sealing.ts'
import { takeSection } from './pictures-section.ts'
import { takeSignIn } from './pictures-sign-in.ts'
import { takeSigning } from './pictures-signing.ts'
import { takeVerify } from './pictures-verify.ts'
import { takeVisit } from './pictures-visit.ts'

/**
 * `npm run pictures`: the main pages as they look, into docs/pictures, the portal on a phone, the desk on a screen; and
 * these and more in every view, into docs/pictures/gallery. With the word `films` those of data/guides instead, with
 * `designers` those of packages alone, with `digitise` those about digitising, with `kho` those of the Kho,
 * with `hall` those of a hall, with `appointments` those of appointments, with `post` those of the post and the shelf,
 * with `cash` those of money at a section,
 * with `partners` those of outside systems, with `developers` those of programs of agencies,
 * with `section` those of a section, its roster, its counter without a network and what people say of it,
 * with `verify` those about results, with `signing` those of signatures at the desk, with `sign-in` those
 * of signing in, with `visit` those of one visit at
 * kiosk, board, counter, second screen and phone.
 */
const FOLDER = fileURLToPath(new URL('../docs/pictures', import.meta.url))
const OTHERS = 6
/** Each with pictures of its own; `films` makes none of the others, and is not among them all. */
const PARTS: Readonly<Record<string, (stage: OpenedStage) => Promise<void>>> = {
  films: takeFilms, designers: (stage) => takeDesigners(stage, take), digitise: (stage) => takeDigitise(stage, take),
  cash: (stage) => takeCash(stage, take),
  hall: (stage) => takeHall(stage, take), appointments: (stage) => takeAppointments(stage, take),
  kho: (stage) => takeKho(stage, take), post: (stage) => takePost(stage, take),
  partners: (stage) => takePartners(stage, take), developers: takeDeveloperDesk,
  section: (stage) => takeSection(stage, take), verify: (stage) => takeVerify(stage, take), signing: takeSignatures,
  'sign-in': (stage) => takeSignIn(stage, take),
  visit: async (stage) => { stage.surprises.push(...await takeVisit(take)) },
}
const part = Object.entries(PARTS).find(([name]) => process.argv.includes(name))?.[1]
// A part of the pictures must not leave a gallery of that part alone.
const gallery = openGallery(part ? mkdtempSync(join(tmpdir(), 'motcua-gallery-')) : `${FOLDER}/gallery`)

/** For the guides, and for the gallery. */
async function take(page: Page, name: string): Promise<void> {
  await takePicture(page, `${FOLDER}/${name}.png`)
  await gallery.show(page, name)
  process.stderr.write(`${name}\n`)
}

/** The portal: a birth sent from a phone, then followed. */
async function takePortal(stage: OpenedStage): Promise<string> {
  const { context, page } = await openPhone(stage, 'citizen')
  const number = await send(page, stage, (name) => take(page, name))
  await page.goto(await stage.province.trackingUrl(number))
  await take(page, 'theo-doi')
  await page.goto(`${stage.url}/ho-so`)
  await gallery.show(page, 'ho-so-cua-toi')
  await page.getByRole('link', { name: number }).click()
  await gallery.show(page, 'ho-so-cua-toi-mot')
  for (const [name, path] of Object.entries(READ)) {
    await page.goto(stage.url + path)
    await gallery.show(page, name)
  }
  await context.close()
  await takePapers(stage)
  return number
}

/** Pages that anybody may read. */
const READ = {
  'tim-thu-tuc': '/tim-thu-tuc?q=so%20do', 'khong-tim-thay': '/tim-thu-tuc?q=zzzz', 'noi-nop': '/noi-nop',
  'huong-dan': '/huong-dan', 'lien-he': '/lien-he', 'thanh-phan-cong': '/thanh-phan',
} as const

/** What a phone with script shows of papers, of a page sent back, and of the door. */
async function takePapers(stage: OpenedStage): Promise<void> {
  const page = await stage.browser.newPage({ locale: 'vi-VN', viewport: { width: 390, height: 844 } })
  await page.goto(`${stage.url}/huong-dan`)
  await page.getByRole('link', { name: 'Đăng ký khai sinh cho con, từng bước' }).click()
  await gallery.show(page, 'huong-dan-mot')
  await page.goto(`${stage.url}/dang-nhap`)
  await gallery.show(page, 'dang-nhap-cong')
  await beginBirthPapers(page, stage.url, stage.province.counters.commune.territory ?? '')
  await gallery.show(page, 'giay-to')
  await page.goto(page.url().replace(/\/giay-to.*/, ''))
  await gallery.show(page, 'cac-phan')
  await page.locator('main a[href*="/to-khai/"]').first().click()
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.getByRole('alert').waitFor()
  await gallery.show(page, 'to-khai-loi')
  await page.close()
}

/** The desk: the door, a list with something in it, intake, and the dossier that was sent. */
async function takeDesk(stage: OpenedStage, number: string): Promise<void> {
  const { counters: { commune: account }, password } = stage.province
  const door = await stage.browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN' })
  await door.goto(`${stage.url}/ban-lam-viec/`)
  await door.getByLabel('Tên đăng nhập').waitFor()
  await take(door, 'dang-nhap')
  await door.close()

  const counter = await deskOf(stage, account)
  await counter.page.setViewportSize({ width: 1280, height: 800 })
  await openDossier(counter, stage, number)
  await act(counter, 'Báo đã nhận')
  await act(counter, 'Tiếp nhận')
  const client = openClient(stage.url)
  for (let n = 1; n <= OTHERS; n++) {
    const caller = await openBirthDesk(client, account.username, password, n * 1_007)
    await client.json('POST', '/api/dossiers', { cookie: caller.cookie, body: birthBody(caller, n * 29) })
  }
  client.close()

  const work = await stage.province.findWork(number)
  if (!work) throw new Error(`${number} waits for nobody`)
  const officer = await deskOf(stage, await stage.province.accountFor(work))
  await officer.page.setViewportSize({ width: 1280, height: 800 })
  await officer.page.goto(`${stage.url}/ban-lam-viec/danh-sach?list=unit`)
  await rowOf(officer.page, number).waitFor()
  await take(officer.page, 'danh-sach')
  await openDossier(officer, stage, number)
  await officer.page.waitForLoadState('networkidle')
  await take(officer.page, 'ho-so')
  await officer.page.goto(`${stage.url}/ban-lam-viec/trinh-dien`)
  await officer.page.getByRole('heading', { level: 1 }).waitFor()
  await gallery.show(officer.page, 'trinh-dien')

  const person = {
    ...MOTHER, fullName: 'Hồ Thị Đươn', number: '000303990011', birth: { day: '02', month: '11', year: '2003' },
    phone: '0500000002',
  }
  await beginIntake(counter, stage, {
    channel: 'Tại quầy', person, search: 'khai sinh', procedure: /^Đăng ký khai sinh/,
  })
  await take(counter.page, 'tiep-nhan')
}

/** The accounts of an agency, and a role about to be given to one of its clerks. */
async function takeStaff(stage: OpenedStage): Promise<void> {
  const { counters: { commune } } = stage.province
  const { page } = await deskOf(stage, stage.province.adminOf(commune))
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${stage.url}/ban-lam-viec/can-bo`)
  const clerk = page.getByRole('row').filter({ hasText: commune.username }).getByRole('link')
  await clerk.waitFor()
  await take(page, 'can-bo')
  await clerk.click()
  await page.getByRole('group', { name: 'Việc làm được' }).getByRole('button', { name: 'Giao vai trò' }).click()
  await page.getByRole('form', { name: 'Giao vai trò' }).getByLabel('Vai trò').selectOption('one_stop_head')
  await page.waitForLoadState('networkidle')
  await take(page, 'giao-vai-tro')
  for (const [name, path] of Object.entries(KEPT)) {
    await page.goto(`${stage.url}/ban-lam-viec${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    await gallery.show(page, name)
  }
}

/** What administrators keep. */
const KEPT = { 'noi-dung': '/noi-dung', 'ho-tro': '/ho-tro', 'so-theo-doi': '/so-theo-doi' } as const

/** Those of officers, and those of a registry, in a province of its own that has one. */
async function takeSignatures(stage: OpenedStage): Promise<void> {
  await takeSigning(stage, take)
  await takeSealing(take)
}

/** Those of programs of agencies, in an instance that may tell this machine of dossiers. */
async function takeDeveloperDesk(): Promise<void> {
  const stage = await openDeveloperStage()
  try { await takeDevelopers(stage, take) } finally { await stage.close() }
}

mkdirSync(FOLDER, { recursive: true })
const stage = await openStage()
try {
  if (part) await part(stage)
  else {
    await takeDesk(stage, await takePortal(stage))
    await takeStaff(stage)
    for (const [name, one] of Object.entries(PARTS)) if (name !== 'films') await one(stage)
  }
  for (const surprise of stage.surprises) process.stderr.write(`surprise: ${surprise}\n`)
  process.exitCode = stage.surprises.length === 0 ? 0 : 1
} finally {
  await stage.close()
  gallery.close()
}
