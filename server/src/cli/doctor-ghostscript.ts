import { execFile } from 'node:child_process'
import type { Finding } from './doctor.ts'

/** Whether archive copies of what others drew keep their letters: Ghostscript, where it is named, must run. */
export async function checkGhostscript(program: string | undefined): Promise<Finding> {
  const check = 'ghostscript'
  if (program === undefined) {
    return { check, health: 'ok', text: 'không dùng; bản lưu trữ của tệp vẽ là ảnh từng trang' }
  }
  const said = await new Promise<string | undefined>((done) => {
    execFile(program, ['--version'], { timeout: 10_000 }, (error, out) => { done(error ? undefined : out.trim()) })
  })
  return said === undefined
    ? {
        check, health: 'warning',
        text: `Không chạy được ${program}: bản lưu trữ là ảnh từng trang. Hãy xem lại MOTCUA_GHOSTSCRIPT.`,
      }
    : { check, health: 'ok', text: `${program} ${said}` }
}
