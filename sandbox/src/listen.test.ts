/** Need: whoever asks a partner that is still opening waits for it, and does not hang for ever. */
import { expect, test } from 'vitest'
import { listen } from './listen.ts'

test('what is asked while a partner opens is answered when it is open', async () => {
  const asked: Promise<Response>[] = []
  const listening = await listen({
    name: 'slow', title: 'Chậm', settings: {}, plays: [],
    async open({ url }) {
      asked.push(fetch(url))
      // The first question has come in when a second one was given up.
      await fetch(url, { signal: AbortSignal.timeout(500) }).catch(() => undefined)
      return { answer: () => ({ status: 200, body: 'open' }), state: () => null }
    },
  }, { port: 0, isKept: false, home: 'http://127.0.0.1:9', keys: {}, now: () => new Date('2026-11-30T08:00:00Z') })
  try {
    expect(await (await asked[0])?.json()).toBe('open')
  } finally {
    await listening.stop()
  }
})
