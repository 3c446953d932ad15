import { type SignedList, readEndList, readKeyList } from '@motcua/contracts/result-lists.ts'
import { type Answer, type AskedNow, tellVerification } from '@motcua/contracts/tell-verification.ts'
import type { Text } from '@motcua/contracts/texts.ts'
import { type Held, type Verification, verifyPdf, verifyText } from '@motcua/contracts/verify-result.ts'
import { now } from '../lib/clock.ts'
import { say } from './page-language.ts'
import { qrReader } from './read-qr.ts'
import { scanField } from './scan-qr.ts'
import { showNote, showVerification } from './show-verification.ts'
import { CHECKING } from './verify-page-texts.ts'

/* The page that checks results: everything on this machine, the register is asked only where there is a network. */

const FIRST = '%PDF-'

const form = document.querySelector<HTMLFormElement>('main form.box')
const answer = document.getElementById('tra-loi')
const field = form?.querySelector('textarea')
if (form && answer && field) {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void check(async (held) => verifyText(field.value, held))
  })
  form.before(...scanField({ onText: checkText, onFault: tell }), ...fileField())
  if (location.hash.length > 1 && location.hash !== '#noi-dung') checkText(location.hash.slice(1))
  addEventListener('hashchange', () => {
    if (location.hash.length > 1) checkText(location.hash.slice(1))
  })
  void keepOffline()
}

function checkText(text: string): void {
  if (field) field.value = text
  void check(async (held) => verifyText(text, held))
}

function tell(text: Text): void {
  if (answer) showNote(answer, say(text))
}

async function keepOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register('/xac-minh/ngoai-tuyen.js', { scope: '/xac-minh' }).catch(() => undefined)
  await navigator.serviceWorker.ready
  document.documentElement.dataset['offline'] = 'ready'
}

/** Both lists as they come, from the network or as they were kept; null for one that is not to be had. */
async function fetchLists(): Promise<unknown[]> {
  return Promise.all(['khoa', 'thu-hoi'].map(async (name) =>
    fetch(`/xac-minh/${name}.json`).then(async (one) => one.ok ? await one.json() as unknown : null).catch(() => null)))
}

let read: { readonly of: string; readonly held: Held | undefined } | undefined

/** Lists that are the same as those read before need not be read again: one of many results is long. */
async function readLists([keys, ends]: readonly unknown[]): Promise<Held | undefined> {
  const of = [keys, ends].map((one) => (one as Partial<SignedList> | null)?.signature ?? '').join(' ')
  if (read?.of === of) return read.held
  const start = performance.now()
  const known = await readKeyList(keys)
  const held = known && { keys: known, ends: await readEndList(ends, known.keys) }
  performance.measure('qr-lists', { start, end: performance.now() })
  read = { of, held }
  return held
}

async function check(by: (held: Held) => Promise<Verification>): Promise<void> {
  const held = await readLists(await fetchLists())
  if (!held) {
    tell(CHECKING.noLists)
    return
  }
  const start = performance.now()
  const found = await by(held)
  performance.measure('qr-verify', { start, end: performance.now() }) // what `documents-qr` of the bench reads
  const asked = await askRegister(found)
  const told = tellVerification(found, held, now(), say, asked)
  const isSameFile = asked !== undefined && asked !== 'not-known' && asked.sha256 === found.sha256
  if (answer) showVerification(answer, told, { isOffline: !asked && found.claims !== undefined, isSameFile })
}

/** What the register says now; undefined where there is no network, or where too much was asked. */
async function askRegister({ claims }: Verification): Promise<Answer | undefined> {
  if (!claims) return undefined
  try {
    const at = await fetch(`/xac-minh/trang-thai/${encodeURIComponent(claims.code)}/${claims.digest}`)
    return at.ok ? (await at.json() as { readonly result: AskedNow | null }).result ?? 'not-known' : undefined
  } catch {
    return undefined
  }
}

async function checkFile(file: File): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes(FIRST)) {
    await check(async (held) => verifyPdf(bytes, held))
    return
  }
  tell(CHECKING.reading)
  const [picture, read] = await Promise.all([
    createImageBitmap(file).catch(() => undefined), qrReader().catch(() => undefined),
  ])
  if (!read) {
    tell(CHECKING.noReader)
    return
  }
  const text = picture && await read(picture)
  if (text === undefined) tell(CHECKING.noCode)
  else checkText(text)
}

function fileField(): HTMLElement[] {
  const [box, label, hint, input] = ['div', 'label', 'p', 'input'].map((kind) => document.createElement(kind))
  if (!box || !label || !hint || !(input instanceof HTMLInputElement)) return []
  box.className = 'field'
  Object.assign(label, { htmlFor: 'tep', textContent: say(CHECKING.file) })
  Object.assign(hint, { id: 'tep-hint', className: 'hint', textContent: say(CHECKING.fileHint) })
  Object.assign(input, { id: 'tep', type: 'file', accept: 'application/pdf,image/*' })
  input.setAttribute('aria-describedby', 'tep-hint')
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (file) void checkFile(file)
    input.value = '' // the same file may be chosen again
  })
  box.append(label, hint, input)
  return [box]
}
