/** Need: whoever settles sees what is a register's word and what is not, and of when (KH 1107 II.3.3). */
import { expect, test } from 'vitest'
import { sourceInWords } from './source-in-words.ts'

// 02:05 UTC is 09:05 in Viet Nam.
const register = { name: 'Cơ sở dữ liệu quốc gia về dân cư', saidAt: '2021-06-25T02:05:00.000Z' }

test.each([
  ['what nobody filled in is who typed it', { source: 'applicant', register: null } as const, 'người nộp khai'],
  ['what stands as the register said it is the register’s, with its time', { source: 'register', register } as const,
    'từ Cơ sở dữ liệu quốc gia về dân cư, lúc 09:05 25/06/2021'],
  ['what was declared otherwise is theirs, and says that it is other', { source: 'applicant', register } as const,
    'người nộp khai, khác dữ liệu từ Cơ sở dữ liệu quốc gia về dân cư, lúc 09:05 25/06/2021'],
  ['of a dossier from before, which register and when is not known', {
    source: 'register', register: { name: null, saidAt: null },
  } as const, 'từ cơ sở dữ liệu quốc gia'],
])('%s', (_, answer, words) => expect(sourceInWords(answer).replaceAll(/\s/g, ' ')).toBe(words))
