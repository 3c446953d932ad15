/** Need: a reason for seeing a number whole is never silently cut; the log of reads holds what was said. */
import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { AskReason } from './masked-number.tsx'

test('the browser is given no limit to cut a pasted reason at; its letters are counted instead', () => {
  const html = renderToStaticMarkup(
    <MantineProvider>
      <AskReason label="Lý do" error={undefined} isBusy={false} onAsk={() => undefined} onCancel={() => undefined} />
    </MantineProvider>)
  expect(html).toContain('aria-label="Lý do"')
  expect(html).not.toMatch(/maxlength/i)
  expect(html).toContain('mc-letters')
})
