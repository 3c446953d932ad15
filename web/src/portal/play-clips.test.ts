/** Need (part C1): a board that could not fetch a clip once speaks again, and says the rest meanwhile. */
import { afterEach, expect, test, vi } from 'vitest'
import { openPlayer } from './play-clips.ts'

/** An element of a browser as far as the player knows it: what is broken fails to play until it is loaded again. */
class Sound {
  static readonly made: Sound[] = []
  static said: string[] = []
  error: object | null = null
  currentTime = 0
  preload = ''
  onended: (() => void) | undefined
  onerror: (() => void) | undefined
  refusal: DOMException | undefined
  readonly address: string
  constructor(address: string) {
    this.address = address
    Sound.made.push(this)
  }

  load(): void {
    this.error = null
  }

  async play(): Promise<void> {
    if (this.refusal) throw this.refusal
    if (this.error) throw new DOMException('no source', 'NotSupportedError')
    Sound.said.push(this.address)
    queueMicrotask(() => this.onended?.())
  }
}

function player() {
  Sound.made.length = 0
  Sound.said = []
  vi.stubGlobal('Audio', Sound)
  const silent: boolean[] = []
  const { play } = openPlayer({ 'moi-so': 'a', '1': 'b', '2': 'c' }, (isSilent) => silent.push(isSilent))
  const soundOf = (address: string) => Sound.made.find((one) => one.address === address) as Sound
  return { silent, soundOf, say: () => play(['moi-so', '1', '2']) }
}

afterEach(() => vi.unstubAllGlobals())

test('a clip that failed before is fetched again and said', async () => {
  const { say, soundOf } = player()
  soundOf('b').error = {}
  await say()
  expect(Sound.said).toEqual(['a', 'b', 'c'])
})

test('a clip that cannot be played now keeps none after it from being said', async () => {
  const { say, soundOf } = player()
  soundOf('b').refusal = new DOMException('no source', 'NotSupportedError')
  await say()
  expect(Sound.said).toEqual(['a', 'c'])
})

test('where the browser makes no sound before it is touched, that is told and nothing more is tried', async () => {
  const { say, soundOf, silent } = player()
  soundOf('a').refusal = new DOMException('touch first', 'NotAllowedError')
  await expect(say()).rejects.toThrow('touch first')
  expect([Sound.said, silent]).toEqual([[], [true]])
})

test('makes no elements while it speaks', async () => {
  const { say } = player()
  for (let nth = 0; nth < 5; nth += 1) await say()
  expect(Sound.made).toHaveLength(3)
})
