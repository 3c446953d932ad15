import type { DossierLine } from '@motcua/contracts/dossier-lists.ts'
import { expect, test } from 'vitest'
import { neighboursIn } from './list-dossiers.ts'

const line = (id: string): DossierLine => ({
  id, number: `Z99.12-210625-000${id}`, procedureName: 'Đăng ký khai sinh', applicantName: 'Nguyễn Thị Thử',
  state: 'in-progress', channel: 'counter', submittedAt: '2021-06-25T01:00:00Z', dueAt: null, lateBySupplementAt: null,
  step: null, version: 1, workingDaysLeft: null, answerBy: null, waits: null, unansweredTalk: 0, followUpOn: null,
  newOpinions: 0, alarms: [],
})
const around = (ids: string, id: string) => {
  const { before, after } = neighboursIn(ids.split('').map(line), id)
  return [before?.id, after?.id]
}

test('the next one opens after a deed; after the last comes the first', () => {
  expect(around('123', '2')).toEqual(['1', '3'])
  expect(around('123', '3')).toEqual(['2', '1'])
})

test('a dossier that left the list is followed by the first of it, and the only one by none', () => {
  expect(around('123', '9')).toEqual([undefined, '1'])
  expect(around('1', '1')).toEqual([undefined, undefined])
  expect(around('', '1')).toEqual([undefined, undefined])
})
