/** Need: whoever decides on a held letter of the axis reads it as a letter (part E7). What it says may be anything. */
import { expect, test } from 'vitest'
import { letterIn, wordIn } from './letter-in.ts'

const message = {
  kind: 'document', from: { id: '000.00.12.H99', name: 'Bảo hiểm xã hội tỉnh' }, documentId: '000.00.12.H99,2026/11/30,7/CV',
  code: { number: '7', notation: 'CV' }, promulgation: { on: '2026-11-30' }, documentType: { name: 'Công văn' },
  subject: 'Trả lời', content: 'Không nợ.', answers: [{ agency: '000.00.00.H00', documentId: 'x,2026/11/29,1/LYK' }],
  business: { kind: 'new' },
}

test('a document is read with sender, number, day, kind, words, what it answers, and its files by name', () => {
  const files = [{ name: 'tra-loi.pdf', sha256: 'a' }, { name: 'kem.docx', fault: 'file-broken' }]
  expect(letterIn({ message, files, handedBy: '000.00.13.H99', signer: 'CA thử', fingerprint: 'ab12' })).toEqual({
    senderCode: '000.00.12.H99', senderName: 'Bảo hiểm xã hội tỉnh', subject: 'Trả lời', number: '7/CV', day: '2026-11-30',
    kind: 'Công văn', does: 'new', content: 'Không nợ.', answers: ['x,2026/11/29,1/LYK'],
    files: [{ name: 'tra-loi.pdf', fault: '' }, { name: 'kem.docx', fault: 'file-broken' }],
    // By these it is judged whose it is: where they are not the sender's it is held.
    handedBy: '000.00.13.H99', signer: 'CA thử', fingerprint: 'ab12',
  })
})

test('one without number of its own is known by its id on the axis', () => {
  expect(letterIn({ message: { ...message, code: null } })?.number).toBe('000.00.12.H99,2026/11/30,7/CV')
})

test('whatever stands in the place of words is left out, and what is no document is none', () => {
  expect(letterIn({ message: { kind: 'document', from: 7, subject: {}, answers: 'x', files: [null] }, files: [1, { name: 2 }] }))
    .toMatchObject({ senderCode: '', subject: '', answers: [], files: [] })
  expect([letterIn({}), letterIn({ message: 'document' }), letterIn({ message: { kind: 'status' } })])
    .toEqual([undefined, undefined, undefined])
})

test('a word about a document, or of a dossier, is read with whom it is of, what it says and when; a letter is none', () => {
  const status = {
    kind: 'status', from: { id: '000.00.12.H99' }, answers: { documentId: 'x,2026/11/29,1/LYK' }, code: 'refused',
    description: 'Gửi nhầm', at: '2026-11-30T01:00:00.000Z',
  }
  const empty = { senderName: '', result: '' }
  expect(wordIn({ message: status, files: [] })).toEqual({
    ...empty, senderCode: '000.00.12.H99', about: 'x,2026/11/29,1/LYK', state: 'refused', words: 'Gửi nhầm', at: status.at,
  })
  expect(wordIn({ number: 'H99-1', code: '7', at: 'x', words: 'Xong', result: { number: '12/GP' } }))
    .toEqual({ ...empty, senderCode: '', about: 'H99-1', state: '7', words: 'Xong', at: 'x', result: '12/GP' })
  expect([wordIn({ message }), wordIn({ row: {} }), wordIn({ message: { kind: 'status', from: 7 } })?.senderCode])
    .toEqual([undefined, undefined, ''])
})
