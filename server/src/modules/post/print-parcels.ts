import { fileURLToPath } from 'node:url'
import bwip from 'bwip-js/node'
import { formatDong } from '../../kernel/money.ts'
import { formatPhone } from '../../kernel/phone.ts'
import { compilePaper, readTemplates } from '../../platform/pdf/typst.ts'
import { qrSvg } from '../../platform/qr.ts'
import type { Manifest, ManifestItem } from './store/manifests.ts'
import type { Shipment } from './store/shipments.ts'

const templates = readTemplates(fileURLToPath(new URL('slips', import.meta.url)))
const TITLES = { pickup: 'NHẬN HỒ SƠ TẠI NHÀ', delivery: 'CHUYỂN TRẢ KẾT QUẢ' } as const
const PARTIES = { pickup: 'Nhận của', delivery: 'Gửi đến' } as const

/** The label of a parcel as a PDF of A6: name, address, fees, and its code as Code 128 and QR. */
export async function printLabel(shipment: Shipment, section: string, at: Date): Promise<Uint8Array> {
  const { code, kind, partyName: name, partyPhone, address, placeText: place, fee, cod } = shipment
  return compilePaper({
    templates, main: 'label.typ', at, pictures: { qr: qrSvg(code), bar: bars(code) },
    data: {
      code, section, title: TITLES[kind], partyLabel: PARTIES[kind], name, address, place,
      phone: partyPhone && formatPhone(partyPhone), fee: formatDong(fee), cod: formatDong(cod),
    },
  })
}

/** What stands on a manifest besides its parcels, in words. */
export interface ManifestWords {
  readonly giver: string
  readonly taker: string
  readonly closedAt: string
  readonly receivedAt: string | null
}

/** A manifest as a PDF of A4 in two copies, one for each side. */
export async function printManifest(
  { code, way }: Pick<Manifest, 'code' | 'way'>, items: readonly ManifestItem[], words: ManifestWords, at: Date,
): Promise<Uint8Array> {
  const sum = (what: 'fee' | 'cod') => formatDong(items.reduce((all, item) => all + item[what], 0))
  return compilePaper({
    templates, main: 'manifest.typ', at, pictures: { bar: bars(code) },
    data: {
      ...words, code, title: way === 'to-post' ? 'Bảng kê giao bưu gửi' : 'Bảng kê nhận bưu gửi từ bưu chính',
      copies: ['Liên 1: bên giao giữ', 'Liên 2: bên nhận giữ'], fee: sum('fee'), cod: sum('cod'),
      items: items.map((item) => ({
        code: item.code, name: item.partyName, address: `${item.address}, ${item.placeText}`,
        fee: formatDong(item.fee), cod: formatDong(item.cod),
      })),
    },
  })
}

function bars(text: string): string {
  return bwip.toSVG({ bcid: 'code128', text, height: 12, paddingwidth: 10 })
}
