/**
 * Need: an officer shows an applicant how the due date came about (BLDS 2015 Đ.147: the day of receipt is not counted).
 */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ClockChip, Trace } from './clock-chip.tsx'

const clock = {
  name: 'Giải quyết', text: 'còn 1 ngày làm việc', startedAt: '2021-06-25T01:00:00Z', dueAt: '2021-06-28T10:00:00Z',
  pauses: [{ from: '2021-06-25T03:00:00Z', until: null, reason: 'Chờ bổ sung giấy tờ', article: 'NĐ 61/2018 Đ.19' }],
  trace: [
    { day: '2021-06-25', why: 'day-of-receipt', used: 0, left: 1, article: 'BLDS 2015 Đ.147' },
    { day: '2021-06-28', why: 'counted', used: 1, left: 0, article: 'BLDS 2015 Đ.147' },
  ],
}

test('closed, it says the date and what is left; the button says what it opens', () => {
  const html = renderToStaticMarkup(<ClockChip clock={clock} tone="calm" />)
  expect(html).toContain('17:00 thứ\u00a0Hai\u00a028/06/2021')
  expect(html).toContain('còn 1 ngày làm việc')
  expect(html).toContain('aria-expanded="false"')
  expect(html).not.toContain('<table>')
})

test('open, each day stands with its reason, each reason with its article, and a pause that still runs', () => {
  const html = renderToStaticMarkup(<Trace clock={clock} />)
  expect(html).toContain('<span>28/06</span><small>tính 1, còn 0</small>')
  expect(html).toContain('Ngày nhận hồ sơ, chưa tính')
  expect(html).toContain('(BLDS 2015 Đ.147)')
  expect(html).toContain('đến nay: Chờ bổ sung giấy tờ')
})
