/** Need: a program hears in good time that a door it uses will be gone. */
import { expect, test } from 'vitest'
import { DEPRECATIONS, type Deprecation, deprecationHeadersOf } from './deprecations.ts'

const OLD: Deprecation = {
  method: 'GET', route: '/api/open/v1/old', deprecatedOn: '2026-01-01', sunsetOn: '2026-07-01', link: 'https://motcua.example/docs',
}

test('a door that goes says since when and until when, by the standards', () => {
  // 2026-01-01T00:00+07:00 is 2025-12-31T17:00Z.
  expect(deprecationHeadersOf('GET', '/api/open/v1/old', [OLD])).toEqual({
    deprecation: '@1767200400', sunset: 'Tue, 30 Jun 2026 17:00:00 GMT',
    link: '<https://motcua.example/docs>; rel="deprecation"; type="text/html"',
  })
  expect(deprecationHeadersOf('POST', '/api/open/v1/old', [OLD])).toEqual({})
  expect(deprecationHeadersOf('GET', '/api/open/v1/dossiers', [OLD])).toEqual({})
})

test('each of ours leaves half a year at least', () => {
  const short = DEPRECATIONS.filter(({ deprecatedOn, sunsetOn }) =>
    new Date(sunsetOn).getTime() - new Date(deprecatedOn).getTime() < 180 * 86_400_000)
  expect(short).toEqual([])
})
