import { execFileSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Instance, startInstance } from '../instance.ts'
import { FIRST_MORNING, readyFolder } from '../ready-folder.ts'
import type { Drill, DrillRun, Outcome } from './drill.ts'
import { brokenInvariants } from './invariants.ts'
import { compare, openBook, openDesks, openTruth, sendAgain, writeUntil } from './load.ts'
import { isThere, postgresOf, until } from './postgres-process.ts'
import { familyOf } from './program-process.ts'
import { type Guard, withoutGuards } from './without-guard.ts'

export const POWERCUT: Drill = {
  name: 'powercut', tests: 'T3',
  promise: 'What was acknowledged is on the disk: database and files, with the folders that name them',
  attack: 'twenty clerks send births with their papers to data on an ext4 of its own; all processes are frozen, the '
    + 'file system is cut off without another byte, and everything is started again from what had reached the device',
  control: 'PostgreSQL runs with fsync=off, and files are not forced to the disk',
  breaks: ['lost'],
  rounds: { whole: 10, control: 3, all: 6 }, minutes: 10, run,
}

/** Of each round, on the average: fewer, and it was not cut under load. */
const FEWEST_DONE = 3
/**
 * Milliseconds under load, from the first yes on, before the cut: shorter than the kernel keeps what nobody forces to
 * the disk.
 */
const [SOONEST, LATEST] = [500, 2_500]
const NEEDS = 'powercut needs root and loop devices: it makes a file system in a file and mounts it'

/** What forces to the disk: of PostgreSQL, and of files and the folders that name them. */
const NO_FSYNC: readonly Guard[] = [
  {
    file: 'server/src/platform/embedded-postgres.ts', text: '{ fsync = true, isOnce = false }: EmbeddedOptions',
    instead: '{ fsync = false, isOnce = false }: EmbeddedOptions',
  },
  { file: 'server/src/platform/storage.ts', text: 'await file.datasync()', instead: '' },
  { file: 'server/src/platform/sync-folder.ts', text: 'await holder.sync()', instead: '' },
]

/** Throws where the machine does not let file systems be mounted. */
async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  const disk = openDisk()
  const unguarded = isControl ? withoutGuards(NO_FSYNC) : undefined
  const folder = join(disk.mounted, 'motcua')
  const how = { folder, entry: unguarded?.entry }
  let instance: Instance | undefined
  try {
    copyReady(folder)
    instance = await startInstance(how)
    const book = openBook()
    const found = new Map<string, number>()
    let [slowest, refused] = [0, 0]
    const first = await openTruth(instance)
    const desks = await openDesks(instance.url, first)
    await first.end()
    execFileSync('sync', ['-f', disk.mounted]) // what was there before the load is not what is tried
    for (let round = 1; round <= rounds; round += 1) {
      const ending = new AbortController()
      const writing = writeUntil(instance.url, { desks, book, signal: ending.signal })
      const before = book.acknowledged.size
      await until('a first yes', async () => book.acknowledged.size > before)
      await pause(randomInt(SOONEST, LATEST))
      await cutPower(instance, disk)
      ending.abort()
      await writing
      instance = await startInstance(how).catch((error: unknown) => {
        tell(String(error))
        return undefined
      })
      if (!instance) { // what cannot be read any more is lost
        const { size } = book.acknowledged
        const figures = [{ name: 'starts after a cut', value: 0, atLeast: 1 }]
        return { rounds: round, acknowledged: size, lost: size, halves: 1, figures }
      }
      slowest = Math.max(slowest, instance.startedIn)
      const cut = book.unanswered.length
      await sendAgain(instance.url, book).catch(() => { refused += cut })
      const truth = await openTruth(instance)
      for (const [name, count] of await brokenInvariants(truth, `${folder}/files`))
        found.set(name, Math.max(count, found.get(name) ?? 0))
      const { lost } = await compare(truth, book.acknowledged)
      await truth.end()
      const faults = [...found].map(([name, count]) => `, ${count} ${name}`).join('')
      tell(
        `round ${round}: ${book.acknowledged.size} acknowledged, ${lost} lost, ${cut} cut off, ready again after ${instance.startedIn.toFixed(1)} s${faults}`,
      )
    }
    const truth = await openTruth(instance)
    const { lost, doubled } = await compare(truth, book.acknowledged)
    await truth.end()
    return {
      rounds, acknowledged: book.acknowledged.size, lost: lost + book.refused + refused, doubled,
      halves: [...found.values()].reduce((sum, one) => sum + one, 0),
      figures: [
        { name: 'done', value: book.acknowledged.size, atLeast: FEWEST_DONE * rounds },
        { name: 'slowest start after a cut', value: slowest, unit: 's' },
      ],
    }
  } finally {
    await instance?.stop()
    unguarded?.remove()
    disk.remove()
  }
}

/** With its owners; empty where the suite has made none. */
function copyReady(folder: string): void {
  const ready = readyFolder(FIRST_MORNING)
  mkdirSync(folder)
  if (ready !== undefined) execFileSync('cp', ['-a', `${ready}/.`, folder])
}

interface Disk { readonly mounted: string; cut(): void; mountAgain(): void; remove(): void }

/** An ext4 in a file of its own. */
function openDisk(): Disk {
  const home = mkdtempSync('/var/tmp/motcua-disk-')
  const [image, mounted] = [join(home, 'disk.img'), join(home, 'mounted')]
  const mount = () => { execFileSync('mount', ['-o', 'loop', image, mounted]) }
  const unmount = () => { execFileSync('umount', [mounted]) }
  mkdirSync(mounted)
  execFileSync('chmod', ['755', home])
  try {
    execFileSync('truncate', ['-s', '3G', image])
    execFileSync('mkfs.ext4', ['-q', '-F', image])
    mount()
  } catch (cause) {
    rmSync(home, { recursive: true, force: true })
    throw new Error(NEEDS, { cause })
  }
  return {
    mounted,
    cut: () => { execFileSync('perl', ['-e', SHUT_DOWN, mounted]) },
    mountAgain() {
      unmount()
      mount()
    },
    remove() {
      unmount()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** EXT4_IOC_SHUTDOWN with NOLOGFLUSH (2): from now on nothing reaches the device, as when the power is gone. */
const SHUT_DOWN = 'open(my $f, "<", $ARGV[0]) or die $!; my $how = pack("L", 2); ioctl($f, 0x8004587d, $how) or die $!'

/** Freezes everything, so that nobody sees the disk go, cuts it off, ends everything, and mounts what is left. */
async function cutPower(instance: Instance, disk: Disk): Promise<void> {
  const postgres = familyOf(postgresOf(instance.folder).pid)
  process.kill(-instance.pid, 'SIGSTOP')
  for (const pid of postgres) signal(pid, 'SIGSTOP')
  disk.cut()
  await instance.kill()
  for (const pid of postgres) signal(pid, 'SIGKILL')
  await until('all of PostgreSQL gone', async () => postgres.every((pid) => !isThere(pid)))
  disk.mountAgain()
}

function signal(pid: number, name: NodeJS.Signals): void {
  if (isThere(pid)) process.kill(pid, name)
}
