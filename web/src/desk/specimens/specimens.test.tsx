/** Need: whoever changes a component sees all its states at once, and no component is left out. */
import { readdirSync } from 'node:fs'
import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { SPECIMENS } from './specimens.tsx'

const folders = readdirSync(new URL('../../ui/', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory()).map(({ name }) => name)

test('every folder of web/src/ui has its specimen', () => {
  expect(folders.length).toBeGreaterThan(10)
  expect(Object.keys(SPECIMENS).sort()).toEqual(folders.sort())
})

test.each(Object.entries(SPECIMENS))('%s is shown twice on a page without an id standing twice', (_name, Specimen) => {
  const html = renderToStaticMarkup(<MantineProvider><Specimen at="a" /><Specimen at="b" /></MantineProvider>)
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(html.length).toBeGreaterThan(20)
  expect(ids).toEqual([...new Set(ids)])
})
