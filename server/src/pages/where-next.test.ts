/** Need: whoever signs in goes on to a page of ours, whatever the address said that was sent to them. */
import { describe, expect, test } from 'vitest'
import { localPathOf, nextOf } from './where-next.ts'

describe('where to go on', () => {
  test.each([
    '/ho-so', '/ho-so/2026-000123', '/thu-tuc/khai-sinh/nop-ho-so', '/thanh-toan/abc-1',
    '/dang-nhap/dinh-danh?tiep=%2Fho-so&muc=2',
  ])('%s is ours', (page) => { expect(nextOf(page)).toBe(page) })

  test.each([
    'https://evil.example/', '//evil.example/ho-so', '/\\evil.example', '\\\\evil.example', 'javascript:alert(1)', '',
    ' /ho-so', '/ho-so\n//evil.example', '/ho-so\u0000', '/ho-so/../dang-xuat', '/ho-so/..%2f', '/ho-so?x=//evil',
    '/ho-so@evil.example', '/ho-so//evil.example', '/thu-tuc/.well-known', '/khong-co',
    '/dang-nhap/dinh-danh?tiep=https%3A%2F%2Fevil.example%2F&muc=2', '/dang-nhap/dinh-danh?tiep=%2F%2Fevil.example&muc=2',
    '/dang-nhap/dinh-danh?tiep=%2Fho-so&muc=2&tai-khoan=khong-phai', '/dang-nhap/dinh-danh?tiep=%2Fho-so&muc=3',
  ])('%j is not', (page) => { expect(nextOf(page)).toBe('/ho-so') })

  test.each([undefined, null, 1, ['/ho-so'], {}])('%j is no page', (given) => { expect(nextOf(given)).toBe('/ho-so') })
})

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/ho-so\n', 'ho-so', undefined])(
  'a page to go back to is no other host: %j', (given) => { expect(localPathOf(given)).toBe('/') })
