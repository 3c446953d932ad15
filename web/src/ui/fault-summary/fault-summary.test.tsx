import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { FaultSummary } from './fault-summary.tsx'

test('each fault is a way to its field', () => {
  const html = renderToStaticMarkup(
    <FaultSummary
      title="Có 2 chỗ cần sửa"
      attempt={1}
      faults={[
        { id: 'a', text: 'Chọn xã.' }, { id: 'b', text: 'Điền họ tên.' },
      ]}
    />,
  )
  expect(html).toContain('role="alert"')
  expect(html).toContain('<a href="#a">Chọn xã.</a>')
  expect(html).toContain('<a href="#b">Điền họ tên.</a>')
})
