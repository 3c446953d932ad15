/** Need: a program that is killed leaves nothing that goes on beside the next one. */
import { rmSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { isThere } from './drills/postgres-process.ts'
import { workersOf } from './drills/program-process.ts'
import { newFolder, startInstance } from './instance.ts'
import { FIRST_MORNING, readyFolder } from './ready-folder.ts'

const folder = newFolder(readyFolder(FIRST_MORNING))
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

test('the worker ends by itself when the program that began it is killed', async () => {
  const killed = await startInstance({ folder })
  await expect.poll(() => workersOf(killed).length).toBe(1)
  const workers = workersOf(killed)
  process.kill(killed.pid, 'SIGKILL') // not its group, as the kernel does that is out of memory
  await expect.poll(() => workers.filter(isThere)).toEqual([])
  const next = await startInstance({ folder }) // it takes over the database that lived on
  await next.stop()
})
