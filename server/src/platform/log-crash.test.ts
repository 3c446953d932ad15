import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

// ASVS 5.0 16.2.5: Node prints every field of an error that nobody caught; those of PostgreSQL hold whole rows.

/** A program that dies of what the database said, in a process of its own. */
function dying(first: string): { readonly status: number | null; readonly said: string } {
  const log = JSON.stringify(fileURLToPath(new URL('log.ts', import.meta.url)))
  const code = `
    import { logCrash, openLog } from ${log}
    ${first}
    const error = Object.assign(new Error('duplicate key'), {
      severity: 'ERROR', code: '23505', detail: 'Key (name)=(Nguyễn Thị Mẫu) already exists.', constraint: 'named_once' })
    void Promise.reject(error)`
  const { status, stdout, stderr } = spawnSync(
    process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], { encoding: 'utf8' },
  )
  return { status, said: `${stdout}${stderr}` }
}

test('a program that dies of a database error says of which, and not with whose data', () => {
  const { status, said } = dying("logCrash(openLog('warn'))")
  expect(status).toBe(1)
  expect(said).toContain('named_once')
  expect(said).not.toContain('Mẫu')
})

test('without that, Node prints the row', () => {
  const { status, said } = dying('void [logCrash, openLog]')
  expect(status).toBe(1)
  expect(said).toContain('Mẫu')
})
