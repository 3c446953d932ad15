/** Need (part C4): the fee of certified copies is counted from the list of the declaration, each paper by itself. */
import { expect, test } from 'vitest'
import { factsOfDraft } from './fees-of-draft.tsx'

const items = [{ title: 'Bằng', pages: 2, copies: 3 }, { title: 'Học bạ', pages: 30, copies: 1 }]

test('the papers of the declaration go with what was said of the fees, and stand alone where nothing was', () => {
  const papers = [{ pages: 2, copies: 3 }, { pages: 30, copies: 1 }]
  expect(factsOfDraft({ feeFacts: { subjects: [] }, answers: { 'copy.items': items } })).toEqual({ subjects: [], papers })
  expect(factsOfDraft({ feeFacts: null, answers: { 'copy.items': items } })).toEqual({ papers })
})

test('a declaration without such a list says nothing', () => {
  expect(factsOfDraft({ feeFacts: { copies: 2 }, answers: {} })).toEqual({ copies: 2 })
  expect(factsOfDraft({ feeFacts: null, answers: {} })).toBeUndefined()
})
