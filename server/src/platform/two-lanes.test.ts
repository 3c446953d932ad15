/** Need: a hostile file of one holds up the honest one of another for two seconds, and not for thirty. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { openTwoLanes } from './two-lanes.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-lanes-'))
const module = pathToFileURL(join(folder, 'work.mjs'))
writeFileSync(module, `
export async function work({ kind, seconds }) {
  const before = process.cpuUsage()
  const spent = () => { const { user, system } = process.cpuUsage(before); return (user + system) / 1e6 }
  while (kind === 'slow' && spent() < seconds);
  if (kind === 'circle') for (;;);
  return kind + '!'
}`)
const lanes = openTwoLanes<{ kind: string; seconds?: number }, string>({
  module, megabytes: 256, quick: 1, patient: 8, tooHeavy: 'too heavy',
})
afterAll(() => {
  lanes.close()
  rmSync(folder, { recursive: true })
})

test('an honest file is answered while that of somebody else is still worked on, which then is given up', async () => {
  const done: string[] = []
  const bring = async (whose: string, kind: string) => { done.push(`${whose} ${await lanes.ask({ kind }, whose)}`) }
  await Promise.all([bring('a', 'circle'), bring('b', 'honest')])
  expect(done).toEqual(['b honest!', 'a too heavy'])
})

test('what is slow and honest has its time in the other lane', async () => {
  expect(await lanes.ask({ kind: 'slow', seconds: 1.5 }, 'a')).toBe('slow!')
})
