import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { CreateBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3'
import { freePort } from '../src/platform/free-ports.ts'
import type { BucketAt } from '../src/platform/store/s3-place.ts'

/** A real object store on this machine, with one empty bucket. */
export interface ObjectStore { readonly at: BucketAt; stop(): Promise<void> }

/** Whether Debian's packages are here: the tests that need them skip themselves. */
export const HAS_RADOSGW = existsSync('/usr/bin/radosgw') && existsSync('/usr/bin/radosgw-admin')
export const HAS_MOTO = existsSync('/usr/lib/python3/dist-packages/moto/server.py')

const SLOWEST = 30_000

/**
 * Ceph's gateway over SQLite: checks signatures and hashes as a real one, and answers parts of an object wrongly.
 */
export async function startRadosgw(): Promise<ObjectStore> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-rgw-'))
  const at = await bucketAt(false)
  const conf = join(folder, 'ceph.conf')
  writeFileSync(conf, [
    '[client]', 'auth_client_required = none', 'rgw_backend_store = dbstore', 'rgw_config_store = dbstore',
    `dbstore_db_dir = ${folder}`, `dbstore_config_uri = file:${folder}/config.db`,
    `rgw_frontends = beast endpoint=${new URL(at.endpoint).host}`, `log_file = ${folder}/rgw.log`,
    `admin_socket = ${folder}/rgw.asok`, `run_dir = ${folder}`, `rgw_data = ${folder}`, 'rgw_enable_apis = s3', '',
  ].join('\n'))
  const common = ['-c', conf, '--no-mon-config']
  const args = [
    ...common, 'user', 'create', '--uid=motcua', '--display-name=motcua', `--access-key=${at.accessKey}`,
    `--secret-key=${at.secretKey}`,
  ]
  const isMade = () => spawnSync('radosgw-admin', args, { stdio: 'ignore', timeout: SLOWEST }).status === 0
  // It was seen to hang once; then its database is begun anew.
  if (!isMade()) {
    for (const name of readdirSync(folder)) if (name !== 'ceph.conf') rmSync(join(folder, name), { recursive: true })
    if (!isMade()) throw new Error('radosgw-admin makes no user')
  }
  return run(at, 'radosgw', ['-f', ...common, '-n', 'client.rgw'], folder)
}

/** A stand-in in memory: answers parts rightly, and checks no signature. */
export async function startMoto(): Promise<ObjectStore> {
  const at = await bucketAt(true)
  const { port } = new URL(at.endpoint)
  return run(at, '/usr/bin/python3', ['-m', 'moto.server', '-H', '127.0.0.1', '-p', port])
}

async function bucketAt(hasRanges: boolean): Promise<BucketAt> {
  return {
    endpoint: `http://127.0.0.1:${String(await freePort())}`, bucket: 'ho-so', accessKey: 'MOTCUATEST',
    secretKey: randomBytes(20).toString('hex'), region: 'us-east-1', hasRanges,
  }
}

async function run(at: BucketAt, program: string, args: string[], folder?: string): Promise<ObjectStore> {
  const child = spawn(program, args, { stdio: 'ignore' })
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      const late = setTimeout(() => { child.kill('SIGKILL') }, 5_000)
      await gone
      clearTimeout(late)
    }
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  }
  const client = new S3Client({
    endpoint: at.endpoint, region: at.region, forcePathStyle: true, maxAttempts: 1,
    credentials: { accessKeyId: at.accessKey, secretAccessKey: at.secretKey },
    requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED',
  })
  try {
    for (const until = Date.now() + SLOWEST; ;) {
      const error: unknown = await client.send(new ListBucketsCommand({}))
        .then(() => undefined, (cause: unknown) => cause)
      if (error === undefined) break
      if (Date.now() > until || child.exitCode !== null) throw new Error(`${program} did not answer`, { cause: error })
      await pause(50)
    }
    await client.send(new CreateBucketCommand({ Bucket: at.bucket }))
    return { at, stop }
  } catch (error) {
    await stop()
    throw error
  } finally {
    client.destroy()
  }
}
