import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs'
import type { CommandIo, ExitCode } from './batch.ts'
import { refuseDeed } from './refuse.ts'

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'không có thư mục ấy', ENOTDIR: 'không có thư mục ấy', EISDIR: 'đây là một thư mục',
  EACCES: 'không có quyền ghi', EPERM: 'không có quyền ghi', EROFS: 'ổ đĩa chỉ cho đọc', ENOSPC: 'ổ đĩa đầy',
  ENAMETOOLONG: 'tên tệp quá dài',
}

/**
 * Writes what a command answers into a file that was named with `--out`, whole or not at all, and tells its name and
 * how many bytes; what is there already is never overwritten. Answers the exit code.
 */
export async function writeNewFile(
  io: Pick<CommandIo, 'stdout' | 'stderr'>, isJson: boolean, file: string, content: Uint8Array,
): Promise<ExitCode> {
  try {
    await writeWhole(file, [content])
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    return code === 'EEXIST'
      ? refuseDeed(io, isJson, 'file-exists', `Đã có tệp ${file}; hãy chọn tên khác.`)
      : refuseDeed(io, isJson, 'file-unwritable', `Không ghi được ${file}: ${WHY[code] ?? 'tệp không mở được'}.`)
  }
  io.stdout(isJson ? JSON.stringify({ file, bytes: content.length }) : `Đã ghi ${file} (${content.length} byte).`)
  return 0
}

/**
 * Writes pieces into a new file, whole or not at all; answers how many bytes. Throws what the system says, EEXIST where
 * something is there already.
 */
export async function writeWhole(
  file: string, pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): Promise<number> {
  const opened = openSync(file, 'wx')
  let bytes = 0
  try {
    for await (const piece of pieces) {
      writeFileSync(opened, piece)
      bytes += Buffer.byteLength(piece)
    }
    closeSync(opened)
    return bytes
  } catch (error) {
    closeSync(opened)
    rmSync(file)
    throw error
  }
}
