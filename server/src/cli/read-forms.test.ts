/** Need: who writes forms.yaml is told each slip with its place, before anything is imported (A3, P1). */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readForms } from './read-forms.ts'

const text = readFileSync(new URL('../../../data/forms.yaml', import.meta.url), 'utf8')

/** The file up to its first form, with one place changed; the place must exist. */
function changed(from: string, to: string): string {
  const short = text.slice(0, text.indexOf('  - id: tk-khai-tu'))
  expect(short).toContain(from)
  return short.replace(from, to)
}

const problemsOf = (yaml: string) => readForms(yaml).problems.map(({ place, code }) => `${place}: ${code}`)

test('the forms of the province can be read', () => {
  const { forms, problems } = readForms(text)
  expect([problems, new Set(forms.map(({ id }) => id)).size]).toEqual([[], 21])
})

describe('a slip is told with its place', () => {
  test('broken YAML by line and column', () => {
    expect(readForms('forms:\n  - {id: a\nroles: {}\n').problems[0]?.place).toMatch(/^[234]:\d+$/)
    expect(readForms('forms: []\nforms: []\n').problems[0]).toMatchObject({ place: '2:1', code: 'duplicate-key' })
  })

  test.each([
    ['an unknown key', 'severity: refuse, when: child.fullName', 'sevrity: refuse, when: child.fullName',
      'forms/0/rules/0: shape'],
    ['an unknown word', 'severity: refuse, when: child.fullName', 'severity: stop, when: child.fullName',
      'forms/0/rules/0/severity: shape'],
    ['a day that is none', "valid_from: '2020-07-16'", "valid_from: '16/07/2020'",
      'forms/0/versions/0/valid_from: shape'],
    ['a condition that does not end', 'check: string length(child.birthDate) = 10',
      'check: string length(child.birthDate =',
      'tk-khai-sinh/rules/fullBirthDate/check: syntax'],
    ['two rules of one name', '{id: notFuture, severity: refuse, when: child.birthDate',
      '{id: late60, severity: refuse, when: child.birthDate',
      'tk-khai-sinh/rules/late60: repeated'],
  ])('%s', (_, from, to, problem) => {
    const changedText = changed(from, to)
    expect(problemsOf(changedText)).toContain(problem)
    expect(readForms(changedText).forms).toEqual([])
  })
})

test.each([['nothing', ''], ['a list', '- 1\n'], ['text', 'xin chào'],
  ['an alias bomb', 'a: &a [x, x]\nb: &b [*a, *a]\nforms: [*b, *b]\n']])('%s is no form file', (_, yaml) => {
  expect(readForms(yaml).problems.length).toBeGreaterThan(0)
})
