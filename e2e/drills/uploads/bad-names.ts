/** Names that lead out of a folder, break a header or a line, or look like something else; as bytes of a form. */
export const BAD_NAMES: readonly string[] = [
  '../../../etc/passwd', '..\\..\\..\\windows\\win.ini', '/etc/passwd', 'C:\\boot.ini', '....//....//a.pdf', '%2e%2e%2fa.pdf',
  '%2e%2e/%2e%2e/a.pdf', '..%5c..%5ca.pdf', '..%c0%af..%c0%afa.pdf', 'a\0.pdf', 'a.pdf\0.html', '%00.pdf', '.', '..', '...', ' ', '.htaccess', '~/a',
  'a'.repeat(300), `${'á'.repeat(300)}.pdf`, 'a/'.repeat(500), `${'../'.repeat(200)}a`, 'CON', 'NUL.pdf', 'LPT1', 'aux.pdf', 'COM1.txt',
  'a.pdf\r\nSet-Cookie: x=1', 'a.pdf\r\n\r\n<script>alert(1)</script>', 'a\nX-Injected: 1', 'a%0d%0aX-Injected: 1', '嘊嘍X-Injected: 1', 'a\u2028b.pdf',
  '"; filename="b.html', '\\"; filename=b.html', "a'b.pdf", 'a;b.pdf', 'a"b"c.pdf', 'a\\b.pdf', '=?utf-8?B?YS5odG1s?=', "UTF-8''a.html",
  '\u202efdp.exe', 'hoa\u202efdp.exe', '\u2066a\u2069.pdf', 'a\u200b.pdf', '\ufeffa.pdf', 'a.pdf ', 'a.pdf.', 'a.pdf....', '<script>alert(1)</script>.pdf',
  '<img src=x onerror=alert(1)>.pdf', '" onmouseover="alert(1)', 'javascript:alert(1)', '${7*7}.pdf', '{{7*7}}.pdf', '$(id).pdf', '`id`.pdf', '; ls.pdf',
  '| ls', '-rf', '--help', '=1+1.pdf', '@SUM(A1).pdf', '+cmd.pdf', "'; drop table x;--.pdf", 'Giấy khai sinh.pdf', 'Giấy khai sinh.pdf'.normalize('NFD'),
  'ảnh\u0301\u0301\u0301\u0301.pdf', '😀.pdf', '\ud83d.pdf', 'عربي.pdf', 'a.pdf:stream', 'a::$DATA', 'file://a', 'http://a/b.pdf', 'a?b#c.pdf', 'a.html', 'a.svg',
  'constructor', '__proto__', 'toString', 'filename*', '文件.pdf', 'ﬁle.pdf', 'Ａ.pdf', 'a\t.pdf', '\x1b[31ma.pdf', '\x7f.pdf', '\x85.pdf',
]
