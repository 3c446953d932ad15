import {
  type BoardBeat, type BoardCall, type BoardWaiting, type HallBoard, BOARD_BEAT, BOARD_CHANGED,
} from '@motcua/contracts/hall-board.ts'
import { now, setProductTime } from '../lib/clock.ts'
import { openAnnouncer } from './announce-calls.ts'
import { BOARD } from './board-page-texts.ts'
import { say } from './page-language.ts'
import { openPlayer } from './play-clips.ts'

/*
 * The board of a hall: fills the nodes that the page brought and makes none, says each call once, and finds its line
 * again by itself. It runs for weeks without a touch.
 */

/** Milliseconds without a word after which the line is thought to be cut: the server says something every 25 s. */
const SILENT = 60_000
const LOOK_EVERY = 5_000
/** A call is marked as new for so long. */
const FRESH = 12_000
const CLOCK = new Intl.DateTimeFormat('vi-VN', {
  hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Ho_Chi_Minh',
})

const board = document.querySelector<HTMLElement>('[data-from][data-voice]')
if (board) run(board, board.dataset['from'] ?? '')

function run(page: HTMLElement, from: string): void {
  const find = (name: string) => page.querySelector<HTMLElement>(`[data-${name}]`)
  const [lost, none, sound, clock, name] = [find('lost'), find('none'), find('sound'), find('clock'), find('name')]
  const calls = [...page.querySelectorAll<HTMLElement>('[data-call]')]
  const rows = [...page.querySelectorAll<HTMLElement>('[data-waiting]')]
  const addresses = JSON.parse(page.dataset['voice'] ?? '{}') as Record<string, string>
  const player = openPlayer(addresses, (isSilent) => { if (sound) sound.hidden = !isSilent })
  const announcer = openAnnouncer(player.play)
  sound?.addEventListener('click', () => void player.play(['chuong']).catch(() => undefined))

  /** Until when a call is marked as new, by its key; only of those in sight. */
  let fresh: ReadonlyMap<string, number> | undefined
  const show = (news: HallBoard) => {
    setProductTime(news.at)
    if (name && name.textContent !== news.name) name.textContent = news.name
    const [known, until] = [fresh, performance.now() + FRESH]
    // What was called before this board looked is not new.
    fresh = new Map(news.calls.map(({ key }) => [key, known ? known.get(key) ?? until : 0]))
    calls.forEach((node, nth) => showCall(node, news.calls[nth]))
    rows.forEach((node, nth) => showWaiting(node, news.waiting[nth]))
    if (none) none.hidden = news.calls.length > 0
    mark()
    announcer.tell(news.calls)
  }
  /** Each for as long as it is new, wherever it has moved to meanwhile. */
  const mark = () => {
    const at = performance.now()
    for (const node of calls) node.classList.toggle('fresh', (fresh?.get(node.dataset['call'] ?? '') ?? 0) > at)
  }

  let heard = performance.now()
  let line: EventSource | undefined
  const hear = () => {
    heard = performance.now()
    if (lost) lost.hidden = true
  }
  const lose = () => { if (lost) lost.hidden = false }
  const open = () => {
    line?.close()
    heard = performance.now()
    line = new EventSource(from)
    line.addEventListener(BOARD_CHANGED, ({ data }: MessageEvent<string>) => {
      hear()
      show(JSON.parse(data) as HallBoard)
    })
    line.addEventListener(BOARD_BEAT, ({ data }: MessageEvent<string>) => {
      hear()
      setProductTime((JSON.parse(data) as BoardBeat).at)
    })
    line.addEventListener('error', lose)
  }
  /** What stands now, where no line is given: too many boards behind one address, or a proxy that lets none through. */
  const ask = async () => {
    const answer = await fetch(from, { headers: { accept: 'application/json' }, cache: 'no-store' })
    if (!answer.ok) return
    show(await answer.json() as HallBoard)
    if (lost) lost.hidden = true
  }
  setInterval(() => {
    if (line?.readyState === EventSource.CLOSED) void ask().catch(lose)
    if (performance.now() - heard < SILENT) return
    lose()
    open()
  }, LOOK_EVERY)
  setInterval(() => {
    mark()
    const time = CLOCK.format(now())
    if (clock && clock.textContent !== time) clock.textContent = time
  }, 1_000)
  open()
}

function showCall(node: HTMLElement, call: BoardCall | undefined): void {
  if (node.dataset['call'] === (call?.key ?? '')) return
  node.dataset['call'] = call?.key ?? ''
  node.hidden = call === undefined
  const [number, counter] = [node.firstElementChild, node.lastElementChild]
  if (!call || !number || !counter) return
  number.textContent = String(call.number)
  counter.textContent = say(BOARD.counter, { counter: call.counter })
}

function showWaiting(node: HTMLElement, row: BoardWaiting | undefined): void {
  node.hidden = row === undefined
  const [name, count, wait] = node.children
  if (!row || !name || !count || !wait) return
  name.textContent = row.name
  count.textContent = say(BOARD.people, { count: row.count })
  wait.textContent = row.minutes === null ? '' : say(BOARD.about, { minutes: row.minutes })
}
