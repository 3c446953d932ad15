/**
 * Need: text is read at 4.5:1 and a control is seen at 3:1 in every face (WCAG 2.2, 1.4.3 and 1.4.11), and portal and
 * desk are the same house.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { EDGE_PAIRS, type Face, PALETTE, TEXT_PAIRS, contrastOf, mixOf } from './palette.ts'

const sheet = (path: string) => readFileSync(new URL(`../../web/src/${path}`, import.meta.url), 'utf8')
const PORTAL = sheet('portal/portal.css')
const DESK = sheet('app/tokens.css')
const FACES = Object.keys(PALETTE) as Face[]

describe.each(FACES)('in the face %s', (face) => {
  const colours = PALETTE[face]
  const isMore = face.endsWith('-more')

  test.each(TEXT_PAIRS)('$is is read on $on', ({ on, is }) =>
    expect(contrastOf(colours[is], colours[on])).toBeGreaterThanOrEqual(isMore ? 7 : 4.5))

  test.each(EDGE_PAIRS)('$is is seen on $on', ({ on, is }) =>
    expect(contrastOf(colours[is], colours[on])).toBeGreaterThanOrEqual(isMore ? 4.5 : 3))
})

// The examples of WCAG's own techniques: black on white 21:1; #767676 is the lightest grey that passes on white.
test.each([
  ['#000000', '#ffffff', 21], ['#767676', '#ffffff', 4.54], ['#777777', '#ffffff', 4.48], ['#ff0000', '#ffffff', 4],
])('%s on %s is %f:1', (one, other, ratio) => expect(contrastOf(one, other)).toBeCloseTo(ratio, 2))

test('half of white in black is grey', () => expect(mixOf('#ffffff', '#000000', 0.5)).toBe('#808080'))

/** The declarations of the first rule after `head`, without what is no colour, `#fff` written whole. */
function declared(css: string, head: string, prefix: string): Record<string, string> {
  const at = css.indexOf(head)
  expect(at, head).toBeGreaterThanOrEqual(0)
  const block = css.slice(at + head.length).split('}')[0] ?? ''
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]+);/g)].map(([, name = '', value = '']) =>
    [name.replace(prefix, ''), value.length === 4 ? value.replace(/[0-9a-f]/g, '$&$&') : value]))
}

const HEADS: Readonly<Record<Face, readonly [portal: string, desk: string]>> = {
  'light': [':root {\n  color-scheme', ":root, [data-mantine-color-scheme='light'] {"],
  'dark': ['@media (prefers-color-scheme: dark) {\n  :root {', "\n[data-mantine-color-scheme='dark'] {"],
  'light-more': [
    '@media (prefers-contrast: more) {\n  :root {', "[data-mantine-color-scheme='light'][data-contrast='more'] {",
  ],
  'dark-more': [
    '@media (prefers-contrast: more) and (prefers-color-scheme: dark) {\n  :root {',
    "[data-mantine-color-scheme='dark'][data-contrast='more'] {",
  ],
}

test.each(FACES)('portal and desk have exactly the colours of the face %s', (face) => {
  const [portal, desk] = HEADS[face]
  expect(declared(PORTAL, portal, '')).toEqual(PALETTE[face])
  expect(declared(DESK, desk, 'mc-')).toEqual(PALETTE[face])
})

test('no rule of the portal uses a colour that is not declared, and none has one of its own', () => {
  const rules = PORTAL.slice(PORTAL.indexOf('* { box-sizing'))
  const used = [...rules.matchAll(/var\(--([\w-]+)[),]/g)].map(([, name = '']) => name)
  expect(used.length).toBeGreaterThan(30)
  const FONTS = 'fonts' // the one name that is no colour
  expect([...new Set(used)].filter((name) => name !== FONTS && !(name in PALETTE.light))).toEqual([])
  const screen = rules.slice(0, rules.indexOf('@media print')).replace(
    '.qr, .pad canvas, .pad img { background: #fff;', '',
  )
  expect([...screen.matchAll(/[ :]#[0-9a-f]{3,6}\b/g)].map(([colour]) => colour)).toEqual([])
})
