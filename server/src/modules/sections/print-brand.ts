import { fileURLToPath } from 'node:url'
import { compilePaper, readTemplates } from '../../platform/pdf/typst.ts'
import { qrSvg } from '../../platform/qr.ts'

const templates = readTemplates(fileURLToPath(new URL('slips', import.meta.url)))

/** How the province looks on paper: names by the policy `brand`, colours as `#rrggbb`, the emblem as it is kept. */
export interface Brand {
  readonly short: string
  readonly slogan: string
  readonly hotline: string | null
  readonly main: string
  readonly line: string
  readonly emblem: { readonly type: 'image/svg+xml' | 'image/png'; readonly base64: string } | null
}

/** What stands on every piece of the kit (bộ nhận diện) of a section. */
export interface SectionBrand {
  readonly brand: Brand
  readonly section: string
  readonly agency: string
  readonly at: Date
}

const COVER_ROWS = [
  'Mã hồ sơ', 'Thủ tục', 'Người nộp', 'Ngày tiếp nhận', 'Ngày hẹn trả', 'Cơ quan giải quyết', 'Số tờ',
]
const KIOSK_STEPS = ['Chạm vào việc cần làm.', 'Bấm Lấy số, cầm phiếu.', 'Ngồi chờ, nghe gọi số và đến quầy ghi trên bảng.']

/** The sign at the door: hours in lines such as “Thứ Hai đến thứ Sáu: 07:30 đến 11:30”; `url` of the section's page. */
export async function printDoorSign(
  of: SectionBrand, { hours, url }: { readonly hours: readonly string[]; readonly url: string },
): Promise<Uint8Array> {
  return print('brand-door.typ', of, {
    title: 'Biển tên Bộ phận', hours, url, hoursTitle: 'Giờ làm việc', hotlineTitle: 'Tổng đài:',
    scan: 'Quét mã để xem thủ tục tiếp nhận tại đây',
  }, url)
}

/** The signs of counters, one a page. */
export async function printCounterSigns(of: SectionBrand, counters: readonly {
  readonly number: number
  readonly services: readonly { readonly name: string; readonly nameEn: string }[]
}[]): Promise<Uint8Array> {
  return print('brand-counters.typ', of, {
    title: 'Biển quầy', counterWord: 'Quầy',
    counters: counters.map(({ number, services }) => ({
      number: String(number), services: services.map(({ name, nameEn }) => ({ name, nameEn })),
    })),
  })
}

/** Badges of those who work there: name and position. */
export async function printBadges(
  of: SectionBrand, badges: readonly { readonly name: string; readonly position: string }[],
): Promise<Uint8Array> {
  return print('brand-badges.typ', of, { title: 'Thẻ đeo', badges })
}

/** The sign of the kiosk, with the address at which a number is taken by phone. */
export async function printKioskSign(of: SectionBrand, url: string): Promise<Uint8Array> {
  return print('brand-kiosk.typ', of, {
    title: 'Biển máy lấy số', take: 'Lấy số tại đây', takeEn: 'Take a number here', steps: KIOSK_STEPS, url,
    scan: 'Có điện thoại: quét mã, đăng nhập rồi lấy số và theo dõi lượt của mình.',
  }, url)
}

/** The cover of a dossier on paper. */
export async function printCover(of: SectionBrand): Promise<Uint8Array> {
  return print('brand-cover.typ', of, { title: 'Bìa hồ sơ', coverTitle: 'HỒ SƠ', rows: COVER_ROWS })
}

async function print(
  main: string, { brand, section, agency, at }: SectionBrand, data: Readonly<Record<string, unknown>>, url?: string,
): Promise<Uint8Array> {
  const { emblem, ...look } = brand
  const bytes = emblem && Buffer.from(emblem.base64, 'base64')
  const isSvg = emblem?.type === 'image/svg+xml'
  return compilePaper({
    templates, main, at, data: {
      ...look, ...data, section, agency, emblem: emblem ? isSvg ? 'svg' : 'png' : null,
    },
    pictures: { ...url !== undefined && { qr: qrSvg(url) }, ...bytes && isSvg && { emblem: bytes.toString('utf8') } },
    files: bytes && !isSvg ? { 'emblem.png': bytes } : {},
  })
}
