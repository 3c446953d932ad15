/** Need: whom somebody forestalled sees what was and what is, not only that something changed (users.md 2.6). */
import { expect, test } from 'vitest'
import { changesOf } from './changes-of.ts'

type Shown = Parameters<typeof changesOf>[0]
const step = {
  name: 'Thẩm định', role: 'officer', unitName: 'UBND phường', state: 'open', holderName: null, doneForName: null, givenBy: null,
  openedAt: '2021-06-25T01:00:00Z', dueAt: null, doneAt: null, note: null, papers: null, legalBasis: null,
}
const line = (at: string, type: string, byName: string) =>
  ({ at, type, text: type, byName, onBehalfOfName: null, unitName: null, details: [] })
const opened: Shown = {
  state: 'received', dueAt: '2021-06-28T10:00:00Z', openRequest: null, steps: [step],
  answers: [
    { key: 'a', section: 'Con', label: 'Họ tên con', text: 'An', isMasked: false, isGuess: false, source: 'applicant', register: null },
  ],
  components: [{ id: 'gcs', name: 'Giấy chứng sinh', required: 'always', documentType: 'giay', how: 'missing', register: null, mayScan: false, papers: [] }],
  history: [line('1', 'dossier.accepted', 'Lan')],
}

test('nothing changed is nothing told', () => {
  expect(changesOf(opened, opened)).toEqual({ changes: [], since: [] })
})

test('state and holder are told with what they were, and who did it', () => {
  const now: Shown = {
    ...opened, state: 'in-progress', steps: [{ ...step, holderName: 'Minh' }],
    history: [...opened.history, line('2', 'dossier.taken', 'Minh'), line('2', 'message.sent', '')],
  }
  const { changes, since } = changesOf(opened, now)
  expect(changes).toEqual([
    { about: 'state', name: '', before: 'received', after: 'in-progress' },
    { about: 'holder', name: '', before: 'Thẩm định, UBND phường', after: 'Thẩm định, Minh, UBND phường' },
  ])
  expect(since.map(({ type, byName }) => [type, byName])).toEqual([['dossier.taken', 'Minh']])
})

test('an answer, a paper and a request are told by name', () => {
  const paper = {
    id: 'p', component: 'gcs', name: 'anh.jpg', kind: 'image/jpeg', size: 1, pages: 1, sha256: '', addedAt: '',
    isSignature: false, signatures: [], copy: null, mayBeSigned: false, mayBeConverted: false, earlier: [],
    shownAs: 'file' as const,
  }
  const now: Shown = {
    ...opened,
    answers: [{
      key: 'a', section: 'Con', label: 'Họ tên con', text: 'An Nhiên', isMasked: false, isGuess: false,
      source: 'applicant', register: null,
    }],
    components: [{ id: 'gcs', name: 'Giấy chứng sinh', required: 'always', documentType: 'giay', how: 'filed', register: null, mayScan: false, papers: [paper] }],
    openRequest: { askedAt: '', items: [{ component: 'gcs', name: 'Giấy chứng sinh', reason: 'mờ' }] },
  }
  expect(changesOf(opened, now).changes.map(({ about, name, before, after }) => [about, name, before, after])).toEqual([
    ['answer', 'Họ tên con', 'An', 'An Nhiên'], ['paper', 'Giấy chứng sinh', '', 'anh.jpg'],
    ['request', '', '', 'Giấy chứng sinh: mờ'],
  ])
})
