import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { isMissing, undefinedIfMissing } from '../missing-file.ts'
import { BackupDamaged } from './cipher.ts'

/**
 * Files of a folder one after the other: length and name of each, then pieces with their lengths, the last of none. A
 * file may grow, shrink or go meanwhile: a running database mends that from its log.
 */
export function packFolder(
  folder: string, isLeftOut: (path: string) => boolean, more: ReadonlyMap<string, string>,
): Readable {
  return Readable.from(pack(folder, isLeftOut, more))
}

async function* pack(
  folder: string, isLeftOut: (path: string) => boolean, more: ReadonlyMap<string, string>,
): AsyncGenerator<Buffer> {
  const folders = ['']
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    for (const entry of await readdir(join(folder, at), { withFileTypes: true }).catch(undefinedIfMissing) ?? []) {
      const path = join(at, entry.name)
      if (entry.isDirectory()) {
        yield* headOf(`${path}/`)
        yield lengthOf(0)
        if (!isLeftOut(`${path}/`)) folders.push(path)
      } else if (entry.isFile() && !isLeftOut(path)) {
        yield* headOf(path)
        yield* piecesOf(createReadStream(join(folder, path), { highWaterMark: 1 << 18 }))
      }
    }
  }
  for (const [path, text] of more) {
    yield* headOf(path)
    yield* piecesOf(Readable.from([Buffer.from(text)]))
  }
}

async function* piecesOf(content: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const piece of content as AsyncIterable<Buffer>) {
      if (piece.length === 0) continue
      yield lengthOf(piece.length)
      yield piece
    }
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  yield lengthOf(0)
}

function* headOf(path: string): Generator<Buffer> {
  const name = Buffer.from(path)
  yield lengthOf(name.length)
  yield name
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}

/** Takes what `packFolder` gives, and writes it to a folder; without one it only reads. */
export function unpackTo(folder: string | undefined): Writable {
  let rest: Buffer = Buffer.alloc(0)
  let file: FileHandle | undefined
  let [state, want]: ['length' | 'name' | 'piece-length' | 'piece', number] = ['length', 4]
  const take = async (bytes: Buffer): Promise<void> => {
    switch (state) {
      case 'length': [state, want] = ['name', bytes.readUInt32BE()]; return
      case 'name':
        file = folder === undefined ? undefined : await make(folder, bytes.toString());
        [state, want] = ['piece-length', 4]
        return
      case 'piece-length': {
        const length = bytes.readUInt32BE()
        if (length === 0) await file?.close();
        [state, want] = length === 0 ? ['length', 4] : ['piece', length]
        return
      }
      case 'piece':
        for (let at = 0; file && at < bytes.length;) at += (await file.write(bytes, at)).bytesWritten;
        [state, want] = ['piece-length', 4]
    }
  }
  const drain = async () => {
    while (rest.length >= want) {
      const bytes = rest.subarray(0, want)
      rest = rest.subarray(want)
      await take(bytes)
    }
    rest = Buffer.from(rest)
  }
  return new Writable({
    write(piece: Buffer, _, done) {
      rest = rest.length === 0 ? piece : Buffer.concat([rest, piece])
      drain().then(() => { done() }, done)
    },
    final(done) {
      done(state === 'length' && rest.length === 0 ? null : new BackupDamaged('base: bị cắt cụt'))
    },
  })
}

async function make(folder: string, path: string): Promise<FileHandle | undefined> {
  const target = join(folder, path)
  if (!target.startsWith(`${folder}/`)) throw new BackupDamaged('base: tên tệp lạ')
  if (path.endsWith('/')) {
    await mkdir(target, { recursive: true, mode: 0o700 })
    return undefined
  }
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  return open(target, 'w', 0o600)
}
