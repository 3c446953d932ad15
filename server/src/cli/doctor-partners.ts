import type { Manifest } from '../platform/partner/manifest.ts'
import { readSettings } from '../platform/partner/read-settings.ts'
import type { PartnerSettings } from '../platform/partner/read-partners.ts'
import { SendFault } from '../platform/send-fault.ts'
import { isLoopback } from '../platform/sign-in/is-loopback.ts'
import type { Finding } from './doctor.ts'

/** A part of MOTCUA_PARTNERS that belongs to no outside system: where webhooks may go. */
const NO_SYSTEM = 'webhooks'

const WHY: Readonly<Record<string, string>> = {
  'timeout': 'không trả lời kịp', 'unreachable': 'không kết nối được', 'answer-unreadable': 'trả lời không hiểu được',
  'certificate-expired': 'chứng thư của bên ấy đã hết hạn',
  'session-refused': 'không nhận tên hoặc khóa của ta', 'token-refused': 'không nhận tên hoặc khóa của ta',
  'http-401': 'không nhận khóa của ta', 'http-403': 'không cho ta vào',
}

/**
 * Whether each part of MOTCUA_PARTNERS is as its system asks for: one that is not keeps the program from starting. A
 * name that no system has is told, for nobody would miss what is never sent; so is a way that is not encrypted, since
 * the key and personal data go over it.
 */
export function checkPartnerSettings(settings: PartnerSettings, systems: readonly Manifest[]): Finding[] {
  return Object.entries(settings).filter(([name]) => name !== NO_SYSTEM).flatMap(([name, given]): Finding[] => {
    const system = systemOf(systems, name)
    if (!system) {
      const known = systems.map(({ partner }) => partner).join(', ')
      return [{ check: name, health: 'warning', text: `MOTCUA_PARTNERS: không có hệ thống nào tên này, nên phần này không có tác dụng. Các tên: ${known}.` }]
    }
    const over = system.over?.(given)
    const read = readSettings(over?.settings ?? system.settings, given)
    if (read.ok && over && !Object.hasOwn(settings, over.partner))
      return [{ check: name, health: 'broken', text: `MOTCUA_PARTNERS: đi qua ${over.partner}, mà phần ấy không có.` }]
    if (read.ok) return isOpenWay(given['url']) ? [openWay(name, system.title)] : []
    return [{ check: name, health: 'broken', text: `MOTCUA_PARTNERS: thiếu, sai hoặc thừa ${read.refusal.names.join(', ')}.` }]
  })
}

/**
 * Speaks with each outside system that is named once, changing nothing there, all at the same time. One that is away is
 * a warning: this program works on without it, and what is for it waits.
 */
export async function checkPartners(settings: PartnerSettings, systems: readonly Manifest[]): Promise<Finding[]> {
  return Promise.all(Object.entries(settings).flatMap(([name, given]) => {
    const system = systemOf(systems, name)
    // What is reached over another system is there when that is.
    return system && !system.over?.(given) ? [findingOf(name, system.title, system.check(given))] : []
  }))
}

/** Http to another machine: lines of agencies may be encrypted below it, which nobody can see from here. */
function isOpenWay(url: unknown): boolean {
  return typeof url === 'string' && URL.canParse(url) && new URL(url).protocol === 'http:' && !isLoopback(new URL(url))
}

function openWay(check: string, title: string): Finding {
  return {
    check, health: 'warning',
    text: `${title}: địa chỉ là http, không mã hóa. Hãy dùng https, trừ khi đường truyền đã được mã hóa.`,
  }
}

function systemOf(systems: readonly Manifest[], name: string): Manifest | undefined {
  return systems.find(({ partner, isFamily }) => partner === name || isFamily && name.startsWith(`${partner}-`))
}

async function findingOf(partner: string, title: string, checked: Promise<void>): Promise<Finding> {
  const fault = await checked.then(() => undefined, (error: unknown) => error)
  if (fault === undefined) return { check: partner, health: 'ok', text: `${title}: trả lời` }
  const code = fault instanceof SendFault ? fault.code : 'unknown'
  return {
    check: partner, health: 'warning',
    text: `${title}: ${WHY[code] ?? `trả lời lỗi ${code}`}. Hãy xem địa chỉ và khóa trong MOTCUA_PARTNERS, và màn hình Hệ thống bên ngoài.`,
  }
}
