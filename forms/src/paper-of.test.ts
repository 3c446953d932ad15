/**
 * Need: nobody fills in the web form and then the same form on paper (V5): the paper is printed from what was declared,
 * with every line that the official form has. Which field has a place on paper is said by the data (`at`).
 */
import { describe, expect, test } from 'vitest'
import { goodExamples } from '../test/province-forms.ts'
import { checkAnswers } from './check-answers.ts'
import { type DeclarationPaper, type PaperBlock, paperOf } from './paper-of.ts'
import { showAnswer } from './show-answer.ts'
import { shownFields, shownPages } from './shown.ts'

function printed(id: string, change: Record<string, unknown> = {}) {
  const example = goodExamples.find((one) => one.id === id)
  if (!example) throw new Error(id)
  const { form, occasion } = example
  const { answers } = checkAnswers(form, { ...example.answers, ...change }, occasion)
  return { form, answers, occasion, paper: paperOf(form, answers, occasion) }
}

/** Everything that is set on the paper, a line each. */
function linesOf({ blocks, besides }: DeclarationPaper): string[] {
  return [...blocks, ...besides].flatMap((block: PaperBlock) => {
    switch (block.kind) {
      case 'rows': return block.rows.map(({ label, value }) => `${label}: ${value ?? '…'}`)
      case 'columns': return block.rows.flatMap(({ label, values }) => values.map((one) => `${label}: ${one ?? '…'}`))
      case 'table': return block.rows.map((row) => row.join(' | '))
    }
  })
}

describe('every example is printed', () => {
  test.each(
    goodExamples.map(({ id }) => id),
  )('%s: what has a place on the paper is on it, what has none is not', (id) => {
    const { form, answers, occasion, paper } = printed(id)
    const text = linesOf(paper).join('\n')
    const shown = shownFields(shownPages(form, answers, occasion))
    const isWord = ({ type }: { type: string }) => !['table', 'file', 'signature'].includes(type)
    const placed = shown.filter((field) => isWord(field) && !/^(không in|dòng ký|(câu|đoạn) cam)/u.test(field.at ?? '')
      && field.computed?.by !== 'agency' && answers[field.key] !== undefined)
    expect(placed.length).toBeGreaterThan(0)
    for (const field of placed) expect(text).toContain(`${field.label}: ${showAnswer(form, field, answers[field.key])}`)
    expect(linesOf(paper).filter((line) => line.startsWith('Thông báo xử lý dữ liệu'))).toEqual([])
  })
})

test('a marriage has both in two columns, as the form of TT 04/2024 has', () => {
  const [first] = printed('hon-1').paper.blocks
  expect(first).toMatchObject({ kind: 'columns', headings: ['Bên nữ', 'Bên nam'] })
  if (first?.kind !== 'columns') throw new Error('no columns')
  expect(first.rows[0]?.label).toBe('Họ, chữ đệm, tên')
  expect(printed('hon-1').paper.signers.map(({ role }) => role)).toEqual(['Bên nữ', 'Bên nam'])
})

test('a line has its number where it alone has that one: CT01, 1 to 9 (TT 53/2025)', () => {
  expect(linesOf(printed('tt-1').paper).filter((line) => /^[0-9]+\. /.test(line)).map((line) => Number.parseInt(line)))
    .toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
})

test('the oath stands where the paper has one: CT01 has none (TT 53/2025)', () => {
  expect(printed('tt-1').paper.oath).toBe('')
  expect(printed('sinh-1').paper.oath).toMatch(/^Người yêu cầu cam đoan/)
})

test('a line without an answer stays on the paper, to be filled in by hand', () => {
  expect(linesOf(printed('sinh-1', { 'child.placeOfOrigin': undefined }).paper)).toContain('Quê quán: …')
})

test('the act that prescribes the form stands on it', () => {
  expect(printed('sinh-1').paper.source).toMatch(/TT 04\/20(20|24)\/TT-BTP/)
})
