import type { Bearer } from './people.ts'

const STYLE = `body{font:1.1rem/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}
button{font:inherit;padding:.5rem 1rem;margin-right:1rem}fieldset{margin-bottom:1rem}`

/** The page on which one is a made-up person, with a level of identity; it works without any script. */
export function choosingPage(uid: string, bearers: readonly Bearer[], asked: number): string {
  const rows = bearers.map(({ techId, claims, highest }, index) => `<p><label><input type="radio" name="techId" value="${techId}"${
    index === 0 ? ' checked' : ''}> ${claims['HoVaTen'] ?? ''} – ${claims['SoDinhDanh'] ?? techId}${
    claims['TenDoanhNghiep'] === undefined ? '' : `, đại diện ${claims['TenDoanhNghiep']} (mã số thuế ${claims['MaSoThue'] ?? ''})`
  }${highest === 1 ? ' – chỉ có mức 1' : ''}</label></p>`).join('\n')
  const levels = [1, 2].map((level) => `<label><input type="radio" name="level" value="${String(level)}"${
    level === Math.max(1, asked) ? ' checked' : ''}> Mức ${String(level)}</label>`).join(' ')
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Định danh điện tử (thử)</title><style>${STYLE}</style></head><body>
<h1>Định danh điện tử (hệ thống thử)</h1>
<p>Mọi người ở đây đều bịa ra. Chọn người muốn đóng vai rồi bấm Đăng nhập.</p>
<form method="post" action="/chon-nguoi/${encodeURIComponent(uid)}">
<fieldset><legend>Người</legend>${rows}</fieldset>
<fieldset><legend>Mức độ định danh${asked > 0 ? ` (được yêu cầu: mức ${String(asked)})` : ''}</legend>${levels}</fieldset>
<button type="submit" name="deed" value="sign-in">Đăng nhập</button><button type="submit" name="deed" value="refuse">Không đăng nhập</button>
</form></body></html>`
}

/** The way out, which goes on by itself where scripts run. */
export function leavingPage(form: string): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Đăng xuất</title><style>${STYLE}</style></head><body>
<h1>Đăng xuất khỏi định danh điện tử (thử)</h1>${form}
<button type="submit" form="op.logoutForm" value="yes" name="logout">Đăng xuất</button>
<script>document.querySelector('button[name=logout]').click()</script></body></html>`
}
