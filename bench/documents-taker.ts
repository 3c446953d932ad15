import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStorage } from '@motcua/server/src/platform/storage.ts'
import { makeStoreKey } from '@motcua/server/src/platform/store/key-ring.ts'
import type { BucketAt } from '@motcua/server/src/platform/store/s3-place.ts'

/** What `documents-store.ts` starts: takes in what is sent, as the doors do, and tells its port. */
const home = mkdtempSync(join(tmpdir(), 'motcua-taker-'))
const keysFolder = join(home, 'keys')
await makeStoreKey(keysFolder)
const first = JSON.parse(process.argv.at(-1) ?? 'null') as BucketAt | null
const storage = await openStorage(join(home, 'files'), { first: first ?? undefined, keysFolder })
const server = createServer((request, response) => {
  void storage.put(request, 200_000_000).then(
    ({ ok }) => response.writeHead(ok ? 201 : 413).end(),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      response.writeHead(500).end()
    },
  )
}).listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${String(typeof address === 'object' ? address?.port : '')}\n`)
})
process.once('SIGTERM', () => {
  rmSync(home, { recursive: true, force: true })
  process.exit()
})
