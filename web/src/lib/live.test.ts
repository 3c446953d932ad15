/**
 * Need: an officer whose line was refused once, by a restart or a limit, hears of changes again without loading the
 * page.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { holdLive, listenLive } from './live.ts'

const CONNECTING = 0
const OPEN = 1
const CLOSED = 2

class FakeSource extends EventTarget {
  static readonly opened: FakeSource[] = []
  readyState = CONNECTING
  constructor() {
    super()
    FakeSource.opened.push(this)
  }

  close() { this.readyState = CLOSED }

  be(readyState: number, event: 'open' | 'error') {
    this.readyState = readyState
    this.dispatchEvent(new Event(event))
  }
}
const last = () => FakeSource.opened.at(-1) as FakeSource
let heard: string[] = []
let stop: () => void
const said = (word: string) => () => { heard.push(word) }

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', FakeSource)
  heard = []
  FakeSource.opened.length = 0
  stop = listenLive({
    onChanged: (ids) => heard.push(ids?.join(' ') ?? 'many'), onOpen: said('open'), onLost: said('lost'),
  })
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a line that was cut is left to the browser', () => {
  last().be(OPEN, 'open')
  last().be(CONNECTING, 'error')
  vi.advanceTimersByTime(600_000)
  expect([FakeSource.opened.length, heard]).toEqual([1, ['open', 'lost']])
})

test('one that was refused is opened anew, later each time, and soon again once it was up', () => {
  const tries: number[] = []
  for (let times = 0; times < 8; times += 1) {
    const before = FakeSource.opened.length
    last().be(CLOSED, 'error')
    let waited = 0
    while (FakeSource.opened.length === before) {
      vi.advanceTimersByTime(1_000)
      waited += 1
    }
    tries.push(waited)
  }
  expect(tries).toEqual([3, 6, 12, 24, 48, 96, 120, 120]) // doubled, up to two minutes
  last().be(OPEN, 'open')
  last().dispatchEvent(new MessageEvent('changed', { data: '{"dossiers":["a","b"]}' }))
  expect(heard.slice(-2)).toEqual(['open', 'a b'])
  last().be(CLOSED, 'error')
  vi.advanceTimersByTime(3_000)
  expect(FakeSource.opened).toHaveLength(10)
})

test('whoever stops listening opens no other', () => {
  last().be(CLOSED, 'error')
  stop()
  vi.advanceTimersByTime(600_000)
  expect([FakeSource.opened.length, last().readyState]).toEqual([1, CLOSED])
})

test('whoever signs out hears nothing meanwhile, and hears again if it fails', () => {
  last().be(CLOSED, 'error')
  const goOn = holdLive()
  vi.advanceTimersByTime(600_000)
  expect([FakeSource.opened.length, last().readyState]).toEqual([1, CLOSED])
  goOn()
  expect(FakeSource.opened).toHaveLength(2)
  last().be(OPEN, 'open')
  expect(heard.at(-1)).toBe('open')
  const late = holdLive()
  stop()
  late()
  expect([FakeSource.opened.length, last().readyState]).toEqual([2, CLOSED])
})
