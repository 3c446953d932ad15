import type { TicketPlace } from '@motcua/contracts/hall-board.ts'

/* A ticket on a phone: asks how it stands, and says aloud and by shaking when it is called. */

/** Until the first answer says when to ask again. */
const AT_FIRST = 10_000
/** Of a phone that has no network, or a server that rests: ever longer, up to this. */
const LONGEST = 120_000
const SHAKE = [400, 200, 400, 200, 400]

const list = document.querySelector<HTMLElement>('[data-from]')
const call = document.getElementById('goi')
const title = document.title
if (list && call) follow(list, call)

function follow(turns: HTMLElement, place: HTMLElement): void {
  const from = turns.dataset['from'] ?? ''
  let wait = AT_FIRST
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = async () => {
    const news = await ask(from)
    wait = news ? news.askAfterSeconds * 1_000 : Math.min(LONGEST, wait * 2)
    // What was passed on has another turn, which the page brings with its name; of what is over it asks how it was.
    if (news && (news.isOver || news.turns.length !== turns.children.length)) location.reload()
    if (news) show(news, turns, place)
    clearTimeout(timer)
    if (!news?.isOver) timer = setTimeout(() => void look(), wait)
  }
  timer = setTimeout(() => void look(), wait)
  // A phone that slept shows what was.
  addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') void look() })
}

async function ask(from: string): Promise<TicketPlace | undefined> {
  try {
    const answer = await fetch(from, { cache: 'no-store' })
    return answer.ok ? await answer.json() as TicketPlace : undefined
  } catch {
    return undefined
  }
}

function show(news: TicketPlace, turns: HTMLElement, place: HTMLElement): void {
  news.turns.forEach(({ state, text }, nth) => {
    const row = turns.children[nth]
    const said = row?.querySelector('.said')
    if (row instanceof HTMLElement) row.dataset['state'] = state
    if (said && said.textContent !== text) said.textContent = text
  })
  const { key = '', text = '' } = news.call ?? {}
  if (place.dataset['key'] === key) return
  place.dataset['key'] = key
  place.textContent = text
  document.title = text === '' ? title : text
  // A page that nobody has touched may not shake the phone, and the browser would complain.
  const mayShake = 'vibrate' in navigator && 'userActivation' in navigator && navigator.userActivation.hasBeenActive
  if (text !== '' && mayShake) navigator.vibrate(SHAKE)
}
