/** Need: whoever verifies with a key of their own is never told that all is well by a run that did not look at it. */
import { expect, test } from 'vitest'
import { type AuditRooms, type AuditUse, readAuditUse, runAuditVerify } from './audit-verify.ts'

const IO = { stdin: process.stdin, stdout: () => undefined, stderr: () => undefined }

test('a key that is held outside is a file of its own, and not the one that signs next', () => {
  expect(readAuditUse(['verify', '--key', 'seal.pub'])).toMatchObject({
    command: 'verify', heldKeyFile: 'seal.pub', keyFile: undefined,
  })
  expect(readAuditUse(['new-key', '--key-file', 'seal-2.pem'])).toMatchObject({ heldKeyFile: undefined })
})

const NO_KEYS = ['/nonexistent/seal.pub', new URL(import.meta.url).pathname]
test.each(NO_KEYS)('nothing is verified with %s, which is no key', async (path) => {
  const use = readAuditUse(['verify', '--key', path]) as AuditUse
  // It is refused before anything is opened.
  await expect(runAuditVerify(use, IO, {} as AuditRooms)).rejects.toThrow('không phải khóa công khai')
})
