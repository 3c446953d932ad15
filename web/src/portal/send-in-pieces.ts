import type { DetailedError, PreviousUpload, UrlStorage } from 'tus-js-client'

/** What one request carries. On 400 kbit/s it takes five seconds, of which the way there and back is a tenth. */
const PIECE = 262_144
/** Between tries, in milliseconds; after a try that brought something they begin anew. Ten minutes in all. */
const PAUSES = [500, 1_000, 2_000, 4_000, 8_000, 15_000, ...Array<number>(18).fill(30_000)]

export interface ToSend {
  readonly content: Blob
  readonly name: string
  /** Where uploads begin. */
  readonly address: string
  readonly csrf: string
  readonly onSent: (bytes: number) => void
  /** The line was cut; it is tried again by itself. */
  readonly onCut: () => void
  /** Where it is on the server, once that is known. */
  readonly onPlace: (id: string) => void
}

/** Taken; or what is wrong with the file, in the server's words; or nothing but a line that did not come back. */
export type Outcome = { readonly kind: 'taken' } | { readonly kind: 'refused'; readonly text: string } | {
  readonly kind: 'failed'
}

export interface OnItsWay {
  readonly outcome: Promise<Outcome>
  /** Stops, and takes away what the server has of it, were it all; ends when nothing is left there. */
  cancel(): Promise<void>
}

/** Sends a file in pieces (tus 1.0), and goes on where it was cut, in this window or in one opened later. */
export function sendInPieces(file: ToSend): OnItsWay {
  const cancelled = new AbortController()
  const isGone = () => cancelled.signal.aborted
  let stop = async () => {}
  const outcome = import('tus-js-client').then(async ({ Upload }) => {
    if (isGone()) return { kind: 'failed' } as const
    return new Promise<Outcome>((done) => {
      let fault: string | undefined
      let [key, isPausing] = ['', true]
      let haveBegun = () => {}
      const begun = new Promise<void>((settle) => { haveBegun = settle })
      const endpoint = new URL(file.address, location.href).href
      const upload = new Upload(file.content, {
        endpoint, chunkSize: PIECE, retryDelays: PAUSES, removeFingerprintOnSuccess: true,
        headers: { 'x-csrf': file.csrf }, metadata: { filename: file.name, filetype: file.content.type },
        urlStorage: MEMORY,
        fingerprint: async () => {
          key = await keyOf(`${endpoint}\n${file.name}\n${String(file.content.size)}`, file.content)
          return key
        },
        onProgress: file.onSent,
        onUploadUrlAvailable: () => {
          haveBegun()
          if (isGone()) void upload.abort() // and not one piece of it follows
          else file.onPlace(upload.url?.split('/').at(-1) ?? '')
        },
        onBeforeRequest: () => { isPausing = false },
        onAfterResponse: (_request, answer) => {
          const text = answer.getHeader('upload-fault-text')
          if (text) fault = decodeURIComponent(text)
        },
        onShouldRetry: (error) => {
          const status = statusOf(error)
          isPausing = !isGone() && (status === 0 || status === 409 || status === 423 || status >= 500)
          if (isPausing) file.onCut()
          return isPausing
        },
        onSuccess: () => {
          end()
          done(fault === undefined ? { kind: 'taken' } : { kind: 'refused', text: fault })
        },
        onError: (error) => {
          end()
          haveBegun()
          const text = refusalIn(error)
          done(text === undefined ? { kind: 'failed' } : { kind: 'refused', text })
        },
      })
      // The line is back: nobody waits for the end of a long pause.
      const again = () => void upload.abort().then(() => upload.start())
      const end = () => removeEventListener('online', again)
      addEventListener('online', again)
      stop = async () => {
        end()
        // It may just begin at the server: only who knows where can take it away.
        if (upload.url === null && !isPausing) await begun
        await upload.abort()
        done({ kind: 'failed' })
        if (upload.url !== null) await takeAway(upload.url, file.csrf)
        localStorage.removeItem(key)
      }
      void upload.findPreviousUploads().then(([before]) => {
        if (before) upload.resumeFromPreviousUpload(before)
        if (!isGone()) upload.start()
      })
    })
  }).catch(() => ({ kind: 'failed' }) as const)
  return {
    outcome,
    cancel: async () => {
      cancelled.abort()
      await stop()
    },
  }
}

/** Asked until the server has heard it, and after this page is left, too. */
async function takeAway(address: string, csrf: string): Promise<void> {
  const headers = { 'x-csrf': csrf, 'tus-resumable': '1.0.0' }
  for (const pause of PAUSES) {
    const answer = await fetch(address, { method: 'DELETE', keepalive: true, headers }).catch(() => undefined)
    if (answer && answer.status < 500 && answer.status !== 423) return
    await new Promise((done) => { setTimeout(done, pause) })
  }
}

function statusOf(error: Error | DetailedError): number {
  return 'originalResponse' in error ? error.originalResponse?.getStatus() ?? 0 : 0
}

/** The sentence in an answer that refuses the file. */
function refusalIn(error: Error | DetailedError): string | undefined {
  try {
    const body = 'originalResponse' in error ? error.originalResponse?.getBody() ?? '' : ''
    return (JSON.parse(body) as { text?: string }).text
  } catch {
    return undefined
  }
}

/** Of its beginning and its end, in bytes. */
const LOOKED_AT = 32_768

/**
 * The same for the same file, after the page was closed, too: by its bytes, since phones give a file from the gallery
 * another day each time. Whoever uses this browser next learns neither its name nor whose it is.
 */
async function keyOf(name: string, content: Blob): Promise<string> {
  const parts = [content.slice(0, LOOKED_AT), content.slice(-LOOKED_AT)]
  const ends = await Promise.all(parts.map((part) => part.arrayBuffer()))
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  const add = (code: number) => {
    high = Math.imul(high ^ code, 2_654_435_761)
    low = Math.imul(low ^ code, 1_597_334_677)
  }
  for (const sign of name) add(sign.codePointAt(0) ?? 0)
  for (const end of ends) for (const byte of new Uint8Array(end)) add(byte)
  return `${PREFIX}${(high >>> 0).toString(36)}${(low >>> 0).toString(36)}`
}

const PREFIX = 'motcua-tep-'

/** Where half an upload is, beyond the life of the window; only its address, which opens nothing without the draft. */
const MEMORY: UrlStorage = {
  async findAllUploads() {
    return []
  },
  async findUploadsByFingerprint(key) {
    const uploadUrl = localStorage.getItem(key)
    const known: PreviousUpload = {
      size: null, metadata: {}, creationTime: '', urlStorageKey: key, uploadUrl, parallelUploadUrls: null,
    }
    return uploadUrl === null ? [] : [known]
  },
  async removeUpload(key) {
    localStorage.removeItem(key)
  },
  async addUpload(key, { uploadUrl }) {
    if (uploadUrl !== null) localStorage.setItem(key, uploadUrl)
    return key
  },
}
