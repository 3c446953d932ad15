import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { TypedChoice } from './typed-choice.tsx'

test('before anything is typed the list is closed, and the field says that it is a combobox with a list', () => {
  const html = renderToStaticMarkup(
    <MantineProvider>
      <TypedChoice
        label="Thủ tục"
        id="tt"
        value=""
        options={[{ id: '1', label: 'Đăng ký khai sinh' }]}
        onType={vi.fn()}
        onChoose={vi.fn()}
        error="Chọn thủ tục."
      />
    </MantineProvider>,
  )
  expect(html).toMatch(/<input[^>]+role="combobox"/)
  expect(html).toMatch(/<input[^>]+aria-expanded="false"/)
  expect(html).toMatch(/<input[^>]+aria-controls="tt-list"/)
  expect(html).toMatch(/<input[^>]+aria-invalid="true"/)
  expect(html).toMatch(/<ul id="tt-list"[^>]+hidden=""/)
})
