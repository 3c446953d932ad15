import { State } from '@motcua/contracts/dossiers.ts'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { labelOfState } from '../../lib/states.ts'
import { StateChip } from './state-chip.tsx'

test('a state is a word; its icon is not read aloud', () => {
  const html = renderToStaticMarkup(<StateChip text="Đang xử lý" tone="calm" icon="●" />)
  expect(html).toContain('<span aria-hidden="true" class="mc-chip-icon">●</span>Đang xử lý')
})

test('each state of the contract has its own word', () => {
  const words = State.anyOf.map(({ const: state }) => labelOfState(state).text)
  expect(words).toHaveLength(14)
  expect(new Set(words).size).toBe(14)
})
