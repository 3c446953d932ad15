import { readFileSync, writeFileSync } from 'node:fs'
import { type NationOptions, openNation } from '@motcua/sandbox/nation.ts'
import type { Certificates } from '@motcua/sandbox/secured.ts'
import type { CommandIo, ExitCode } from '../../cli/batch.ts'
import { readPartners } from '../../platform/partner/read-partners.ts'
import { systemClock } from '../../platform/clock.ts'
import { untilAlone } from '../until-alone.ts'
import { readOptions, untilStopped } from './command-options.ts'

const USAGE = `motcua sandbox [--partners FILE] [--only NAME,…] [--home URL] [--ca FILE] [--begun FILE] [--bare]

Chạy các hệ thống quốc gia giả: cùng khuôn dạng với hệ thống thật, chỉ có người và dữ liệu bịa ra.
--partners: tệp như MOTCUA_PARTNERS, cho biết cổng và khóa của từng hệ thống; không có thì cổng nào trống cũng được.
--home: địa chỉ của chương trình mà các hệ thống ấy gọi đến.
--ca: mỗi hệ thống còn nghe https ở cùng cổng; chứng thư để tin được ghi vào tệp này (NODE_EXTRA_CA_CERTS).
--begun: tệp JSON ghi mỗi hệ thống có sẵn gì, như làm ở /_sandbox/act: {"TÊN": [{"deed": "VIỆC", "given": …}]}.
--bare: không giữ lại nội dung đã nhận để xem.
Mỗi hệ thống có trang xem ở /_sandbox, thêm vào sau địa chỉ in ra lúc chạy; nút giả lỗi ở trang ấy, hoặc
PUT /_sandbox/faults với {"down"|"hang"|"garbage"|"errors": true} hay {"slow": MILI_GIÂY}; {} là hết lỗi.`

/** Longer than a certificate of our own is good for. */
const LONG_AGO = 100 * 86_400_000

/** `motcua sandbox`: prints the addresses as JSON once all listen, and runs until a signal. */
export async function runSandbox(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const known = {
    partners: { type: 'string' }, only: { type: 'string' }, home: { type: 'string' }, ca: { type: 'string' },
    begun: { type: 'string' }, bare: { type: 'boolean' },
  } as const
  const read = readOptions(args, known, USAGE, io)
  if (!read.values) return read.exit
  const { partners, only, home, ca, begun, bare } = read.values
  const settings = Object.entries(readPartners(partners))
  const nation = await openNation({
    ports: Object.fromEntries(settings.map(([name, { url }]) => [name, portOf(url)])),
    keys: Object.fromEntries(settings.map(([name, { key }]) => [name, typeof key === 'string' ? key : ''])),
    only: only?.split(','), home: home ?? 'http://127.0.0.1:8080', isKept: !bare,
    certificates: ca === undefined ? undefined : await certificatesIn(ca),
    ...begun !== undefined && { begun: begunIn(begun) },
  })
  io.stdout(JSON.stringify(nation.urls))
  await Promise.race([untilStopped(), untilAlone()])
  await nation.stop()
  return 0
}

/** What partners show over https, one that has run out among them; both go into the file, for whoever is to trust. */
async function certificatesIn(file: string): Promise<Certificates> {
  const { makeOwnCertificate } = await import('../../platform/own-certificate.ts')
  const now = systemClock.now()
  const [good, expired] = [await makeOwnCertificate(now), await makeOwnCertificate(new Date(now.getTime() - LONG_AGO))]
  writeFileSync(file, `${good.cert}\n${expired.cert}\n`)
  return { good, expired }
}

/** What stands in the file, as the program that hosts the sandbox wrote it. */
function begunIn(file: string): NonNullable<NationOptions['begun']> {
  return JSON.parse(readFileSync(file, 'utf8')) as NonNullable<NationOptions['begun']>
}

function portOf(url: unknown): number {
  return typeof url === 'string' && URL.canParse(url) ? Number(new URL(url).port) : 0
}
