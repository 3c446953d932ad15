import type { Place, Registered } from './people.ts'

const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/'
const REGISTER = 'http://dancuquocgia.bca'

/** What a request says, by the names of the service; undefined of what is no call of it. */
export interface Call {
  readonly operation: string
  readonly fields: Readonly<Record<string, string>>
}

/** Reads a call as the register does: it knows its own clients, and looks at nothing but its own elements. */
export function callIn(body: Buffer): Call | undefined {
  const text = body.toString().replace(/<!--[\s\S]*?-->/g, '')
  if (!text.includes(ENVELOPE) || !text.includes(REGISTER) || /<!DOCTYPE/i.test(text)) return undefined
  const bare = text.replace(/<(\/?)[\w-]+:/g, '<$1')
  const operation = /<Body[^>]*>\s*<(\w+)/.exec(bare)?.[1]
  if (operation === undefined) return undefined
  const fields = Object.fromEntries([...bare.matchAll(/<(\w+)(?:\s[^>]*)?>([^<]*)<\/\1>/g)]
    .map(([, name = '', value = '']) => [name, plain(value).trim()]))
  return { operation, fields }
}

/** The answer of `TraCuuThongTinCongDan`: the people who were found, one or none. */
export function answerOf(people: readonly Registered[]): string {
  return enveloped(`<TraCuuThongTinCongDanResponse xmlns="${REGISTER}"><CongdanCollection>`
    + people.map(citizenOf).join('') + '</CongdanCollection></TraCuuThongTinCongDanResponse>')
}

/** The answer of the service that says yes or no and nothing else. */
export function verdictOf(isSo: boolean): string {
  return enveloped(`<XacNhanThongTinCongDanResponse xmlns="${REGISTER}"><KetQua>${isSo ? '1' : '0'}</KetQua>`
    + '</XacNhanThongTinCongDanResponse>')
}

export function faultOf(code: string, text: string): string {
  return enveloped(`<soapenv:Fault><faultcode>soapenv:${code}</faultcode><faultstring>${escaped(text)}</faultstring></soapenv:Fault>`)
}

function citizenOf({ number, oldNumber = '', name: [family, middle, given], birth, sex, home }: Registered): string {
  const day = birth.length === 8 ? `<NgayThangNam>${birth}</NgayThangNam>` : `<Nam>${birth}</Nam>`
  return `<CongDan><SoDinhDanh>${number}</SoDinhDanh><SoCMND>${oldNumber}</SoCMND><HoVaTen><Ho>${escaped(family)}</Ho>`
    + `<ChuDem>${escaped(middle)}</ChuDem><Ten>${escaped(given)}</Ten></HoVaTen><GioiTinh>${sex}</GioiTinh><DanToc>01</DanToc>`
    + `<TonGiao>00</TonGiao><NgayThangNamSinh>${day}</NgayThangNamSinh><QuocTich>VN</QuocTich>`
    + `<ThuongTru>${placeOf(home)}</ThuongTru><NoiOHienTai>${placeOf(home)}</NoiOHienTai></CongDan>`
}

function placeOf({ province, district = '', commune, detail }: Place): string {
  return `<MaQuocGia>VN</MaQuocGia><MaTinhThanh>${province}</MaTinhThanh><MaQuanHuyen>${district}</MaQuanHuyen>`
    + `<MaPhuongXa>${commune}</MaPhuongXa><ChiTiet>${escaped(detail)}</ChiTiet>`
}

function enveloped(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${ENVELOPE}"><soapenv:Body>${content}`
    + '</soapenv:Body></soapenv:Envelope>'
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function plain(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')
}
