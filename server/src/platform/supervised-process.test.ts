/** Need: a hostile file ends its own work, and nobody else's. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, expect, test, vi } from 'vitest'
import { openSupervisedProcess } from './supervised-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-supervised-'))
const module = pathToFileURL(join(folder, 'work.mjs'))
writeFileSync(module, `
const kept = []
export async function work({ kind }) {
  if (kind === 'heap') for (;;) kept.push(new Array(100000).fill(Math.random()))
  if (kind === 'outside') for (;;) { kept.push(Buffer.alloc(8 << 20, 1)); await new Promise((done) => setTimeout(done, 5)) }
  if (kind === 'circle') for (;;);
  if (kind === 'sleep') await new Promise(() => {})
  if (kind === 'death') process.exit(3)
  if (kind === 'throws') throw new Error('no')
  return kind === 'env' ? Object.keys(process.env).join() : kind + '!'
}`)
const PROGRAM = fileURLToPath(new URL('supervised-process.mjs', import.meta.url))
const worker = openSupervisedProcess<{ kind: string }, string>({
  // Long enough to fill the memory on a machine that is busy with others.
  module, megabytes: 256, seconds: 4, givenUp: (why) => `given up: ${why}`,
})
afterAll(() => {
  worker.close()
  rmSync(folder, { recursive: true })
})

test('each order has its own answer, in their order, whatever the others do', async () => {
  const kinds = ['a', 'death', 'b', 'throws', 'c', 'circle', 'd', 'outside', 'e']
  expect(await Promise.all(kinds.map((kind) => worker.ask({ kind })))).toEqual([
    'a!', 'given up: ended', 'b!', 'given up: ended', 'c!', 'given up: time', 'd!', 'given up: memory', 'e!',
  ])
})

test('who fills the heap is given up, by whichever limit comes first', async () => {
  expect(await worker.ask({ kind: 'heap' })).toMatch(/^given up: (memory|ended|time)$/)
  expect(await worker.ask({ kind: 'f' })).toBe('f!')
})

test('who waits for ever is given up by the clock', async () => {
  expect(await worker.ask({ kind: 'sleep' })).toBe('given up: time')
})

test('nothing of our environment is theirs', async () => {
  expect(await worker.ask({ kind: 'env' })).not.toContain('PATH')
})

test('one whose parent is gone ends, though its module holds on to something', async () => {
  const holding = join(folder, 'holding.mjs')
  writeFileSync(holding, 'setInterval(() => undefined, 60_000)\nexport const work = async () => null')
  const child = fork(new URL('supervised-process.mjs', import.meta.url), [pathToFileURL(holding).href], { env: {} })
  await once(child, 'message')
  child.disconnect() // what the system does with the line when a parent is killed
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('one that goes round in circles ends, too, when its parent is killed', async () => {
  const parent = join(folder, 'parent.mjs')
  writeFileSync(parent, `
    import { fork } from 'node:child_process'
    const child = fork(${JSON.stringify(PROGRAM)}, [${JSON.stringify(module.href)}], { env: {}, stdio: 'ignore' })
    child.on('message', () => {
      child.send({ kind: 'circle' })
      process.send(child.pid)
    })`)
  const killed = fork(parent)
  const [pid] = await once(killed, 'message') as [number]
  expect(isRunning(pid)).toBe(true)
  killed.kill('SIGKILL')
  await vi.waitUntil(() => !isRunning(pid), { timeout: 20_000, interval: 100 })
})

/** One that has ended is no longer listed, or waits to be taken away. */
function isRunning(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'))
  } catch {
    return false
  }
}

test('a module that cannot be loaded gives its order up, and does not begin for ever', async () => {
  const broken = openSupervisedProcess<object, string>({
    module: pathToFileURL(join(folder, 'missing.mjs')), megabytes: 256, seconds: 1, givenUp: (why) => why,
  })
  expect(await broken.ask({})).toBe('ended')
})
