const STYLE = `body{font:1.1rem/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}
button{font:inherit;padding:.5rem 1rem;margin-right:1rem}`

/** The page on which one pays without money; it works without any script. */
export function payingPage({ reference, amount }: { readonly reference: string; readonly amount: number }): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Thanh toán (thử)</title><style>${STYLE}</style></head><body>
<h1>Cổng thanh toán (hệ thống thử)</h1>
<p>Không có tiền thật nào được chuyển.</p>
<p>Mã tra cứu: <strong>${escaped(reference)}</strong></p>
<p>Số tiền: <strong>${amount.toLocaleString('vi-VN')} đồng</strong></p>
<form method="post"><button type="submit" name="deed" value="pay">Trả tiền</button>
<button type="submit" name="deed" value="leave">Không trả, quay lại</button></form></body></html>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`)
}
