import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { DayField } from './day-field.tsx'

test('a known day comes back in its three fields', () => {
  const html = renderToStaticMarkup(
    <MantineProvider>
      <DayField id="d" label="Ngày sinh" value="1950-02" onChange={vi.fn()} />
    </MantineProvider>,
  )
  expect([...html.matchAll(/<input[^>]+value="(\d*)"/g)].map(([, text]) => text)).toEqual(['', '02', '1950'])
})
