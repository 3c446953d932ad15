/** Need: nobody gets a message with a hole in it, or one that a clerk cannot have meant. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readMessages } from './read-messages.ts'

const OURS = new URL('../../../data/', import.meta.url).pathname

test('all news that the law asks for are there, from the first day of the demonstration on', () => {
  const rows = readMessages(OURS).filter(({ validFrom, validTo }) => validFrom <= '2021-06-25' && validTo === null)
  expect(rows.map(({ key }) => key)).toEqual(
    expect.arrayContaining([
      'submitted', 'accepted', 'completion-asked', 'declined', 'supplement-asked', 'extended', 'unsettled',
      'result-ready', 'result-early', 'result-ended', 'returned', 'stopped', 'one-time-code',
    ]),
  )
  for (const { sms } of rows) expect(sms).not.toMatch(/http|\{link\}/) // a link in an SMS is what swindlers send
})

test('what is told in English is told in Vietnamese, too, with the same facts; codes alone are not', () => {
  const [all, inEnglish] = [readMessages(OURS), readMessages(OURS).filter(({ language }) => language === 'en')]
  const own = new Map(all.filter(({ language }) => language === 'vi').map((row) => [row.key, row]))
  expect([...own.keys()].filter((key) => !inEnglish.some((row) => row.key === key)))
    .toEqual(['one-time-code', 'proxy-code'])
  // A phrase of Vietnamese that only the data know stays away from them.
  const words = (text: string | null | undefined) => [...(text ?? '').matchAll(/\{\w+\}/g)].map(([word]) => word)
  for (const { key, sms, subject, text } of inEnglish) {
    const theirs = own.get(key)
    expect([key, words(sms)].flat().sort()).toEqual([key, words(theirs?.sms)].flat()
      .filter((word) => word !== '{acknowledgement}').sort())
    const inOurs = [...words(theirs?.subject), ...words(theirs?.text)]
    for (const word of words(subject + text)) expect(inOurs).toContain(word)
  }
})

test('a heading lights up on a locked screen and names no person; what is never told there may', () => {
  const naming = readMessages(OURS).filter(({ subject }) => subject.includes('{actor}'))
  expect(naming.map(({ key }) => key)).toEqual(['proxy-code'])
})

test('a folder of its own may say it otherwise, and is told every fault', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-messages-'))
  const write = (lines: string) => { writeFileSync(join(folder, 'messages.yaml'), `messages:\n${lines}`) }
  expect(readMessages(folder)).toEqual(readMessages(OURS))
  write('- {key: accepted, subject: Đã nhận, text: "Hồ sơ {number}"}\n')
  expect(readMessages(folder)).toMatchObject([{ key: 'accepted', sms: null, subject: 'Đã nhận' }])
  write('- {key: accepted, subject: "{nummer}", text: "{ }"}\n- {key: accepted, subject: a, text: b}\n')
  expect(() => readMessages(folder)).toThrow(/\{nummer\}[^]*\{ \}[^]*accepted/)
  write('- {key: accepted, subject: a}\n')
  expect(() => readMessages(folder)).toThrow('thiếu text')
  rmSync(folder, { recursive: true })
})
