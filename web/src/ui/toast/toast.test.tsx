import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { announce, currentToasts, dismiss } from './toast-store.ts'
import { ToastHost } from './toast.tsx'

test('what was done is said politely, goes away by itself, and can be closed before', () => {
  vi.useFakeTimers()
  announce('Đã tiếp nhận')
  announce('Đã chuyển', { label: 'Hồ sơ tiếp theo', run: () => undefined })
  const html = renderToStaticMarkup(<ToastHost />)
  expect(html).toContain('aria-live="polite"')
  expect(html).toContain('Hồ sơ tiếp theo')
  dismiss(currentToasts()[0]?.id ?? 0)
  expect(currentToasts().map(({ text }) => text)).toEqual(['Đã chuyển'])
  vi.runAllTimers()
  expect(currentToasts()).toEqual([])
  vi.useRealTimers()
})
