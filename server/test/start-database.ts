import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { ensureBuilt } from '../src/app/build.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { makeTemplate } from './template.ts'

declare module 'vitest' {
  interface ProvidedContext { adminUrl: string }
}

/** What is tested is what stands there; whether it outlives the machine is shown by the drill of the power cut. */
const FORGETFUL = { fsync: false }

/**
 * One PostgreSQL for the whole run: `TEST_DATABASE_URL` on this machine, or our own. Never DATABASE_URL: a test must
 * not meet real people. It holds a migrated template, which each test file clones. Scripts of pages are built, since
 * pages are weighed with them.
 */
export default async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  const outside = process.env['TEST_DATABASE_URL']
  if (outside && !/@(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(outside)) throw new Error('not loopback')
  const folder = outside ? undefined : mkdtempSync(join(tmpdir(), 'motcua-test-'))
  const server = folder ? await startEmbeddedPostgres(folder, FORGETFUL) : undefined
  const adminUrl = server?.adminUrl ?? String(outside)
  await Promise.all([makeTemplate(adminUrl), ensureBuilt()])
  project.provide('adminUrl', adminUrl)
  return async () => {
    await server?.stop()
    if (folder) rmSync(folder, { recursive: true, force: true })
  }
}
