import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../src/platform/free-ports.ts'

const PROGRAM = '/usr/sbin/clamd'
/** Whether ClamAV is here; tests that need it skip themselves without. */
export const HAS_CLAMD = existsSync(PROGRAM)

/** The string by which scanners are tried (EICAR), in two halves, so that none finds it in this file. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

export interface TestClamd {
  readonly host: string
  readonly port: number
  /** It listens when this is done. */
  start(): Promise<void>
  /** Killed, in the middle of whatever it does. */
  kill(): Promise<void>
  remove(): Promise<void>
}

/** Debian's clamd of its own folder and port, which knows one signature: EICAR's. */
export async function makeClamd({ streamMaxLength = '30M' } = {}): Promise<TestClamd> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-clamd-'))
  chmodSync(folder, 0o755)
  writeFileSync(join(folder, 'test.ndb'), `Test.Eicar:0:*:${Buffer.from(EICAR).toString('hex')}\n`)
  const port = await freePort()
  const lines = [
    `DatabaseDirectory ${folder}`, 'TCPAddr 127.0.0.1', `TCPSocket ${String(port)}`, 'Foreground yes',
    `StreamMaxLength ${streamMaxLength}`, 'MaxThreads 2', 'OfficialDatabaseOnly no', `LogFile ${folder}/clamd.log`,
    ...process.getuid?.() === 0 ? ['User root'] : [],
  ]
  writeFileSync(join(folder, 'clamd.conf'), `${lines.join('\n')}\n`)
  let running: ReturnType<typeof spawn> | undefined
  async function kill(): Promise<void> {
    const ended = running
    running = undefined
    if (!ended) return
    const gone = once(ended, 'exit')
    ended.kill('SIGKILL')
    await gone
  }
  return {
    host: '127.0.0.1', port, kill,
    async start() {
      const begin = () => spawn(PROGRAM, ['--foreground', '-c', join(folder, 'clamd.conf')], { stdio: 'ignore' })
      running = begin()
      while (!await answers(port)) {
        await pause(50)
        // Its port may have been somebody's for a moment, between two starts.
        if (running.exitCode !== null) running = begin()
      }
    },
    async remove() {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.end('zPING\0'))
    let heard = ''
    socket.on('data', (part) => { heard += String(part) })
    socket.once('error', () => { done(false) })
    socket.once('close', () => { done(heard.startsWith('PONG')) })
  })
}
