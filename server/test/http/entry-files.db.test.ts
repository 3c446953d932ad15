/**
 * Need: pictures and films of guides are uploaded by whoever edits, looked at by anybody, played by phones that ask for
 * parts, and can do nothing in a browser.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { upload } from './handed-in.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

/** Captions of a film: the smallest thing a guide may carry. */
const CAPTIONS = Buffer.from('WEBVTT\n\n00:00.000 --> 00:02.000\nXin chào\n')

let http: HttpServer
let editor: Caller
beforeAll(async () => {
  http = await startHttp()
  await staffOffices(http, officesOf(http))
  editor = await asRole(http, 'agency_admin', 'commune')
})
afterAll(async () => http.stop())

const send = (content: Buffer, caller = editor, name = 'a.bin') =>
  upload(caller, content, { url: '/api/entry-files', name })
const see = (id: string, headers: Record<string, string> = {}) => http.app.inject({ url: `/tep/${id}`, headers })

describe('what is uploaded for guides', () => {
  test('captions are taken by what they are, not by their name, and come back as they were', async () => {
    const sent = await send(CAPTIONS, editor, 'phim.exe')
    expect([sent.status, (sent.body as unknown as { kind: string }).kind]).toEqual([201, 'text/vtt'])
    const { statusCode, rawPayload, headers } = await see(sent.body.id)
    expect([statusCode, rawPayload.equals(CAPTIONS), headers['content-type']]).toEqual([
      200, true, 'text/vtt; charset=utf-8',
    ])
  })

  test('a browser may neither guess its kind nor run anything of it', async () => {
    const { headers } = await see((await send(CAPTIONS)).body.id)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-security-policy']).toBe(`sandbox; default-src 'none'`)
  })

  test.each([
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing with script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['noise', randomBytes(400)], ['nothing', Buffer.alloc(0)],
  ])('%s is refused', async (_, content) => {
    const refused = await send(content, editor, 'anh.png')
    expect(refused.status).toBeGreaterThanOrEqual(400)
    expect(refused.status).toBeLessThan(500)
    expect(refused.body.code).toMatch(/^(entry-file-kind|file-empty|file-broken)$/)
  })

  test('who edits nothing uploads nothing, and is told of no such place', async () => {
    const officer = await asRole(http, 'officer', 'commune')
    expect((await send(CAPTIONS, officer)).status).toBe(404)
    expect((await send(CAPTIONS, http.callerWith(''))).status).toBe(401)
  })

  test('an address that nobody was given is none', async () => {
    expect((await see(randomUUID())).statusCode).toBe(404)
    expect((await see('1')).statusCode).toBe(404)
  })
})

describe('parts of a file (RFC 9110, 14)', () => {
  let id: string
  beforeAll(async () => { id = (await send(Buffer.concat([CAPTIONS, Buffer.from('\n')]))).body.id })

  const SIZE = CAPTIONS.length + 1
  test.each([
    ['bytes=0-3', 'WEBV', `bytes 0-3/${String(SIZE)}`], ['bytes=2-2', 'B', `bytes 2-2/${String(SIZE)}`],
    ['bytes=-2', '\n\n', `bytes ${String(SIZE - 2)}-${String(SIZE - 1)}/${String(SIZE)}`],
    [`bytes=${String(SIZE - 1)}-99999`, '\n', `bytes ${String(SIZE - 1)}-${String(SIZE - 1)}/${String(SIZE)}`],
  ])('%s', async (range, text, told) => {
    const part = await see(id, { range })
    expect([part.statusCode, part.payload, part.headers['content-range'], part.headers['content-length']])
      .toEqual([206, text, told, String(text.length)])
  })

  test('beyond the end there is none; what is no range of bytes is answered with all of it', async () => {
    const beyond = await see(id, { range: `bytes=${String(SIZE)}-` })
    expect([beyond.statusCode, beyond.headers['content-range']]).toEqual([416, `bytes */${String(SIZE)}`])
    for (const range of ['lines=1-2', 'bytes=-', 'bytes=a-b'])
      expect((await see(id, { range })).rawPayload.length).toBe(SIZE)
  })
})

