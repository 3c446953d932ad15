import { openClient } from '../../client.ts'
import { keepInKho } from '../keep-in-kho.ts'
import type { Citizen, Town } from '../mixing/town.ts'
import { type Visitor, openVisitor } from '../portal-visitor.ts'
import { open, send, submit } from './form-walk.ts'
import type { Draw, Drawn } from './left.ts'

/** Wrong PINs in a row that lock a link. */
const GUESSES = 5

/**
 * What somebody does with papers of their own: one is stored, shown to a stranger by a link, whose first PIN is wrong,
 * and who is shown it no longer; a second link is guessed at until it locks; then the paper is taken out again. A guess
 * is nobody's deed, and leaves nothing.
 */
export function drawKhoDeeds(town: Town, url: string): Draw {
  const free = [...town.citizens]
  let nth = 0
  return (random) => {
    const [citizen] = free.splice(random.below(free.length), 1)
    if (!citizen) return undefined
    nth += 1
    const drawn = shown(citizen, url, `KHO-${nth}`)
    return { ...drawn, do: () => drawn.do().finally(() => { free.push(citizen) }) }
  }
}

function shown({ visitor }: Citizen, url: string, number: string): Drawn {
  return {
    name: 'a paper is stored, shown to a stranger, and taken out', status: 303,
    left: {
      events: [
        'upload.stored', 'paper.described', 'paper.kept', 'paper.shared', 'paper.share-opened', 'paper.share-ended',
        'paper.shared', 'paper.share-locked', 'paper.withdrawn',
      ],
      requests: 6,
    },
    async do() {
      const paper = `/kho/${await keepInKho(visitor, number)}`
      const [first, second] = [await shareOf(visitor, paper), await shareOf(visitor, paper)]
      const stranger = openVisitor(openClient(url))
      const guess = async ({ link, wrong }: Share) =>
        send(stranger, await open(stranger, link), link, { 'ma-pin': wrong })
      const guessed = await guess(first)
      const seen = await send(stranger, await open(stranger, first.link), first.link, { 'ma-pin': first.pin })
      for (let nth = 0; nth < GUESSES; nth += 1) await guess(second)
      stranger.client.close()
      if (guessed.status !== 422 || seen.status !== 200) return { ...seen, status: 0 }
      // The one that is locked is over already.
      const page = await open(visitor, paper)
      const [, end = ''] = /action="[^"]*(\/chia-se\/[0-9a-f-]{36})"/.exec(page.html) ?? []
      await send(visitor, page, end)
      return send(visitor, await open(visitor, paper), '/go')
    },
  }
}

interface Share { readonly link: string; readonly pin: string; readonly wrong: string }

/** A link for a week and its PIN, as the owner is shown them once. */
async function shareOf(visitor: Visitor, paper: string): Promise<Share> {
  const { html } = await submit(visitor, await open(visitor, paper), '/chia-se', { 'so-ngay': '7' })
  const [, link = ''] = /(\/chia-se\/[\w-]{43})/.exec(html) ?? []
  const [, pin = ''] = />(\d{6})<\/(?:dd|span)>/.exec(html) ?? []
  return { link, pin, wrong: pin === '000000' ? '000001' : '000000' }
}
