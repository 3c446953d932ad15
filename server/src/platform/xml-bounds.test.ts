/** Need: a file that is made to break whoever reads it is told from one that is only written in an unusual way. */
import { expect, test } from 'vitest'
import { faultOfXml } from './xml-bounds.ts'

const nested = (open: string, close: string, times: number) => open.repeat(times) + close.repeat(times)

test.each([
  ['plain', nested('<a>', '</a>', 61)],
  ['with a slash and a bracket in an attribute', nested('<a b="/>">', '</a>', 61)],
  ['with single quotes', nested("<a b='/>'>", '</a>', 61)],
  ['with an end in a comment', nested('<a><!-- </a> -->', '</a>', 61)],
  ['with an end in CDATA', nested('<a><![CDATA[</a>]]>', '</a>', 61)],
])('too deep, %s', (_, xml) => { expect(faultOfXml(xml)).toContain('61 tầng') })

test.each([
  ['as deep as may be', nested('<a>', '</a>', 60)],
  ['conditions in attributes', '<a>' + '<b c="n > 1" d="n < 2"></b>'.repeat(100) + '</a>'],
  ['elements without content', `<a>${'<b/>'.repeat(100)}</a>`],
  ['what only looks like elements', `<a><!-- ${'<b>'.repeat(100)} --><![CDATA[${'<b>'.repeat(100)}]]></a>`],
])('fit to be read: %s', (_, xml) => { expect(faultOfXml(xml)).toBeUndefined() })

test('entities and what is too large are refused', () => {
  expect(faultOfXml('<!DOCTYPE a [<!ENTITY b "c">]><a/>')).toContain('DOCTYPE')
  expect(faultOfXml(`<a>${' '.repeat(2_000_000)}</a>`)).toContain('quá lớn')
})

test('text that never ends is walked over once', () => {
  for (const text of ['<a "', '<!--', '<![CDATA[', "<a b='"]) {
    expect(faultOfXml(text.repeat(200_000))).toBeUndefined()
  }
})