describe('a guide with a film', () => {
  /** Boxes of ISO/IEC 14496-12: the shortest thing that is a whole MP4. */
  const box = (type: string, content = Buffer.alloc(0)) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(8 + content.length)
    head.write(type, 4, 'latin1')
    return Buffer.concat([head, content])
  }
  const MP4 = Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\x02\0isommp41')), box('moov'), box('mdat', Buffer.alloc(50, 7)),
  ])
  const read = async (address: string, language = '') => {
    await http.province.catalogue.refresh() // as every process does each second
    return http.app.inject({
      url: address, headers: { 'host': 'localhost', 'cookie': `__Host-motcua-ngon-ngu=${language}` },
    })
  }
  let [id, film, captions, captionsEn] = ['', '', '', '']
  let administrator: Caller
  beforeAll(async () => {
    administrator = await asRole(http, 'system_admin', 'commune')
    ;[film, captions] = [(await send(MP4, administrator)).body.id, (await send(CAPTIONS, administrator)).body.id]
    captionsEn = (await send(Buffer.concat([CAPTIONS, Buffer.from('\n')]), administrator)).body.id
    const content = {
      title: 'Cách chụp giấy tờ', titleEn: 'How to photograph papers', body: 'Đặt giấy nơi sáng.',
      bodyEn: 'Put the paper in good light.', audience: 'citizen',
      film: {
        file: film, poster: null, captions, transcript: 'Xin chào.\nĐặt giấy xuống bàn.', captionsEn,
        transcriptEn: 'Hello.\nPut the paper on the table.',
      },
    }
    const begun = await administrator.call('POST', '/api/entries', { body: { kind: 'guide', content } })
    expect(begun.status).toBe(201)
    id = begun.body.id
  })

  test('as a draft it is shown to nobody', async () => {
    expect((await read(`/huong-dan/${id}`)).statusCode).toBe(404)
    expect((await read('/huong-dan')).payload).not.toContain('Cách chụp giấy tờ')
  })

  test('published by the administrator of the system it is read by a citizen in either language', async () => {
    const body = { version: 1, from: '2021-06-25' }
    const published = await administrator.call('POST', `/api/entries/${id}/publication`, { body })
    expect([published.status, published.text]).toEqual([200, expect.stringContaining('"version":1')])
    const [vietnamese, english] = [await read(`/huong-dan/${id}`), await read(`/huong-dan/${id}`, 'en')]
    expect(vietnamese.payload).toMatch(/<h1>Cách chụp giấy tờ<\/h1>/)
    expect(vietnamese.payload).toContain('Đặt giấy nơi sáng.')
    expect(english.payload).toMatch(/<h1>How to photograph papers<\/h1>/)
    expect(english.payload).toContain('Put the paper in good light.')
    expect((await read('/huong-dan', 'en')).payload).toContain('How to photograph papers')
  })

  test('its film loads nothing before it is played, has captions, and its words stand beneath as text', async () => {
    const { payload } = await read(`/huong-dan/${id}`)
    const [, marks = '', inside = ''] = /<video([^>]*)>(.*?)<\/video>/s.exec(payload) ?? []
    expect(marks).toMatch(/\bcontrols\b/)
    expect(marks).toContain('preload="none"')
    expect(marks).not.toMatch(/autoplay/i)
    expect(marks).toContain(`src="/tep/${film}"`)
    expect(inside).toMatch(new RegExp(`<track kind="captions"[^>]*src="/tep/${captions}"`))
    expect(payload).toMatch(/<summary>[^<]+<\/summary><div lang="vi"><p>Xin chào\.<\/p><p>Đặt giấy xuống bàn\.<\/p>/)
  })

  test('whoever reads English is shown English captions and words; the other captions may be chosen in both', async () => {
    const tracks = (payload: string) => [...payload.matchAll(/<track ([^>]*)>/g)].map(([, marks = '']) => [
      /srcLang="(\w+)"/i.exec(marks)?.[1], /src="\/tep\/([^"]+)"/.exec(marks)?.[1], /\bdefault\b/.test(marks),
    ])
    const [vietnamese, english] = [await read(`/huong-dan/${id}`), await read(`/huong-dan/${id}`, 'en')]
    expect(tracks(vietnamese.payload)).toEqual([['vi', captions, true], ['en', captionsEn, false]])
    expect(tracks(english.payload)).toEqual([['vi', captions, false], ['en', captionsEn, true]])
    expect(english.payload).toContain('<div lang="en"><p>Hello.</p><p>Put the paper on the table.</p>')
  })
})
