import type { AskedConsultation } from '@motcua/contracts/consultations.ts'
import { expect, test } from 'vitest'
import { headingOf } from './heading-of.ts'

const at = '2021-07-16T02:00:00.000Z'
type Way = Pick<AskedConsultation, 'notSent' | 'standing' | 'heldAnswers' | 'outside'>
const asked: Way = { notSent: null, standing: 'waiting', heldAnswers: [], outside: null }
const outside = { state: 'received', at, words: null } as const
const held = { at, state: 'held', cause: 'sender-differs', reason: null } as const

test.each<[string, Partial<Way>, string]>([
  ['nobody took', {}, 'Chưa ai nhận trả lời'],
  ['has not left', { notSent: { state: 'waiting', axis: 'away' } }, 'Chưa gửi đi'],
  ['the agency says it has', { outside }, 'Đã tiếp nhận, chờ trả lời'],
  ['has an answer that is looked at', { outside, heldAnswers: [held] }, 'Có văn bản trả lời, chờ kiểm tra'],
  ['has one that was refused', { outside, heldAnswers: [{ ...held, state: 'refused' }] }, 'Đã tiếp nhận, chờ trả lời'],
  ['was answered all the same', { outside, standing: 'answered', heldAnswers: [held] }, 'Đã trả lời'],
])('a question that %s says so', (_, more, vi) => expect(headingOf({ ...asked, ...more }).vi).toBe(vi))
