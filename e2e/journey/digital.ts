import { readFileSync } from 'node:fs'
import { createCanvas } from '@napi-rs/canvas'
import { setPage } from '@motcua/server/test/page-set/papers.ts'
import { printSetPage } from '@motcua/server/test/page-set/print-page.ts'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Page } from 'playwright-core'
import { type PlayedAgain, playAgain } from './again.ts'
import { deskOf, openDossier } from './desk.ts'
import { type Intake, receiveOnScreen } from './intake.ts'
import { keepPapers } from './papers.ts'
import { textOfPdf } from './pdf.ts'
import { giveBack, settle } from './settle.ts'
import type { Desk, Person, Stage } from './stage.ts'
import { watch } from './watch.ts'

/** What came of a paper that is digitised, and of the result. */
export interface PlayedDigital {
  /** Of the dossier with which the paper came in. */
  readonly number: string
  /** What somebody accepted of what was read. */
  readonly fieldsRead: number
  readonly scanIsSigned: boolean
  /** What the page says with the network off: of the file, and of a picture of the printed page with its code. */
  readonly offline: readonly [file: string, picture: string]
  /** The second dossier of the same person, for which nobody scans the paper again. */
  readonly second: PlayedAgain
}

const PERSON: Person = {
  fullName: 'Hoàng Thị Mơ', number: '000196990061', birth: { day: '4', month: '9', year: '1996' }, sex: 'Nữ',
  phone: '0500000061',
}
const PAPER = 'Giấy chứng nhận kết hôn'
/** A page of the project's own set, as a scanner delivers it. */
const SHEET = 3
/** Milliseconds in which the page is read, behind everything else. */
const READING = 180_000

/**
 * A paper of somebody comes in at the counter, is scanned, read, looked at and signed as a copy; its dossier is
 * settled, and the result checked by a stranger whose phone has no network. For a second dossier it is held in the Kho.
 */
export async function playDigital(stage: Stage): Promise<PlayedDigital> {
  const desk = await deskOf(stage, stage.province.counters.commune)
  const intake: Intake = {
    channel: 'Tại quầy', person: PERSON, search: 'xac nhan tinh trang hon nhan', procedure: /tình trạng hôn nhân/i,
    scans: [{ label: PAPER, name: 'quet.pdf', content: printSetPage(setPage(SHEET)) }],
  }
  const { number: first, slip } = await receiveOnScreen(desk, stage, intake)
  const fieldsRead = await acceptRead(desk, stage)
  const scanIsSigned = await signScans(desk, stage, first)
  await settle(stage, first)
  await giveBack(stage, first, 'Tại quầy')
  const offline = await checkOffline(stage, await resultOf(stage, desk, first, slip))
  const second = await playAgain(stage, desk, intake, PAPER)
  return { number: first, fieldsRead, scanIsSigned, offline, second }
}

/** What was read is looked at field by field, the last one saves; answers how many fields there were. */
async function acceptRead({ page }: Desk, stage: Stage): Promise<number> {
  await page.goto(`${stage.url}/ban-lam-viec/doc-giay-to`)
  const form = page.getByRole('form', { name: `Thông tin trên ${PAPER}` })
  await form.waitFor({ timeout: READING })
  const fields = await form.getByRole('textbox').count()
  for (let n = 0; n < fields; n += 1) await page.keyboard.press('Enter')
  await form.waitFor({ state: 'detached' })
  stage.say(`${fields} fields of a scan are accepted`)
  return fields
}

async function signScans(desk: Desk, stage: Stage, number: string): Promise<boolean> {
  await openDossier(desk, stage, number)
  await desk.page.getByRole('button', { name: /^Ký số bản chụp/ }).click()
  await desk.page.getByRole('button', { name: /^Ký \d+ tệp này/ }).click()
  await desk.page.getByText(/^Bản chụp đã ký số/).first().waitFor()
  stage.say(`${number}: scans signed by ${desk.account.username}`)
  return desk.page.getByText(/^Bản chụp đã ký số/).first().isVisible()
}

/** The file of the result, among all that the dossier made. */
async function resultOf(stage: Stage, desk: Desk, number: string, slip: string): Promise<Buffer> {
  for (const path of await keepPapers(stage, desk, number, PERSON.fullName, slip)) {
    const content = readFileSync(path)
    if ((await textOfPdf(content)).includes('.KQ.')) return content
  }
  throw new Error(`${number} has no result with a code`)
}

/** Somebody has checked a code by a picture before; now there is no network. */
async function checkOffline({ url, browser, surprises, say }: Stage, file: Buffer): Promise<[string, string]> {
  const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 360, height: 740 } })
  watch(context, 'verifier', surprises, [/ERR_INTERNET_DISCONNECTED/])
  const page = await context.newPage()
  await page.goto(`${url}/xac-minh`)
  await page.waitForFunction(() => document.documentElement.dataset['offline'] === 'ready')
  const picture = { name: 'trang-in.png', mimeType: 'image/png', buffer: await printed(file) }
  await checked(page, picture) // by which the reader of codes is at hand from now on
  await context.setOffline(true)
  await page.reload()
  const offline: [string, string] = [
    await checked(page, { name: 'ket-qua.pdf', mimeType: 'application/pdf', buffer: file }),
    await checked(page, picture),
  ]
  await context.close()
  say(`checked without a network: ${offline.join('; ')}`)
  return offline
}

async function checked(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<string> {
  await page.getByLabel('Tệp PDF của kết quả').setInputFiles(file)
  const verdict = page.locator('.verdict')
  await verdict.waitFor().catch(async (fault: unknown) => {
    throw new Error(`${file.name}: no verdict, but: ${await page.locator('#tra-loi').innerText()}`, { cause: fault })
  })
  const text = await verdict.innerText()
  await page.evaluate(() => document.getElementById('tra-loi')?.replaceChildren())
  return text
}

/** The page that is signed, the last, as a printer puts it on paper: 150 dots to an inch. */
async function printed(file: Buffer): Promise<Buffer> {
  const task = getDocument({ data: new Uint8Array(file), isEvalSupported: false, verbosity: 0 })
  const paper = await task.promise
  const sheet = await paper.getPage(paper.numPages)
  const viewport = sheet.getViewport({ scale: 150 / 72 })
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  await sheet.render({ canvas: null, canvasContext: canvas.getContext('2d') as never, viewport }).promise
  await task.destroy()
  return canvas.toBuffer('image/png')
}
