import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Locator } from 'playwright-core'
import { FILMED, type Filmed, type Said } from './films-texts.ts'
import { pdfOf } from './journey/papers-online.ts'
import type { OpenedStage } from './journey/open-stage.ts'
import { until } from './journey/until.ts'

/**
 * `npm run pictures -- films`: the short films and the pictures of data/guides.yaml, from the running program, with
 * captions of their own (WebVTT). Silent, upright as a phone is held. Needs ffmpeg (Debian: apt-get install ffmpeg).
 */
const FOLDER = fileURLToPath(new URL('../data/guides', import.meta.url))
const [WIDTH, HEIGHT, STRIP] = [360, 560, 80]
const FRAMES_A_SECOND = 5
/** Letters that somebody reads in a second, and the shortest time a caption stands. */
const [LETTERS_A_SECOND, SHORTEST] = [15, 2.6]
const MOST_BYTES = 600_000

/** Makes all of them. */
export async function takeFilms(stage: OpenedStage): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  for (const one of FILMED) await takeFilm(stage, one)
}

interface Shown { readonly picture: string; readonly seconds: number }
interface Cue { readonly from: number; readonly to: number; readonly said: Said }

async function takeFilm(stage: OpenedStage, filmed: Filmed): Promise<void> {
  const { name, says } = filmed
  const folder = mkdtempSync(join(tmpdir(), 'motcua-film-'))
  const context = await stage.browser.newContext({
    locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: { width: WIDTH, height: HEIGHT },
  })
  const page = await context.newPage()
  const shown: Shown[] = []
  const cues: Cue[] = []
  let at = 0
  const shoot = async (seconds: number) => {
    const picture = join(folder, `${String(shown.length)}.png`)
    await page.screenshot({ path: picture })
    shown.push({ picture, seconds })
    at += seconds
  }
  /** What is about to be pressed or typed into is ringed, as a finger would point at it. */
  const say = async (said: Said, target?: Locator) => {
    const from = at
    const seconds = Math.max(SHORTEST, said.vi.length / LETTERS_A_SECOND)
    if (target) {
      await target.scrollIntoViewIfNeeded()
      await target.evaluate((element) => { element.scrollIntoView({ block: 'center' }) })
      await shoot(0.8)
      await target.evaluate((element: HTMLElement) => {
        element.style.outline = '4px solid #d9480f'
        element.style.outlineOffset = '3px'
      })
    }
    await shoot(seconds - (target ? 0.8 : 0))
    if (target) await target.evaluate((element: HTMLElement) => { element.style.outline = '' })
    cues.push({ from, to: at - 0.1, said })
  }
  const type = async (target: Locator, text: string) => {
    for (let end = 2; end < text.length + 2; end += 3) {
      await target.fill(text.slice(0, end))
      await shoot(0.3)
    }
    await target.fill(text)
  }
  const keep = async (nth: number, target: Locator) => {
    await target.evaluate((element) => { element.scrollIntoView({ block: 'start' }) })
    const whole = join(folder, 'hinh.png')
    await page.screenshot({ path: whole })
    toPicture(whole, join(FOLDER, `${name}-${String(nth)}.png`))
  }

  const main = page.getByRole('main')
  await page.goto(stage.url)
  const search = page.getByRole('searchbox').first()
  await say(says.find, search)
  await type(search, filmed.search)
  await search.press('Enter')
  const link = main.getByRole('link', { name: filmed.procedure, exact: true }).first()
  await say(says.choose, link)
  await keep(1, main.locator('h1').first())
  await link.click()
  await say(says.read)
  const online = page.getByRole('link', { name: 'Nộp trực tuyến' }).first()
  await say(says.begin, online)
  await online.click()
  const place = page.locator('#noi')
  if (await place.count() > 0) {
    const commune = stage.province.counters.commune.territory ?? ''
    const isCommune = await place.locator('option', { hasText: commune }).count() > 0
    await place.selectOption(isCommune ? { label: commune } : { index: 1 })
    if (says.place) await say(says.place, place)
  }
  const form = page.locator('[name=mau]').first() // of several declarations
  if (await form.count() > 0) await form.check()
  await main.getByRole('button', { name: 'Tiếp tục' }).last().click()
  const draft = /^.*\/nop-ho-so\/[^/]+/.exec(page.url())?.[0] ?? ''
  await page.goto(draft)
  await say(says.parts)
  await keep(2, main.locator('h1').first())
  await page.goto(`${draft}/giay-to`)
  const paper = main.locator('section.paper').first()
  if (await paper.count() > 0) {
    await say(says.papers, paper.locator('h2'))
    await paper.locator('input[type=file]').setInputFiles({
      name: 'giay-to.pdf', mimeType: 'application/pdf', buffer: pdfOf(Buffer.from(name)),
    })
    await until('the paper is there', async () => await paper.locator('[data-has] li').count() > 0)
    await say(says.sent, paper.locator('.done'))
    await keep(3, paper)
  }
  await page.goto(`${stage.url}/theo-doi`)
  await say(says.follow)
  await context.close()
  writeFilm(name, folder, shown, cues)
  rmSync(folder, { recursive: true, force: true })
  process.stderr.write(`${name}: ${at.toFixed(0)} s, ${String(statSync(join(FOLDER, `${name}.mp4`)).size)} bytes\n`)
}

