/** Need: an expression that somebody else wrote holds up nobody, however long it would take. */
import { afterAll, expect, test } from 'vitest'
import { faultOfFeel, isPlainFeel } from './check-feel.ts'
import { openFeel } from './open-feel.ts'

const feel = openFeel()
afterAll(() => feel.close())
const NOW = new Date('2021-06-25T23:30:00+07:00')
const ask = async (expression: string, variables = {}) => feel.evaluate(expression, variables, NOW)

test.each([
  'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")', 'count(for i in 1..100000000 return i)',
  'some a in 1..10000, b in 1..10000 satisfies a + b < 0',
])('ended after its time: %s', async (bomb) => {
  expect(isPlainFeel(bomb)).toBe(false)
  const [, after] = await Promise.all([
    expect(ask(bomb)).resolves.toMatchObject({ ok: false, text: expect.stringContaining('200 ms') as string }),
    ask('count([1, 2, 3][item > 1])'), // waits behind it, and is answered by the next thread
  ])
  expect(after).toEqual({ ok: true, value: 2 })
})

test.each([
  'matches/**/("a", "^(a+)+$")', '(matches)("a", "^(a+)+$")', '{m: matches}.m("a", "^(a+)+$")', 'matches // so\n("a", "b")',
  'if x then matches("a", "b") else false', 'not(matches("a", "b"))', 'a matches("a", "b")', 'ngày làm việc(1)',
])('a call that nobody knows to be quick goes to the thread, however it is written: %s', (text) => {
  expect(isPlainFeel(text)).toBe(false)
})
test.each(['answers.loai = "lai" and count(answers.ds) > 2', 'string  length(a) > 3', 'date("2021-01-01") < today()'])(
  'what is quick does not: %s', (text) => { expect(isPlainFeel(text)).toBe(true) })

test('plain ones are answered at once, in words of Viet Nam, and by the product\'s clock', async () => {
  expect(await ask('hồ sơ.số bản >= 2 and hồ sơ.đủ', { 'hồ sơ': { 'số bản': 2, 'đủ': true } })).toEqual({ ok: true, value: true })
  expect([await ask('string(today())'), await ask('now().hour')]).toEqual([
    { ok: true, value: '2021-06-25' }, { ok: true, value: 23 },
  ])
})

const DMN = (inside: string) =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="u">${inside}</definitions>`

test('a table of others is read there: one that never comes to an end is refused, and the next is read', async () => {
  const unknown = await feel.read(DMN('<x/>'.repeat(300_000)))
  const deep = await feel.read(DMN(`${'<decision label="/>">'.repeat(4_000)}${'</decision>'.repeat(4_000)}`))
  expect([unknown, deep]).toEqual([
    { ok: false, text: expect.stringContaining('1000 ms') as string },
    { ok: false, text: expect.stringContaining('4001 tầng') as string },
  ])
  const sound = DMN('<decision id="a" name="a"><literalExpression><text>1</text></literalExpression></decision>')
  expect(await feel.read(sound)).toMatchObject({ ok: true, model: { decisions: { a: { id: 'a' } } } })
})

test('a name that is not there is an error, a part that a context does not have is null', async () => {
  expect(await ask('số bản > 2', { so: 1 })).toMatchObject({ ok: false })
  expect(await ask('form.spouse = null', { form: {} })).toEqual({ ok: true, value: true })
  expect(await ask('"a" + 1')).toMatchObject({ ok: false })
})

test.each(['1 +', '', '(1', 'a b c +', 'if a then b', '[1, 2', '1 2'])('broken text is told before it is asked: “%s”', (text) => {
  expect(faultOfFeel(text)).toEqual(expect.any(String))
})
test.each(['hồ sơ.đủ = true', 'a in [1..3]', 'if a then b else c', 'every x in list satisfies x > 0', 'date("2021-01-01")'])(
  'sound text is not: %s', (text) => { expect(faultOfFeel(text)).toBeUndefined() })
