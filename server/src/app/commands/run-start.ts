import { type CommandIo, type ExitCode, quoted } from '../../cli/batch.ts'
import { readMoment } from '../../cli/read-moment.ts'
import { refuseUse } from '../../cli/refuse.ts'
import { textOfError } from '../../kernel/text-of-error.ts'
import { start } from '../start.ts'
import { faultOfPort, readOptions } from './command-options.ts'

const START = `motcua start [--port N] [--data FOLDER] [--data-set FOLDER] [--clock ISO|real] [--https]
  [--no-sandbox]

Chạy toàn bộ bản trình diễn. Không có DATABASE_URL thì dùng PostgreSQL nhúng trong FOLDER. Ctrl-C dừng tất cả.
--no-sandbox: không chạy các hệ thống quốc gia giả.
--https: dùng TLS để thử nghiệm, với chứng thư tự tạo mỗi lần chạy, ghi ở FOLDER/certificate.pem.`

/** `motcua start`. */
export async function runStart(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const known = {
    'port': { type: 'string' }, 'data': { type: 'string' }, 'data-set': { type: 'string' }, 'clock': { type: 'string' },
    'no-sandbox': { type: 'boolean' }, 'https': { type: 'boolean' },
  } as const
  const read = readOptions(args, known, START, io)
  if (!read.values) return read.exit
  const { port, data, clock, https, 'data-set': dataSet, 'no-sandbox': noSandbox } = read.values
  const fault = faultOfPort(port)
  if (fault !== undefined) return refuseUse(io, args, fault, START)
  const moment = clock === undefined || clock === 'real' ? clock : readMoment(clock)
  if (clock !== undefined && moment === undefined) {
    return refuseUse(
      io, args, `--clock không nhận ${quoted(clock)}. Cần real hoặc một thời điểm, ví dụ 2021-06-25T08:00.`, START,
    )
  }
  try {
    await start({
      port: port === undefined ? undefined : Number(port), data, dataSet, clock: moment, isHttps: Boolean(https),
      hasSandbox: !noSandbox,
    })
    return 0
  } catch (error) {
    io.stderr(`Không khởi động được. ${textOfError(error)}`)
    return 1
  }
}
