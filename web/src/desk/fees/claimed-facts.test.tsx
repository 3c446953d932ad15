/** Need (part C4): what an applicant counted online stands where a clerk accepts it, who alone confirms it. */
import { MantineProvider } from '@mantine/core'
import type { DossierFees } from '@motcua/contracts/fees.ts'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { dossierKey } from '../dossier/read-dossier.ts'
import { ClaimedFacts } from './claimed-facts.tsx'

const NOTHING: DossierFees = {
  questions: { numbers: [], papers: false, subjects: [] }, facts: null, charges: [], owed: 0, isWhole: true,
  receipts: 0, isHeld: false, cameInVain: [], mayState: false, mayCancel: false, mayRaise: [],
}
function shown(fees: Partial<DossierFees>) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  client.setQueryData([...dossierKey('d'), 'fees'], { ...NOTHING, ...fees })
  const told: unknown[] = []
  const html = renderToStaticMarkup(
    <MantineProvider>
      <QueryClientProvider client={client}>
        <ClaimedFacts dossierId="d" onConfirm={(facts) => told.push(facts)} />
      </QueryClientProvider>
    </MantineProvider>)
  return { told, html }
}
const questions: DossierFees['questions'] = {
  numbers: ['copies'], papers: false, subjects: [{ code: 'ho-ngheo', name: 'Hộ nghèo', proof: 'Sổ hộ nghèo' }],
}

test('what was claimed stands in its fields, and is not confirmed by standing there', () => {
  const { html, told } = shown({ questions, facts: { copies: 7, subjects: ['ho-ngheo'] } })
  expect(html).toMatch(/<input[^>]* value="7"/)
  const boxes = [...html.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)].map(([box]) => box.includes('checked=""'))
  expect(boxes).toEqual([false, true, false]) // none of these, poor, checked by the clerk
  expect(html).toContain('Người nộp đã khai')
  expect(told).toEqual([])
})

test('papers that were listed stand one by one, each with its pages and copies', () => {
  const listed = { ...questions, numbers: [], papers: true }
  const { html } = shown({ questions: listed, facts: { papers: [{ pages: 12, copies: 3 }, { pages: 1, copies: 40 }] } })
  expect([...html.matchAll(/<input[^>]*inputMode="numeric"[^>]* value="(\d+)"/g)].map(([, value]) => value))
    .toEqual(['12', '3', '1', '40'])
  expect(html).toContain('Giấy 2: số bản')
  expect(shown({ questions: { ...listed, papers: false } }).html).not.toContain('Giấy 1')
})

test('where nobody said anything, nothing is chosen; where nothing is asked, nothing stands there', () => {
  const { html } = shown({ questions })
  expect(html).toContain('Người nộp chưa khai')
  expect(html).not.toContain('checked=""')
  expect(shown({}).html).not.toContain('<section')
})
