import { type OutboxRow, isOpen, isWiped } from '@motcua/contracts/offline-outbox.ts'
import type { OfflineEnrolled, OfflineKind, Outing } from '@motcua/contracts/offline.ts'
import type { Parcel } from '@motcua/contracts/post.ts'
import { type Locked, lock, newKeys, open } from './device-keys.ts'
import { unmarkDevice } from './device-mark.ts'
import { isParcelOver } from './look-up-parcel.ts'

/** What this browser is, once a code was typed. Both keys are the browser's: no script can read them out. */
export interface OwnDevice extends OfflineEnrolled {
  readonly keys: CryptoKeyPair
  readonly rows: CryptoKey
}
/** The outing that is open, with how far the product's clock is ahead of this device's. */
export interface OwnOuting extends Omit<Outing, 'kinds' | 'accountReasons'> {
  /** Left out in what was kept before an update. */
  readonly kinds?: Outing['kinds']
  /** Left out in what was kept before an update: then nothing is asked. */
  readonly accountReasons?: Outing['accountReasons']
  readonly aheadBy: number
}
/** What was done, as it is shown and sent; wiped once it is accepted. */
export interface Content {
  readonly kind: OfflineKind
  readonly outing: string
  readonly officerName: string
  readonly madeAt: string
  /** JSON, exactly as it was signed. */
  readonly command: string
  readonly signature: string
  /** Lines of the slip. */
  readonly lines: readonly { readonly label: string; readonly text: string }[]
}
export interface Photo { readonly sha256: string; readonly bytes: ArrayBuffer; readonly type: string }
interface StoredRow extends OutboxRow {
  readonly kind: OfflineKind
  readonly officerId: string
  readonly at: string
  readonly content?: Locked
}
export type ListedRow = Omit<StoredRow, 'content'>

const NAME = 'motcua-ngoai-tuyen'

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, fail) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error ?? new Error('IndexedDB'))
  })
}

let opened: Promise<IDBDatabase> | undefined
function database(): Promise<IDBDatabase> {
  return opened ??= (() => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('own')
      request.result.createObjectStore('row', { keyPath: 'n' })
      request.result.createObjectStore('photo', { keyPath: ['n', 'sha256'] })
    }
    return asked(request)
  })()
}

/** One transaction: all of it, on the disk, or nothing. */
async function change(stores: string[], work: (tx: IDBTransaction) => void): Promise<void> {
  const tx = (await database()).transaction(stores, 'readwrite', { durability: 'strict' })
  return new Promise((done, fail) => {
    tx.oncomplete = () => done()
    tx.onabort = () => fail(tx.error ?? new Error('IndexedDB'))
    work(tx)
  })
}

async function find<T>(store: string, key: IDBValidKey): Promise<T | undefined> {
  return asked((await database()).transaction(store).objectStore(store).get(key)) as Promise<T | undefined>
}

export async function findDevice(): Promise<OwnDevice | undefined> {
  return find('own', 'device')
}

/** The keys of a device that is being enrolled: the same when its page is loaded anew before the answer came. */
export async function keysToEnrol(): Promise<Pick<OwnDevice, 'keys' | 'rows'>> {
  const found = await find<Pick<OwnDevice, 'keys' | 'rows'>>('own', 'keys')
  if (found) return found
  const made = await newKeys()
  await change(['own'], (tx) => tx.objectStore('own').put(made, 'keys'))
  return made
}

export async function keepDevice(device: OwnDevice): Promise<void> {
  await change(['own'], (tx) => tx.objectStore('own').put(device, 'device'))
}

/** It is no device any more, and may become another one: its keys and its rows go, unless a row is still needed. */
export async function forgetDevice(): Promise<boolean> {
  if (!(await listRows()).every(isWiped)) return false
  await change(['own', 'row', 'photo'], (tx) => {
    for (const store of ['own', 'row', 'photo']) tx.objectStore(store).clear()
  })
  unmarkDevice()
  return true
}

export async function findOuting(): Promise<OwnOuting | undefined> {
  return find('own', 'outing')
}

/** Keeps the outing that begins, or forgets the one that is over; parcels of another go with it. */
export async function keepOuting(outing: OwnOuting | undefined): Promise<void> {
  await change(['own'], (tx) => {
    tx.objectStore('own').delete(allParcels())
    if (outing) tx.objectStore('own').put(outing, 'outing')
    else tx.objectStore('own').delete('outing')
  })
}

