/** Need: a text that is pasted beyond its limit is never silently cut (bad input of part P). */
import { expect, test } from 'vitest'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { CountedLetters } from './counted-letters.tsx'

const shown = (value: string, maxLength?: number) => renderToStaticMarkup(
  <CountedLetters>{createElement('textarea', { value, maxLength, readOnly: true })}</CountedLetters>)
/** As the browser counts what is in the box. */
const said = (html: string) => /<p[^>]*>([^<]*)<\/p>/.exec(html)?.[1]

test('the browser is given no limit to cut at', () => {
  expect(shown('a'.repeat(2_500), 2_000)).not.toMatch(/maxlength/i)
  expect(shown('a'.repeat(2_500), 2_000)).toContain('a'.repeat(2_500))
})

test('little room is told, none before, and too much with how much', () => {
  expect(said(shown('a'.repeat(1_899), 2_000))).toBe('')
  expect(said(shown('a'.repeat(1_900), 2_000))).toBe('Còn 100 chữ.')
  expect(said(shown('a'.repeat(2_003), 2_000))).toContain('Dài quá 3 chữ.')
})

test('what has no limit is left as it is', () => {
  expect(said(shown('a'))).toBeUndefined()
})
