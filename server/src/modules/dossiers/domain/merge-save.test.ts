/** Need: two devices on one draft, and neither loses what was typed there (P2.2). */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DraftContent, chooseAnswer, markOf, mergeSave } from './merge-save.ts'

const NEW: DraftContent = { answers: {}, writers: {}, windows: {}, rivals: {} }
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 8, minute)).toISOString()

/** A window that was opened on a draft and remembers what it was shown. */
function openOn(draft: DraftContent, window: string) {
  const shown = draft.answers
  let nth = 0
  return (now: DraftContent, typed: Readonly<Record<string, unknown>>, minute = 0) => mergeSave(now, {
    window, nth: nth++, at: at(minute),
    fields: Object.keys({ ...shown, ...typed }).map((key) => ({
      key, value: key in typed ? typed[key] : shown[key], seen: markOf(shown[key]),
    })),
  })
}

const begun = openOn(NEW, 'first')(NEW, { name: 'Lan', sex: 'nu' })

describe('two windows on one draft', () => {
  test('who changes different questions has both', () => {
    const [phone, library] = [openOn(begun, 'phone'), openOn(begun, 'library')]
    const both = library(phone(begun, { name: 'Lành' }), { sex: 'nam' })
    expect([both.answers, both.rivals]).toEqual([{ name: 'Lành', sex: 'nam' }, {}])
  })

  test('to the same question the earlier answer stays, and the later one waits beside it', () => {
    const [phone, library] = [openOn(begun, 'phone'), openOn(begun, 'library')]
    const both = library(phone(begun, { name: 'Lành' }, 1), { name: 'Liên' }, 2)
    expect(both.answers['name']).toBe('Lành')
    expect(both.rivals['name']).toEqual([{ window: 'library', value: 'Liên', at: at(2) }])
    for (const chosen of ['Lành', 'Liên']) {
      const settled = chooseAnswer(both, 'name', markOf(chosen), { window: 'w', at: at(3) })
      expect([settled?.answers['name'], settled?.rivals]).toEqual([chosen, {}])
    }
    expect(chooseAnswer(both, 'name', markOf('Loan'), { window: 'w', at: at(3) })).toBeUndefined()
  })

  test('an answer that was taken away meanwhile, or is to be, is a difference too', () => {
    const [phone, library] = [openOn(begun, 'phone'), openOn(begun, 'library')]
    const both = library(phone(begun, { name: undefined }), { name: 'Liên' })
    expect([both.answers, both.rivals['name']?.map(({ value }) => value)]).toEqual([{ sex: 'nu' }, ['Liên']])
    const other = phone(library(begun, { name: 'Liên' }), { name: undefined })
    expect([other.answers['name'], other.rivals['name']?.map(({ value }) => value)]).toEqual(['Liên', [null]])
    expect(chooseAnswer(other, 'name', markOf(undefined), { window: 'w', at: at(1) })?.answers).toEqual({ sex: 'nu' })
  })

  test('the same from both is no difference, and typing on replaces one\'s own rival', () => {
    const [phone, library] = [openOn(begun, 'phone'), openOn(begun, 'library')]
    const saved = phone(begun, { name: 'Lành' })
    expect(library(saved, { name: 'Lành' }).rivals).toEqual({})
    const again = library(library(saved, { name: 'Li' }), { name: 'Liên' })
    expect(again.rivals['name']?.map(({ value }) => value)).toEqual(['Liên'])
    expect(library(again, { name: 'Lành' }).rivals).toEqual({})
  })
})

describe('one window', () => {
  test('goes on typing into what it saved itself, and may take it back', () => {
    const phone = openOn(begun, 'phone')
    const saved = phone(phone(begun, { name: 'L' }), { name: 'Li' })
    expect([saved.answers['name'], saved.rivals]).toEqual(['Li', {}])
    expect(phone(saved, {}).answers['name']).toBe('Lan')
  })

  test('a save that was overtaken on the way changes nothing', () => {
    const save = (nth: number, value: string) => ({
      window: 'phone', nth, at: at(nth), fields: [{ key: 'name', value, seen: markOf('Lan') }],
    })
    const late = mergeSave(mergeSave(begun, save(2, 'Lan')), save(1, 'La'))
    expect(late.answers['name']).toBe('Lan')
    expect(mergeSave(begun, save(1, 'La')).answers['name']).toBe('La')
  })
})

test('whatever windows type in whatever order, each last word is the answer or waits as a rival', () => {
  const word = fc.constantFrom('a', 'b', 'c', 'd')
  const saves = fc.array(fc.record({ window: fc.constantFrom('x', 'y', 'z'), key: fc.constantFrom('k', 'l'), word }))
  fc.assert(fc.property(saves, (all) => {
    const windows = { x: openOn(begun, 'x'), y: openOn(begun, 'y'), z: openOn(begun, 'z') }
    const typed: Record<'x' | 'y' | 'z', Record<string, string>> = { x: {}, y: {}, z: {} }
    let draft = begun
    for (const { window, key, word: text } of all) {
      typed[window][key] = text
      draft = windows[window as 'x'](draft, typed[window])
    }
    for (const said of Object.values(typed)) {
      for (const [key, text] of Object.entries(said)) {
        expect([draft.answers[key], ...(draft.rivals[key] ?? []).map(({ value }) => value)]).toContain(text)
      }
    }
  }))
})

test('a mark does not hang on the order of parts', () => {
  expect(markOf({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(markOf({ b: [{ d: 3, c: 2 }], a: 1 }))
  expect(new Set([undefined, '', 'a', ['a'], { a: 'a' }, false, 0].map(markOf)).size).toBe(7)
})
