/** Reads the bytes of one file in their order, as far as somebody wants them. */
export interface PlaceReader {
  /** Bytes in all. */
  readonly size: number
  /** So many more, fewer only at the end. */
  read(count: number): Promise<Buffer>
  /** Passes over so many. */
  skip(count: number): Promise<void>
  close(): Promise<void>
}

/** What is brought to a place: a whole file on this machine's disk, which may be moved away. */
export interface Brought {
  readonly path: string
  /** Bytes of it. */
  readonly size: number
  /** Of the bytes as they are, which need not be the name. */
  readonly sha256: string
}

/**
 * Where bytes lie under names of 64 hexadecimal digits: a folder, or a bucket of an object store. What they mean, and
 * whether they are enciphered, it does not know. Both kinds keep these promises; `places.test.ts` holds both to them.
 */
export interface Place {
  /** For people: where it is, without a secret. */
  readonly name: string
  /** When it answers, a power cut takes nothing away; what lay there under the name is replaced as a whole. */
  write(name: string, brought: Brought): Promise<void>
  /** Undefined if there is none. */
  open(name: string): Promise<PlaceReader | undefined>
  /** How many bytes, and since when (machine time); undefined if there is none. */
  find(name: string): Promise<{ readonly size: number; readonly at: Date } | undefined>
  /** Takes away what has lain there since before `before`; false if there is nothing so old. */
  remove(name: string, before: Date): Promise<boolean>
  /** All names in their order. */
  list(): AsyncIterable<string>
  /** Removes what never became a file, from before `before`; answers how many. */
  sweep(before: Date): Promise<number>
  /** Throws if nothing can be written there now. */
  probe(): Promise<void>
}

const NAME = /^[0-9a-f]{64}$/

/** `ab/cd/abcd…`: no folder grows too large. Throws for whatever is no hash. */
export function partsOf(name: string): [outer: string, inner: string, name: string] {
  if (!isName(name)) throw new RangeError('not the name of a stored file')
  return [name.slice(0, 2), name.slice(2, 4), name]
}

export function isName(text: string): boolean {
  return NAME.test(text)
}
