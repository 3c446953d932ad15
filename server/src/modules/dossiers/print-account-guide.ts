import { fileURLToPath } from 'node:url'
import { compilePaper, readTemplates } from '../../platform/pdf/typst.ts'

const TITLES = {
  citizen: 'Đăng ký tài khoản định danh điện tử', organisation: 'Đăng ký tài khoản định danh điện tử của tổ chức',
} as const

const FOOT = 'Cán bộ không hỏi mật khẩu hay mã xác thực của Ông/Bà. Chưa có tài khoản vẫn được nộp hồ sơ giấy tại Bộ phận Một cửa.'

export interface AccountGuide {
  readonly kind: keyof typeof TITLES
  /** The section that hands it out. */
  readonly section: string
  readonly steps: readonly string[]
  readonly at: Date
}

const templates = readTemplates(fileURLToPath(new URL('slips', import.meta.url)))

/** The steps on paper, to be taken home, as a PDF at 14 pt; nobody is named in it. */
export async function printAccountGuide({ kind, section, steps, at }: AccountGuide): Promise<Uint8Array> {
  return compilePaper({
    templates, main: 'account-guide.typ', at, data: { title: TITLES[kind], section, steps, foot: FOOT },
  })
}
