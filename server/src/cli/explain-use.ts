import { quoted } from './batch.ts'

/** What is wrong with the options of a command, from what `parseArgs` threw: that speaks English to programmers. */
export function explainUse(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  const [, option = ''] = /'(?:-\w, )?(-{1,2}[^' ]*)/.exec(message) ?? []
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `Không có lựa chọn ${option}.`
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL')
    return `Thừa từ ${quoted(/'([^']*)'/.exec(message)?.[1] ?? '')}: lệnh này chỉ nhận các lựa chọn.`
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return message
  if (message.includes('does not take an argument')) return `Lựa chọn ${option} không đi cùng giá trị.`
  return `Lựa chọn ${option} thiếu giá trị. Giá trị bắt đầu bằng dấu trừ thì viết liền: ${option}=-….`
}
