/** Need: whoever asks for help is answered or passed on, and tells nobody a citizen's number. */
import { expect, test } from 'vitest'
import { type SupportDeed, type SupportState, namesSomebody, supportStateAfter } from './support.ts'

test.each<[SupportState, SupportDeed, SupportState | undefined]>([
  ['new', 'answer', 'answered'], ['new', 'passing-on', 'passed-on'], ['new', 'closing', 'closed'],
  ['passed-on', 'answer', 'answered'], ['passed-on', 'passing-on', undefined], ['passed-on', 'closing', 'closed'],
  ['answered', 'answer', 'answered'], ['answered', 'passing-on', 'passed-on'], ['answered', 'closing', 'closed'],
  ['closed', 'answer', undefined], ['closed', 'passing-on', undefined], ['closed', 'closing', undefined],
])('%s, %s: %s', (state, deed, after) => expect(supportStateAfter(state, deed)).toBe(after))

test.each([
  ['số 000196990001 không tìm thấy', true], ['gọi 0500 000 061 giúp', true], ['0500.000.061', true],
  ['+84500000061', true], ['CMND 190000001', true],
  ['hồ sơ H46.12-261124-0007 không mở', false], ['lỗi lúc 16:30 ngày 27/11/2026', false], ['in 1.250.000 đ', false],
  ['000.00.19.H46-210625-0001', false], ['', false],
])('%s names somebody: %s', (text, is) => expect(namesSomebody(text)).toBe(is))
