import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type BrandColours, faultsOfBrand } from '@motcua/contracts/brand-colours.ts'
import type { Faults } from './faults.ts'

const FILE = 'policies.yaml'
const LARGEST = 20_000
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** What runs, loads or includes. An emblem is lines and colours. */
const NOT_IN_EMBLEM =
  /<script|<foreignObject|<!doctype|<!entity|\son\w+\s*=|javascript:|href\s*=\s*["'](?!#)|url\((?!#)/i

/** A policy as the file has it. */
interface Row { readonly key: string; readonly value: unknown }

/** The emblem as it is kept: its bytes in the policy `brand-emblem`, so that every process serves it by day. */
export interface Emblem { readonly type: 'image/svg+xml' | 'image/png'; readonly base64: string }

/** In the place of the file's name puts the emblem itself, or the fault that it has. */
export function withEmblems<R extends Row>(folder: string, rows: readonly R[], faults: Faults): R[] {
  return rows.map((row) => {
    const { file } = Object(row.value) as { file?: unknown }
    if (row.key !== 'brand-emblem' || typeof file !== 'string') return row
    return { ...row, value: readEmblem(folder, file, faults) ?? { type: 'image/png', base64: '' } }
  })
}

function readEmblem(folder: string, file: string, faults: Faults): Emblem | undefined {
  const path = join(folder, basename(file))
  const bytes = existsSync(path) ? readFileSync(path) : undefined
  const why = faultOf(bytes)
  if (why !== undefined) faults.add(FILE, 'brand-emblem', `${file}: ${why}`)
  if (why !== undefined || !bytes) return undefined
  return { type: isPng(bytes) ? 'image/png' : 'image/svg+xml', base64: bytes.toString('base64') }
}

function faultOf(bytes: Buffer | undefined): string | undefined {
  if (!bytes) return 'không có tệp này trong thư mục dữ liệu'
  if (bytes.length > LARGEST) return `nặng ${bytes.length} byte; tối đa ${LARGEST}`
  if (isPng(bytes)) return undefined
  const text = bytes.toString('utf8')
  if (!/^\s*(<\?xml[^>]*>\s*)?<svg[\s>]/.test(text)) return 'biểu trưng phải là tệp SVG hoặc PNG'
  if (NOT_IN_EMBLEM.test(text)) return 'tệp SVG có mã chạy được hoặc liên kết ra ngoài; xuất lại chỉ với hình vẽ'
  return undefined
}

function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, PNG.length).equals(PNG)
}

/** Refuses colours that could not be read or seen, with what they reach and what they need. */
export function checkBrandColours(brand: BrandColours, faults: Faults): void {
  const show = (ratio: number) => `${(Math.floor(ratio * 10) / 10).toFixed(1).replace('.', ',')}:1`
  for (const { key, ink, ground, ratio, least } of faultsOfBrand(brand)) {
    faults.add(FILE, `brand-colours ${key}`, `màu ${ink} trên nền ${ground} chỉ tương phản ${show(ratio)}, `
      + `cần ít nhất ${show(least)}; chọn màu ${key.endsWith('Dark') ? 'sáng' : 'đậm'} hơn, `
      + 'hoặc bỏ quy tắc này để dùng màu có sẵn')
  }
}
