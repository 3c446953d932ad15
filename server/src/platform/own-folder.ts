import { readFileSync, rmSync, writeFileSync } from 'node:fs'

/** Somebody else, who is alive, has the folder. */
export class FolderTaken extends Error {}

/**
 * Makes this process the owner that `file` tells of. Throws FolderTaken while another owner is alive. A dead owner's
 * file is taken over: it outlives a killed program, and its pid may by then be anybody's, hence the start time beside
 * it.
 */
export function own(file: string): void {
  if (isOwnedByAnother(file))
    throw new FolderTaken(
      'Thư mục dữ liệu này đang được một chương trình khác dùng. Hãy dừng chương trình đó, hoặc chọn thư mục khác bằng --data.',
    )
  rmSync(file, { force: true })
  writeFileSync(file, `${process.pid}\n${startOf(process.pid)}\n`, { flag: 'wx' })
}

/** Whether the owner that `file` tells of is another process, and alive. */
export function isOwnedByAnother(file: string): boolean {
  const [pid = '', start = ''] = readIfThere(file).split('\n')
  if (Number(pid) === process.pid || !isAlive(Number(pid))) return false
  return start === '' || start === startOf(Number(pid))
}

/** Whether a process of that pid runs; one that only waits to be buried does not. */
export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return !readIfThere(`/proc/${pid}/stat`).includes(') Z ')
}

/** The text of a file, none if there is no such file, nor of a process that ends while it is read. */
export function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return ''
    throw error
  }
}

/**
 * When a process began, in ticks since the machine did: the 22nd field, the 20th after the name, which may hold
 * anything.
 */
function startOf(pid: number): string {
  const stat = readIfThere(`/proc/${pid}/stat`)
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}
