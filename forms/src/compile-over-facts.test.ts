/** Need: a rule over facts says which facts it reads, so that whoever asks can be told what is missing. */
import { expect, test } from 'vitest'
import { compileOverFacts } from './compile-over-facts.ts'

function compile(text: string) {
  const compiled = compileOverFacts(text, ['copies', 'pages', 'papers', 'subjects'])
  if (!compiled.ok) throw new Error(compiled.problem.text)
  return compiled.value
}

test.each([
  ['5', []], ['copies * 2', ['copies']], ['if copies > 1 then pages else copies', ['copies', 'pages']],
  ['some one in ["a"] satisfies list contains(subjects, one)', ['subjects']],
  ['some pages in [1, 2] satisfies pages = copies', ['pages', 'copies']], // says too much rather than too little
])('%s reads %o', (text, facts) => expect([...compile(text).reads].sort()).toEqual([...facts].sort()))

test('a list of rows is one fact, whatever is asked of each row', () => {
  const { ask, reads, readsOtherwise } = compile('sum(for one in papers return one.copies * min(one.pages, 2))')
  expect([reads, readsOtherwise]).toEqual([['papers'], ['papers']])
  expect(ask({ papers: [{ copies: 3, pages: 5 }, { copies: 1, pages: 1 }] })).toBe(7) // 3 x 2 + 1 x 1
  expect([ask({}), ask({ papers: 'none' })]).toEqual([null, null])
})

test('what is looked for in a list is told, to be held against a list of codes', () => {
  const { soughtIn } = compile('if list contains(subjects, "a") or list contains(subjects, "b") then 1 else 2')
  expect(soughtIn).toEqual(new Map([['subjects', ['a', 'b']]]))
})

test('it is asked again and again', () => {
  const { ask } = compile('copies * min(pages, 2)')
  expect([ask({ copies: 3, pages: 5 }), ask({ copies: 3, pages: 1 }), ask({ copies: 3 })]).toEqual([6, 3, null])
})

test.each([['copys * 2', 'unknown-name'], ['copies +', 'syntax'], ['now()', 'unknown-function']])('%s is refused', (text, code) => {
  const compiled = compileOverFacts(text, ['copies'])
  expect(compiled.ok ? 'ok' : compiled.problem.code).toBe(code)
})
