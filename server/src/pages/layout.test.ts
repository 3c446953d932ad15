import { createElement } from 'react'
import { expect, test } from 'vitest'
import { sendPage } from './layout.tsx'
import type { Visit } from './visit.ts'

/** Need: at a flood of people who press again and again, the work goes to those who still wait (T25). */
test('no page is drawn for a caller that has gone', () => {
  const sent: unknown[] = []
  const reply = {
    raw: { destroyed: true },
    code(status: number) {
      sent.push(status)
      return reply
    },
    send: (...body: readonly unknown[]) => sent.push(body),
  }
  const body = createElement(() => {
    throw new Error('drawn')
  })
  sendPage({ reply } as unknown as Visit, { title: 'Thủ tục', body })
  expect(sent).toEqual([499, []])
})
