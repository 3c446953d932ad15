import type { Faults } from './faults.ts'
import type { Journal } from './journal.ts'
import type { Offered, OpenPartner, Partner } from './partner.ts'

const SHOWN = 100

/** What a partner received and holds, for people who try the program out. */
export function pageOf(partner: Partner, open: OpenPartner, journal: Journal, faults: Faults): string {
  const rows = journal.list().slice(0, SHOWN).map(({ at, method, path, status, digest, body }) => `
    <details><summary>${text(at)} <b>${text(method)} ${text(path)}</b> → ${status === 0 ? 'không trả lời' : status}
      <small>${digest.slice(0, 12)}</small></summary><pre>${text(body)}</pre></details>`)
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${text(partner.title)} – bản thử</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}pre{overflow:auto;background:#f4f4f4;padding:.5rem}</style>
<h1>${text(partner.title)}</h1><p>Bản thử: chỉ có người và dữ liệu bịa ra. Đã nhận ${journal.count()} lượt gọi.</p>
${buttonsOf(open.offered?.() ?? [])}<h2>Lỗi đang giả</h2><pre>${text(JSON.stringify(faults))}</pre>
<h2>Đã nhận</h2>${rows.join('')}<h2>Đang giữ</h2><pre>${text(JSON.stringify(open.state(), null, 1))}</pre></html>`
}

/** A row of buttons for each thing to which something may be done. */
function buttonsOf(offered: readonly Offered[]): string {
  if (offered.length === 0) return ''
  const rows = [...new Set(offered.map(({ on }) => on))].map((thing) => `
    <form method="post"><p>${text(thing)}: ${offered.filter(({ on }) => on === thing).map(buttonOf).join(' ')}</p></form>`)
  return `<h2>Làm tại đây</h2>${rows.join('')}`
}

function buttonOf({ deed, given, title }: Offered): string {
  return `<button formaction="/_sandbox/act/${deed}" name="given" value="${text(JSON.stringify(given))}">${text(title)}</button>`
}

function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
