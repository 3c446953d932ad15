/** Need: a paper that was scanned twice is noticed, also where the bytes differ (issue 6: duplicates by text). */
import { expect, test } from 'vitest'
import { type SetPage, chanceOf, setPage } from '../../../test/page-set/papers.ts'
import { type TextPrint, isSameText, textPrintOf } from './text-print.ts'

const textOf = ({ title, issuer, numberLine, placeLine, labelled, paragraphs, signedAs, signer }: SetPage) =>
  [issuer, numberLine, placeLine, title, ...labelled.map((one) => one.join(': ')), ...paragraphs, signedAs, signer].join('\n')
/** As a reading errs: the given share of letters is another one (measured: 0.0007 clean, 0.0021 degraded). */
function misread(text: string, share: number, seed: number): string {
  const chance = chanceOf(seed)
  return text.replaceAll(/\S/gu, (letter) => chance() < share ? 'o' : letter)
}
const print = (text: string) => textPrintOf(text) as TextPrint
const pages = Array.from({ length: 60 }, (_, n) => textOf(setPage(n)))

test('each page of the set is known again in another reading, clean or degraded', () => {
  for (const [n, text] of pages.entries()) {
    expect(isSameText(print(misread(text, 0.0007, n)), print(misread(text, 0.0007, n + 1_000)))).toBe(true)
    expect(isSameText(print(text), print(misread(text, 0.0021, n + 2_000)))).toBe(true)
  }
})

test('no two of the 60 pages are taken for one another', () => {
  const prints = pages.map(print)
  const pairs = prints.flatMap((one, n) => prints.slice(n + 1).map((other) => isSameText(one, other)))
  expect(pairs).toHaveLength(60 * 59 / 2)
  expect(pairs).not.toContain(true)
})

test('two papers of one form for two children are two: names, days and numbers differ', () => {
  const birth = (name: string, day: string, number: string, weight: string, mother: string) => `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    Độc lập - Tự do - Hạnh phúc. GIẤY CHỨNG SINH. Số: ${number}. Họ, chữ đệm, tên mẹ: ${mother}. Nơi thường trú: xã Trường
    Khê, huyện Hòa Khánh. Đã sinh con vào lúc ${day}. Tại trạm y tế xã Trường Khê. Số con trong lần sinh này: 1. Giới tính
    của con: nữ. Cân nặng: ${weight} gam. Dự định đặt tên con là: ${name}. Người đỡ đẻ ký tên. Đại diện cơ sở y tế ký tên.`
  const [an, mai] = [
    birth('Nguyễn Ngọc An', '7 giờ 15 ngày 04/03/2021', '0114/2021', '3100', 'Trần Thị Mẫu'),
    birth('Nguyễn Ngọc Mai', '21 giờ 40 ngày 19/06/2024', '0387/2024', '2950', 'Trần Thị Mẫu'),
  ]
  expect(isSameText(print(an), print(mai))).toBe(false)
  expect(isSameText(print(an), print(misread(an, 0.004, 5)))).toBe(true)
})

test('half of a paper is not the paper, and a few words are none to go by', () => {
  const text = pages[0] ?? ''
  expect(isSameText(print(text), print(text.slice(0, text.length / 2)))).toBe(false)
  expect(textPrintOf('Đã tiếp nhận hồ sơ')).toBeUndefined()
})

test('marks and case do not count: a reading errs in them first', () => {
  const text = pages[1] ?? ''
  expect(print(text.toUpperCase()).print.equals(print(text).print)).toBe(true)
  expect(print(text.normalize('NFD')).print.equals(print(text).print)).toBe(true)
})
