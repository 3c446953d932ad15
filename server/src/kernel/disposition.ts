import { fold } from './vietnamese-text.ts'

const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'], 'image/jpeg': ['jpg', 'jpeg'], 'image/png': ['png'],
}

/**
 * Shown in the browser or only saved, under its name (RFC 6266): letters without marks for old programs, and the name
 * as it is, with the ending of what the file is. Signed, a photograph has become a PDF, and some came without any.
 */
export function dispositionOf(name: string, kind: string, how: 'inline' | 'attachment'): string {
  const ended = withEnding(name, kind)
  const plain = fold(ended).replace(/[^a-z0-9._ -]/g, '_').slice(0, 120)
  const whole = encodeURIComponent(ended).replace(
    /['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${how}; filename="${plain}"; filename*=UTF-8''${whole}`
}

function withEnding(name: string, kind: string): string {
  const endings = ENDINGS[kind]
  if (!endings) return name
  const [, stem = name, ending = ''] = /^(.+)\.([a-z][a-z0-9]{1,3})$/is.exec(name) ?? []
  return endings.includes(ending.toLowerCase()) ? name : `${stem}.${endings[0] ?? ''}`
}
