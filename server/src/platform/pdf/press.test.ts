/**
 * Need: whoever prints a long book lets everybody else be answered, and no rush, no crash and no rest loses a paper
 * silently.
 */
import { execFileSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type PressOrder, PressFailed, openPress } from './press.ts'

const order = (text: string): PressOrder => ({
  templates: new Map([['press-test.typ', '#set text(font: "Tinos")\n#sys.inputs.text']]), main: 'press-test.typ',
  inputs: { text }, at: new Date(0),
})
const long = order('chữ '.repeat(60_000))
const children = () =>
  execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
    .split('\n').filter((line) => line.includes('press-process')).map((line) => Number(line.trim().split(' ')[0]))

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(20)
}

test('prints in the order asked, and the event loop turns meanwhile', async () => {
  const press = openPress({ mostWaiting: 5, restsAfter: 100 })
  let turns = 0
  const counting = setInterval(() => { turns += 1 }, 5)
  const ended: string[] = []
  await Promise.all([
    press.print(long).then(() => ended.push('long')), press.print(order('ngắn')).then(() => ended.push('short')),
  ])
  clearInterval(counting)
  expect(ended).toEqual(['long', 'short'])
  expect(turns).toBeGreaterThan(5)
})

test('begins with the first paper, ends when it has nothing to do, and begins again', async () => {
  await until(() => children().length === 0)
  const press = openPress({ mostWaiting: 5, restsAfter: 50 })
  expect(children()).toEqual([])
  const first = await press.print(order('một'))
  expect(children()).toHaveLength(1)
  await until(() => children().length === 0)
  expect(await press.print(order('một'))).toEqual(first)
})

test('refuses what would wait too long, and prints the rest', async () => {
  const press = openPress({ mostWaiting: 1, restsAfter: 50 })
  const [first, second, third] = [press.print(order('a')), press.print(order('b')), press.print(order('c'))]
  await expect(third).rejects.toBeInstanceOf(PressFailed)
  expect((await Promise.all([first, second])).every((pdf) => pdf.length > 1_000)).toBe(true)
})

test('killed while it prints, it says so, and the next paper comes', async () => {
  await until(() => children().length === 0)
  const press = openPress({ mostWaiting: 5, restsAfter: 50 })
  await press.print(order('ấm'))
  const [lost, next] = [press.print(long), press.print(order('sau'))]
  const failed = expect(lost).rejects.toBeInstanceOf(PressFailed)
  await pause(30)
  for (const pid of children()) process.kill(pid, 'SIGKILL')
  await failed
  expect((await next).length).toBeGreaterThan(1_000)
})
