import naughty from 'big-list-of-naughty-strings/blns.json' with { type: 'json' }

/**
 * What a string tries to run, by as many ways as browsers have; `beacon` is an address that tells whoever asks for it.
 */
const deedsFor = (beacon: string) => [
  'alert(1)', 'window.ran=1', `new Image().src='${beacon}'`, `top['al'+'ert'](1)`, 'self[`prompt`]`1`',
  `location='javascript:alert(1)'`,
]
/** What closes the place in which a text may stand: an attribute, a title, a field, a script, a comment, a style. */
const CLOSERS = [
  '', '">', "'>", '</title>', '</textarea>', '</script>', '-->', ']]>', '</style>', '</noscript>', '</option></select>',
  '</td></tr></table>', '</svg>', '`}', '\\">', '&quot;>', '"/><p ',
]
/** Elements that run something by themselves; X stands for the deed. */
const ELEMENTS = [
  '<script>X</script>', '<ScRiPt >X</sCrIpT>', '<script/src=data:,X></script>', '<img src=x onerror=X>',
  '<img/src/onerror=X>', '<IMG SRC=x ONERROR="X">', '<svg onload=X>', '<svg/onload="X"//', '<svg><script>X</script>',
  '<svg><animate onbegin=X attributeName=x dur=1s>', '<body onload=X>', '<input autofocus onfocus=X>',
  '<select autofocus onfocus=X>', '<textarea autofocus onfocus=X>', '<details open ontoggle=X>',
  '<video src=x onerror=X>',
  '<video><source onerror=X></video>', '<audio src=x onerror=X>', '<marquee onstart=X>', '<iframe src="javascript:X">',
  '<iframe srcdoc="<script>X</script>">', '<object data="javascript:X">', '<embed src="javascript:X">',
  '<a href="javascript:X" autofocus onfocus=X tabindex=1>x</a>', '<form action="javascript:X"><button autofocus>x',
  '<button formaction="javascript:X">x', '<meta http-equiv=refresh content="0;url=javascript:X">',
  '<base href="javascript:X//">', '<math><mtext><img src=x onerror=X>', '<link rel=stylesheet href="data:text/css,X">',
  '<style>@import "data:text/css,X"</style>', '<div style="animation:x 1s" onanimationstart=X>',
  '<template><script>X</script></template>', '<xmp><img src=x onerror=X></xmp>',
  '<noscript><img title="</noscript><img src=x onerror=X>">',
  '<table background="javascript:X">', '<isindex type=image src=1 onerror=X>', '<keygen autofocus onfocus=X>',
  '<svg><use href="data:image/svg+xml,<svg id=x onload=X>#x">', '<portal src="javascript:X">', '<frameset onload=X>',
]
/** What runs without an element of its own, in an attribute, an address, a template or a style. */
const INSIDE = [
  '" onmouseover=X x="', "' onfocus=X autofocus x='", '" autofocus onfocus="X', 'javascript:X', 'JaVaScRiPt:X',
  'java\tscript:X', ' javascript:X', 'javascript://%0aX', 'data:text/html,<script>X</script>', 'vbscript:X',
  '{{constructor.constructor("X")()}}', '${X}', '#{X}', '<%= X %>', '{{X}}', '{%X%}', '");X;//', "');X;//", '\\");X;//',
  '[x](javascript:X)', '![x](javascript:X)', '[x](data:text/html,<script>X</script>)', '<javascript:X>',
  '**<img src=x onerror=X>**',
  '# <script>X</script>', 'expression(X)', '\u2028X', '<!--#exec cmd="X"-->', '__proto__[x]=X', '"-X-"', "'-X-'",
]
/** Spellings that a filter overlooks and a browser forgives. */
const SPELLINGS: readonly ((text: string) => string)[] = [
  (text) => text, (text) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (text) => text.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e'), (text) => encodeURIComponent(text),
  (text) => text.replaceAll('<', '\uff1c').replaceAll('>', '\uff1e'), (text) => text.replaceAll('<', '<\u200b'),
  (text) => text.replaceAll('<', '&#x3c;').replaceAll('>', '&#62;'), (text) => text.replaceAll('<', '%253C'),
  (text) => text.replaceAll(' ', '/'), (text) => text.replaceAll('<', '<<'), (text) => `<b>${text}</b>`,
]
/** Names as this country writes them, in which the same must happen to be nothing. */
const NAMES = ['Nguyễn Thị Hồng Nhạn', 'Đỗ Hữu Trường Giang', 'Lê Đức Ngọc Ánh', 'Phạm Ỷ Ớ']

/**
 * Some hundred strings that try to run something wherever a text is shown, each another mixture of deed, place and
 * spelling, then those of the big list of naughty strings. None has a NUL or half of a letter, which no column takes.
 */
export function scriptStrings(beacon: string): readonly string[] {
  const deeds = deedsFor(beacon)
  const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T
  const made = [...ELEMENTS, ...INSIDE].flatMap((text, nth) => Array.from({ length: 7 }, (_, n) => {
    const string = pick(CLOSERS, nth * 3 + n * 5) + text.replaceAll('X', pick(deeds, nth + n))
    return n === 6 ? `${pick(NAMES, nth)} ${string}` : pick(SPELLINGS, n < 2 ? 0 : nth + n)(string)
  }))
  const found = naughty.map((text) => text.replace(/[\0\p{Cs}]/gu, '').normalize('NFC').trim())
  return [...new Set([...made, ...found])].filter((text) => text !== '')
}
