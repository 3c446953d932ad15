/** Need: a yes about somebody else is no yes (part E, bad input: a register that answers for another person). */
import { expect, test } from 'vitest'
import { answerIn, verdictIn } from './soap.ts'

const ASKED = { callId: 'a-1', number: '000184990001' }
const verdict = (content: string) => verdictIn(answerIn(
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>'
  + `<XacNhanThongTinCongDanResponse xmlns="http://dancuquocgia.bca">${content}</XacNhanThongTinCongDanResponse>`
  + '</s:Body></s:Envelope>', 'XacNhanThongTinCongDanResponse'), ASKED)

test.each([
  ['no question', '<KetQua>1</KetQua>', true], ['our question', '<MaYeuCau>a-1</MaYeuCau><KetQua>0</KetQua>', false],
  ['whom we asked about', '<SoDinhDanh>000184990001</SoDinhDanh><KetQua>1</KetQua>', true],
])('an answer that names %s is heard', (_, content, is) => {
  expect(verdict(content)).toBe(is)
})

test.each([
  ['another question', '<MaYeuCau>a-2</MaYeuCau><KetQua>1</KetQua>'],
  ['somebody else', '<SoDinhDanh>000184990002</SoDinhDanh><KetQua>1</KetQua>'],
  ['two', '<SoDinhDanh>000184990001</SoDinhDanh><SoDinhDanh>000184990002</SoDinhDanh><KetQua>1</KetQua>'],
])('one that names %s is refused', (_, content) => {
  expect(() => verdict(content)).toThrow('other-person')
})