/** The next number of this device, given out once however many windows ask. One may be left out, none is used twice. */
export async function drawNumber(): Promise<number> {
  const tx = (await database()).transaction('own', 'readwrite')
  const store = tx.objectStore('own')
  const last = await asked(store.get('last')) as number | undefined
  await asked(store.put((last ?? 0) + 1, 'last'))
  return (last ?? 0) + 1
}

/** Keeps a command with its photographs, locked: all of it or nothing. */
export async function addRow(
  { rows }: OwnDevice, row: ListedRow, content: Content, photos: readonly Photo[],
): Promise<void> {
  const locked = await lock(rows, content)
  const pictures = await Promise.all(photos.map(async (photo) => ({
    n: row.n, sha256: photo.sha256, type: photo.type, ...await lock(rows, photo.bytes),
  })))
  await change(['row', 'photo'], (tx) => {
    tx.objectStore('row').add({ ...row, content: locked })
    for (const picture of pictures) tx.objectStore('photo').put(picture)
  })
}

/** All commands of this device, newest first; what was in them stays locked. */
export async function listRows(): Promise<ListedRow[]> {
  const found = await asked((await database()).transaction('row').objectStore('row').getAll()) as StoredRow[]
  return found.map((row) => {
    const plain = { ...row }
    delete plain.content
    return plain
  }).sort((a, b) => b.n - a.n)
}

/** Keeps how far it is. What is over for good loses what was in it and its photographs in the same step. */
export async function saveRow(row: OutboxRow): Promise<void> {
  const held = await find<StoredRow>('row', row.n)
  const isOver = isWiped(row)
  if (!held || !isOpen(held) && !isOver) return
  const { content, ...plain } = { ...held, ...row }
  await change(['row', 'photo', 'own'], (tx) => {
    tx.objectStore('row').put(isOver ? plain : { ...plain, ...content && { content } })
    if (isOver) tx.objectStore('photo').delete(photosOf(row.n))
    if (plain.parcel !== undefined && isParcelOver(plain)) tx.objectStore('own').delete(keyOfParcel(plain.parcel))
  })
}

/** Takes a command that is over off this device, with all that was in it. */
export async function forgetRow(n: number): Promise<void> {
  const held = await find<StoredRow>('row', n)
  if (!held || isOpen(held)) return
  await change(['row', 'photo'], (tx) => {
    tx.objectStore('row').delete(n)
    tx.objectStore('photo').delete(photosOf(n))
  })
}

export async function openContent({ rows }: OwnDevice, n: number): Promise<Content | undefined> {
  const held = await find<StoredRow>('row', n)
  return held?.content && await open(rows, held.content) as Content
}

export async function openPhoto({ rows }: OwnDevice, n: number, sha256: string): Promise<Blob | undefined> {
  const held = await find<Locked & { readonly type: string }>('photo', [n, sha256])
  return held && new Blob([await open(rows, held) as ArrayBuffer], { type: held.type })
}

/** Takes parcels along, locked one by one, in place of those that were taken along before. */
export async function keepParcels({ rows }: OwnDevice, parcels: readonly Parcel[]): Promise<void> {
  const locked = await Promise.all(
    parcels.map(async (parcel) => [keyOfParcel(parcel.id), await lock(rows, parcel)] as const))
  await change(['own'], (tx) => {
    tx.objectStore('own').delete(allParcels())
    for (const [key, one] of locked) tx.objectStore('own').put(one, key)
  })
}

/** The parcels that were taken along and are not over, the oldest order first. */
export async function listParcels({ rows }: OwnDevice): Promise<Parcel[]> {
  const found = await asked((await database()).transaction('own').objectStore('own').getAll(allParcels())) as Locked[]
  const parcels = await Promise.all(found.map(async (one) => await open(rows, one) as Parcel))
  return parcels.sort((a, b) => a.orderedAt < b.orderedAt ? -1 : 1)
}

/** Nothing of parcels stays on the device. */
export async function forgetParcels(): Promise<void> {
  await change(['own'], (tx) => tx.objectStore('own').delete(allParcels()))
}

function keyOfParcel(id: string): string {
  return `parcel ${id}`
}

function allParcels(): IDBKeyRange {
  return IDBKeyRange.bound(keyOfParcel(''), keyOfParcel('\uffff'))
}

function photosOf(n: number): IDBKeyRange {
  return IDBKeyRange.bound([n, ''], [n, '\uffff'])
}
