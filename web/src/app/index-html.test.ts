/** Need: the page runs under `style-src 'self' 'nonce-…'`, and the server knows one word to replace. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const html = readFileSync(join(import.meta.dirname, '../../index.html'), 'utf8')

test('the nonce is asked for exactly once', () => {
  expect(html.split('__NONCE__')).toHaveLength(2)
  expect(html).toContain('<meta name="csp-nonce" content="__NONCE__">')
})

test('nothing of the page is inline: no style, no script body, no handler', () => {
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/)
  expect([...html.matchAll(/<script[^>]*>([^<]*)<\/script>/g)].map(([, body]) => body)).toEqual([''])
})
