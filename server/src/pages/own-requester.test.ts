/** Need: who declares themself otherwise than in their account is told before the office finds it. */
import { expect, test } from 'vitest'
import { differencesFrom } from './own-requester.ts'

const ACCOUNT = { number: '000196990001', fullName: 'Nguyễn Thị Mẫu', birth: '1996-04-15' }

test.each([
  ['the same', ACCOUNT, []],
  ['the same in capitals and NFD', { ...ACCOUNT, fullName: ' NGUYỄN  THỊ MẪU'.normalize('NFD') }, []],
  ['another name', { ...ACCOUNT, fullName: 'Nguyễn Thị Mậu' }, ['fullName']],
  ['another birth', { ...ACCOUNT, birth: '1996-05-14' }, ['birth']],
  ['both', { ...ACCOUNT, fullName: 'Trần Văn Khác', birth: '1990-01-01' }, ['fullName', 'birth']],
  ['another person', { number: '000196990002', fullName: 'Trần Văn Khác', birth: '1990-01-01' }, []],
  ['nothing yet', {}, []], ['only a number', { number: '000 196 990 001' }, []],
])('%s', (_, typed, expected) => expect(differencesFrom(ACCOUNT, typed).map(({ what }) => what)).toEqual(expected))

test('an account without a number differs from nobody', () => {
  expect(differencesFrom({ fullName: 'Hợp tác xã Mẫu' }, { fullName: 'Khác' })).toEqual([])
})
