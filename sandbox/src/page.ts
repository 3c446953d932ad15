import type { Faults, PlayedFault } from './faults.ts'
import type { Journal } from './journal.ts'
import type { Offered, OpenPartner, Partner } from './partner.ts'

const SHOWN = 100

/** What may be made to go wrong here with one press; `expired` is for whoever joins over https, by the door alone. */
const FAULTS: readonly { readonly title: string; readonly given: Partial<Faults> }[] = [
  { title: 'Hết lỗi', given: {} },
  { title: 'Không nối được', given: { down: true } },
  { title: 'Nhận mà không trả lời', given: { hang: true } },
  { title: 'Trả lời không đọc được', given: { garbage: true } },
  { title: 'Báo lỗi 500', given: { errors: true } },
  { title: 'Chậm 3 giây', given: { slow: 3_000 } },
]
const PLAYED: Readonly<Record<PlayedFault, { readonly title: string; readonly given: Partial<Faults> }>> = {
  repeat: { title: 'Giao lại thêm một lần', given: { repeat: 1 } },
  reorder: { title: 'Giao sai thứ tự', given: { reorder: true } },
}

/** What a partner received and holds, for people who try the program out. */
export function pageOf(partner: Partner, open: OpenPartner, journal: Journal, faults: Faults): string {
  const rows = journal.list().slice(0, SHOWN).map(({ at, method, path, status, digest, body }) => `
    <details><summary>${text(at)} <b>${text(method)} ${text(path)}</b> → ${status === 0 ? 'không trả lời' : status}
      <small>${digest.slice(0, 12)}</small></summary><pre>${text(body)}</pre></details>`)
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${text(partner.title)} – bản thử</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}pre{overflow:auto;background:#f4f4f4;padding:.5rem}</style>
<h1>${text(partner.title)}</h1><p>Bản thử: chỉ có người và dữ liệu bịa ra. Đã nhận ${journal.count()} lượt gọi.</p>
${buttonsOf(open.offered?.() ?? [])}${faultsOf(partner, faults)}
<h2>Đã nhận</h2>${rows.join('')}<h2>Đang giữ</h2><pre>${text(JSON.stringify(open.state(), null, 1))}</pre></html>`
}

/** A row of buttons for each thing to which something may be done. */
function buttonsOf(offered: readonly Offered[]): string {
  if (offered.length === 0) return ''
  const rows = [...new Set(offered.map(({ on }) => on))].map((thing) => `
    <form method="post"><p>${text(thing)}: ${offered.filter(({ on }) => on === thing).map(buttonOf).join(' ')}</p></form>`)
  return `<h2>Làm tại đây</h2>${rows.join('')}`
}

/** What goes wrong now, buttons that change it, and how a program does the same. */
function faultsOf({ plays }: Partner, faults: Faults): string {
  const buttons = [...FAULTS, ...plays.map((name) => PLAYED[name])].map(({ title, given }) =>
    `<button name="given" value="${text(JSON.stringify(given))}">${text(title)}</button>`)
  return `<h2>Lỗi đang giả</h2><pre>${text(JSON.stringify(faults))}</pre>
<form method="post" action="/_sandbox/faults"><p>Giả lỗi, tới khi bấm “Hết lỗi”: ${buttons.join(' ')}</p></form>
<p>Từ dòng lệnh, nhiều lỗi một lúc: <code>curl -X PUT -d '{"errors":true,"slow":3000}' ĐỊA_CHỈ/_sandbox/faults</code>; <code>{}</code> là hết lỗi.</p>`
}

function buttonOf({ deed, given, title }: Offered): string {
  return `<button formaction="/_sandbox/act/${deed}" name="given" value="${text(JSON.stringify(given))}">${text(title)}</button>`
}

function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
