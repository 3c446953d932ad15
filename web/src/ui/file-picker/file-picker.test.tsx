import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { FilePicker } from './file-picker.tsx'

test('each file says its size and how far it is; a refused one says what to do, and only what may pass is offered to be sent again', () => {
  const file = (name: string, size: number) => new File([new Uint8Array(size)], name, { type: 'application/pdf' })
  const html = renderToStaticMarkup(
    <FilePicker
      label="Giấy chứng sinh" kinds={[
        'application/pdf', 'image/jpeg', 'image/webp',
      ]} onPick={vi.fn()} onRetry={vi.fn()} onRemove={vi.fn()}
      files={[
        { key: '1', file: file('a.pdf', 87_040), state: 'sent' },
        { key: '3', file: file('c.pdf', 200_000), state: 'sending', sent: 90_000 },
        { key: '4', file: file('d.pdf', 10), state: 'sent', pages: 3 },
        { key: '2', file: file('b.pdf', 1_310_720), state: 'failed', isFinal: true, text: 'Tệp nặng quá; chia thành hai tệp.' },
        { key: '5', file: file('e.pdf', 10), state: 'failed', text: 'Mất mạng.' },
      ]}
    />)
  expect(html).toContain('accept="application/pdf,image/jpeg,image/webp"')
  expect(html).toContain('PDF, JPG, WEBP; hoặc thả vào đây')
  expect(html).toContain('85 kB')
  expect(html).toContain('1,3 MB') // 1.25 rounds up
  expect(html).toContain('Tệp nặng quá; chia thành hai tệp.')
  expect(html).toContain('aria-label="Tiến độ gửi c.pdf"')
  expect(html).toContain('value="90000"')
  expect(html).toContain('đang gửi 45 %')
  expect(html).toContain('✓ đã gửi, 3 trang')
  expect(html.match(/Gửi lại/g)).toHaveLength(1)
  expect(html).toContain('Chọn tệp<span class="mc-hidden"> cho Giấy chứng sinh</span>')
})