function writeFilm(name: string, folder: string, shown: readonly Shown[], cues: readonly Cue[]): void {
  const list = join(folder, 'list.txt')
  const lines = shown.map(({ picture, seconds }) => `file '${picture}'\nduration ${seconds.toFixed(2)}`)
  writeFileSync(list, `${lines.join('\n')}\nfile '${shown.at(-1)?.picture ?? ''}'\n`)
  const film = join(FOLDER, `${name}.mp4`)
  ffmpeg([
    '-f', 'concat', '-safe', '0', '-i', list, '-an',
    '-vf',
    `fps=${String(FRAMES_A_SECOND)},pad=${String(WIDTH)}:${String(HEIGHT + STRIP)}:0:0:color=0x14213d,format=yuv420p`,
    '-c:v', 'libx264', '-preset', 'veryslow', '-crf', '27', '-tune', 'stillimage', '-g', '50',
    '-movflags', '+faststart', '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', film,
  ])
  if (statSync(film).size > MOST_BYTES) throw new Error(`${film} is larger than ${String(MOST_BYTES)} bytes`)
  const poster = shown.at(-1)?.picture ?? ''
  ffmpeg(['-i', shown[Math.floor(shown.length / 2)]?.picture ?? poster, '-vf',
    `pad=${String(WIDTH)}:${String(HEIGHT + STRIP)}:0:0:color=0x14213d`, '-q:v', '16', join(FOLDER, `${name}.jpg`)])
  for (const [language, ending] of [['vi', ''], ['en', '-en']] as const) {
    const captions = cues.map(({ from, to, said }) => `${stamp(from)} --> ${stamp(to)}\n${said[language]}\n`)
    writeFileSync(join(FOLDER, `${name}${ending}.vtt`), `WEBVTT\n\n${captions.join('\n')}`)
  }
}

/** Of few colours, which pages have: letters stay sharp, and a picture is a few kilobytes. */
function toPicture(from: string, to: string): void {
  ffmpeg(['-i', from, '-vf',
    'crop=360:480:0:0,split[a][b];[a]palettegen=max_colors=24:reserve_transparent=0[p];[b][p]paletteuse=dither=none',
    to])
}

function ffmpeg(args: readonly string[]): void {
  execFileSync('ffmpeg', ['-y', '-loglevel', 'error', ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
}

function stamp(seconds: number): string {
  const rest = (seconds % 60).toFixed(3).padStart(6, '0')
  return `00:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${rest}`
}
