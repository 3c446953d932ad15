/** Need: whoever writes a guide cannot, by mistake or on purpose, put anything into a citizen's page but words. */
import { describe, expect, test } from 'vitest'
import { faultsOfMarkup, isOwnPath, picturesOf, plainTextOf, readMarkup, tidyMarkup } from './markup.ts'

const PICTURE = '0b0e7c52-7b8f-4b52-9a53-0d2f0f6f2a11'

test('headings, lists, strong words, links of ours and pictures', () => {
  expect(readMarkup(
    `## Chuẩn bị\nMang **bản chính**.\nXem [nơi nộp](/noi-nop).\n\n1. Một\n2. Hai\n- Ba\n![Mẫu đơn](${PICTURE})`,
  )).toEqual([
    { kind: 'heading', level: 2, text: 'Chuẩn bị' },
    {
      kind: 'paragraph',
      parts: [
        { kind: 'text', text: 'Mang ' }, { kind: 'strong', text: 'bản chính' }, { kind: 'text', text: '. Xem ' },
        { kind: 'link', text: 'nơi nộp', href: '/noi-nop' }, { kind: 'text', text: '.' },
      ],
    },
    { kind: 'list', isOrdered: true, items: [[{ kind: 'text', text: 'Một' }], [{ kind: 'text', text: 'Hai' }]] },
    { kind: 'list', isOrdered: false, items: [[{ kind: 'text', text: 'Ba' }]] },
    { kind: 'picture', file: PICTURE, alt: 'Mẫu đơn' },
  ])
})

describe('what is no mark of ours stays text', () => {
  test.each([
    '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '[bấm](javascript:alert(1))',
    '[bấm](data:text/html,x)', '[bấm](//evil.example)', '[bấm](/\\evil.example)', '[bấm](https://evil.example)',
    '[bấm](/a/../b)', '[bấm](/%2f/evil.example)', '[bấm](/a"onclick="x)', '![x](https://evil.example/x.png)', '![](x)',
    '&lt;b&gt;', '# Một', '####### bảy', '[a](/b', '****', '- ', '__proto__',
  ])('%s', (text) => {
    const blocks = readMarkup(text)
    expect(blocks.flatMap((block) => block.kind === 'paragraph' ? block.parts.map(({ kind }) => kind) : [block.kind]))
      .toEqual(['text'])
    expect(plainTextOf(text)).toBe(text.trim())
  })
})

test.each([
  ['/thu-tuc/1.001193', true], ['/tim-thu-tuc?viec=C%C3%B3%20con', true], ['/huong-dan#buoc-2', true], ['/', true],
  ['', false], ['thu-tuc', false], ['//a.b', false], ['/\\a.b', false], ['/..', false], ['/a/./b', false],
  ['javascript:x', false], ['/a b', false], ['/%0d%0aSet-Cookie', false], ['/<b>', false],
])('%s is a path of ours: %s', (href, is) => expect(isOwnPath(href)).toBe(is))

test('signs that turn the direction or hide are gone, lines are one kind, marks are composed', () => {
  expect(tidyMarkup('a\u202egnp.exe\u2066\u200b\r\nb\u0000\rc  \n')).toBe('agnp.exe\nb\nc')
  expect(tidyMarkup('ho\u031bm')).toBe('hơm')
})

test('a very long text of marks that never close is read at once', () => {
  const text = '['.repeat(20_000) + '**'.repeat(20_000) + '![('.repeat(10_000)
  expect(plainTextOf(text).length).toBeGreaterThan(50_000)
})

test('whoever writes is told what would stay text', () => {
  const isFile = (id: string) => id === PICTURE
  expect(faultsOfMarkup(`[a](/b) **c**\n![x](${PICTURE})`, isFile)).toEqual([])
  expect(faultsOfMarkup(`[a](https://b.c)\n![ ](${PICTURE})\n![x](${PICTURE.replace('0', '1')})`, isFile).map(
    ({ code }) => code,
  ))
    .toEqual(['link-foreign', 'picture-unnamed', 'picture-unknown'])
  expect(picturesOf(`![x](${PICTURE})`)).toEqual([PICTURE])
})
