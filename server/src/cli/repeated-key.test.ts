/** Need: what is said twice is asked back, and not answered by whichever stands last. */
import { expect, test } from 'vitest'
import { repeatedKey } from './repeated-key.ts'

test.each([
  ['{"a": 1, "a": 2}', 'a'], ['{"a": 1, "\\u0061": 2}', 'a'], ['{"f": {"b": [], "b": 0}}', 'b'],
  ['[{"a": 1}, {"c": 1, "c" : 2}]', 'c'], ['{"": 1, "": 2}', ''], ['{"a": {"x": 1}, "a": 2}', 'a'],
  ['{"__proto__": 1, "__proto__": 2}', '__proto__'], ['{"a\\"": 1, "a\\"": 2}', 'a"'],
])('%s says %s twice', (text, key) => {
  expect(() => { JSON.parse(text) }).not.toThrow()
  expect(repeatedKey(text)).toBe(key)
})

test.each([
  '{}', '[]', '1', '"a"', '{"a": "a", "b": "a"}', '{"a": {"a": {"a": 1}}}', '[{"a": 1}, {"a": 2}]',
  '{"a": ["b", "b"], "b": "\\"b\\": 1, \\"b\\": 2"}', '{"a": "{", "b": "}", "c": "\\\\"}', '{"a": 1, "A": 2}',
])('%s says nothing twice', (text) => {
  expect(() => { JSON.parse(text) }).not.toThrow()
  expect(repeatedKey(text)).toBeUndefined()
})
