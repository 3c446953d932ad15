import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { environment } from '../../environment.ts'
import { ENTRY, newFolder } from '../../instance.ts'
import type { Marks } from './marks.ts'
import type { Stage } from './provoke.ts'

/** What a command has said, and where no mark may stand. */
export interface Said {
  readonly command: string
  readonly exit: number
  /** Of stdout only where a person is not what it is asked for; of stderr all. */
  readonly searched: string
}

interface Asked {
  readonly words: readonly string[]
  readonly stdin?: string
  /** stdout is for whoever asked: a first password, whether a number is one. */
  readonly isAnswer?: boolean
}

const UNIT = 'cq:vp-ubnd-tinh'
/** The database refuses what the command takes for granted, and repeats the row. */
const FAULT = 'alter table identity.staff add constraint drill check (length(full_name) < 0) not valid'

/**
 * Commands that read people, well used and refused, and those that write down what they do: accounts, numbers by word
 * and by lines, the doctor, the verification, backup and restore. What is typed stands in the words of the command
 * itself, as whoever typed it sees them; nothing of it may be said again.
 */
export async function runCommands({ marks, database }: Stage, { folder, entry = ENTRY, pids }: {
  readonly folder: string
  readonly entry: string | undefined
  /** Takes the processes of these commands. */
  readonly pids: Set<number>
}): Promise<Said[]> {
  const beside = newFolder()
  chmodSync(beside, 0o711) // PostgreSQL runs as another user
  const said: Said[] = []
  const motcua = async (words: readonly string[], how: Omit<Asked, 'words'> = {}) => {
    const { stdout, ...one } = await run(entry, { words, ...how }, pids)
    said.push(one)
    return stdout
  }
  const on = ['--data', folder]
  try {
    await workWithAccounts(motcua, { marks, on, database })
    const numbers = [{}, { name: marks.word('unknown key of a line') }].map((more) =>
      JSON.stringify({ kind: 'cccd', value: marks.number('number by line'), ...more }))
    const wrong = `{"kind": "cccd", "value": "${marks.number('broken line')}`
    await motcua(['id', 'check', 'cccd', marks.number('number by word')], { isAnswer: true })
    await motcua(['id', 'check', '--batch'], { stdin: [...numbers, wrong].join('\n') })
    for (const words of [
      ['doctor'], ['doctor', '--json'], ['audit', 'verify', '--files'], ['audit', 'verify', '--json'],
    ])
      await motcua([...words, ...on])
    const [key, backup] = [join(beside, 'key'), join(beside, 'backup')]
    await motcua(['backup', 'key', key])
    await motcua(['backup', backup, '--key', key, ...on])
    await motcua(['backup', backup, '--key', key, '--json', ...on])
    await motcua(['backup', 'verify', backup, '--key', key, '--json'])
    await motcua(['restore', backup, '--key', key, '--data', join(beside, 'restored')])
    return said
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}

type Motcua = (words: readonly string[], how?: Omit<Asked, 'words'>) => Promise<string>

async function workWithAccounts(motcua: Motcua, { marks, on, database }: {
  readonly marks: Marks
  readonly on: readonly string[]
  readonly database: Stage['database']
}): Promise<void> {
  const username = `lenh.${randomUUID().slice(0, 8)}`
  const create = (name: string, field: string) =>
    [
      'user', 'create', name, '--name', `Nguyễn ${marks.word(field)}`, '--unit', UNIT, '--position',
      marks.word('position'), ...on,
    ]
  const first = await motcua([...create(username, 'name of an account'), '--json'], { isAnswer: true })
  marks.secret('first password', (JSON.parse(first) as { password: string }).password)
  const next = await motcua(['user', 'password', username, '--json', ...on], { isAnswer: true })
  marks.secret('password given anew', (JSON.parse(next) as { password: string }).password)
  await motcua(create(username, 'name of an account that is there'))
  await motcua(create(`${marks.word('username that is none')}!`, 'name under no username'))
  await motcua(['user', 'unlock', marks.word('username looked for'), ...on])
  await database.query(FAULT)
  await motcua(create(`${username}.2`, 'name that is refused by the database'))
  await database.query('alter table identity.staff drop constraint drill')
  await motcua(['user', 'lock', username, ...on])
}

async function run(
  entry: string, { words, stdin = '', isAnswer = false }: Asked, pids: Set<number>,
): Promise<Said & { readonly stdout: string }> {
  const child = spawn(process.execPath, [entry, ...words], { env: environment(), timeout: 120_000 })
  if (child.pid !== undefined) pids.add(child.pid)
  child.stdin.end(stdin)
  const ended = new Promise<number>((done) => child.once('close', (code) => { done(code ?? -1) }))
  const [stdout, stderr, exit] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return {
    command: words.filter((word) => /^[a-z-]+$/.test(word)).join(' '), exit, stdout,
    searched: isAnswer ? stderr : `${stdout}\n${stderr}`,
  }
}
