import type { Readable } from 'node:stream'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import {
  DeleteObjectCommand, GetObjectCommand, HeadBucketCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { type Place, type PlaceReader, isName, partsOf } from './place.ts'

/** A bucket, which must be there. */
export interface BucketAt {
  /** Of the server, http: or https:. */
  readonly endpoint: string
  readonly bucket: string
  readonly accessKey: string
  readonly secretKey: string
  readonly region: string
  /**
   * Whether a part is asked for as a part. Not every server answers that rightly (radosgw on dbstore gives bytes of
   * another place); without, the whole is asked for and passed over as far as nobody wants it.
   */
  readonly hasRanges: boolean
}

/** Milliseconds: a server that is away must not hold whoever waits for it. */
const [CONNECTS_IN, ANSWERS_IN] = [3_000, 30_000]

/**
 * A bucket of an object store. One PutObject a file and the whole of it by GetObject: what every server does alike
 * (multipart uploads and ranges are where they differ). The hash of what is sent goes along signed: the server itself
 * refuses what was changed on the way. Throws `STORE_AWAY` while the server is not there, or full.
 *
 * Between the look at its age and the removal somebody may bring the same content again; no server offers to do both at
 * once, and `motcua store verify` finds what was lost by it.
 */
export function openS3Place({ endpoint, bucket, accessKey, secretKey, region, hasRanges }: BucketAt): Place {
  const client = sayingAway(new S3Client({
    endpoint, region, forcePathStyle: true, credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED', maxAttempts: 2,
    requestHandler: { connectionTimeout: CONNECTS_IN, requestTimeout: ANSWERS_IN },
  }))
  const at = (name: string) => ({ Bucket: bucket, Key: partsOf(name).join('/') })
  const find = async (name: string) => {
    const head = await client.send(new HeadObjectCommand(at(name))).catch(undefinedIfNoObject)
    return head && { size: head.ContentLength ?? 0, at: head.LastModified ?? new Date(0) }
  }
  return {
    name: `${endpoint.replace(/\/$/, '')}/${bucket}`,
    async write(name, { path, size, sha256 }) {
      const content = createReadStream(path)
      const put = new PutObjectCommand({ ...at(name), Body: content, ContentLength: size })
      put.middlewareStack.add((next) => (given) => {
        const { headers } = given.request as { readonly headers: Record<string, string> }
        headers['x-amz-content-sha256'] = sha256
        return next(given)
      }, { step: 'build' })
      await client.send(put).finally(() => content.destroy())
      await rm(path, { force: true })
    },
    async open(name) {
      const get = async (from: number) => {
        const range = from > 0 ? { Range: `bytes=${from}-` } : {}
        return client.send(new GetObjectCommand({ ...at(name), ...range }))
      }
      const answer = await get(0).catch(undefinedIfNoObject)
      return answer && readerOf(answer.Body as Readable, answer.ContentLength ?? 0, hasRanges
        ? async (from) => (await get(from)).Body as Readable
        : undefined)
    },
    find,
    async remove(name, before) {
      const found = await find(name)
      if (!found || found.at >= before) return false
      await client.send(new DeleteObjectCommand(at(name)))
      return true
    },
    async* list() {
      for (let token: string | undefined; ;) {
        const page = await client.send(new ListObjectsV2Command({
          Bucket: bucket, ...token !== undefined && { ContinuationToken: token },
        }))
        for (const { Key = '' } of page.Contents ?? []) {
          const name = Key.split('/').at(-1) ?? ''
          if (isName(name) && partsOf(name).join('/') === Key) yield name
        }
        token = page.NextContinuationToken
        if (page.IsTruncated !== true || token === undefined) return
      }
    },
    sweep: () => Promise.resolve(0), // an object is there as a whole, or not at all
    async probe() {
      await client.send(new HeadBucketCommand({ Bucket: bucket }))
    },
  }
}

/** Faults that pass by themselves, or with more room: who asked is told to ask again. */
class StoreAway extends Error { readonly code = 'STORE_AWAY' }
const PASSING = new Set(['SlowDown', 'RequestTimeout', 'QuotaExceeded', 'ServiceUnavailable'])

function sayingAway(client: S3Client): S3Client {
  client.middlewareStack.add((next) => async (given) => next(given).catch((cause: unknown) => {
    const { name = '', $metadata } = Object(cause) as {
      readonly name?: string; readonly $metadata?: { readonly httpStatusCode?: number }
    }
    const status = $metadata?.httpStatusCode
    if (status !== undefined && status < 500 && !PASSING.has(name)) throw cause
    throw new StoreAway(`the object store does not answer: ${name}`, { cause })
  }), { step: 'initialize' })
  return client
}

/** Only of the object: a bucket that is not there is a fault of whoever set it up. */
function undefinedIfNoObject(error: unknown): undefined {
  const { name } = Object(error) as { readonly name?: unknown }
  if (name !== 'NoSuchKey' && name !== 'NotFound') throw error
}

/** From here on a far part is asked for anew. */
const FAR = 1 << 20

function readerOf(
  body: Readable, size: number, openAt: ((from: number) => Promise<Readable>) | undefined,
): PlaceReader {
  let stream = body
  let pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  let rest: Buffer = Buffer.alloc(0)
  let at = 0
  const close = async () => { stream.destroy() }
  /** At most so many; none at the end. */
  const take = async (most: number): Promise<Buffer> => {
    if (rest.length === 0) {
      const next = await pieces.next()
      if (next.done) return rest
      rest = next.value
    }
    const part = rest.subarray(0, most)
    rest = rest.subarray(part.length)
    at += part.length
    return part
  }
  return {
    size,
    async read(count) {
      const taken: Buffer[] = []
      for (let missing = count; missing > 0;) {
        const part = await take(missing)
        if (part.length === 0) break
        taken.push(part)
        missing -= part.length
      }
      return taken.length === 1 && taken[0] ? taken[0] : Buffer.concat(taken)
    },
    async skip(count) {
      const to = at + count
      if (openAt && count >= FAR) {
        await close()
        stream = await openAt(to)
        pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>
        rest = Buffer.alloc(0)
        at = to
      } else while (at < to && (await take(to - at)).length > 0);
    },
    close,
  }
}
